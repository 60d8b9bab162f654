"""Naming a session: `next`, `last`, its day, or the start of its id, read as people type it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates, typed_dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import appointments, ids, purging, therapists, typed_days, values, versions
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.wording import appointments as words
from bondjournal.wording import seeing as of_seeing


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed to name a session."""

    name: str
    now: datetime
    zone: str


Which = UUID | Typed
"""A session by its uuid, or by what was typed to name it."""

_MAY_BE_LAST = ("planned", "attended", "did-not-happen")


def named(
    session: Session, name: str, now: datetime, zone: str, therapist: Therapist | None = None
) -> Appointment:
    """Return the appointment somebody means: `next`, `last`, its day, or the start of its id.

    With a therapist, only their sessions count. If a day has several, a time beside it decides.

    Raises:
        NotFound: there is no such session.
        WrongUse: the words are not a day, or several sessions could be meant.
    """
    if name == "next":
        return _only(
            session,
            therapist,
            lambda therapist_row: appointments.next_one(session, now, therapist_row),
        )
    if name == words.LAST:
        return _only(
            session, therapist, lambda therapist_row: _last_begun(session, therapist_row, now)
        )
    found: Sequence[Appointment]
    start = ids.start(name)
    if ids.names_a_row(start):
        found = session.exec(select(Appointment).where(ids.between(Appointment.uuid, start))).all()
        if len(found) == 1:
            return found[0]
    past = typed_days.parse(session, name, now, zone, "past")
    later = typed_days.parse(session, name, now, zone, "future")
    query = select(Appointment).where(col(Appointment.day).in_((past.day, later.day)))
    if therapist:
        query = query.where(Appointment.therapist_uuid == therapist.uuid)
    found = session.exec(query.order_by(col(Appointment.at))).all()
    if past.time is not None:
        at = (past.instant(zone), later.instant(zone))
        found = [one for one in found if one.timed and one.at in at] or found
    if len(found) > 1:
        raise WrongUse("Several sessions match that.", _ids_of(found, now.year))
    return _known(found[0] if found else None)


def _ids_of(found: Sequence[Appointment], year: int) -> str:
    """Return a hint with the id of each of several sessions."""
    days = [
        f"{ids.short(one.uuid)} is {dates.short(one.day, year)}"
        + (f", {dates.clock(dates.local(one.at, one.zone).time())}" if one.timed else "")
        for one in found
    ]
    return f"Choose one by its id: {'; '.join(days)}."


def several(typed: Sequence[str], now: datetime, zone: str) -> list[Typed]:
    """Split typed words into the names of several sessions: `tue thu`, `12 May 14 May`.

    Each name takes as many words as it can. If some words cannot name a session, all of them are
    returned as one name, which is refused later.
    """
    names: list[str] = []
    rest = list(typed)
    while rest:
        long = next((n for n in range(len(rest), 0, -1) if _can_name(rest[:n], now, zone)), 0)
        if not long:
            return [Typed(" ".join(typed), now, zone)]
        names.append(" ".join(rest[:long]))
        rest = rest[long:]
    return [Typed(name, now, zone) for name in names]


def _can_name(typed: Sequence[str], now: datetime, zone: str) -> bool:
    """Return whether words have the form of a session's name, whether or not it exists."""
    name = " ".join(typed)
    if name in ("next", words.LAST) or ids.names_a_row(ids.start(name)):
        return True
    with suppress(WrongUse):
        typed_dates.parse(name, toward="past", now=now, zone=zone)
        return True
    return False


def row(session: Session, which: Which) -> Appointment:
    """Return the session that is named, as a row.

    Raises:
        NotFound: there is no such session, or it was deleted in the meantime.
        WrongUse: the words are not a day, or several sessions could be meant.
    """
    if isinstance(which, Typed):
        return named(session, which.name, which.now, which.zone)
    return versions.existing(session, Appointment, which)


def get(session: Session, which: Which) -> values.Appointment:
    """Return the session that is named, as a value; raises what `row` does."""
    return values.Appointment.of(row(session, which))


def to_delete(session: Session, which: Which) -> values.Appointment:
    """Return the session that is named, if it may be deleted; also raises what `row` does.

    Raises:
        WrongUse: something is kept about it.
    """
    found = row(session, which)
    appointments.may_be_deleted(session, found)
    return values.Appointment.of(found)


def delete(session: Session, which: Which, *, gone: bool = False) -> None:
    """Move a session that was added by mistake to the trash, or remove it for good.

    Raises:
        NotFound: there is none, or it was deleted in the meantime.
        WrongUse: something is kept about it.
    """
    found = row(session, which)
    appointments.delete(session, found)
    if gone:
        purging.empty(session, [found.uuid])


def delete_each(session: Session, wanted: Sequence[tuple[UUID, bool]]) -> None:
    """Delete several sessions as one change; each pair says whether it is for good.

    Raises:
        NotFound: a session was deleted in the meantime.
        WrongUse: something is kept about a session.
    """
    for uuid, gone in dict(wanted).items():
        delete(session, uuid, gone=gone)


def mark(session: Session, which: Which, state: str) -> values.Appointment:
    """Set the state of a session, and return it; raises what `row` does."""
    found = row(session, which)
    appointments.mark(session, found, state)
    return values.Appointment.of(found)


def cancel(session: Session, which: Which, now: datetime) -> values.Appointment:
    """Cancel a session to come, or mark a past one as not having happened; return it.

    Raises what `row` does.
    """
    past = row(session, which).at <= now
    return mark(session, which, "did-not-happen" if past else "cancelled")


def reopen(session: Session, which: Which, now: datetime) -> values.Appointment:
    """Take back `cancel`: the session is planned again, or took place; return it.

    Raises what `row` does.
    """
    past = row(session, which).at <= now
    return mark(session, which, "attended" if past else "planned")


def move(session: Session, which: Which, when: dates.When) -> dates.When:
    """Move a session, and return its new day and time; also raises what `row` does.

    A day alone keeps its time of day.

    Raises:
        WrongUse: there is another session on that day at that time already.
    """
    return appointments.move(session, row(session, which), when)


def _last_begun(session: Session, therapist: Therapist, now: datetime) -> Appointment | None:
    past = appointments.all_of(session, therapist, before=now)
    return next((one for one in reversed(past) if one.state in _MAY_BE_LAST), None)


def _only(
    session: Session,
    therapist: Therapist | None,
    session_with: Callable[[Therapist], Appointment | None],
) -> Appointment:
    """Return the session with a therapist; if none is given, with the one seen who has one.

    Raises:
        NotFound: there is no such session.
        WrongUse: no therapist is given, and several have one.
    """
    if therapist is not None:
        return _known(session_with(therapist))
    for several in (therapists.seen(session), therapists.mentioned(session)):
        had = [one for one_seen in several if (one := session_with(one_seen)) is not None]
        if len(had) > 1:
            raise WrongUse(of_seeing.SEVERAL, words.NAME_ITS_DAY)
        if had:
            return had[0]
    return _known(None)


def _known(appointment: Appointment | None) -> Appointment:
    if appointment is None:
        raise NotFound("There is no such session.", "'bondjournal session list' shows them.")
    return appointment
