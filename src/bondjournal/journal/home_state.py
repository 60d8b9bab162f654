"""The state that home is drawn from, read from the journal."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    entries,
    ownership,
    preparations,
    therapists,
)
from bondjournal.journal.home import Next, State
from bondjournal.journal.tables import Appointment, Capture, Entry, Rating, Therapist, Topic


def read(session: Session, now: datetime, today: date) -> State:
    """Return what is known at an instant."""
    seen = therapists.seen(session)
    sessions = any_session(session)
    last = newest(session, now)
    known = State(
        today=today,
        empty=not sessions and not any(_any(session, noun) for noun in (Entry, Rating, Topic)),
        quiet=now - last if last else None,
        any_session=sessions,
        sessions_mentioned=bool(seen),
    )
    upcoming = appointments.next_with_seen(session, now)
    if upcoming is not None:
        known = replace(known, next=_next(session, upcoming))
    known = replace(known, waiting=additions.unclear(session))
    return replace(known, after=any(_just_had(session, one, now, today) for one in seen))


def entries_among_merged(session: Session, number: int) -> int:
    """Return how many of the last `number` merged captures are entries."""
    latest = select(Capture.uuid).order_by(col(Capture.merged_at).desc()).limit(number)
    query = select(func.count()).select_from(Entry).where(col(Entry.uuid).in_(latest))
    return session.exec(query).one()


def any_session(session: Session) -> bool:
    """Say whether any session is known."""
    return _any(session, Appointment)


def _any(session: Session, noun: type[Appointment | Entry | Rating | Topic]) -> bool:
    query = select(noun.id)
    if noun is Entry:
        query = query.where(entries.visible())
    return session.exec(query.limit(1)).first() is not None


def newest(session: Session, now: datetime) -> datetime | None:
    """Return the instant at which anything was last written or rated."""
    written = select(Entry.at).where(entries.visible(), col(Entry.at) <= now)
    rated = select(Rating.rated_at).where(col(Rating.rated_at) <= now)
    found = (
        session.exec(written.order_by(col(Entry.at).desc()).limit(1)).first(),
        session.exec(rated.order_by(col(Rating.rated_at).desc()).limit(1)).first(),
    )
    return max((one for one in found if one is not None), default=None)


def _next(session: Session, appointment: Appointment) -> Next:
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    at = dates.local(appointment.at, appointment.zone).time()
    prepared = preparations.find(session, therapist, appointment)
    return Next(
        day=appointment.day,
        time=at if appointment.timed else None,
        begun=prepared is not None and prepared.step != preparations.WRITTEN,
        whom=ownership.names_if_several(session).get(therapist.uuid, ""),
    )


def _just_had(session: Session, therapist: Therapist, now: datetime, today: date) -> bool:
    """Return whether a session was yesterday or earlier today, and nothing was kept about it."""
    last = attendance.joined(session, therapist, now)
    if last is None or today - last.day > timedelta(days=1):
        return False
    rated = session.exec(select(Rating.id).where(Rating.appointment_uuid == last.uuid)).first()
    return rated is None and entries.after_session(session, last.uuid) is None
