"""After a session: from what was said about it to rows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.draft import Draft
from bondjournal.journal import (
    additions,
    appointments,
    carry_over,
    entries,
    ratings,
    therapists,
)
from bondjournal.journal.about_session import keep as keep_said
from bondjournal.journal.tables import Appointment, Entry, Therapist
from bondjournal.tui.screens.after import Said


@dataclass(frozen=True, slots=True)
class About:
    """Which session it is about: one that is known, or one of a day, or none known."""

    appointment: Appointment | None = None
    day: date | None = None
    therapist: UUID | None = None
    """Whom it is with, where that was asked."""

    def whom(self, session: Session) -> Therapist:
        """Return whom it is with."""
        if self.appointment is not None:
            return therapists.by_uuid(session, self.appointment.therapist_uuid)
        if self.therapist is not None:
            return therapists.by_uuid(session, self.therapist)
        return therapists.usual_one(session)


def store(
    session: Session, said: Said, about: About, draft: Draft, at: datetime, today: date
) -> None:
    """Keep what was said; a second number replaces the first and stays on the page if that was."""
    appointment = about.appointment and appointments.by_uuid(session, about.appointment.uuid)
    them = about.whom(session)
    if appointment is None and about.day is not None:
        appointment = appointments.attended_on(session, them, about.day, draft.zone)
    _numbers_and_words(session, said, appointment, draft, at, today)
    keep_said(session, them, appointment, said.fields, today=today)
    if appointment is not None:
        carry_over.answer(session, appointment, said.shown, said.topics)


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
