"""Whose page is meant, and the session it is for."""

from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.journal import appointments, named_sessions, preparations, therapists
from bondjournal.journal.tables import Appointment, Therapist


def meant(session: Session, asked: str = "next", therapist: str = "") -> tuple[UUID, UUID | None]:
    """Return the therapist whose page somebody means, and the session it is for.

    If no session is known, `next` means the page for the next one all the same.

    Args:
        session: the session.
        asked: `next`, the day of the session, or the first letters of its id.
        therapist: a name, or the first letters of an id, if several could be meant.

    Raises:
        NotFound: there is no such session or therapist.
        WrongUse: several could be meant and none is named, or sessions with this therapist are not
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


def is_to_take_over(session: Session, therapist: UUID, appointment: UUID | None) -> bool:
    """Say whether a page prepared for no session, or for a cancelled one, can be for this one."""
    return preparations.to_take_over(session, *_rows(session, therapist, appointment)) is not None


def take_over(session: Session, therapist: UUID, appointment: UUID | None) -> None:
    """Make the page that was prepared for no session, or for a cancelled one, be for this one."""
    preparations.taken_over(session, *_rows(session, therapist, appointment))


def _rows(
    session: Session, therapist: UUID, appointment: UUID | None
) -> tuple[Therapist, Appointment | None]:
    preparation = preparations.for_page(session, therapist, appointment)
    return preparation.therapist, preparation.appointment
