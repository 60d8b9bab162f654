"""Attendance: what it means that a session took place, and which of them did."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    exists,
    literal_column,
    not_,
    or_,
    true,
)
from sqlmodel import Session, col, func, select

from bondjournal.journal import appointments, entries, gaps, settings
from bondjournal.journal.tables import Appointment, Entry, Rating, Therapist

_SECONDS = 24 * 60 * 60
"""Of a day."""


def attended(now: datetime) -> ColumnElement[bool]:
    """Return the condition that an appointment counts as attended.

    A past one does, unless it is marked otherwise. One that was only planned, in a stretch of six
    weeks or more in which nothing was kept, is unknown, and counts as not attended until it is
    rated, written about or confirmed.
    """
    known = (
        exists().where(col(table.appointment_uuid) == col(Appointment.uuid))
        for table in (Rating, Entry)
    )
    expected = col(Appointment.state) == "planned", col(Appointment.at) < now
    return or_(
        col(Appointment.state) == "attended",
        and_(*expected, or_(*known, not_(_in_quiet_stretch(now)))),
    )


def _in_quiet_stretch(now: datetime) -> ColumnElement[bool]:
    """Return the condition that nothing was kept for six weeks or more around an appointment."""
    kept = (col(Entry.at), entries.visible()), (col(Rating.rated_at), true())
    at, never = col(Appointment.at), literal_column("''", String)
    before = [select(func.max(one)).where(one <= at, shown) for one, shown in kept]
    after = [select(func.min(one)).where(one > at, shown) for one, shown in kept]
    last = func.max(*(func.coalesce(_of_it(one), never) for one in before))
    next_ = func.min(*(func.coalesce(_of_it(one), now) for one in after))
    days = func.julianday(next_) - func.julianday(last)
    return and_(last != never, func.round(days * _SECONDS) >= gaps.QUIET.days * _SECONDS)


def _of_it(found: Any) -> Any:
    """Return what a query finds for each appointment."""
    return found.correlate(Appointment).scalar_subquery()


def took_place(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether an appointment counts as attended, as `attended` says."""
    this = col(Appointment.uuid) == appointment.uuid
    return session.exec(select(Appointment.id).where(this, attended(now))).first() is not None


def state_of(session: Session, appointment: Appointment, now: datetime) -> str:
    """Return the state an appointment counts as: planned, attended, unknown, or as marked."""
    if appointment.state != "planned" or appointment.at >= now:
        return appointment.state
    return "attended" if took_place(session, appointment, now) else "unknown"


def is_over(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether an appointment is over, and took place as far as is known."""
    return is_past(session, appointment, now) and took_place(session, appointment, now)


def is_past(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether the time of an appointment is over, whatever became of it."""
    if not appointment.timed:
        return appointment.day < settings.day_of(session, now, appointment.zone)
    return appointment.at + gaps.OVER <= now


def counts(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether an appointment has begun, and takes or took place as far as is known."""
    return (
        begun(session, appointment, now)
        and state_of(session, appointment, now) in appointments.HAPPENS
    )


def begun(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether an appointment has begun; without a time, it has on its whole day."""
    if appointment.timed:
        return appointment.at <= now
    return appointment.day <= settings.day_of(session, now, appointment.zone)


def joined(session: Session, therapist: Therapist, rated_at: datetime) -> Appointment | None:
    """Return the appointment that a rating given at an instant is about, if it names no day.

    It is the latest one begun before then, at most fourteen days back. An appointment of the
    same day without a time counts as begun.
    """
    end = rated_at + timedelta(hours=36)
    found = [
        appointment
        for appointment in appointments.all_of(
            session, therapist, since=rated_at - gaps.JOINS, before=end
        )
        if appointment.state in appointments.HAPPENS and begun(session, appointment, rated_at)
    ]
    return found[-1] if found else None


def last_attended(session: Session, therapist: Therapist, before: datetime) -> Appointment | None:
    """Return the last appointment before an instant that took place as far as is known."""
    earlier = appointments.all_of(session, therapist, before=before)
    for appointment in reversed(earlier):
        if took_place(session, appointment, before):
            return appointment
    return None
