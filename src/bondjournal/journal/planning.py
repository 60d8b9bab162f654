"""Planning ahead: the appointments of a rhythm, as far as is sensible.

An appointment of a rhythm has the same uuid on every machine, so that two machines that plan
ahead agree. A moved, cancelled or deleted one is not planned again.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.checks import YEARS
from bondjournal.journal import gaps, ownership, purging, settings, undo, unknown, versions
from bondjournal.journal.tables import Appointment, Series, Therapist

_LAST_DAY = date(YEARS[-1], 12, 30)
"""The last day whose instants can be kept in every time zone."""

_UUID_VERSION = 5
"""Appointments made here have a uuid of this version, those added by hand of another."""


def days(series: Series, since: date, until: date) -> Iterator[date]:
    """Yield the days of a rhythm from one day to another, both included, earliest first."""
    step = timedelta(weeks=series.every_weeks)
    if series.ends_on is not None:
        until = min(until, series.ends_on)
    number = max(-((series.first_on - since) // step), 0)
    while (until - series.first_on) >= number * step:
        yield series.first_on + number * step
        number += 1


def when(series: Series, day: date) -> dates.When:
    """Return a day of a rhythm with the rhythm's time."""
    return dates.When(day, time.fromisoformat(series.at_time) if series.at_time else None)


def today(series: Series, now: datetime) -> date:
    """Return the present day in the time zone of a rhythm."""
    return dates.local(now, series.zone).date()


def behind(session: Session, now: datetime) -> bool:
    """Return whether `top_up` would plan anything."""
    return any(_missing(session, one, now) for one in _going_on_by_themselves(session, now))


def top_up(session: Session, now: datetime) -> int:
    """Plan ahead what is missing; return how many appointments are new.

    Only rhythms with therapists who are seen go on, and not those unused for long.
    """
    return sum(plan(session, one, now) for one in _going_on_by_themselves(session, now))


def plan(session: Session, series: Series, now: datetime) -> int:
    """Plan a rhythm ahead; return how many appointments are new.

    An appointment that was added by hand on a day of the rhythm becomes part of it.
    """
    made = 0
    by_hand = {
        row.day: row for row in _ahead_with_therapist(session, series, now) if not made_here(row)
    }
    for day in _missing(session, series, now):
        row, meant = by_hand.get(day), when(series, day)
        if row is not None:
            timed: dict[str, Any] = {}
            if meant.time is not None and not row.timed:
                timed = {"at": meant.instant(series.zone), "zone": series.zone, "timed": True}
            versions.edit(session, row, series_uuid=series.uuid, series_day=day, **timed)
            continue
        appointment = Appointment(
            uuid=_uuid(series, day),
            therapist_uuid=series.therapist_uuid,
            at=meant.instant(series.zone),
            zone=series.zone,
            day=day,
            timed=meant.time is not None,
            series_uuid=series.uuid,
            series_day=day,
        )
        versions.keep(session, appointment)
        made += 1
    return made


def made_here(appointment: Appointment) -> bool:
    """Return whether an appointment was made by planning ahead, or came from a calendar."""
    return appointment.uuid.version == _UUID_VERSION


def _going_on_by_themselves(session: Session, now: datetime) -> list[Series]:
    seen = select(Therapist.uuid).where(ownership.SEEN)
    query = select(Series).where(col(Series.therapist_uuid).in_(seen))
    return [
        one
        for one in session.exec(query.order_by(col(Series.id)))
        if _still_in_use(session, one, now)
    ]


def _still_in_use(session: Session, series: Series, now: datetime) -> bool:
    """Return whether a rhythm has an appointment that is not long past."""
    query = select(func.max(Appointment.series_day)).where(Appointment.series_uuid == series.uuid)
    last = session.exec(query).one() or series.first_on
    return not gaps.is_quiet(last, today(series, now))


def _missing(session: Session, series: Series, now: datetime) -> list[date]:
    """Return the days ahead that lack an appointment of a rhythm, and have no other one."""
    ahead = list(_ahead(series, now))
    if not ahead:
        return []
    query = select(Appointment).where(
        Appointment.series_uuid == series.uuid, col(Appointment.series_day) >= ahead[0]
    )
    known = {row.series_day for row in session.exec(query)}
    known |= {
        row.day
        for row in _ahead_with_therapist(session, series, now)
        if made_here(row) or row.series_uuid is not None or row.state != "planned"
    }
    return [
        day
        for day in ahead
        if day not in known and not purging.is_gone_or_deleted(session, _uuid(series, day))
    ]


def _ahead(series: Series, now: datetime) -> Iterator[date]:
    """Yield the days of a rhythm within twelve weeks ahead, at least the next one."""
    begin, step = today(series, now), timedelta(weeks=series.every_weeks)
    for day in days(series, begin, _LAST_DAY):
        if when(series, day).instant(series.zone) > now:
            yield day
            if day - begin + step > gaps.AHEAD:
                return


def _ahead_with_therapist(session: Session, series: Series, now: datetime) -> list[Appointment]:
    """Return every appointment with the therapist from today on that is not cancelled."""
    query = select(Appointment).where(
        Appointment.therapist_uuid == series.therapist_uuid,
        Appointment.state != "cancelled",
        col(Appointment.day) >= today(series, now),
    )
    return list(session.exec(query))


def _uuid(series: Series, day: date) -> UUID:
    return uuid5(series.uuid, day.isoformat())


def due_at_opening(session: Session) -> bool:
    """Return whether `look_ahead` would change anything."""
    if behind(session, dates.now()):
        return True
    return bool(unknown.outdated_topics(session, settings.today(session)))


def look_ahead(session: Session) -> None:
    """Plan rhythms ahead, and keep outdated topics for later; `undo` does not count this."""
    top_up(session, dates.now())
    unknown.set_topics_aside(session, settings.today(session))
    undo.make_not_undoable(session)
