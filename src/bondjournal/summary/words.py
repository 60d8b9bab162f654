"""The headings and fixed lines of a page: everything on it that the person did not write.

Here they are in English; `packs/` has them in other languages. Each can be changed in the
settings, and one that is set to nothing is left out. What stands in braces is filled in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from bondjournal import dates
from bondjournal.kinds import PAGE_LISTS

_FELT = {"open": ("was_open", "open")}
"""Per scale, the lines that can say what its number means, the most specific first; other scales
use `felt_<name>` and `<name>`."""
_FELT_IN_BRIEF = {"safe": ("felt_safe_in_brief", "felt_safe", "safe")}
"""The same for the brief page, if that has lines of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every heading and fixed line of a page."""

    title: str = "For our session on {day}"
    title_next: str = "For our next session"
    title_first: str = "For our first session"

    signed: str = "From {name}."
    signed_with_span: str = "From {name}, for {start} to {end}."
    read_together: str = "Could we read it together at the start?"
    hand_back: str = "Please hand it back afterwards."

    talk_about: str = "What I'd like to talk about"
    would_help: str = "What would help most today:"
    then: str = "then"
    first: str = "First, please:"
    tried: str = "Tried:"
    practical: str = "Practical:"
    start_with: str = "What I'd like to start with:"

    between_us: str = "Between us"
    dated: str = "{day}:"
    last_time: str = "Last time I wanted to talk about:"
    talked_about: str = "(talked about)"
    not_yet: str = "(not yet)"
    moment_in_brief: str = "Between us, {day}:"
    rated: str = "{day}:"
    late: str = "(rated {days} days later)"
    late_by_one: str = "(rated 1 day later)"
    felt_heard: str = "how heard I felt"
    felt_safe: str = "how safe it felt to be myself with you"
    felt_safe_in_brief: str = "how safe with you"
    was_open: str = "how open I could be"
    of_ten: str = "{value} of 10"
    heard: str = "heard"
    safe: str = "safe"
    open: str = "open"
    usual: str = "My usual is {usual}."
    usual_both: str = "{value} for both"
    usual_all: str = "{value} for all three"
    usual_one: str = "{value} for {scale}"
    about: str = "About {scale}:"
    rated_aloud: str = "Last time, {felt}: {number} out of ten."
    wished: str = "What I would have liked:"
    unsaid: str = "What I did not say:"

    stayed: str = "What else stayed with me"
    stayed_on: str = "{day}"
    stayed_on_with_title: str = "{day}, {title}"

    tried_and_helped: str = "What I tried, and what helped"
    only_tried: str = "What I tried"
    only_helped: str = "What helped"

    goals: str = "What I'm working on"
    goal: str = '"{words}": {values}, out of 10.'
    goal_now: str = "{value} now"
    goal_on: str = "{value} on {day}"

    chose_every_line: str = "I chose every line."
    own_numbers: str = "The numbers are my own, not a test."
    ask_first: str = "Please ask me before you share this with anyone else."

    day: str = "{day} {month}"
    day_with_year: str = "{day} {month} {year}"
    day_in_title: str = "{weekday} {day} {month} {year}"
    weekdays: tuple[str, ...] = dates.WEEKDAYS
    months: tuple[str, ...] = dates.MONTHS
    numbers: tuple[str, ...] = (
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    )  # fmt: skip
    """The numbers of a scale in words."""

    first_day: str = "1"
    """How the first day of a month is written."""
    decimal_sign: str = "."
    between_items: str = ";"
    may_help: tuple[str, ...] = (
        "listening first",
        "working it out together",
        "ideas to try",
        "deciding something",
    )
    """What is offered for `would_help`."""

    language: str = "en"
    """The language of all this, as BCP 47 names it; a program that reads a page aloud needs it."""

    labels: Mapping[str, str] = field(
        default_factory=lambda: {name: one.label for name, (_, one) in PAGE_LISTS.items()},
        hash=False,
    )
    """What stands before each list that takes one line of the page, by the name of the list."""

    own: frozenset[str] = frozenset()
    """The names of those that the person changed."""

    def texts(self) -> dict[str, Any]:
        """Return every heading and fixed line by its name."""
        names = (one.name for one in fields(self) if one.name not in ("labels", "own"))
        return {name: getattr(self, name) for name in names} | dict(self.labels)

    def changed(self, texts: Mapping[str, Any]) -> "Words":
        """Return the words with the person's own texts in place of some.

        A name that is not known here, or a value of another shape, changes nothing: it may come
        from a later version.
        """
        new, before = self.translated(texts), self.texts()
        own = {name for name, text in new.texts().items() if text != before[name]}
        return replace(new, own=self.own | own)

    def translated(self, texts: Mapping[str, Any]) -> "Words":
        """Return the words with the texts of a pack in place of some, as `changed` does."""
        mine: dict[str, Any] = {}
        for name, present in self.texts().items():
            wanted = texts.get(name)
            if isinstance(present, str) and isinstance(wanted, str):
                mine[name] = wanted
            elif isinstance(present, tuple):
                mine[name] = _as_names(wanted, len(present)) or present
        labels = {name: mine.pop(name, label) for name, label in self.labels.items()}
        return replace(self, **mine, labels=labels)

    def on(self, day: date, year: int) -> str:
        """Return a day as "2 May", with its year if that is not the `year` of the page."""
        return self._filled(self.day if day.year == year else self.day_with_year, day)

    def in_title(self, day: date) -> str:
        """Return a day as "Tuesday 12 May 2026"."""
        return self._filled(self.day_in_title, day)

    def scale(self, name: str) -> str:
        """Return the word for a scale."""
        return str(getattr(self, name))

    def felt(self, name: str, *, in_brief: bool = False) -> str:
        """Return what a number on a scale says: "how heard I felt".

        A line the person changed goes before one that they did not: a changed short word replaces
        an unchanged long line.
        """
        lines: tuple[str, ...] = _FELT.get(name, (f"felt_{name}", name))
        if in_brief:
            lines = _FELT_IN_BRIEF.get(name, lines)
        return str(getattr(self, next((one for one in lines if one in self.own), lines[0])))

    def usually(self, usual: Mapping[str, float], rated: int) -> str:
        """Return "My usual is 8 for heard, 7 for safe.", or nothing if no usual is known.

        Args:
            usual: the usual number of each scale that has one.
            rated: how many scales were rated.
        """
        numbers = {scale: self._number(value) for scale, value in usual.items()}
        alike = len(numbers) == rated and len(set(numbers.values())) == 1
        for_all = {2: self.usual_both, 3: self.usual_all}.get(rated)
        if alike and for_all is not None:
            said = filled(for_all, value=next(iter(numbers.values())))
        else:
            said = ", ".join(
                filled(self.usual_one, value=number, scale=self.scale(scale))
                for scale, number in numbers.items()
            )
        return filled(self.usual, usual=said) if numbers else ""

    def _number(self, value: float) -> str:
        return f"{value:g}".replace(".", self.decimal_sign or ".")

    def _filled(self, template: str, day: date) -> str:
        parts = {
            "day": self.first_day or "1" if day.day == 1 else str(day.day),
            "month": self.months[day.month - 1],
            "year": str(day.year),
            "weekday": self.weekdays[day.weekday()],
        }
        return filled(template, **parts)


def filled(template: str, **parts: str) -> str:
    """Fill in what stands in braces; braces that mean nothing here stay as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), template)


def _as_names(value: object, count: int) -> tuple[str, ...]:
    """Return this many names, or none if the value is anything else."""
    if not isinstance(value, (list, tuple)) or len(value) != count:
        return ()
    names = tuple(one for one in value if isinstance(one, str) and one)
    return names if len(names) == count else ()
