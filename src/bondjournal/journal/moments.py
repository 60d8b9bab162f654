"""Moments: "yes, that's it", something good noticed in a session, under one of five signs."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    attendance,
    known_sessions,
    named_sessions,
    settings,
    tables,
    therapists,
    values,
    versions,
)
from bondjournal.journal.lists import NumberedList
from bondjournal.journal.tables import Appointment, Moment, Therapist
from bondjournal.wording import any_of, signs
from bondjournal.wording.appointments import LAST

SIGNS = tuple(filter(None, signs.SIGNS))
"""The signs that a moment can have. A moment without a sign has an empty one."""


def _days(session: Session, rows: Sequence[Moment]) -> dict[UUID, dict[str, Any]]:
    del rows
    query = select(col(Moment.uuid), col(Appointment.day)).join(
        Appointment, col(Moment.appointment_uuid) == col(Appointment.uuid), isouter=True
    )
    return {uuid: {"session_day": day} for uuid, day in session.exec(query)}


NOT_SORTED = ""
"""What moments without a sign stand under."""
LIST = NumberedList(
    table=tables.Moment,
    value=values.Moment,
    words="text",
    what="A moment",
    nothing="Type what it was.",
    unknown=("No moment has this number.", "'bondjournal moment list' shows them."),
    by=("day", "id"),
    computed=_days,
)


def add(
    session: Session,
    text: str,
    *,
    day: date,
    appointment: UUID | None = None,
    sign: str = "",
    therapist: UUID | None = None,
) -> values.Moment:
    """Add a moment.

    Args:
        session: the session.
        text: what it was, in one line.
        day: the local day it was noticed on.
        appointment: the session it was noticed in, if one is known.
        sign: one of SIGNS, or empty.
        therapist: whom it is about, if that is known and there is no session.

    Raises:
        WrongUse: there are no words, or it is no sign.
    """
    return LIST.add(
        session,
        text,
        day=day,
        appointment_uuid=appointment,
        sign=checked_sign(sign),
        therapist_uuid=therapist,
    )


def add_of_last_session(
    session: Session, text: str, *, sign: str = "", therapist: UUID | None = None
) -> values.Moment:
    """Add a moment in the latest session begun, at most fourteen days back, or else of today.

    Raises:
        WrongUse: there are no words, the sign does not exist, or no therapist is named and several
            could be meant.
    """
    if therapist is None:
        therapist = therapists.named(session, None).uuid
    therapist_row = therapists.by_uuid(session, therapist)
    appointment = attendance.joined(session, therapist_row, dates.now())
    day = appointment.day if appointment else settings.today(session)
    about = appointment.uuid if appointment else None
    return add(session, text, day=day, appointment=about, sign=sign, therapist=therapist)


def add_named(
    session: Session,
    text: str,
    *,
    sign: str = "",
    in_session: bool = False,
    day: date | None = None,
    therapist: str = "",
) -> values.Moment:
    """Add a moment in the session of a day, or of that day alone.

    Args:
        session: the session.
        text: what it was, in one line.
        sign: one of SIGNS, or empty.
        in_session: whether it was in a session: the known one of the day, else the last one.
        day: the day, if one is given; else that of the latest session begun, or today.
        therapist: the name of the therapist it is about, if one is given.

    Raises:
        NotFound: nobody has this name, or no session is over.
        WrongUse: there are no words, the sign does not exist, or several could be meant.
    """
    therapist_uuid = therapists.named(session, therapist).uuid if therapist else None
    about = of_session(session, day, therapist_uuid) if in_session else None
    on = about.day if about else day
    if on is None:
        return add_of_last_session(session, text, sign=sign, therapist=therapist_uuid)
    about_uuid = about.uuid if about else None
    return add(session, text, day=on, appointment=about_uuid, sign=sign, therapist=therapist_uuid)


def of_session(
    session: Session, day: date | None, therapist: UUID | None = None
) -> Appointment | None:
    """Return the session a moment was in: the known one of its day, with any therapist.

    Without a day, it is the last one begun. If no session is known on the day, none is added: the
    moment then has only its day.

    Raises:
        NotFound: no session is over.
        WrongUse: there were sessions with several therapists on that day, and none is named.
    """
    therapist_row = therapists.by_uuid(session, therapist) if therapist else None
    if day is None:
        return named_sessions.named(session, LAST, dates.now(), dates.zone(), therapist_row)
    if therapist_row is None:
        known_sessions.refuse_several(known_sessions.whom_on(session, day))
    return known_sessions.only_one_on(session, day, therapist_row)


def change(
    session: Session, uuid: UUID, *, text: str | None = None, sign: str | None = None
) -> bool:
    """Change the words or the sign of a moment, unless None; return whether anything changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there are no words, or it is no sign.
    """
    row = LIST.existing(session, uuid)
    return versions.edit(
        session,
        row,
        text=row.text if text is None else LIST.checked_words(text),
        sign=row.sign if sign is None else checked_sign(sign),
    )


def change_named(
    session: Session,
    uuid: UUID,
    *,
    text: str | None = None,
    sign: str | None = None,
    in_session: bool = False,
    day: date | None = None,
    therapist: str = "",
) -> values.Moment:
    """Change a moment, its session or day, or its therapist; what is not given stays.

    Raises:
        NotFound: it was deleted in the meantime, nobody has this name, or no session is over.
        WrongUse: there are no words, it is no sign, or several could be meant.
    """
    change(session, uuid, text=text, sign=sign)
    therapist_row = therapists.named(session, therapist) if therapist else None
    about = (
        of_session(session, day, therapist_row.uuid if therapist_row else None)
        if in_session
        else None
    )
    on = about.day if about else day
    if on is not None:
        _put(session, uuid, on, about)
    if about is None and therapist_row is not None:
        therapists.give(session, uuid, therapist_row)
    return LIST.get(session, uuid)


def put_on(session: Session, uuid: UUID, day: date, therapist: UUID | None = None) -> bool:
    """Set the day of a moment, and with it the session; return whether there is one.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there were sessions with several therapists on that day, and none is named.
    """
    about = of_session(session, day, therapist)
    _put(session, uuid, day, about)
    return about is not None


def checked_sign(sign: str) -> str:
    """Return a sign, which may be empty.

    Raises:
        WrongUse: there is no such sign.
    """
    if sign not in ("", *SIGNS):
        raise WrongUse("There is no such sign.", f"Choose {any_of(SIGNS)}.")
    return sign


def _put(session: Session, uuid: UUID, day: date, about: Appointment | None) -> None:
    belongs = about.uuid if about else None
    versions.edit(session, LIST.existing(session, uuid), day=day, appointment_uuid=belongs)


def by_sign(session: Session) -> dict[str, list[values.Moment]]:
    """Return the moments under each sign, the newest first, and last those without one.

    Every sign is there, even without moments. Moments in sessions that are not to be mentioned
    any more are left out.
    """
    silent = _silent(session)
    found: dict[str, list[values.Moment]] = {sign: [] for sign in (*SIGNS, NOT_SORTED)}
    for moment in reversed(LIST.listed(session)):
        if moment.appointment_uuid not in silent:
            found[moment.sign].append(moment)
    return found


def _silent(session: Session) -> set[UUID | None]:
    """Return the appointments with therapists whose sessions are not to be mentioned."""
    people = select(Therapist.uuid).where(col(Therapist.mentioned).is_(False))
    query = select(Appointment.uuid).where(col(Appointment.therapist_uuid).in_(people))
    return set(session.exec(query).all())
