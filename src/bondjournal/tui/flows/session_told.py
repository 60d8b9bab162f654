"""Sessions as rows, and what there is to tell about one, with the ways on."""

from collections.abc import Sequence

from bondjournal import dates, wording
from bondjournal.journal import session_list
from bondjournal.journal.session_list import Listed
from bondjournal.tui.flows.pages import page_line
from bondjournal.tui.screens import days
from bondjournal.tui.screens.session import Told
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import appointments as words

_MOST_WORDS = 120
"""So much of an entry stands in a slip."""


def rows(listed: Sequence[Listed], year: int) -> list[Row]:
    """Return sessions as rows, newest first, with their state, ratings and what is known."""
    return [_row(one, year) for one in reversed(listed)]


def told(about: session_list.Told) -> Told:
    """Return what there is to tell about a session, and what can be done with it."""
    listed, row = about.listed, about.listed.appointment
    known = [
        f"{_number(rating.scale, rating.value)}{f': {rating.line}' if rating.line else '.'}"
        for rating in listed.ratings
    ]
    if listed.state != "attended" or not known:
        state = _state(listed, rated=False)
        known.insert(0, f"{state[0].upper()}{state[1:]}.")
    known += [f"With {listed.therapist.rstrip('.')}."] if listed.therapist else []
    if listed.every_weeks:
        known.append(words.REPEATS.format(rhythm=words.rhythm(listed.every_weeks)))
    for name, text in (
        ("What you would have liked", row.wished),
        ("What you did not say", row.unsaid),
    ):
        known += [f"{name}: {text}"] if text else []
    written = about.lines
    known += [f"What you wrote: {_cut(written[0].title or written[0].words)}"] if written else []
    ways = list(_ways(listed))
    ways += [Choice("e", "Read what you wrote", name="read")] if written else []
    if about.page:
        known.append(page_line(about.page))
        ways.append(Choice("p", "The pages that were written", name="page"))
    if about.mistake:
        ways.append(Choice("d", "Delete it: it was added by mistake", name="delete"))
    return Told(dates.long(row.day), tuple(known), tuple(ways))


def _row(listed: Listed, year: int) -> Row:
    day = listed.appointment.day
    right = words.PAGE_WRITTEN if listed.page_written else ""
    if listed.every_weeks and not right:
        right = words.rhythm(listed.every_weeks)
    return Row(
        listed.appointment.uuid,
        _state(listed, rated=True),
        margin=dates.margin(day, year),
        short_margin=days.short(day, year),
        after=listed.therapist,
        right=right,
    )


def _state(listed: Listed, *, rated: bool) -> str:
    row = listed.appointment
    if listed.state == "planned":
        local = dates.local(row.at, row.zone)
        return f"{dates.clock(local.time())}, planned" if row.timed else "planned"
    if rated and listed.ratings and listed.state == "attended":
        return ", ".join(_number(one.scale, one.value) for one in listed.ratings)
    return words.STATES[listed.state]


def _number(scale: str, value: int) -> str:
    return f"{wording.SCALE_NAMES[scale]} {value}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS].rstrip()}…"


def _ways(listed: Listed) -> tuple[Choice, ...]:
    after = Choice("a", "Rate it, or write about it", name="after")
    took_place = Choice("t", "It took place", name="took place")
    did_not = Choice("x", "It did not happen", name="did not happen")
    move = Choice("m", "Move it to another day", name="move")
    repeat = Choice("r", "Its rhythm" if listed.every_weeks else "Repeat it", name="repeat")
    return {
        "planned": (move, Choice("c", "Cancel it", name="cancel"), repeat),
        "set-aside": (move, Choice("c", "Cancel it", name="cancel")),
        "cancelled": (Choice("c", "It takes place after all", name="cancel"), move),
        "attended": (after, did_not),
        "unknown": (took_place, did_not, after),
        "did-not-happen": (took_place, move),
    }[listed.state]
