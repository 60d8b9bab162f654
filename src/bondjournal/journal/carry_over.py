"""Carry-over: what becomes of the topics once a session was had.

Each topic is asked about once for one session: talked about, keep for next time, or let go. One
that was shown and left as it is counts as asked. It stays open, so it stands on the next page
and is asked about again after the session that page is for, and not for this one.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import attendance, pages, settings, therapists, topics
from bondjournal.journal.tables import Appointment, Topic


def to_ask(session: Session, appointment: Appointment, now: datetime) -> list[Topic]:
    """Return the topics to ask about after a session, in their order.

    They are the open ones of the page that was written last for it; without a page, those that
    were open and kept before it began. Nothing is asked about a session that may not have taken
    place, did not, or is not to be mentioned.
    """
    them = therapists.by_uuid(session, appointment.therapist_uuid)
    if not (them.mentioned and attendance.counts(session, appointment, now)):
        return []
    asked = _asked(session, appointment)
    found = [one for one in topics.on_page(session, them.uuid) if one.uuid.hex not in asked]
    written = pages.last_for(session, appointment)
    if written is not None:
        return [topic for topic in found if topic.uuid.hex in written.topics]
    return [topic for topic in found if topic.kept_at < appointment.at]


def answer(
    session: Session, appointment: Appointment, shown: Iterable[UUID], states: Mapping[UUID, str]
) -> None:
    """Keep what was said of topics after a session.

    Args:
        session: the session.
        appointment: the appointment they were asked about for.
        shown: the topics that were asked about, those left as they are too.
        states: "talked", "kept" or "let-go" for those that were answered.

    Raises:
        WrongUse: it is no such state.
    """
    for topic in topics.all_of(session):
        if topic.uuid in states:
            topics.end(session, topic, states[topic.uuid], appointment.uuid)
    asked = _asked(session, appointment)
    new = [uuid.hex for uuid in [*shown, *states] if uuid.hex not in asked]
    if new:
        settings.put(session, _name(appointment), [*asked, *dict.fromkeys(new)])


def _asked(session: Session, appointment: Appointment) -> list[str]:
    found = settings.get(session, _name(appointment))
    return found if isinstance(found, list) else []


def _name(appointment: Appointment) -> str:
    """Return the setting that holds the topics that were asked about for an appointment."""
    return f"topics.asked.{appointment.uuid.hex}"
