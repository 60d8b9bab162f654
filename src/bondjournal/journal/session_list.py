"""Sessions as lists show them, with what is known about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from bondjournal.journal import (
    appointments,
    attendance,
    entries,
    named_sessions,
    pages,
    ratings,
    therapists,
    values,
)
from bondjournal.journal.entries import Line
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Appointment, Page, Series


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as a row of a list."""

    appointment: values.Appointment
    state: str
    """The state it counts as: planned, attended, unknown, or as marked."""
    ratings: tuple[values.Rating, ...]
    every_weeks: int | None
    """The rhythm of a planned session, in weeks."""
    page_written: bool
    therapist: str
    """The therapist's name; empty if there is only one, or they have no name."""
    past: bool
    """Whether it has begun."""

    @property
    def uuid(self) -> UUID:
        """The uuid of the session."""
        return self.appointment.uuid

    @property
    def happens(self) -> bool:
        """Whether it takes or took place, as far as is known."""
        return self.appointment.state in appointments.HAPPENS


@dataclass(frozen=True, slots=True)
class Details:
    """A session with what belongs to it."""

    listed: Listed
    lines: tuple[Line, ...]
    """Its entries, the earliest first."""
    page: values.Page | None
    """The page that was written for it last."""
    mistake: bool
    """Whether nothing is kept about it, so that it may be deleted."""


def listed(session: Session, now: datetime, therapist: str = "") -> list[Listed]:
    """Return the sessions with a therapist, or with all who may be mentioned, earliest first.

    Raises:
        NotFound: nobody has this name.
    """
    therapist_row = therapists.named(session, therapist) if therapist else None
    return tell(
        session,
        appointments.all_of(session, therapist_row, unmentioned=therapist_row is not None),
        now,
    )


def details(session: Session, which: named_sessions.Which, now: datetime) -> Details:
    """Return a session with what belongs to it.

    Raises:
        NotFound: there is no such session, or it was deleted in the meantime.
        WrongUse: what was typed is not a day, or several sessions could be meant.
    """
    row = named_sessions.row(session, which)
    (one,) = tell(session, [row], now)
    about = Filter(appointment=row.uuid)
    return Details(
        one,
        tuple(entries.page(session, about, toward="newer", count=None)),
        pages.last_of(session, row.uuid),
        not appointments.carries(session, row, prepared=False),
    )


def tell(session: Session, rows: Iterable[Appointment], now: datetime) -> list[Listed]:
    """Return sessions as rows of a list, in the order given."""
    written = set(session.exec(select(Page.appointment_uuid)))
    series = {one.uuid: one for one in session.exec(select(Series))}
    named = _names(session)
    rows = list(rows)
    given = ratings.of_each(session, [row.uuid for row in rows])
    found = []
    for row in rows:
        had = row.state == "planned" and row.at < now and row.uuid in given
        state = "attended" if had else attendance.state_of(session, row, now)
        rhythm = series.get(row.series_uuid) if row.series_uuid and state == "planned" else None
        found.append(
            Listed(
                values.Appointment.of(row),
                state,
                tuple(values.Rating.of(one) for one in given.get(row.uuid, ())),
                rhythm.every_weeks if rhythm else None,
                row.uuid in written,
                named.get(row.therapist_uuid, ""),
                row.at <= now,
            )
        )
    return found


def _names(session: Session) -> dict[UUID, str]:
    """Return the names of the therapists, if there are several."""
    known = therapists.all_of(session)
    if len(known) < 2:  # noqa: PLR2004  # one cannot be confused
        return {}
    return {one.uuid: one.name for one in known}
