"""Sessions as lists show them, each with what is known about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from bondjournal.journal import appointments, attendance, named_sessions, ratings, therapists
from bondjournal.journal.tables import Appointment, Page, Rating, Series, Therapist


@dataclass(frozen=True, slots=True)
class Listed:
    """A session of a list."""

    appointment: Appointment
    state: str
    """As it counts: planned, attended, unknown, or as marked."""
    ratings: tuple[Rating, ...]
    every_weeks: int | None
    """The rhythm of a planned one, in weeks."""
    page_written: bool
    therapist: str
    """With whom; empty where there is one therapist, or they have no name."""


def listed(session: Session, now: datetime, therapist: Therapist | None = None) -> list[Listed]:
    """Return the sessions with a therapist, or with all who may be mentioned, earliest first."""
    rows = appointments.all_of(session, therapist, unmentioned=therapist is not None)
    return tell(session, rows, now)


def meant(session: Session, typed: str, now: datetime, zone: str) -> UUID:
    """Return the session somebody means, as `named_sessions.named` reads what they type.

    Raises:
        NotFound: there is none.
        WrongUse: the words are no day, or there are several.
    """
    return named_sessions.named(session, typed, now, zone).uuid


def tell(session: Session, rows: Iterable[Appointment], now: datetime) -> list[Listed]:
    """Return sessions with what is known about them, in their order."""
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
                row,
                state,
                tuple(given.get(row.uuid, ())),
                rhythm.every_weeks if rhythm else None,
                row.uuid in written,
                named.get(row.therapist_uuid, ""),
            )
        )
    return found


def _names(session: Session) -> dict[UUID, str]:
    """Return what the therapists are called, if they are several."""
    known = therapists.all_of(session)
    if len(known) < 2:  # noqa: PLR2004  # one cannot be confused
        return {}
    return {one.uuid: one.name for one in known}
