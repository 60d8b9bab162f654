"""After a session: from what was said about it to rows."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.draft import Draft
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    ratings,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Appointment, Entry, Moment, Tried
from bondjournal.tui.screens.after import Said

OF_A_SESSION = ("unsaid", "wished")
"""What belongs to the appointment itself, and is not asked where none is known."""


@dataclass(frozen=True, slots=True)
class About:
    """Which session it is about: one that is known, or one of a day, or none known."""

    appointment: Appointment | None = None
    day: date | None = None


def store(
    session: Session, said: Said, about: About, draft: Draft, at: datetime, today: date
) -> None:
    """Keep what was said; a second number replaces the first and stays on the page if that was."""
    appointment = about.appointment and appointments.by_uuid(session, about.appointment.uuid)
    them = (
        therapists.by_uuid(session, appointment.therapist_uuid)
        if appointment
        else therapists.usual_one(session)
    )
    if appointment is None and about.day is not None:
        appointment = appointments.attended_on(session, them, about.day, draft.zone)
    _numbers_and_words(session, said, appointment, draft, at, today)
    fields = {name: addition.line(text, "A line") for name, text in said.fields.items()}
    if appointment is not None:
        words = {name: fields[name] for name in OF_A_SESSION if name in fields}
        versions.edit(session, appointment, **words)
    if fields.get("moment"):
        moment = Moment(day=appointment.day if appointment else today, text=fields["moment"])
        moment.appointment_uuid = appointment.uuid if appointment else None
        versions.keep(session, moment)
    if fields.get("tried"):
        last = session.exec(select(Tried.place).order_by(col(Tried.place).desc())).first()
        tried = Tried(therapist_uuid=them.uuid, what=fields["tried"], day=today)
        tried.place = 0 if last is None else last + 1
        versions.keep(session, tried)
    for topic in topics.all_of(session):
        if topic.uuid in said.topics:
            now_in = appointment.uuid if appointment else None
            topics.end(session, topic, said.topics[topic.uuid], now_in)


def _numbers_and_words(
    session: Session,
    said: Said,
    appointment: Appointment | None,
    draft: Draft,
    at: datetime,
    today: date,
) -> None:
    if not (said.words or said.numbers):
        return
    made = addition.check(
        Addition(
            uuid=draft.uuid,
            at=at,
            zone=draft.zone,
            entry=NewEntry(body=said.words, after=True) if said.words else None,
            ratings=tuple(
                NewRating(scale=scale, value=value, line=line)
                for scale, (value, line) in said.numbers.items()
            ),
        )
    )
    if appointment is None:
        additions.keep(session, made)
        return
    for new in made.ratings:
        before = ratings.on_scale(session, appointment.uuid, new.scale)
        given = replace(new, on_page=before is not None and before.on_page)
        ratings.give(session, appointment, given, at=at, day=today)
    if made.entry:
        entry = Entry(uuid=made.uuid, at=at, zone=made.zone, day=today, body=made.entry.body)
        entry.appointment_uuid = appointment.uuid
        entries.keep(session, entry)
