"""The steps of preparing: where it was left, and each step as it is reached."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import appointments, ownership, preparations, therapists
from bondjournal.wording.preparing import STEPS_BEFORE


@dataclass(frozen=True, slots=True)
class PreparingStep:
    """The state of preparing: for which session, and at which step."""

    therapist: UUID
    name: str
    """The therapist's name, if there are several; else empty."""
    appointment: UUID | None
    day: date | None
    """The day of the session, if the next one is known."""
    step: str


def comes_next(session: Session, now: datetime) -> tuple[UUID, UUID | None]:
    """Return the therapist of the next page, and its session, if the next one is known.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    coming = appointments.next_with_seen(session, now)
    if coming is not None:
        return coming.therapist_uuid, coming.uuid
    usual = therapists.usual_one(session)
    therapists.may_be_mentioned(usual)
    return usual.uuid, None


def begin(session: Session, therapist: UUID, appointment: UUID | None) -> PreparingStep:
    """Begin preparing, or resume it, and return the step it is at.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    page = preparations.for_page(session, therapist, appointment, begun=True)
    therapists.may_be_mentioned(page.therapist)
    return _reached(session, page, _goes_on_at(page.prepared.step))


def go_to(
    session: Session, therapist: UUID, appointment: UUID | None, step: str, now: datetime
) -> PreparingStep:
    """Go to a step, and store that; return the step that preparing is at then.

    If another window cancelled the session, preparing goes on for the one that is next now.
    Reading a written page again does not change that it is written.

    Raises:
        WrongUse: there is no such step, or sessions with this therapist are not to be mentioned
            any more.
    """
    before = preparations.for_page(session, therapist, appointment)
    therapists.may_be_mentioned(before.therapist)
    meant = preparations.followed(session, before.therapist, before.appointment, now)
    to = meant.uuid if meant else None
    page = preparations.for_page(session, therapist, to, begun=True)
    if page.prepared.step != preparations.WRITTEN or step != preparations.STEPS[-1]:
        preparations.change(session, page.prepared, step=step)
    return _reached(session, page, step)


def _reached(session: Session, page: preparations.PagePreparation, step: str) -> PreparingStep:
    meant = page.appointment
    return PreparingStep(
        therapist=page.therapist.uuid,
        name=ownership.names_if_several(session).get(page.therapist.uuid, ""),
        appointment=meant.uuid if meant else None,
        day=meant.day if meant else None,
        step=step,
    )


def _goes_on_at(step: str) -> str:
    """Return the step at which preparing resumes, also in a journal of before."""
    step = STEPS_BEFORE.get(step, step)
    return step if step in preparations.STEPS else preparations.STEPS[0]
