"""Repeating: sessions every so many weeks, begun at one of them, changed or ended from one on."""

from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, series, therapists
from bondjournal.journal.tables import Appointment, Series
from bondjournal.tui.screens.rhythm import HowOften, ThisRhythm
from bondjournal.tui.screens.session_when import A_DAY, Question, SessionWhen
from bondjournal.wording import appointments as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def repeat(app: "JournalApp", uuid: UUID) -> str:
    """Begin, change or end the rhythm of a session; return what is told, or nothing.

    Raises:
        JournalError: it cannot be such a rhythm.
    """
    appointment, rhythm = await app.read(partial(_known, uuid=uuid))
    if rhythm is None:
        return await _begin(app, appointment)
    day = dates.long(appointment.day)
    answer = await app.push_screen_wait(ThisRhythm(day, words.rhythm(rhythm.every_weeks)))
    if answer == "c":
        return await _change(app, appointment, rhythm)
    if answer == "e":
        return words.removed(await app.write(partial(_end, uuid=uuid)))
    return ""


async def _begin(app: "JournalApp", appointment: Appointment) -> str:
    local = dates.local(appointment.at, appointment.zone)
    first = dates.When(appointment.day, local.time() if appointment.timed else None)
    weeks = await app.push_screen_wait(HowOften(None, partial(_told, first)))
    if weeks is None:
        return ""
    await app.write(partial(_store, uuid=appointment.uuid, first=first, weeks=weeks))
    return _told(first, weeks)


async def _change(app: "JournalApp", appointment: Appointment, rhythm: Series) -> str:
    week = dates.When(series.week_of(_since(appointment)), time()).instant(rhythm.zone)
    question = Question(words.NEW_RHYTHM, (A_DAY,), "Enter without a day: as it is.")
    slip = SessionWhen(question, partial(_read, app, max(app.now(), week)), leave="as it is")
    first = await app.push_screen_wait(slip)
    if not isinstance(first, dates.When):
        return ""
    weeks = await app.push_screen_wait(HowOften(rhythm.every_weeks, partial(_told, first)))
    if weeks is None:
        return ""
    await app.write(partial(_store_change, uuid=appointment.uuid, first=first, weeks=weeks))
    return _told(first, weeks)


def _read(app: "JournalApp", now: datetime, typed: str) -> dates.When:
    return dates.parse(
        typed, toward="future", now=now, zone=app.zone, start_of_day=app.start_of_day
    )


def _told(first: dates.When, weeks: int) -> str:
    rhythm = words.rhythm(weeks)
    return f"{rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(first)}."


def _since(appointment: Appointment) -> date:
    return appointment.series_day or appointment.day


def _known(session: Session, uuid: UUID) -> tuple[Appointment, Series | None]:
    appointment = appointments.by_uuid(session, uuid)
    if appointment is None:
        raise WrongUse("That session is no longer there.")
    return appointment, series.of_appointment(session, appointment)


def _store(session: Session, uuid: UUID, first: dates.When, weeks: int) -> None:
    appointment, _ = _known(session, uuid)
    them = therapists.by_uuid(session, appointment.therapist_uuid)
    series.begin(session, them, first, appointment.zone, weeks)


def _store_change(session: Session, uuid: UUID, first: dates.When, weeks: int) -> None:
    appointment, rhythm = _known(session, uuid)
    if rhythm is not None:
        series.change(session, rhythm, _since(appointment), first, weeks)


def _end(session: Session, uuid: UUID) -> int:
    appointment, rhythm = _known(session, uuid)
    return series.end(session, rhythm, _since(appointment)) if rhythm else 0
