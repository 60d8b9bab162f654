"""What is still to be decided about names before a page is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import NotFound
from bondjournal.journal import preparations, stand_ins
from bondjournal.summary import capital_words, choose, standins
from bondjournal.summary.page import Page
from bondjournal.summary.standins import Place

_NAMES = "names"
"""The step of preparing that asks about names."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Undecided names with their counts, and undecided places of names that are common words."""

    names: tuple[tuple[str, int], ...]
    places: tuple[Place, ...]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.names) + len(self.places)


@dataclass(frozen=True, slots=True)
class Next:
    """What is to be decided next: a name, or one place of a name that is a common word too."""

    name: str
    count: int = 0
    """How often the name stands there."""
    texts: tuple[str, ...] = ()
    """The texts it stands in, each in full."""
    place: Place | None = None
    instead: str = ""
    """The stand-in for the name in other places."""


def on_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> Undecided:
    """Return the undecided names and places on a page as it would be written today."""
    known = choose.stand_ins(session)
    page = _typed(session, therapist, appointment, today)
    places = tuple(one for one in standins.places(page, known) if one.decided is None)
    return Undecided(tuple(capital_words.undecided(page, known.decided())), places)


def steps_of_page(
    session: Session, therapist: UUID, appointment: UUID | None, at: str, *, today: date
) -> tuple[str, ...]:
    """Return the steps of preparing a page: that of the names only if something is undecided.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for.
        at: the step that preparing is at, which is always among them.
        today: the day of writing.
    """
    there = at == _NAMES or on_page(session, therapist, appointment, today=today)
    return tuple(step for step in preparations.STEPS if step != _NAMES or there)


def next_on_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> Next | None:
    """Return what to decide next, the names first; None once everything is decided."""
    known = choose.stand_ins(session)
    page = _typed(session, therapist, appointment, today)
    for name, count in capital_words.undecided(page, known.decided()):
        return Next(name, count, tuple(standins.standing(page, name)))
    for place in standins.places(page, known):
        if place.decided is None:
            return Next(place.name, place=place, instead=known.names[place.name])
    return None


def decide(session: Session, found: Next, instead: str, *, replace: bool) -> str:
    """Decide on a name, or on one place of it; return the name.

    Args:
        session: the session.
        found: what to decide.
        instead: the stand-in for the name; for a place, empty leaves the stand-in as it is.
        replace: for a place, whether the name is replaced there.
    """
    if found.place is None or instead:
        stand_ins.decide(session, found.name, instead)
    if found.place is not None:
        stand_ins.decide_place(session, found.place.key, replace=replace)
    return found.name


def decide_all(
    session: Session, therapist: UUID, appointment: UUID | None, instead: str, *, today: date
) -> None:
    """Decide at once on every name on a page that nobody decided on.

    Where a name is a common word too, it is replaced where it begins with a capital letter.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for, if that is known.
        instead: the stand-in for each; "" leaves all of them as they are.
        today: the day of writing.
    """
    while found := next_on_page(session, therapist, appointment, today=today):
        place = found.place
        replace = bool(instead) and (place is None or standins.is_name(place.found))
        decide(session, found, "" if place else instead, replace=replace)


def places(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> tuple[Place, ...]:
    """Return every place on a page of a name that is also a common word, decided or not."""
    page = _typed(session, therapist, appointment, today)
    return standins.places(page, choose.stand_ins(session))


def decide_places(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    numbers: Sequence[int],
    *,
    replace: bool,
    today: date,
) -> None:
    """Decide on some of `places`, by their numbers there; the first is 1.

    Raises:
        NotFound: no place has one of the numbers.
    """
    found = places(session, therapist, appointment, today=today)
    for one in numbers:
        if one > len(found):
            raise NotFound(
                "No place on the page has this number.", "'bondjournal page names' shows them."
            )
        stand_ins.decide_place(session, found[one - 1].key, replace=replace)


def _typed(session: Session, therapist: UUID, appointment: UUID | None, today: date) -> Page:
    """Return the page with the names as they were typed."""
    page = preparations.for_page(session, therapist, appointment)
    return choose.collect(session, page.therapist, page.appointment, today=today)
