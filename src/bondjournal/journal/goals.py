"""Goals: what the person comes for, in their words, in order, each with their own 0-10."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlmodel import Session, col, select

from bondjournal import checks
from bondjournal.errors import NotFound
from bondjournal.journal import purging, values, versions
from bondjournal.journal.lists import NumberedList
from bondjournal.journal.tables import Goal, GoalRating


def _numbers(session: Session, rows: Sequence[Goal]) -> dict[UUID, dict[str, Any]]:
    given: dict[UUID, list[values.GoalRating]] = {one.uuid: [] for one in rows}
    for rating in session.exec(select(GoalRating).order_by(col(GoalRating.day))):
        if rating.goal_uuid in given:
            given[rating.goal_uuid].append(values.GoalRating.of(rating))
    return {uuid: {"ratings": tuple(numbers)} for uuid, numbers in given.items()}


LIST = NumberedList(
    table=Goal,
    value=values.Goal,
    words="words",
    what="A goal",
    nothing="Type what you are working on.",
    unknown=("No goal has this number.", "'bondjournal goal list' shows them."),
    is_open=lambda row: not row.ended,
    reopens="'bondjournal goal reopen' takes one up again; 'bondjournal goal list --all' shows "
    "its number.",
    group="ended",
    groups=(False, True),
    computed=_numbers,
)


def add(
    session: Session, words: str, *, therapist: UUID | None = None, for_anyone: bool = False
) -> values.Goal:
    """Add a goal behind the others.

    Args:
        session: the session.
        words: what the person comes for, in one line.
        therapist: whom it is about; None if nobody was named.
        for_anyone: whether it is for any of them.

    Raises:
        WrongUse: there are no words.
    """
    return LIST.add(session, words, therapist_uuid=therapist, for_anyone=for_anyone)


def rate(session: Session, uuid: UUID, value: object, day: date) -> values.GoalRating:
    """Give a goal its number for a day; a second number replaces the first, which stays in history.

    Args:
        session: the session.
        uuid: the goal.
        value: a whole number from 0 to 10, or the digits of one.
        day: the local day it is given for.

    Raises:
        NotFound: the goal was deleted in the meantime.
        WrongUse: `value` is not such a number.
    """
    goal, number = LIST.existing(session, uuid), checks.value(value)
    # The number of a day is always the same row, even if that is in the trash.
    present = _of_day(session, goal, day) or versions.bring_back_deleted(
        session, GoalRating, goal_uuid=goal.uuid, day=day
    )
    if present is not None:
        versions.edit(session, present, value=number)
        return values.GoalRating.of(present)
    of_day = _uuid_of(goal, day)
    if purging.is_gone_or_deleted(session, of_day):
        of_day = uuid4()
    rating = GoalRating(uuid=of_day, goal_uuid=uuid, day=day, value=number)
    versions.keep(session, rating)
    return values.GoalRating.of(rating)


def take_away(session: Session, uuid: UUID, day: date) -> UUID:
    """Move the number of a day to the trash, and return the version that brings it back.

    A missing number is not zero.

    Raises:
        NotFound: there is no number for that day, or the goal was deleted in the meantime.
    """
    present = _of_day(session, LIST.existing(session, uuid), day)
    if present is None:
        raise NotFound("That day has no number.", "'bondjournal goal show' shows its numbers.")
    return versions.delete(session, present).uuid


def end(session: Session, uuid: UUID, *, ended: bool = True) -> bool:
    """End a goal, or take it up again; its numbers stay. Return whether anything changed.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return versions.edit(session, LIST.existing(session, uuid), ended=ended)


def end_or_take_up(session: Session, uuid: UUID) -> bool:
    """End a goal that goes on, or take up one that ended.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return end(session, uuid, ended=not LIST.existing(session, uuid).ended)


def _of_day(session: Session, goal: Goal, day: date) -> GoalRating | None:
    return session.exec(
        select(GoalRating).where(GoalRating.goal_uuid == goal.uuid, GoalRating.day == day)
    ).first()


def _uuid_of(goal: Goal, day: date) -> UUID:
    """Return the uuid of a day's number, which is the same on every machine."""
    return uuid5(goal.uuid, day.isoformat())
