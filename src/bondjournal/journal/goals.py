"""Goals: what the person comes for, in their words, in order, each with their own 0-10."""

from datetime import date
from uuid import UUID, uuid4, uuid5

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ordered, versions
from bondjournal.journal.tables import Goal, GoalRating, Version


def add(session: Session, words: str) -> Goal:
    """Add a goal behind the others.

    Raises:
        WrongUse: there are no words.
    """
    goal = Goal(words=_words(words), place=ordered.behind_all(session, Goal))
    versions.keep(session, goal)
    return goal


def all_of(session: Session, *, ended: bool | None = None) -> list[Goal]:
    """Return the goals in order, then those that ended; or one of both."""
    query = select(Goal)
    if ended is not None:
        query = query.where(col(Goal.ended).is_(ended))
    return list(session.exec(query.order_by(col(Goal.ended), col(Goal.place), col(Goal.id))))


def named(session: Session, name: str) -> Goal:
    """Return the goal of this number in `all_of`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("No goal has this number.", "'bondjournal goal list' shows them.")
    return ordered.named(all_of(session), name, unknown)


def rename(session: Session, goal: Goal, words: str) -> bool:
    """Put a goal in other words; return whether that changed. Its numbers stay.

    Raises:
        WrongUse: there are no words.
    """
    return versions.edit(session, goal, words=_words(words))


def rate(session: Session, goal: Goal, value: object, day: date) -> GoalRating:
    """Give a goal its number for a day; a second one replaces the first, which stays in history.

    Args:
        session: the session.
        goal: the goal.
        value: a whole number from 0 to 10, or the digits of one.
        day: the local day it is given for.

    Raises:
        WrongUse: it is no such number.
    """
    number = addition.value(value)
    present = _of_day(session, goal, day) or _taken_away(session, goal, day)
    if present is not None:
        versions.edit(session, present, value=number)
        return present
    uuid = _uuid_of(goal, day)
    if versions.is_gone_or_deleted(session, uuid):
        uuid = uuid4()
    rating = GoalRating(uuid=uuid, goal_uuid=goal.uuid, day=day, value=number)
    versions.keep(session, rating)
    return rating


def take_away(session: Session, goal: Goal, day: date) -> Version:
    """Move the number of a day to the trash: no number is not zero.

    Raises:
        NotFound: there is none of that day.
    """
    present = _of_day(session, goal, day)
    if present is None:
        raise NotFound("That day has no number.", "'bondjournal goal ratings' shows them.")
    return versions.delete(session, present)


def ratings_of(session: Session, goal: Goal) -> list[GoalRating]:
    """Return a goal's numbers, the earliest first."""
    query = select(GoalRating).where(GoalRating.goal_uuid == goal.uuid)
    return list(session.exec(query.order_by(col(GoalRating.day))))


def all_ratings(session: Session) -> dict[UUID, list[GoalRating]]:
    """Return the numbers of every goal that has some, by the goal's uuid, the earliest first."""
    found: dict[UUID, list[GoalRating]] = {}
    for rating in session.exec(select(GoalRating).order_by(col(GoalRating.day))):
        found.setdefault(rating.goal_uuid, []).append(rating)
    return found


def end(session: Session, goal: Goal) -> bool:
    """End a goal; its numbers stay. Return whether it was going on."""
    return versions.edit(session, goal, ended=True)


def take_up(session: Session, goal: Goal) -> bool:
    """Take up an ended goal again; return whether it had ended."""
    return versions.edit(session, goal, ended=False)


def move(session: Session, goal: Goal, to: int) -> None:
    """Move a goal to a place among those that go on, or those that ended; 1 is the first.

    Raises:
        WrongUse: there is no such place.
    """
    ordered.move(session, all_of(session, ended=goal.ended), goal, to)


def remove(session: Session, goal: Goal) -> Version:
    """Move a goal to the trash with its numbers."""
    return versions.delete(session, goal)


def _of_day(session: Session, goal: Goal, day: date) -> GoalRating | None:
    return session.exec(
        select(GoalRating).where(GoalRating.goal_uuid == goal.uuid, GoalRating.day == day)
    ).first()


def _taken_away(session: Session, goal: Goal, day: date) -> GoalRating | None:
    """Bring back the number of a day from the trash: the same day's number is the same row."""
    uuid = _uuid_of(goal, day)
    for version in versions.trash(session, "goal_rating"):
        if version.row_uuid == uuid:
            back = versions.bring_back(session, version)
            assert isinstance(back, GoalRating)
            return back
    return None


def _uuid_of(goal: Goal, day: date) -> UUID:
    """Return the uuid of a day's number: the same on every machine."""
    return uuid5(goal.uuid, day.isoformat())


def _words(typed: str) -> str:
    words = addition.line(typed, "A goal")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what you come for.")
    return words
