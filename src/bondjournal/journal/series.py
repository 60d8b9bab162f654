"""Series: a rhythm of appointments, every few weeks from a first one on.

The wall clock counts: 15:00 stays 15:00 when the clocks change. `planning` makes its appointments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    appointments,
    named_sessions,
    planning,
    purging,
    therapists,
    versions,
)
from bondjournal.journal.named_sessions import Which
from bondjournal.journal.tables import Appointment, Series, Therapist
from bondjournal.wording import appointments as words

EVERY = range(1, 53)
"""The possible numbers of weeks from one appointment to the next."""

_DAY = timedelta(days=1)


def begin(
    session: Session,
    therapist: Therapist,
    first: dates.When,
    zone: str,
    every_weeks: int,
    *,
    ends_on: date | None = None,
) -> Series:
    """Begin a rhythm, and plan its appointments ahead, none of them in the past.

    The therapist is seen again then, and sessions set aside are planned again.

    Args:
        session: the session.
        therapist: the therapist.
        first: the first day, and the time if it is known.
        zone: the zone whose clocks it follows.
        every_weeks: how many weeks from one to the next.
        ends_on: the last day it may have an appointment on; None for an open end.

    Raises:
        WrongUse: the rhythm is impossible, ends before it begins, or another one has this day.
    """
    therapists.may_be_mentioned(therapist)
    series, now = _keep(session, therapist, first, zone, every_weeks, ends_on), dates.now()
    appointments.see_again(session, therapist, now)
    planning.plan(session, series, now)
    return series


def first_of(session: Session, series: Series) -> Appointment | None:
    """Return the first appointment of a rhythm, if one is planned."""
    query = select(Appointment).where(Appointment.series_uuid == series.uuid)
    return session.exec(query.order_by(col(Appointment.at)).limit(1)).first()


def of_therapist(session: Session, therapist: Therapist) -> list[Series]:
    """Return the rhythms of a therapist, the first begun first."""
    query = select(Series).where(Series.therapist_uuid == therapist.uuid)
    return list(session.exec(query.order_by(col(Series.id))))


def going_on(session: Session, therapist: Therapist, now: datetime) -> list[Series]:
    """Return the rhythms of a therapist that may have a day to come."""
    return [
        one
        for one in of_therapist(session, therapist)
        if one.ends_on is None or one.ends_on >= planning.today(one, now)
    ]


def of_appointment(session: Session, appointment: Appointment) -> Series | None:
    """Return the rhythm of an appointment, if it belongs to one that goes on past it."""
    query = select(Series).where(Series.uuid == appointment.series_uuid)
    series = session.exec(query).first()
    day = appointment.series_day
    ended = series and series.ends_on and day and day > series.ends_on
    return None if ended else series


def go_on(session: Session, therapist: Therapist, now: datetime) -> int:
    """Plan ahead the rhythms of a therapist, even those unused for long."""
    return sum(planning.plan(session, one, now) for one in of_therapist(session, therapist))


def end(session: Session, series: Series, since: date) -> int:
    """End a rhythm before a day; return how many appointments to come were removed.

    An appointment that was added by hand, or that anything is kept about or prepared for, stays
    as a single one.
    """
    planned = _to_come(session, series, since)
    versions.edit(session, series, ends_on=since - _DAY)
    return _let_go(session, planned)


def change(
    session: Session, series: Series, since: date, first: dates.When, every_weeks: int
) -> Series:
    """Change a rhythm from a day on; planned appointments become part of the new one.

    The appointment of the day `since` becomes the first of the new rhythm, with all that belongs
    to it, and each later one that of its week. An appointment that was moved stays where it was
    moved to, and a cancelled one stays cancelled.

    Args:
        session: the session.
        series: the present rhythm.
        since: the day before which the present rhythm ends.
        first: the first day of the new rhythm, and its time if that is known.
        every_weeks: how many weeks from one to the next.

    Raises:
        WrongUse: the rhythm is not possible, another one has this day, or it begins before the
            week of the day `since`.
    """
    if first.day < week_of(since):
        raise WrongUse("That begins before the session it changes from.")
    planned = _to_come(session, series, since)
    ends_on = series.ends_on if series.ends_on and series.ends_on >= first.day else None
    versions.edit(session, series, ends_on=since - _DAY)
    therapist = therapists.by_uuid(session, series.therapist_uuid)
    new = _keep(session, therapist, first, series.zone, every_weeks, ends_on)
    left = []
    for row in planned:
        moved = (row.series_day or row.day) + (first.day - since)
        monday = week_of(moved)
        day = next(planning.days(new, monday, monday + 6 * _DAY), None)
        if day is None:
            left.append(row)
        else:
            _become(session, row, new, day)
    _let_go(session, left)
    planning.plan(session, new, dates.now())
    return new


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm, as it goes on after a session."""

    every_weeks: int
    begins: datetime
    """The beginning of the session's week: a rhythm that replaces this one may not begin before."""


def rhythm(session: Session, which: Which) -> Rhythm | None:
    """Return the rhythm of a session, or None.

    Raises:
        NotFound: there is no such session, or it was deleted in the meantime.
        WrongUse: what was typed is not a day, or several sessions could be meant.
    """
    row = named_sessions.row(session, which)
    series = of_appointment(session, row)
    if series is None:
        return None
    week = dates.When(week_of(_since(row)), time()).instant(series.zone)
    return Rhythm(series.every_weeks, week)


def begin_at(session: Session, which: Which, every_weeks: int) -> dates.When:
    """Begin a rhythm with a session as its first one; return when that is.

    Raises:
        NotFound: there is no such session, or it was deleted in the meantime.
        WrongUse: the rhythm is not possible.
    """
    row = named_sessions.row(session, which)
    first = dates.When(row.day, dates.local(row.at, row.zone).time() if row.timed else None)
    begin(session, therapists.by_uuid(session, row.therapist_uuid), first, row.zone, every_weeks)
    return first


def change_at(session: Session, which: Which, first: dates.When, every_weeks: int) -> None:
    """Change the rhythm of a session from that session on, as `change` does.

    Raises:
        NotFound: there is no such session, or it was deleted in the meantime.
        WrongUse: it has no rhythm, or the new one is not possible.
    """
    row = named_sessions.row(session, which)
    change(session, _rhythm_of(session, row), _since(row), first, every_weeks)


def end_at(session: Session, which: Which) -> int:
    """End the rhythm of a session before it; return how many sessions to come were removed.

    Raises:
        NotFound: there is no such session, or it was deleted in the meantime.
        WrongUse: it has no rhythm.
    """
    row = named_sessions.row(session, which)
    return end(session, _rhythm_of(session, row), _since(row))


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * _DAY


def _rhythm_of(session: Session, row: Appointment) -> Series:
    found = of_appointment(session, row)
    if found is None:
        raise WrongUse(words.NO_RHYTHM, "'bondjournal session add tue 15:00 --every 1' begins one.")
    return found


def _since(row: Appointment) -> date:
    """Return the day that its rhythm has for a session, from which it is changed or ended."""
    return row.series_day or row.day


def _keep(
    session: Session,
    therapist: Therapist,
    first: dates.When,
    zone: str,
    every_weeks: int,
    ends_on: date | None,
) -> Series:
    if every_weeks not in EVERY:
        raise WrongUse(words.NO_SUCH_RHYTHM)
    if ends_on is not None and ends_on < first.day:
        raise WrongUse("That ends before it begins.")
    for other in of_therapist(session, therapist):
        if any(planning.days(other, first.day, first.day)):
            raise WrongUse(words.A_DAY_BETWEEN, words.MOVE_THE_RHYTHM)
    series = Series(
        therapist_uuid=therapist.uuid,
        first_on=first.day,
        at_time=dates.clock(first.time) if first.time else "",
        zone=zone,
        every_weeks=every_weeks,
        ends_on=ends_on,
    )
    versions.keep(session, series)
    return series


def _to_come(session: Session, series: Series, since: date) -> list[Appointment]:
    """Return the planned and cancelled appointments to come of a rhythm, from a day on."""
    query = select(Appointment).where(
        Appointment.series_uuid == series.uuid,
        col(Appointment.series_day) >= since,
        col(Appointment.at) > dates.now(),
        col(Appointment.state).in_(("planned", "cancelled")),
    )
    return list(session.exec(query.order_by(col(Appointment.series_day))))


def _become(session: Session, row: Appointment, series: Series, day: date) -> None:
    """Make an appointment part of a rhythm, at the rhythm's day and time unless it was moved."""
    changes: dict[str, Any] = {"series_uuid": series.uuid, "series_day": day}
    if row.day == row.series_day:
        when = planning.when(series, day)
        changes |= {"at": when.instant(series.zone), "day": day, "timed": when.time is not None}
    versions.edit(session, row, **changes)


def _let_go(session: Session, rows: Sequence[Appointment]) -> int:
    """Remove appointments that carry nothing, detach the others; return how many were removed."""
    removed = []
    for row in rows:
        if planning.made_here(row) and not appointments.carries(session, row):
            versions.delete(session, row)
            removed.append(row.uuid)
        else:
            versions.edit(session, row, series_uuid=None, series_day=None)
    purging.empty(session, removed)
    return len(removed)
