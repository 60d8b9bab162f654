"""Settling what waits: which session it is about, and with whom that was."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    appointments,
    entries,
    known_sessions,
    ownership,
    ratings,
    settings,
    therapists,
    versions,
    waiting,
)
from bondjournal.journal.tables import Appointment, Capture, Therapist
from bondjournal.wording import waiting as words


@dataclass(frozen=True, slots=True)
class Near:
    """A known session that something waiting can be about."""

    uuid: UUID
    day: date
    name: str
    """The therapist's name, if there are several; else empty."""


def near(session: Session, key: UUID) -> list[Near]:
    """Return the known sessions that something waiting can be about, the nearest first.

    Raises:
        NotFound: it does not wait any more.
    """
    one = waiting.by_key(session, key)
    therapist = therapists.find(session, one.about) if one.about else None
    about, names = one.named or one.kept_on, ownership.names_if_several(session)
    found = known_sessions.near(session, about, settings.today(session), therapist)
    return [Near(row.uuid, row.day, names.get(row.therapist_uuid, "")) for row in found]


def whom(session: Session, key: UUID, day: date) -> list[tuple[UUID, str]]:
    """Return the therapists that a session on a day can have been with, with their names.

    It is one if that is clear: by the name typed, by the known session of that day, or because
    there is only one therapist. It is empty if no therapist has the name that was typed.
    """
    one = waiting.by_key(session, key)
    if one.about:
        therapist = therapists.find(session, one.about)
        return therapists.called([therapist] if therapist else [])
    had = known_sessions.whom_on(session, day)
    return had or therapists.called(_seen_first(known_sessions.may_be_meant(session)))


def settle(session: Session, key: UUID, appointment: UUID) -> date:
    """Assign a known session to something waiting; return the session's day.

    Raises:
        NotFound: it does not wait any more, or the session was deleted.
    """
    there = appointments.by_uuid(session, appointment)
    if there is None:
        raise NotFound("That session was deleted in the meantime.")
    _place(session, key, there)
    return there.day


def settle_on(
    session: Session, key: UUID, day: date, zone: str, therapist: UUID | None = None
) -> date:
    """Assign the session of a day, adding it if none is known; return the day.

    Args:
        session: the session.
        key: what waits.
        day: the day somebody says the session was on.
        zone: the time zone of a session that is added.
        therapist: with whom it was, if that was asked.

    Raises:
        NotFound: it does not wait any more.
        WrongUse: the day is still to come, several therapists can be meant, or it is about
            another one.
    """
    if day > settings.today(session):
        raise WrongUse(words.STILL_TO_COME)
    one = waiting.by_key(session, key)
    about = therapists.find(session, one.about) if one.about else None
    if about is not None and therapist not in (None, about.uuid):
        raise WrongUse(words.about(about.name), words.ABOUT_ANOTHER)
    who = whom(session, key, day) if therapist is None else [(therapist, "")]
    known_sessions.refuse_several(who)
    therapist_row = (
        therapists.by_uuid(session, who[0][0]) if who else therapists.add(session, one.about)
    )
    existing = known_sessions.only_one_on(session, day, therapist_row)
    _place(session, key, existing or appointments.attended_on(session, therapist_row, day, zone))
    return day


def find_places(session: Session) -> int:
    """Assign sessions that are known by now to what waits; return how many were assigned.

    A session is found as when it was kept, by `known_sessions.meant`. If that session has a
    number on the same scale by now, it keeps waiting, since nobody said which number is right.
    """
    found = 0
    for one in waiting.waiting(session):
        therapist = therapists.find(session, one.about) if one.about else None
        if one.about and therapist is None:
            continue
        appointment = known_sessions.meant(session, one.kept_at, one.named, therapist)
        if appointment is None or any(
            ratings.on_scale(session, appointment.uuid, scale) for scale, _ in one.numbers
        ):
            continue
        _place(session, one.key, appointment)
        found += 1
    return found


def throw_away(session: Session, key: UUID) -> None:
    """Move something that waits to the trash.

    Raises:
        NotFound: it does not wait any more.
    """
    rated, entry = waiting.rows(session, key)
    for row in (*rated, *([entry] if entry else [])):
        versions.delete(session, row)


def settle_those(session: Session, key: UUID, therapist: Therapist) -> None:
    """Set the therapist of a capture; its ratings and entry find their session, or keep waiting."""
    try:
        one = waiting.by_key(session, key)
    except NotFound:
        return
    appointment = known_sessions.meant(session, one.kept_at, one.named, therapist)
    if appointment is not None:
        _place(session, key, appointment)
        return
    for rating in waiting.rows(session, key)[0]:
        versions.edit(session, rating, therapist_typed=therapist.name)


def _place(session: Session, key: UUID, appointment: Appointment) -> None:
    rated, entry = waiting.rows(session, key)
    if rated:
        ratings.settle(session, rated, appointment)
    if entry is not None and entry.waits:
        entries.belong(session, entry, appointment.uuid)
    capture = session.get(Capture, key)
    if capture is not None and capture.therapist_typed:
        capture.therapist_typed, capture.session_on = "", None
    session.flush()


def _seen_first(may: list[Therapist]) -> list[Therapist]:
    return [one for one in may if ownership.is_seen(one)] or may
