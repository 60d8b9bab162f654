"""Naming a session: next, last, its day, or the start of its id. What is typed is read here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import appointments, entries, therapists, values
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.wording import appointments as words
from bondjournal.wording import seeing as of_seeing

_MAY_BE_LAST = ("planned", "attended", "did-not-happen")


def named(
    session: Session, name: str, now: datetime, zone: str, therapist: Therapist | None = None
) -> Appointment:
    """Return the appointment somebody means: `next`, `last`, its day, or the start of its id.

    With a therapist it is one of theirs.

    Raises:
        NotFound: there is none.
        WrongUse: the words are no day, or there are several.
    """
    if name == "next":
        return _only(session, therapist, lambda them: appointments.next_one(session, now, them))
    if name == words.LAST:
        return _only(session, therapist, lambda them: _last_begun(session, them, now))
    found: Sequence[Appointment]
    start = name.lower().replace("-", "")
    if len(start) >= entries.SHORTEST_NAME and all(one in "0123456789abcdef" for one in start):
        found = session.exec(
            select(Appointment).where(entries.between_ids(Appointment.uuid, start))
        ).all()
        if len(found) == 1:
            return found[0]
    day = dates.parse(name, toward="past", now=now, zone=zone).day
    later = dates.parse(name, toward="future", now=now, zone=zone).day
    query = select(Appointment).where(col(Appointment.day).in_((day, later)))
    if therapist:
        query = query.where(Appointment.therapist_uuid == therapist.uuid)
    found = session.exec(query.order_by(col(Appointment.at))).all()
    if len(found) > 1:
        raise WrongUse("Several sessions fit that.", "Name one by its id, from 'appointment list'.")
    return _known(found[0] if found else None)


def meant(
    session: Session, name: str, now: datetime, zone: str, therapist: UUID | None = None
) -> values.Appointment:
    """Return the appointment somebody means as a value, as `named` finds it.

    Raises:
        NotFound: there is none.
        WrongUse: the words are no day, or there are several.
    """
    them = therapists.by_uuid(session, therapist) if therapist else None
    return values.Appointment.of(named(session, name, now, zone, them))


def _last_begun(session: Session, therapist: Therapist, now: datetime) -> Appointment | None:
    past = appointments.all_of(session, therapist, before=now)
    return next((one for one in reversed(past) if one.state in _MAY_BE_LAST), None)


def _only(
    session: Session,
    therapist: Therapist | None,
    of: Callable[[Therapist], Appointment | None],
) -> Appointment:
    """Return the one of a therapist; if none is named, of the one seen who has one.

    Raises:
        NotFound: there is none.
        WrongUse: none is named, and several have one.
    """
    if therapist is not None:
        return _known(of(therapist))
    for several in (therapists.seen(session), therapists.mentioned(session)):
        had = [one for them in several if (one := of(them)) is not None]
        if len(had) > 1:
            raise WrongUse(of_seeing.SEVERAL, words.NAME_ITS_DAY)
        if had:
            return had[0]
    return _known(None)


def _known(appointment: Appointment | None) -> Appointment:
    if appointment is None:
        raise NotFound(
            "There is no such session.", "'bondjournal appointment list' shows what is known."
        )
    return appointment
