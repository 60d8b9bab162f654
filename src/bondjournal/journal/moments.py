"""Moments: "yes, that's it", something good noticed in a session, under one of five signs."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import addition, dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    attendance,
    known_sessions,
    named_sessions,
    ordered,
    settings,
    therapists,
    versions,
)
from bondjournal.journal.tables import Appointment, Moment, Therapist, Version
from bondjournal.wording.appointments import LAST

SIGNS = ("trust", "open-communication", "empathy", "respect", "understanding")
"""What a moment can be a sign of. One without a sign has an empty one."""


def add(
    session: Session,
    text: str,
    *,
    day: date,
    appointment: Appointment | None = None,
    sign: str = "",
    therapist: Therapist | None = None,
) -> Moment:
    """Add a moment.

    Args:
        session: the session.
        text: what it was, in one line.
        day: the local day it was noticed on.
        appointment: the session it was noticed in, if one is known.
        sign: one of SIGNS, or empty.
        therapist: whom it is about, where that is known and there is no session.

    Raises:
        WrongUse: there are no words, or it is no sign.
    """
    moment = Moment(
        text=_words(text),
        day=day,
        appointment_uuid=appointment.uuid if appointment else None,
        sign=_sign(sign),
        therapist_uuid=therapist.uuid if therapist else None,
    )
    versions.keep(session, moment)
    return moment


def add_of_last_session(
    session: Session, text: str, *, sign: str = "", therapist: Therapist | None = None
) -> Moment:
    """Add a moment of the latest session begun, at most fourteen days back, or else of today.

    Raises:
        WrongUse: there are no words, it is no sign, or no therapist is named and several could
            be meant.
    """
    them = therapist or therapists.named(session, None)
    appointment = attendance.joined(session, them, dates.now())
    day = appointment.day if appointment else settings.today(session)
    return add(session, text, day=day, appointment=appointment, sign=sign, therapist=them)


def of_session(
    session: Session, day: date | None, therapist: UUID | None = None
) -> Appointment | None:
    """Return the session a moment was in: the known one of its day, whoever it was with.

    Without a day it is the last one begun. None is known on some days, and none is made: such a
    moment has its day alone.

    Raises:
        NotFound: no session is over.
        WrongUse: there were sessions with several people on that day, and none is named.
    """
    them = therapists.by_uuid(session, therapist) if therapist else None
    if day is None:
        return named_sessions.named(session, LAST, dates.now(), dates.zone(), them)
    if them is None:
        known_sessions.refuse_several(known_sessions.whom_on(session, day))
    return known_sessions.of_day(session, day, them)


def all_of(
    session: Session, *, appointment: UUID | None = None, sign: str | None = None
) -> list[Moment]:
    """Return moments by day, the earliest first, of one appointment or sign or of all."""
    query = select(Moment)
    if appointment is not None:
        query = query.where(Moment.appointment_uuid == appointment)
    if sign is not None:
        query = query.where(Moment.sign == sign)
    return list(session.exec(query.order_by(col(Moment.day), col(Moment.id))))


def named(session: Session, name: str) -> Moment:
    """Return the moment of this number in `all_of`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("No moment has this number.", "'bondjournal moment list' shows them.")
    return ordered.named(all_of(session), name, unknown)


def change(
    session: Session, moment: Moment, *, text: str | None = None, sign: str | None = None
) -> bool:
    """Change a moment's words or its sign, None leaving it; return whether anything changed.

    Raises:
        WrongUse: there are no words, or it is no sign.
    """
    return versions.edit(
        session,
        moment,
        text=moment.text if text is None else _words(text),
        sign=moment.sign if sign is None else _sign(sign),
    )


def put_on(session: Session, uuid: UUID, day: date, therapist: UUID | None = None) -> bool:
    """Say on which day a moment was, and so in which session; return whether it was in one.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there were sessions with several people on that day, and none is named.
    """
    moment = session.exec(select(Moment).where(Moment.uuid == uuid)).first()
    if moment is None:
        raise NotFound("It was deleted in the meantime.")
    about = of_session(session, day, therapist)
    put(session, moment, day, about)
    return about is not None


def put(session: Session, moment: Moment, day: date, appointment: Appointment | None) -> bool:
    """Say on which day and in which session it was; return whether that changed."""
    belongs = appointment.uuid if appointment else None
    return versions.edit(session, moment, day=day, appointment_uuid=belongs)


def remove(session: Session, moment: Moment) -> Version:
    """Move a moment to the trash."""
    return versions.delete(session, moment)


def _words(typed: str) -> str:
    words = addition.line(typed, "A moment")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what it was.")
    return words


def _sign(sign: str) -> str:
    if sign not in ("", *SIGNS):
        raise WrongUse(
            "That is no sign.", f"The signs are {', '.join(SIGNS[:-1])} and {SIGNS[-1]}."
        )
    return sign
