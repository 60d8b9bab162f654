"""Naming a session: next, last, its day, or the start of its id. What is typed is read here."""

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
"""A session by its uuid, or by what was typed."""

_MAY_BE_LAST = ("planned", "attended", "did-not-happen")


def named(
    session: Session, name: str, now: datetime, zone: str, therapist: Therapist | None = None
) -> Appointment:
    """Return the appointment somebody means: `next`, `last`, its day, or the start of its id.

    With a therapist it is one of theirs. Where several are on a day, the time beside it tells.

    Raises:
        NotFound: there is none.
        WrongUse: the words are no day, or there are several.
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
        raise WrongUse("Several sessions fit that.", _ids_of(found, now.year))
    return _known(found[0] if found else None)


def _ids_of(found: Sequence[Appointment], year: int) -> str:
    """Return by which id each of several sessions is named."""
    days = [
        f"{ids.short(one.uuid)} is {dates.short(one.day, year)}"
        + (f", {dates.clock(dates.local(one.at, one.zone).time())}" if one.timed else "")
        for one in found
    ]
    return f"Name one by its id: {'; '.join(days)}."


def several(typed: Sequence[str], now: datetime, zone: str) -> list[Typed]:
    """Return what names each of several sessions: `tue thu`, `12 May 14 May`, `next a3f9`.

    Each is as long as it can be. Words of which some name none are one name, which is refused.
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
    """Say whether a session can be named so; whether there is one is not looked at."""
    name = " ".join(typed)
    if name in ("next", words.LAST) or ids.names_a_row(ids.start(name)):
        return True
    with suppress(WrongUse):
        typed_dates.parse(name, toward="past", now=now, zone=zone)
        return True
    return False


def row(session: Session, which: Which) -> Appointment:
    """Return the session that is named.

    Raises:
        NotFound: there is none, or it was deleted in the meantime.
        WrongUse: the words are no day, or there are several.
    """
    if isinstance(which, Typed):
        return named(session, which.name, which.now, which.zone)
    return versions.existing(session, Appointment, which)


def get(session: Session, which: Which) -> values.Appointment:
    """Return the session that is named as a value; `row` says what it raises."""
    return values.Appointment.of(row(session, which))


def to_delete(session: Session, which: Which) -> values.Appointment:
    """Return the session that is named and may be deleted; `row` says what else it raises.

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
    """Delete several as `delete` does, each for good where that is said of it: one change.

    Raises:
        NotFound: one was deleted in the meantime.
        WrongUse: something is kept about one.
    """
    for uuid, gone in dict(wanted).items():
        delete(session, uuid, gone=gone)


def mark(session: Session, which: Which, state: str) -> values.Appointment:
    """Say of a session what became of it, and return it; `row` says what it raises."""
    found = row(session, which)
    appointments.mark(session, found, state)
    return values.Appointment.of(found)


def cancel(session: Session, which: Which, now: datetime) -> values.Appointment:
    """Cancel a session to come, or say of a past one that it did not happen; return it.

    `row` says what it raises.
    """
    past = row(session, which).at <= now
    return mark(session, which, "did-not-happen" if past else "cancelled")


def reopen(session: Session, which: Which, now: datetime) -> values.Appointment:
    """Take back what `cancel` said: it is planned again, or took place; return it.

    `row` says what it raises.
    """
    past = row(session, which).at <= now
    return mark(session, which, "attended" if past else "planned")


def move(session: Session, which: Which, when: dates.When) -> dates.When:
    """Move a session, and return when it is now; `row` says what it raises.

    A day alone leaves it the time of day it had.

    Raises:
        WrongUse: there is another one on that day at that time already.
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
    """Return the one of a therapist; if none is named, of the one seen who has one.

    Raises:
        NotFound: there is none.
        WrongUse: none is named, and several have one.
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
        raise NotFound(
            "There is no such session.", "'bondjournal session list' shows what is known."
        )
    return appointment
