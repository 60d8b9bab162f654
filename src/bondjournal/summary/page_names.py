"""The names on a page, undecided ones first, each with what replaces it and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import preparations, stand_ins
from bondjournal.summary import capital_words, choose, standins
from bondjournal.summary.page import Note, Page
from bondjournal.summary.parts import parts
from bondjournal.summary.standins import Place
from bondjournal.summary.words import Words

_AROUND = 24
"""How many characters of the words before and after a name are shown."""


@dataclass(frozen=True, slots=True)
class NameOnPage:
    """A name that stands on a page."""

    name: str
    instead: str | None
    """Its stand-in; empty leaves the name as it is, None is not decided."""
    count: int
    """How often it stands there."""
    around: tuple[tuple[date | None, str], ...]
    """Each place with the day of what was written, and some words around the name."""
    places: tuple[Place, ...] = ()
    """The places that are decided one by one: the name is an ordinary word too."""

    @property
    def decided(self) -> bool:
        """Whether nothing of it is left to be decided."""
        return self.instead is not None and all(one.decided is not None for one in self.places)

    @property
    def stays(self) -> bool:
        """Whether it is left as it is wherever it stands."""
        nowhere = bool(self.places) and not any(one.decided for one in self.places)
        return self.decided and (not self.instead or nowhere)


def of_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> list[NameOnPage]:
    """Return the names on a page as it would be written today; undecided ones come first."""
    prepared = preparations.for_page(session, therapist, appointment)
    page = choose.collect(session, prepared.therapist, prepared.appointment, today=today)
    known = choose.stand_ins(session)
    found = [
        _name(page, name, None, count, ())
        for name, count in capital_words.undecided(page, known.decided())
    ]
    asked = standins.places(page, known)
    for name, instead in known.names.items():
        if count := len(standins.standing(page, name)):
            places = tuple(one for one in asked if one.name == name)
            found.append(_name(page, name, instead, count, places))
    return sorted(found, key=lambda one: one.decided)


def swap(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    name: str,
    instead: str,
    *,
    today: date,
) -> None:
    """Put other words in place of a name on a page.

    Where it is an ordinary word too, it is replaced as a name, unless that was decided one by one.
    """
    stand_ins.decide(session, name, instead)
    found = of_page(session, therapist, appointment, today=today)
    places = next((one.places for one in found if one.name == name), ())
    anew = not any(one.decided for one in places)
    for one in places:
        if anew or one.decided is None:
            stand_ins.decide_place(session, one.key, replace=standins.is_name(one.found))


def _name(
    page: Page, name: str, instead: str | None, count: int, places: tuple[Place, ...]
) -> NameOnPage:
    return NameOnPage(name, instead, count, tuple(_around(page, name)), places)


def _around(page: Page, name: str) -> Iterator[tuple[date | None, str]]:
    """Yield each place of a name, with its day if that is known."""
    wanted = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", re.IGNORECASE)
    # The person's own fixed lines stand once on a page, and in no part of it.
    places: list[tuple[date | None, Page]] = [(None, Page(today=page.today, words=page.words))]
    for part in parts(page, "full"):
        under = (one for topic in part.page.topics for one in topic.material)
        notes = [*part.page.stayed, *(one for one in under if isinstance(one, Note))]
        dated = [*(one.day for one in notes), *(one.day for one in part.page.moments)]
        places.append((dated[0] if dated else None, replace(part.page, words=Words())))
    for day, alone in places:
        for text in dict.fromkeys(standins.standing(alone, name)):
            for place in wanted.finditer(text):
                start, end = max(place.start() - _AROUND, 0), place.end() + _AROUND
                more = "…" if text[end:] else ""
                yield day, f"{'…' if start else ''}{text[start:end]}{more}"
