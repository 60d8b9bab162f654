"""Appointments with a therapist, planned or past. People read "session"."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import settings, therapists, values, versions
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

HAPPENS = ("planned", "attended")
"""The states of an appointment that takes or took place, as far as is known."""
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
    ahead = at > now if when.time else when.day >= settings.day_of(session, now, zone)
    again = ahead and therapist.state != "seeing"
    if again:
        see_again(session, therapist, now)
    existing = _clashing(session, therapist, when, at)
    if existing and again:
        return existing[0]
    if existing:
        raise WrongUse(words.THERE_ALREADY, words.ANOTHER_TIME)
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


def see_again(session: Session, therapist: Therapist, now: datetime) -> None:
    """See somebody again with whom a session is to come: what was set aside is planned again."""
    if therapist.state != "seeing":
        versions.edit(session, therapist, state="seeing", ended_at=None)
        bring_back(session, therapist, now)


def set_aside(session: Session, therapist: Therapist, now: datetime) -> int:
    """Set the planned sessions with a therapist aside; return how many.

    They are mentioned nowhere, did not take place as far as is known, and come back by
    `bring_back`.
    """
    planned = [one for one in all_of(session, therapist) if is_to_come(session, one, now)]
    for one in planned:
        mark(session, one, "set-aside")
    return len(planned)


def bring_back(session: Session, therapist: Therapist, now: datetime) -> tuple[int, int]:
    """Plan again what was set aside; return how many, and how many had their day in between.

    Of those nobody said that they took place, so they did not happen; that can be said differently.
    """
    aside = [one for one in all_of(session, therapist) if one.state == "set-aside"]
    for one in aside:
        mark(session, one, "planned")
    passed = [one for one in aside if not is_to_come(session, one, now)]
    for one in passed:
        mark(session, one, "did-not-happen")
    return len(aside) - len(passed), len(passed)


def is_to_come(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Say whether an appointment is planned and not begun; without a time, until its day ends."""
    if appointment.state != "planned":
        return False
    if appointment.timed:
        return appointment.at > now
    return appointment.day >= settings.day_of(session, now, appointment.zone)


def on_day(session: Session, therapist: Therapist, day: date) -> list[Appointment]:
    """Return a day's appointments, earliest first."""
    query = select(Appointment).where(
        Appointment.therapist_uuid == therapist.uuid, Appointment.day == day
    )
    return list(session.exec(query.order_by(col(Appointment.at))))


def attended_on(session: Session, therapist: Therapist, day: date, zone: str) -> Appointment:
    """Return the appointment of a day that somebody says they had; it is added if it is new."""
    on_that_day = on_day(session, therapist, day)
    for known in on_that_day:
        if known.state in HAPPENS:
            return known
    for aside in on_that_day:
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
        if is_to_come(session, appointment, now):
            return appointment
    return None


def coming(session: Session, now: datetime) -> values.Appointment | None:
    """Return the next planned appointment as a value, as `next_one` finds it."""
    found = next_one(session, now)
    return values.Appointment.of(found) if found else None


def next_with_seen(session: Session, now: datetime) -> Appointment | None:
    """Return the next planned appointment with anybody who is seen, and may be mentioned."""
    found = [next_one(session, now, therapist) for therapist in therapists.seen(session)]
    return min((one for one in found if one is not None), key=lambda one: one.at, default=None)


def coming_with_seen(session: Session, now: datetime) -> values.Appointment | None:
    """Return the next planned appointment with anybody who is seen, as a value."""
    first = next_with_seen(session, now)
    return values.Appointment.of(first) if first else None


def mark(session: Session, appointment: Appointment, state: str) -> None:
    """Say of an appointment that it is planned, attended, did not happen or is cancelled.

    Where it is to come then, the therapist is seen again.
    """
    versions.edit(session, appointment, state=state)
    _see_again_if_to_come(session, appointment)


def move(session: Session, appointment: Appointment, when: dates.When) -> dates.When:
    """Move an appointment to another day or time, and return when it is now.

    A day alone leaves it the time of day it had. Where it is to come, the therapist is seen again.

    Raises:
        WrongUse: there is another one with this therapist on that day at that time already.
    """
    if when.time is None and appointment.timed:
        when = dates.When(when.day, dates.local(appointment.at, appointment.zone).time())
    at = when.instant(appointment.zone)
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    if any(one is not appointment for one in _clashing(session, therapist, when, at)):
        raise WrongUse(words.THERE_ALREADY, words.ANOTHER_TIME)
    versions.edit(
        session,
        appointment,
        at=at,
        day=when.day,
        timed=when.time is not None,
        state=appointment.state if appointment.state == "set-aside" else "planned",
    )
    _see_again_if_to_come(session, appointment)
    return when


def _clashing(
    session: Session, therapist: Therapist, when: dates.When, at: datetime
) -> list[Appointment]:
    """Return which appointments with a therapist another one cannot stand beside."""
    return [
        one
        for one in on_day(session, therapist, when.day)
        if one.state not in ("cancelled", "set-aside") and (one.at == at or when.time is None)
    ]


def _see_again_if_to_come(session: Session, appointment: Appointment) -> None:
    now = dates.now()
    if is_to_come(session, appointment, now):
        see_again(session, therapists.by_uuid(session, appointment.therapist_uuid), now)


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
        raise WrongUse(words.STAYS, "'bondjournal session cancel' says that it did not take place.")


def delete(session: Session, appointment: Appointment) -> None:
    """Move an appointment that was added by mistake to the trash.

    Raises:
        WrongUse: something is kept about it.
    """
    may_be_deleted(session, appointment)
    versions.delete(session, appointment)


def by_uuid(session: Session, uuid: UUID) -> Appointment | None:
    """Return the appointment of this uuid, if it is there."""
    return versions.find(session, Appointment, uuid)
