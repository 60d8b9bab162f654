"""Rows of a list: finding the one somebody names, and their order."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, func, select

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ids, versions
from bondjournal.journal.tables import MOST_NUMBER, Goal, HardTime, Helped, Practical, Topic, Tried

_Named = TypeVar("_Named")
_SomePlaced = TypeVar("_SomePlaced", Goal, HardTime, Helped, Practical, Topic, Tried)


def named(
    listed: Sequence[_Named],
    name: str,
    unknown: NotFound,
    uuid_of: Callable[[_Named], UUID] = attrgetter("uuid"),
) -> _Named:
    """Return the row that is named by its number in a list, or the first letters of its id.

    Args:
        listed: the rows in the order of the list; the first is number 1.
        name: what was typed.
        unknown: raised if there is no such row.
        uuid_of: returns the id of a row.

    Raises:
        NotFound: there is no such row.
        WrongUse: several ids begin like that.
    """
    if number := ids.number(name, len(listed)):
        return listed[number - 1]
    found = ids.find(listed, name, uuid_of)
    if found is None:
        raise unknown
    return found


def behind_all(session: Session, noun: type[_SomePlaced]) -> int:
    """Return the place behind all rows of a noun."""
    place: Any = noun.place
    last = session.exec(select(func.max(place))).one()
    return 0 if last is None else min(last + 1, MOST_NUMBER)


def move(session: Session, alike: Sequence[_SomePlaced], row: _SomePlaced, to: int) -> None:
    """Move a row to a place among others, 1 being the first.

    Args:
        session: the session.
        alike: the rows it is ordered among, in order, with or without itself.
        row: the row.
        to: its new place.

    Raises:
        WrongUse: there is no such place.
    """
    others = [one for one in alike if one.uuid != row.uuid]
    if not 1 <= to <= len(others) + 1:
        raise WrongUse(f"There are {len(others) + 1} places.", "The first is 1.")
    others.insert(to - 1, row)
    for place, one in enumerate(others):
        if one.place != place:
            versions.edit(session, one, place=place)
