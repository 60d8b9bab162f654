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
MENTIONED = col(Appointment.therapist_uuid).in_(
    select(Therapist.uuid).where(col(Therapist.mentioned))
)
"""The condition that an appointment may be mentioned."""


def add(session: Session, therapist: Therapist, when: dates.When, zone: str) -> Appointment:
    """Add an appointment, planned or past.

    An appointment to come means that the therapist is seen again and sessions set aside are
    planned again; if one of those is at the same time already, it is returned.

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
    """Mark a therapist as seen again, and plan the sessions again that were set aside."""
    if therapist.state != "seeing":
        versions.edit(session, therapist, state="seeing", ended_at=None)
        bring_back(session, therapist, now)


def set_aside(session: Session, therapist: Therapist, now: datetime) -> int:
    """Set the planned sessions with a therapist aside; return how many.

    They are mentioned nowhere, count as not having taken place, and come back by `bring_back`.
    """
    planned = [one for one in all_of(session, therapist) if is_to_come(session, one, now)]
    for one in planned:
        mark(session, one, "set-aside")
    return len(planned)


def bring_back(session: Session, therapist: Therapist, now: datetime) -> tuple[int, int]:
    """Plan sessions set aside again; return how many, and how many had their day in between.

    Nobody said that the latter took place, so they did not happen; the person can change that.
    """
    aside = [one for one in all_of(session, therapist) if one.state == "set-aside"]
    for one in aside:
        mark(session, one, "planned")
    passed = [one for one in aside if not is_to_come(session, one, now)]
    for one in passed:
        mark(session, one, "did-not-happen")
    return len(aside) - len(passed), len(passed)


def is_to_come(session: Session, appointment: Appointment, now: datetime) -> bool:
    """Return whether an appointment is planned and not begun, or without a time not yet past."""
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
    """Return the appointment that somebody says they had on a day; add it if it is not known."""
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
    days: tuple[date, date] | None = None,
    unmentioned: bool = True,
) -> list[Appointment]:
    """Return appointments, the earliest first, of one therapist or of all.

    With `days` they are those from the first day to the last. Without `unmentioned`, sessions are
    left out that the person asked not to mention any more.
    """
    query = select(Appointment)
    if therapist:
        query = query.where(Appointment.therapist_uuid == therapist.uuid)
    if not unmentioned:
        query = query.where(MENTIONED)
    if since:
        query = query.where(col(Appointment.at) >= since)
    if before:
        query = query.where(col(Appointment.at) < before)
    if days:
        query = query.where(col(Appointment.day).between(*days))
    return list(session.exec(query.order_by(col(Appointment.at), col(Appointment.id))))


def next_one(
    session: Session, now: datetime, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the next planned appointment; one without a time is next until its day is over.

    Without a therapist, only appointments that may be mentioned count.
    """
    query = select(Appointment).where(Appointment.state == "planned")
    query = query.where(Appointment.therapist_uuid == therapist.uuid if therapist else MENTIONED)
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
    """Return the next planned appointment with anybody who is seen and may be mentioned."""
    found = [next_one(session, now, therapist) for therapist in therapists.seen(session)]
    return min((one for one in found if one is not None), key=lambda one: one.at, default=None)


def mark(session: Session, appointment: Appointment, state: str) -> None:
    """Set the state of an appointment: planned, attended, did-not-happen, cancelled or set-aside.

    If it is to come then, the therapist is seen again.
    """
    versions.edit(session, appointment, state=state)
    _see_again_if_to_come(session, appointment)


def move(session: Session, appointment: Appointment, when: dates.When) -> dates.When:
    """Move an appointment to another day or time, and return when it is now.

    A day alone keeps its time of day. If it is to come then, the therapist is seen again. One that
    took place is planned again only if it is still to come then.

    Raises:
        WrongUse: this therapist has another appointment on that day at that time already.
    """
    if when.time is None and appointment.timed:
        when = dates.When(when.day, dates.local(appointment.at, appointment.zone).time())
    at = when.instant(appointment.zone)
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    if any(one is not appointment for one in _clashing(session, therapist, when, at)):
        raise WrongUse(words.THERE_ALREADY, words.ANOTHER_TIME)
    is_past = appointment.state == "attended" and at <= dates.now()
    stays = is_past or appointment.state == "set-aside"
    versions.edit(
        session,
        appointment,
        at=at,
        day=when.day,
        timed=when.time is not None,
        state=appointment.state if stays else "planned",
    )
    _see_again_if_to_come(session, appointment)
    return when


def _clashing(
    session: Session, therapist: Therapist, when: dates.When, at: datetime
) -> list[Appointment]:
    """Return the therapist's appointments that clash with another one at this day and time."""
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
    """Return whether anything is kept about an appointment, or was prepared for it.

    Without `prepared`, preparations do not count: they go on for another appointment.
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
        WrongUse: something is kept about it.
    """
    if carries(session, appointment, prepared=False):
        raise WrongUse(
            words.STAYS, "'bondjournal session cancel' marks it as not having taken place."
        )


def delete(session: Session, appointment: Appointment) -> None:
    """Move an appointment that was added by mistake to the trash.

    Raises:
        WrongUse: something is kept about it.
    """
    may_be_deleted(session, appointment)
    versions.delete(session, appointment)


def by_uuid(session: Session, uuid: UUID) -> Appointment | None:
    """Return the appointment with this uuid, or None."""
    return versions.find(session, Appointment, uuid)
