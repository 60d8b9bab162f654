"""Carry-over: what becomes of the topics of a page after its session.

Each is talked about, not yet, or let go; the answer is kept with the page, and can be changed
until a later page was brought to a session. A topic without an answer stays open, so it is on the
next page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    appointments,
    attendance,
    named_sessions,
    ownership,
    pages,
    settings,
    therapists,
    topics,
    values,
    versions,
)
from bondjournal.journal.tables import Appointment, Page
from bondjournal.wording import seeing
from bondjournal.wording.appointments import NAME_ITS_DAY

_LATE_TODAY = timedelta(hours=36)
"""A session of today without a time is stored at noon, but may be meant in the morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTopic:
    """A topic of a page, and what was said after its session."""

    uuid: UUID
    text: str
    first: bool
    state: str
    """Its present state."""
    answer: str = ""
    """The state by that answer; empty if there is none."""
    answered_on: date | None = None


def meant(session: Session, name: str, now: datetime, zone: str) -> values.Appointment:
    """Return the session after which topics are asked about: the one named, or the last one.

    Args:
        session: the session.
        name: its day or the first letters of its id; empty for the last that took place.
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
        raise WrongUse(seeing.SEVERAL, NAME_ITS_DAY)
    if not known:
        raise NotFound("No past session yet.", "'bondjournal session list' shows them.")
    return values.Appointment.of(known[-1])


def to_ask(session: Session, uuid: UUID, now: datetime) -> list[AskedTopic]:
    """Return the topics to ask about after a session, in the order of its page.

    They are those of the page that was written last for it, as long as no later page was brought
    to a session with this therapist; a topic that ended in another way is left out. Nothing is
    asked about a session that may not have taken place, did not, or is not to be mentioned.

    Raises:
        NotFound: the session was deleted in the meantime.
    """
    appointment = versions.existing(session, Appointment, uuid)
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    if not (therapist.mentioned and attendance.counts(session, appointment, now)):
        return []
    page = pages.last_for(session, appointment)
    if page is None or pages.any_later(session, page, now):
        return []
    return [one for one in of_page(session, page) if one.answer or one.state == "open"]


def of_page(session: Session, page: Page) -> list[AskedTopic]:
    """Return the topics of a page that are still there and still their therapist's to hear.

    They are in its order, with what was answered.
    """
    whose = page.therapist_uuid
    known = {
        topic.uuid.hex: topic
        for topic in topics.all_of(session)
        if ownership.may_stand_on_page(session, topic, whose)
    }
    found = []
    for topic in (known[uuid] for uuid in page.topics if uuid in known):
        given = page.answers.get(topic.uuid.hex)
        found.append(
            AskedTopic(
                uuid=topic.uuid,
                text=topic.text,
                first=topic.first,
                state=topic.state,
                answer=given["state"] if given else "",
                answered_on=date.fromisoformat(given["day"]) if given else None,
            )
        )
    return found


def answer(session: Session, appointment: UUID, states: Mapping[UUID, str]) -> None:
    """Keep the answers about topics after a session, with the page that they were on.

    Args:
        session: the session.
        appointment: the appointment after which they were asked about.
        states: "talked", "kept" or "let-go" by the topic's uuid; empty where an answer is taken
            back, by which a topic is open again.

    Raises:
        NotFound: the appointment was deleted in the meantime.
        WrongUse: a state is not one of these.
    """
    page = pages.last_for(session, versions.existing(session, Appointment, appointment))
    answers = dict(page.answers) if page else {}
    today = settings.today(session).isoformat()
    for topic in topics.all_of(session):
        if topic.uuid not in states:
            continue
        state, before = states[topic.uuid], answers.pop(topic.uuid.hex, None)
        if state:
            topics.end(session, topic, state, appointment)
            answers[topic.uuid.hex] = {"state": state, "day": today}
        elif before and topic.state == before["state"]:
            topics.end(session, topic, "open")
    if page is not None:
        on_page = {uuid: one for uuid, one in answers.items() if uuid in page.topics}
        versions.edit(session, page, answers=on_page)
