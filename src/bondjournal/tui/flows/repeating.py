"""Repeating: sessions every so many weeks, begun at one of them, changed or ended from one on."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.journal import appointments, series
from bondjournal.journal.series import Rhythm
from bondjournal.journal.values import Appointment
from bondjournal.tui.flows.until_kept import a_day
from bondjournal.tui.screens.rhythm import HowOften, ThisRhythm
from bondjournal.tui.screens.session_when import A_DAY, Question
from bondjournal.wording import appointments as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def repeat(app: "JournalApp", uuid: UUID) -> str:
    """Begin, change or end the rhythm of a session; return what is told, or nothing.

    Raises:
        JournalError: it cannot be such a rhythm.
    """
    appointment = await app.read(appointments.get, uuid)
    rhythm = await app.read(series.rhythm, uuid)
    if rhythm is None:
        return await _begin(app, appointment)
    day = dates.long(appointment.day)
    answer = await app.push_screen_wait(ThisRhythm(day, words.rhythm(rhythm.every_weeks)))
    if answer == "c":
        return await _change(app, uuid, rhythm)
    if answer == "e":
        return words.removed(await app.write(series.end_at, uuid))
    return ""


async def _begin(app: "JournalApp", appointment: Appointment) -> str:
    local = dates.local(appointment.at, appointment.zone)
    first = dates.When(appointment.day, local.time() if appointment.timed else None)
    weeks = await app.push_screen_wait(HowOften(None, partial(_told, first)))
    if weeks is None:
        return ""
    return _told(await app.write(series.begin_at, appointment.uuid, weeks), weeks)


async def _change(app: "JournalApp", uuid: UUID, rhythm: Rhythm) -> str:
    question = Question(words.NEW_RHYTHM, (A_DAY,), "Enter without a day: as it is.")
    read = partial(_read, app, max(app.now(), rhythm.begins))

    async def keep(first: dates.When) -> str:
        weeks = await app.push_screen_wait(HowOften(rhythm.every_weeks, partial(_told, first)))
        if weeks is None:
            return ""
        await app.write(series.change_at, uuid, first, weeks)
        return _told(first, weeks)

    return await a_day(app, question, read, keep, leave="as it is") or ""


def _read(app: "JournalApp", now: datetime, typed: str) -> dates.When:
    return dates.parse(
        typed, toward="future", now=now, zone=app.zone, start_of_day=app.start_of_day
    )


def _told(first: dates.When, weeks: int) -> str:
    rhythm = words.rhythm(weeks)
    return f"{rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(first)}."
