"""Carry-over: what becomes of the topics after a session.

Each topic is asked about once for a session: talked about, keep for next time, or let go. A
topic that was shown and left as it is counts as asked. It stays open, so it is on the next page,
and is asked about again after the session of that page, but not again for this one.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import NotFound
from bondjournal.journal import (
    appointments,
    attendance,
    named_sessions,
    pages,
    settings,
    therapists,
    topic_list,
    topics,
    values,
    versions,
)
from bondjournal.journal.tables import Appointment
from bondjournal.wording.appointments import LAST

_LATE_TODAY = timedelta(hours=36)
"""A session of today without a time is stored at noon, but may be meant in the morning."""


def meant(session: Session, name: str, now: datetime, zone: str) -> values.Appointment:
    """Return the session after which topics are asked about: the one named, or the last one.

    Args:
        session: the session.
        name: its day or the start of its id; empty for the last that took place.
        now: the present instant.
        zone: the time zone of this computer.

    Raises:
        NotFound: there is no such session.
        WrongUse: sessions with this therapist are not to be mentioned, or several can be meant.
    """
    if name:
        found = named_sessions.named(session, name, now, zone)
        therapists.may_be_mentioned(therapists.by_uuid(session, found.therapist_uuid))
        return values.Appointment.of(found)
    past = appointments.all_of(session, before=now + _LATE_TODAY, unmentioned=False)
    known = [one for one in past if attendance.counts(session, one, now)]
    seen = {one.uuid for one in therapists.seen(session)}
    if len({one.therapist_uuid for one in known} & seen) > 1:
        named_sessions.named(session, LAST, now, zone)
    if not known:
        raise NotFound("No past session yet.", "'bondjournal session list' shows them.")
    return values.Appointment.of(known[-1])


def to_ask(session: Session, uuid: UUID, now: datetime) -> list[values.Topic]:
    """Return the topics to ask about after a session, in their order.

    They are the open topics on the page that was written last for it; without a page, the open
    topics kept before it began. Nothing is asked about a session that may not have taken place,
    did not, or is not to be mentioned.

    Raises:
        NotFound: the session was deleted in the meantime.
    """
    appointment = versions.existing(session, Appointment, uuid)
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    if not (therapist.mentioned and attendance.counts(session, appointment, now)):
        return []
    asked = _asked(session, uuid)
    found = [one for one in topics.on_page(session, therapist.uuid) if one.uuid.hex not in asked]
    written = pages.last_for(session, appointment)
    if written is not None:
        found = [topic for topic in found if topic.uuid.hex in written.topics]
    else:
        found = [topic for topic in found if topic.kept_at < appointment.at]
    return topic_list.from_rows(session, found)


def answer(
    session: Session, appointment: UUID, shown: Iterable[UUID], states: Mapping[UUID, str]
) -> None:
    """Keep the answers about topics after a session.

    Args:
        session: the session.
        appointment: the appointment after which they were asked about.
        shown: the topics that were asked about, including those left as they are.
        states: "talked", "kept" or "let-go" for those that were answered.

    Raises:
        NotFound: the appointment was deleted in the meantime.
        WrongUse: a state is not one of these.
    """
    versions.existing(session, Appointment, appointment)
    for topic in topics.all_of(session):
        if topic.uuid in states:
            topics.end(session, topic, states[topic.uuid], appointment)
    asked = _asked(session, appointment)
    new = [uuid.hex for uuid in [*shown, *states] if uuid.hex not in asked]
    if new:
        settings.put(session, _name(appointment), [*asked, *dict.fromkeys(new)])


def _asked(session: Session, appointment: UUID) -> list[str]:
    found = settings.get(session, _name(appointment))
    return found if isinstance(found, list) else []


def _name(appointment: UUID) -> str:
    """Return the name of the setting with the topics asked about after an appointment."""
    return f"topics.asked.{appointment.hex}"
