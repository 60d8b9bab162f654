"""The journal in the order of time: entries, and the sessions that stand between them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from bondjournal.journal import appointments, attendance, entries, ownership, ratings
from bondjournal.journal.entries import Line
from bondjournal.journal.entry_filter import EVERYTHING, Filter, within
from bondjournal.journal.tables import Appointment

_Cursor = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session that took place, as it stands between entries."""

    id: int
    uuid: UUID
    at: datetime
    day: date
    numbers: tuple[tuple[str, int], ...]
    """Its ratings, each with its scale."""
    therapist: str
    """The therapist's name; empty if there is only one."""

    @property
    def cursor(self) -> _Cursor:
        """The position from which the next page goes on: before an entry of the same instant."""
        return self.at, -self.id


def page(
    session: Session,
    now: datetime,
    asked: Filter = EVERYTHING,
    *,
    beyond: _Cursor | None = None,
    toward: Literal["older", "newer"] = "older",
    count: int = 100,
) -> list[Line | SessionLine]:
    """Return up to `count` entries and sessions on one side of a cursor, as `entries.page` does.

    A filter on anything but days finds entries alone.
    """
    lines = entries.page(session, asked, beyond=beyond, toward=toward, count=count)
    found: list[Line | SessionLine] = [*lines]
    if asked.by_days_alone:
        last = lines[-1].cursor if len(lines) == count else None
        found += _sessions(session, now, asked, (beyond, last), toward, count)
    return sorted(found, key=lambda one: one.cursor, reverse=toward == "older")[:count]


def cursor_of(session: Session, uuid: UUID) -> _Cursor | None:
    """Return where the entry or session with this uuid stands; None if it was deleted."""
    entry = entries.by_uuid(session, uuid)
    about = appointments.by_uuid(session, uuid)
    if entry is not None:
        return entry.at, entry.id or 0
    return (about.at, -(about.id or 0)) if about is not None else None


def _sessions(
    session: Session,
    now: datetime,
    asked: Filter,
    between: tuple[_Cursor | None, _Cursor | None],
    toward: Literal["older", "newer"],
    count: int,
) -> list[SessionLine]:
    """Return up to `count` sessions beyond one cursor and before the other."""
    beyond, before = between
    newer, older = (before, beyond) if toward == "older" else (beyond, before)
    at, place = col(Appointment.at), -col(Appointment.id)
    wanted = select(Appointment).where(
        appointments.MENTIONED, attendance.attended(now), *within(asked, Appointment)
    )
    wanted = wanted.where(tuple_(at, place) > tuple_(*newer)) if newer else wanted
    wanted = wanted.where(tuple_(at, place) < tuple_(*older)) if older else wanted
    order = (at.desc(), place.desc()) if toward == "older" else (at, place)
    rows = session.exec(wanted.order_by(*order).limit(count)).all()
    given = ratings.of_each(session, [row.uuid for row in rows])
    names = ownership.names_if_several(session)
    return [
        SessionLine(
            row.id or 0,
            row.uuid,
            row.at,
            row.day,
            tuple((one.scale, one.value) for one in given.get(row.uuid, ())),
            names.get(row.therapist_uuid, ""),
        )
        for row in rows
    ]
