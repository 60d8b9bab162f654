"""Attendance: what it means that a session took place, and which of them did."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bondjournal.journal import appointments, entries, gaps, settings
from bondjournal.journal.tables import Appointment, Entry, Rating, Therapist


def took_place(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether an appointment counts as attended.

    A past one does, unless it is marked otherwise. One that was only planned, in a stretch of six
    weeks or more in which nothing was kept, is unknown, and counts as not attended until it is
    rated, written about or confirmed.
    """
    if appointment.state != "planned":
        return appointment.state == "attended"
    if appointment.at >= now:
        return False
    known = any(
        session.exec(select(table.id).where(table.appointment_uuid == appointment.uuid)).first()
        for table in (Rating, Entry)
    )
    return known or not in_quiet_stretch(session, appointment.at, now)


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


def in_quiet_stretch(session: Session, at: datetime, now: datetime) -> bool:
    """Return whether nothing was kept for six weeks or more around an instant."""
    before = _nearest(session, at, later=False)
    after = _nearest(session, at, later=True) or now
    return before is not None and gaps.is_quiet(before, after)


def _nearest(session: Session, at: datetime, *, later: bool) -> datetime | None:
    kept = select(Entry.at).where(entries.visible())
    rated = select(Rating.rated_at)
    if later:
        kept = kept.where(col(Entry.at) > at).order_by(col(Entry.at))
        rated = rated.where(col(Rating.rated_at) > at).order_by(col(Rating.rated_at))
    else:
        kept = kept.where(col(Entry.at) <= at).order_by(col(Entry.at).desc())
        rated = rated.where(col(Rating.rated_at) <= at).order_by(col(Rating.rated_at).desc())
    found = [
        instant
        for query in (kept, rated)
        if (instant := session.exec(query.limit(1)).first()) is not None
    ]
    if not found:
        return None
    return min(found) if later else max(found)
