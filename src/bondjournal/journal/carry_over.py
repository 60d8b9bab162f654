"""Carry-over: what becomes of the topics once a session was had.

Each topic is asked about once for one session: talked about, keep for next time, or let go. One
that was shown and left as it is counts as asked. It stays open, so it stands on the next page
and is asked about again after the session that page is for, and not for this one.
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
"""One of today without a time stands at noon, and may be meant in the morning."""


def meant(session: Session, name: str, now: datetime, zone: str) -> values.Appointment:
    """Return the session after which topics are asked about: one named, or the last one had.

    Args:
        session: the session.
        name: its day or the start of its id; empty for the last that took place.
        now: the present instant.
        zone: the zone this computer is in.

    Raises:
        NotFound: there is none.
        WrongUse: sessions with this person are not to be mentioned, or several can be meant.
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
        raise NotFound("There is no session behind.", "'bondjournal session list' shows them.")
    return values.Appointment.of(known[-1])


def to_ask(session: Session, uuid: UUID, now: datetime) -> list[values.Topic]:
    """Return the topics to ask about after a session, in their order.

    They are the open ones of the page that was written last for it; without a page, those that
    were open and kept before it began. Nothing is asked about a session that may not have taken
    place, did not, or is not to be mentioned.

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
    """Keep what was said of topics after a session.

    Args:
        session: the session.
        appointment: the appointment they were asked about for.
        shown: the topics that were asked about, those left as they are too.
        states: "talked", "kept" or "let-go" for those that were answered.

    Raises:
        NotFound: the appointment was deleted in the meantime.
        WrongUse: it is no such state.
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
    """Return the setting that holds the topics that were asked about for an appointment."""
    return f"topics.asked.{appointment.hex}"
