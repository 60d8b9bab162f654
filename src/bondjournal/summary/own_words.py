"""The page's headings and fixed lines as settings: each can be changed, and set back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import change_log, page_voice, settings
from bondjournal.summary.language_pack import words_in
from bondjournal.summary.words import Words

PREFIX = "page.words."
"""What the name of each of these settings begins with, before the key of its line."""
SETTING = "page.words"
"""The setting that keeps the lines in the person's own words."""
_PART = re.compile(r"\{(\w+)\}")
_DAYS = ("day", "day_with_year", "day_in_title")
_OF_A_DAY = ("weekday", "day", "month", "year")
_EXPLAINED = {
    "language": "The language of its lines, such as en or de. Screen readers go by it.",
    "first_day": "How the first day of a month is written.",
    "decimal_sign": "The decimal sign in a number such as 7.5.",
    "between_items": "What separates the parts of a line.",
    "may_help": "What may help most, as it is offered in Prepare, with commas between.",
}

Text = str | tuple[str, ...]
"""A line, or the names of all days or months in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """One heading or fixed line: what it is in the language of the page, and what it is now."""

    key: str
    default: Text
    present: Text

    @property
    def name(self) -> str:
        """What it is called among the settings."""
        return PREFIX + self.key

    @property
    def parts(self) -> tuple[str, ...]:
        """The names that may stand in braces, to be filled in."""
        if self.key in _DAYS:
            return _OF_A_DAY
        return tuple(_PART.findall(self.default)) if isinstance(self.default, str) else ()

    @property
    def explained(self) -> str:
        """One or two sentences about what it may be."""
        if self.key in _EXPLAINED:
            return _EXPLAINED[self.key]
        if not isinstance(self.default, str):
            return f"{len(self.default)} names in order, separated by commas."
        filled = " and ".join(f"{{{one}}}" for one in self.parts)
        said = "A line of the page. If you empty it, it is left out."
        return f"{said} {filled} is filled in." if filled else said

    @property
    def typed(self) -> str:
        """What it is now, as a person would type it."""
        return self.present if isinstance(self.present, str) else ", ".join(self.present)

    @property
    def is_own(self) -> bool:
        """Whether it is in the person's own words."""
        return self.present != self.default


def is_page_line(name: str) -> bool:
    """Say whether a setting of this name is a line of the page."""
    return name.startswith(PREFIX)


def words_of(session: Session, language: str) -> Words:
    """Return the lines of a page in a language, with the person's own words above them."""
    texts = settings.get(session, SETTING)
    return words_in(language).changed(texts if isinstance(texts, dict) else {})


def for_therapist(session: Session, therapist: UUID) -> Words:
    """Return the lines of the pages for a therapist."""
    return words_of(session, page_voice.language(session, therapist))


def may_help(session: Session, therapist: UUID) -> tuple[str, ...]:
    """Return what is offered where a page is asked what would help most."""
    return for_therapist(session, therapist).may_help


def all_of(session: Session) -> list[Line]:
    """Return every heading and fixed line in the language of the settings, labels last."""
    language = page_voice.language(session)
    present, as_they_come = words_of(session, language).texts(), words_in(language).texts()
    return [Line(key, line, present[key]) for key, line in as_they_come.items()]


def named(session: Session, name: str) -> Line:
    """Return the line of this key, or of this name among the settings.

    Raises:
        NotFound: there is no such line.
    """
    key = name.removeprefix(PREFIX).replace("-", "_")
    for line in all_of(session):
        if line.key == key:
            return line
    raise NotFound("No line of the page has this name.", "'bondjournal config list' shows them.")


def change(session: Session, line: Line, typed: str) -> None:
    """Change a heading or fixed line; an empty text leaves it out.

    Raises:
        WrongUse: it is too long, has something unknown in braces, or is a list with more or fewer
            parts than it needs.
    """
    cleaned = checks.line(typed, "A line of the page")
    new: str | Sequence[str] = cleaned
    if not isinstance(line.default, str):
        new = [one.strip() for one in cleaned.split(",") if one.strip()]
        if len(new) != len(line.default):
            raise WrongUse(
                f"{line.name} needs {len(line.default)} names.", "Separate them with commas."
            )
    elif unknown := [one for one in _PART.findall(cleaned) if one not in line.parts]:
        known = ", ".join(f"{{{one}}}" for one in line.parts) or "nothing in braces"
        raise WrongUse(f"There is no {{{unknown[0]}}} in this line.", f"It can have: {known}.")
    _put(session, line, new)


def reset(session: Session, line: Line) -> None:
    """Let a heading or fixed line be as it comes."""
    _put(session, line, None)


def _put(session: Session, line: Line, new: str | Sequence[str] | None) -> None:
    change_log.change_setting(
        session, SETTING, new, key=line.key, called="a line of the page", said=line.typed
    )
