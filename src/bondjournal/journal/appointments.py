"""Appointments with a therapist, planned or past. People read "session"."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import entries, gaps, therapists, values, versions
from bondjournal.journal.tables import (
    Appointment,
    Entry,
    Moment,
    Page,
    Preparation,
    Rating,
    Therapist,
    Topic,
)
from bondjournal.wording import appointments as words

JOINS_WITHIN = timedelta(days=14)
"""A rating without a day joins an appointment that began at most so long before it."""
LASTS = timedelta(hours=1)
"""So long after it began an appointment is over: nobody is asked in the middle of one."""
_TOOK_PLACE = ("planned", "attended")
_MENTIONED = col(Appointment.therapist_uuid).in_(
    select(Therapist.uuid).where(col(Therapist.mentioned))
)


def add(session: Session, therapist: Therapist, when: dates.When, zone: str) -> Appointment:
    """Add an appointment, planned or past.

    With one to come the therapist is seen again, and what was set aside is planned again; where
    that has this one already, it is returned.

    Raises:
        WrongUse: there is one with this therapist on that day at that time already, or sessions
            with this therapist are not to be mentioned.
    """
    therapists.may_be_mentioned(therapist)
    at, now = when.instant(zone), dates.now()
    ahead = at > now if when.time else when.day >= dates.day_of(now, zone)
    again = ahead and therapist.state != "seeing"
    if again:
        versions.edit(session, therapist, state="seeing")
        bring_back(session, therapist, now)
    for other in on_day(session, therapist, when.day):
        if other.state not in ("cancelled", "set-aside") and (other.at == at or not when.time):
            if again:
                return other
            raise WrongUse(
                "There is a session on that day already.",
                "'bondjournal appointment list' shows them; give a time to add a second one.",
            )
    appointment = Appointment(
        therapist_uuid=therapist.uuid,
        at=at,
        zone=zone,
        day=when.day,
        timed=when.time is not None,
        state="planned" if ahead else "attended",
    )
    versions.keep(session, appointment)
    return appointment


def set_aside(session: Session, therapist: Therapist, now: datetime) -> int:
    """Set the planned sessions with a therapist aside; return how many.

    They are mentioned nowhere, did not take place as far as is known, and come back by
    `bring_back`.
    """
    planned = [one for one in all_of(session, therapist) if is_to_come(one, now)]
    for one in planned:
        mark(session, one, "set-aside")
    return len(planned)


def bring_back(session: Session, therapist: Therapist, now: datetime) -> tuple[int, int]:
    """Plan again what was set aside; return how many, and how many had their day in between.

    Of those nobody said that they took place, so they did not happen; that can be said otherwise.
    """
    aside = [one for one in all_of(session, therapist) if one.state == "set-aside"]
    for one in aside:
        mark(session, one, "planned")
    passed = [one for one in aside if not is_to_come(one, now)]
    for one in passed:
        mark(session, one, "did-not-happen")
    return len(aside) - len(passed), len(passed)


def is_to_come(appointment: Appointment, now: datetime) -> bool:
    """Say whether an appointment is planned and not begun; without a time, until its day ends."""
    if appointment.state != "planned":
        return False
    if appointment.timed:
        return appointment.at > now
    return appointment.day >= dates.day_of(now, appointment.zone)


def on_day(session: Session, therapist: Therapist, day: date) -> list[Appointment]:
    """Return a day's appointments, earliest first."""
    query = select(Appointment).where(
        Appointment.therapist_uuid == therapist.uuid, Appointment.day == day
    )
    return list(session.exec(query.order_by(col(Appointment.at))))


def had_with(session: Session, day: date) -> Therapist:
    """Return with whom a session of a day was, of those who are seen; else the usual one."""
    for therapist in therapists.seen(session):
        if any(one.state in _TOOK_PLACE for one in on_day(session, therapist, day)):
            return therapist
    return therapists.usual_one(session)


def known_on(session: Session, therapist: Therapist, day: date) -> Appointment | None:
    """Return the first appointment of a day that took place, or may have, if one is known."""
    there = on_day(session, therapist, day)
    return next((one for one in there if one.state in _TOOK_PLACE), None)


def attended_on(session: Session, therapist: Therapist, day: date, zone: str) -> Appointment:
    """Return the appointment of a day that somebody says they had; it is added if it is new."""
    known = known_on(session, therapist, day)
    if known is not None:
        return known
    for aside in on_day(session, therapist, day):
        if aside.state == "set-aside":
            mark(session, aside, "attended")
            return aside
    appointment = Appointment(
        therapist_uuid=therapist.uuid,
        at=dates.at_noon(day, zone),
        zone=zone,
        day=day,
        timed=False,
        state="attended",
    )
    versions.keep(session, appointment)
    return appointment


def all_of(
    session: Session,
    therapist: Therapist | None = None,
    *,
    since: datetime | None = None,
    before: datetime | None = None,
    unmentioned: bool = True,
) -> list[Appointment]:
    """Return appointments, the earliest first, of one therapist or of all.

    Without the `unmentioned` those are left out of which the person asked that they be mentioned
    no more.
    """
    query = select(Appointment)
    if therapist:
        query = query.where(Appointment.therapist_uuid == therapist.uuid)
    if not unmentioned:
        query = query.where(_MENTIONED)
    if since:
        query = query.where(col(Appointment.at) >= since)
    if before:
        query = query.where(col(Appointment.at) < before)
    return list(session.exec(query.order_by(col(Appointment.at), col(Appointment.id))))


def next_one(
    session: Session, now: datetime, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the next planned appointment; one without a time is next until its day is over.

    Without a therapist it is one of those that may be mentioned.
    """
    query = select(Appointment).where(Appointment.state == "planned")
    query = query.where(Appointment.therapist_uuid == therapist.uuid if therapist else _MENTIONED)
    query = query.where(col(Appointment.at) > now - timedelta(hours=36))
    for appointment in session.exec(query.order_by(col(Appointment.at), col(Appointment.id))):
        if is_to_come(appointment, now):
            return appointment
    return None


def get(session: Session, uuid: UUID) -> values.Appointment:
    """Return the appointment of this uuid as a value.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return values.Appointment.of(versions.existing(session, Appointment, uuid))


def coming(
    session: Session, now: datetime, therapist: UUID | None = None
) -> values.Appointment | None:
    """Return the next planned appointment as a value, as `next_one` finds it."""
    them = therapists.by_uuid(session, therapist) if therapist else None
    found = next_one(session, now, them)
    return values.Appointment.of(found) if found else None


def coming_with_seen(session: Session, now: datetime) -> values.Appointment | None:
    """Return the next planned appointment with anybody who is seen, as a value."""
    found = [
        one
        for them in therapists.seen(session)
        if (one := next_one(session, now, them)) is not None
    ]
    first = min(found, key=lambda one: one.at, default=None)
    return values.Appointment.of(first) if first else None


def last_attended(session: Session, therapist: Therapist, before: datetime) -> Appointment | None:
    """Return the last appointment before an instant that took place as far as is known."""
    earlier = all_of(session, therapist, before=before)
    for appointment in reversed(earlier):
        if took_place(session, appointment, before):
            return appointment
    return None


def took_place(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Say whether an appointment counts as attended.

    A past one does unless it is marked. One that was merely planned and lies in a stretch of six
    weeks or more in which nothing was kept is unknown, and counts as not attended until it is
    rated, written about or confirmed.
    """
    if appointment.state != "planned":
        return appointment.state == "attended"
    if appointment.at >= now:
        return False
    known = any(
        session.exec(select(of.id).where(of.appointment_uuid == appointment.uuid)).first()
        for of in (Rating, Entry)
    )
    return known or not in_quiet_stretch(session, appointment.at, now)


def state_of(session: Session, appointment: Appointment, now: datetime) -> str:
    """Return an appointment's state as it counts: planned, attended, unknown, or as marked."""
    if appointment.state != "planned" or appointment.at >= now:
        return appointment.state
    return "attended" if took_place(session, appointment, now) else "unknown"


def is_over(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Say whether an appointment is behind, and took place as far as is known."""
    return is_past(appointment, now) and took_place(session, appointment, now)


def is_past(appointment: Appointment, now: datetime) -> bool:
    """Say whether the time of an appointment is over, whatever became of it."""
    if not appointment.timed:
        return appointment.day < dates.day_of(now, appointment.zone)
    return appointment.at + LASTS <= now


def counts(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Say whether an appointment has begun, and takes or took place as far as is known."""
    return begun(appointment, now) and state_of(session, appointment, now) in _TOOK_PLACE


def in_quiet_stretch(session: Session, at: datetime, now: datetime) -> bool:
    """Say whether nothing was kept for six weeks or more round an instant."""
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


def joined(session: Session, therapist: Therapist, rated_at: datetime) -> Appointment | None:
    """Return the appointment a rating given at an instant is about, if it names no day.

    It is the latest begun before it, at most fourteen days back. One of the same day without a
    time has begun.
    """
    end = rated_at + timedelta(hours=36)
    found = [
        appointment
        for appointment in all_of(session, therapist, since=rated_at - JOINS_WITHIN, before=end)
        if appointment.state in ("planned", "attended") and begun(appointment, rated_at)
    ]
    return found[-1] if found else None


def begun(appointment: Appointment, now: datetime) -> bool:
    """Say whether an appointment's time has come; without a time that is its whole day."""
    if appointment.timed:
        return appointment.at <= now
    return appointment.day <= dates.day_of(now, appointment.zone)


def mark(session: Session, appointment: Appointment, state: str) -> None:
    """Say of an appointment that it is planned, attended, did not happen or is cancelled."""
    versions.edit(session, appointment, state=state)


def move(session: Session, appointment: Appointment, when: dates.When) -> dates.When:
    """Move an appointment to another day or time, and return when it is now.

    A day alone leaves it the time of day it had.
    """
    if when.time is None and appointment.timed:
        when = dates.When(when.day, dates.local(appointment.at, appointment.zone).time())
    versions.edit(
        session,
        appointment,
        at=when.instant(appointment.zone),
        day=when.day,
        timed=when.time is not None,
        state=appointment.state if appointment.state == "set-aside" else "planned",
    )
    return when


def carries(session: Session, appointment: Appointment, *, prepared: bool = True) -> bool:
    """Say whether anything is kept about an appointment, or was prepared for it.

    Without the `prepared` a preparation counts for nothing: it goes on for another appointment.
    """
    if appointment.wished or appointment.unsaid:
        return True
    nouns: list[Any] = [Rating, Entry, Moment, Page, Topic] + ([Preparation] if prepared else [])
    return any(
        session.exec(select(noun.id).where(noun.appointment_uuid == appointment.uuid)).first()
        for noun in nouns
    )


def may_be_deleted(session: Session, appointment: Appointment) -> None:
    """Refuse to delete an appointment about which something is kept.

    Raises:
        WrongUse: something is.
    """
    if carries(session, appointment, prepared=False):
        raise WrongUse(
            words.STAYS, "'bondjournal appointment did-not-happen' says that it did not take place."
        )


def delete(session: Session, appointment: Appointment) -> None:
    """Move an appointment that was added by mistake to the trash.

    Raises:
        WrongUse: something is kept about it.
    """
    may_be_deleted(session, appointment)
    versions.delete(session, appointment)


def by_uuid(session: Session, uuid: UUID) -> Appointment | None:
    """Return the appointment of this uuid, if it is there."""
    return session.exec(select(Appointment).where(Appointment.uuid == uuid)).first()
