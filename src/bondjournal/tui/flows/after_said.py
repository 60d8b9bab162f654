"""After a session: from what was said about it to rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.draft import Draft
from bondjournal.journal import (
    about_session,
    additions,
    appointments,
    carry_over,
    entries,
    therapists,
    waiting,
    whose,
)
from bondjournal.journal.tables import Appointment, Entry, Therapist
from bondjournal.tui.screens.after import Said
from bondjournal.wording import KEPT


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
) -> str:
    """Keep what was said that was not kept before, and return what is said of that."""
    appointment = about.appointment and appointments.by_uuid(session, about.appointment.uuid)
    them = about.whom(session)
    if appointment is None and about.day is not None:
        appointment = appointments.attended_on(session, them, about.day, draft.zone)
    _numbers_and_words(session, said, them, appointment, draft, at, today)
    about_session.keep(session, them, appointment, said.fields, today=today)
    if appointment is not None:
        carry_over.answer(session, appointment.uuid, said.shown, said.topics)
    return waiting.said_when_kept(session, draft.uuid) or KEPT


def _numbers_and_words(
    session: Session,
    said: Said,
    them: Therapist,
    appointment: Appointment | None,
    draft: Draft,
    at: datetime,
    today: date,
) -> None:
    if appointment is not None:
        about_session.rate(
            session, appointment, said.numbers, taken_away=said.taken_away, at=at, day=today
        )
    entry = entries.by_uuid(session, draft.editing) if draft.editing else None
    if entry is not None and said.words:
        entries.edit(session, entry, entries.Changes(body=addition.text(said.words)))
        return
    unplaced = said.numbers if appointment is None else {}
    if not (said.words or unplaced):
        return
    made = addition.check(
        Addition(
            uuid=draft.uuid,
            at=at,
            zone=draft.zone,
            entry=NewEntry(body=said.words, after=True) if said.words else None,
            ratings=tuple(
                NewRating(scale=scale, value=value, line=line)
                for scale, (value, line) in unplaced.items()
            ),
            therapist=them.name,
        )
    )
    if appointment is None:
        whose.claim(additions.keep(session, made).entry, them.uuid)
    elif made.entry:
        new = Entry(uuid=made.uuid, at=at, zone=made.zone, day=today, body=made.entry.body)
        new.appointment_uuid = appointment.uuid
        entries.keep(session, new)
