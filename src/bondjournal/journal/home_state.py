"""The state that home is drawn from, read from the journal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    entries,
    known_settings,
    notices,
    ownership,
    preparations,
    therapists,
    topics,
)
from bondjournal.journal.home import NearSession, State
from bondjournal.journal.tables import (
    Appointment,
    Capture,
    Entry,
    Goal,
    HardTime,
    Helped,
    Moment,
    Practical,
    Rating,
    Row,
    Therapist,
    Topic,
    Tried,
)

_KEPT: Sequence[type[Row]] = (
    Entry,
    Rating,
    Topic,
    Moment,
    Goal,
    Tried,
    Helped,
    Practical,
    HardTime,
)
"""What makes a journal no longer empty, besides a session."""
_LAST_WORDS = 46
"""How many characters of the last words home shows, so that they fit in one row."""


def read(session: Session, now: datetime, today: date) -> State:
    """Return what is known at an instant."""
    seen = therapists.seen(session)
    sessions = any_session(session)
    last = newest(session, now)
    known = State(
        today=today,
        empty=not sessions and not any(_any(session, noun) for noun in _KEPT),
        quiet=now - last if last else None,
        any_session=sessions,
        sessions_mentioned=bool(seen),
    )
    upcoming = appointments.next_with_seen(session, now)
    other = _next_with_another(session, seen, upcoming, now) if upcoming else None
    last_one = _had(session, seen, now, today)
    known = replace(
        known,
        next=_near(session, upcoming) if upcoming else None,
        also=_near(session, other) if other else None,
        had=_near(session, last_one) if last_one else None,
        waiting=additions.unclear(session),
        noticed=notices.day_of_next(session, now),
    )
    if known_settings.value(session, known_settings.named("home.words")):
        known = _with_words(session, known, upcoming, now)
    return known


def entries_among_merged(session: Session, number: int) -> int:
    """Return how many of the last `number` merged captures are entries."""
    latest = select(Capture.uuid).order_by(col(Capture.merged_at).desc()).limit(number)
    query = select(func.count()).select_from(Entry).where(col(Entry.uuid).in_(latest))
    return session.exec(query).one()


def any_session(session: Session) -> bool:
    """Say whether any session is known."""
    return _any(session, Appointment)


def _any(session: Session, noun: type[Row]) -> bool:
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


def _near(session: Session, appointment: Appointment) -> NearSession:
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    at = dates.local(appointment.at, appointment.zone).time()
    prepared = preparations.find(session, therapist, appointment)
    return NearSession(
        day=appointment.day,
        time=at if appointment.timed else None,
        begun=prepared is not None and prepared.step != preparations.WRITTEN,
        whom=ownership.names_if_several(session).get(therapist.uuid, ""),
    )


def _next_with_another(
    session: Session, seen: Sequence[Therapist], first: Appointment, now: datetime
) -> Appointment | None:
    """Return the next session with anybody seen but the therapist of the first one."""
    others = [one for one in seen if one.uuid != first.therapist_uuid]
    found = [appointments.next_one(session, now, one) for one in others]
    return min(filter(None, found), key=lambda one: one.at, default=None)


def _had(
    session: Session, seen: Sequence[Therapist], now: datetime, today: date
) -> Appointment | None:
    """Return the last session with anybody seen, if it was yesterday or has begun today."""
    found = [attendance.joined(session, therapist, now) for therapist in seen]
    near = [one for one in found if one and today - one.day <= timedelta(days=1)]
    return max(near, key=lambda one: one.at, default=None)


def _with_words(
    session: Session, known: State, upcoming: Appointment | None, now: datetime
) -> State:
    """Add the next topic and the end of what was written last."""
    if upcoming is not None:
        to_come = topics.on_page(session, upcoming.therapist_uuid)
    else:
        to_come = [one for one in topics.to_talk_about(session) if one.state == "open"]
    may_be_shown = (entries.visible(), entries.may_go_on_a_page(), col(Entry.at) <= now)
    newest_first = (col(Entry.at).desc(), col(Entry.id).desc())
    query = select(Entry.body).where(*may_be_shown).order_by(*newest_first)
    written = " ".join((session.exec(query.limit(1)).first() or "").split())
    return replace(
        known,
        topic=to_come[0].text if to_come else "",
        topic_first=bool(to_come) and to_come[0].first,
        last_words=_end(written),
    )


def _end(text: str) -> str:
    """Return the end of a text, from the beginning of a word on."""
    if len(text) <= _LAST_WORDS:
        return text
    end = text[-_LAST_WORDS:]
    return end.partition(" ")[2] or end
