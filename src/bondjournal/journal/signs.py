"""Signs I notice: moments looked at over time under five signs. Nothing is counted or scored."""

from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.journal import moments
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.journal.values import Moment

NOT_SORTED = ""
"""What moments without a sign stand under."""


def by_sign(session: Session) -> dict[str, list[Moment]]:
    """Return the moments under each sign, the newest first, and last those without one.

    Every sign is there, with moments or without. A moment of a session that is not to be
    mentioned any more is left out.
    """
    silent = _silent(session)
    found: dict[str, list[Moment]] = {sign: [] for sign in (*moments.SIGNS, NOT_SORTED)}
    for moment in reversed(moments.LIST.listed(session)):
        if moment.appointment_uuid not in silent:
            found[moment.sign].append(moment)
    return found


def _silent(session: Session) -> set[UUID | None]:
    """Return the appointments with people whose sessions are not mentioned."""
    people = select(Therapist.uuid).where(col(Therapist.mentioned).is_(False))
    query = select(Appointment.uuid).where(col(Appointment.therapist_uuid).in_(people))
    return set(session.exec(query).all())
