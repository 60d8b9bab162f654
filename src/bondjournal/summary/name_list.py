"""Names and their stand-ins: the undecided names on a page, and all names that are decided."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import preparing_step, stand_ins
from bondjournal.summary import undecided


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its stand-in: empty leaves the name as it is, None is not decided."""

    uuid: UUID
    name: str
    instead: str | None


def of_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> list[Name]:
    """Return the undecided names on a page, followed by all names that are decided.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for, if that is known.
        today: the day of writing.
    """
    left = undecided.on_page(session, therapist, appointment, today=today)
    known = [Name(one.uuid, one.name, one.instead) for one in stand_ins.all_of(session)]
    return [Name(stand_ins.uuid_of(name), name, None) for name, _ in left.names] + known


def of_next_page(session: Session, *, now: datetime, today: date) -> list[Name]:
    """Return the names of the page that comes next, as `of_page` does.

    Raises:
        WrongUse: sessions with its therapist are not to be mentioned.
    """
    return of_page(session, *preparing_step.comes_next(session, now), today=today)
