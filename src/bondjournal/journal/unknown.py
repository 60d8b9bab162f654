"""Unknown appointments: planned once, long ago, and never confirmed.

Nothing is asked about them, and no page names them. They are determined only from appointments and
from what is shared, because nothing on a page may depend on anything private.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal import appointments, entries, gaps, preparations, topics
from bondjournal.journal.tables import Appointment, Entry, Rating, Therapist, Topic


def is_unknown(
    session: Session, appointment: Appointment, today: date, left_off: Collection[str] = ()
) -> bool:
    """Return whether an appointment may not have taken place, as far as a page can know.

    That is so for one that was planned for six weeks ago or earlier, and that nobody marked. What
    is left off the page does not count.
    """
    if appointment.state != "planned" or not gaps.is_quiet(appointment.day, today):
        return False
    return not _has_something_shared(session, appointment, left_off)


def last_begun(
    session: Session, therapist: Therapist, appointment: Appointment | None, today: date
) -> Appointment | None:
    """Return the last appointment that may have taken place before the one a page is for."""
    past = [
        one
        for one in appointments.all_of(
            session, therapist, before=appointment.at if appointment else None
        )
        if one.state in appointments.HAPPENS and _has_begun(one, today)
    ]
    return past[-1] if past else None


def last_on_page(
    session: Session, therapist: Therapist, appointment: Appointment | None, today: date
) -> Appointment | None:
    """Return the last session that a page for an appointment names, or None.

    A past appointment counts as attended, unless it is marked otherwise or `is_unknown`.
    """
    last = last_begun(session, therapist, appointment, today)
    prepared = preparations.find(session, therapist, appointment)
    left_off = prepared.left_off if prepared else ()
    return None if last is None or is_unknown(session, last, today, left_off) else last


def outdated_topics(session: Session, today: date) -> list[Topic]:
    """Return the open topics from before a last appointment that may not have taken place.

    They are not carried over to the next page. Topics changed since then are left out.
    """
    found = topics.all_of(session, "open")
    last = {whose: _last(session, whose, today) for whose in {one.therapist_uuid for one in found}}
    unknown = {whose: one for whose, one in last.items() if one and is_unknown(session, one, today)}
    return [
        topic
        for topic in found
        if topic.therapist_uuid in unknown
        and (topic.edited_at or topic.kept_at) < unknown[topic.therapist_uuid].at
    ]


def set_topics_aside(session: Session, today: date) -> None:
    """Keep topics for later that were meant for an appointment that is unknown now."""
    for topic in outdated_topics(session, today):
        topics.end(session, topic, "kept")


def _last(session: Session, therapist: UUID | None, today: date) -> Appointment | None:
    """Return the last appointment with a therapist, or with any, that may have taken place."""
    query = select(Appointment).where(
        Appointment.day <= today, col(Appointment.state).in_(appointments.HAPPENS)
    )
    if therapist is not None:
        query = query.where(Appointment.therapist_uuid == therapist)
    return session.exec(query.order_by(col(Appointment.at).desc()).limit(1)).first()


def _has_begun(appointment: Appointment, today: date) -> bool:
    if appointment.day == today and appointment.timed:
        return appointment.at <= dates.now()
    return appointment.day <= today


def _has_something_shared(
    session: Session, appointment: Appointment, left_off: Collection[str]
) -> bool:
    rated = select(Rating.id).where(
        Rating.appointment_uuid == appointment.uuid, col(Rating.on_page)
    )
    kept = select(Entry.uuid).where(
        Entry.appointment_uuid == appointment.uuid,
        Entry.share != "only-me",
        entries.visible(),
    )
    return (
        session.exec(rated).first() is not None
        or any(uuid.hex not in left_off for uuid in session.exec(kept))
        or bool(appointment.wished_on_page and appointment.wished.strip())
        or bool(appointment.unsaid_on_page and appointment.unsaid.strip())
    )
