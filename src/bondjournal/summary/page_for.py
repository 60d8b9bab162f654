"""Whose page is meant, and the session it is for."""

from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.journal import appointments, named_sessions, preparations, therapists
from bondjournal.journal.tables import Appointment


def meant(session: Session, asked: str = "next", therapist: str = "") -> tuple[UUID, UUID | None]:
    """Return whose page somebody means, and the session it is for.

    Where no session is known, `next` means a page too.

    Args:
        session: the session.
        asked: `next`, the day of the session, or the start of its id.
        therapist: a name, where several could be meant.

    Raises:
        NotFound: there is no such session or therapist.
        WrongUse: several could be meant and none is named, or sessions with this person are not
            to be mentioned.
    """
    now, zone = dates.now(), dates.zone()
    appointment: Appointment | None
    if asked == "next":
        therapist_row = therapists.named(session, therapist or None)
        appointment = appointments.next_one(session, now, therapist_row)
    else:
        among = therapists.named(session, therapist) if therapist else None
        appointment = named_sessions.named(session, asked, now, zone, among)
        therapist_row = therapists.by_uuid(session, appointment.therapist_uuid)
    therapists.may_be_mentioned(therapist_row)
    return therapist_row.uuid, appointment.uuid if appointment else None


def take_over(
    session: Session, asked: str = "next", therapist: str = ""
) -> tuple[UUID, UUID | None]:
    """Return whose page somebody means, and the session it is for, as `meant` does.

    What was prepared for no session, or for one cancelled, is for it from now on.

    Raises:
        JournalError: as `meant`.
    """
    them, appointment = meant(session, asked, therapist)
    page = preparations.for_page(session, them, appointment)
    preparations.taken_over(session, page.therapist, page.appointment)
    return them, appointment
