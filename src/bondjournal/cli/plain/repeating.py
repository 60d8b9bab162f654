"""Repeating: sessions every so many weeks, begun at one of them, changed or ended from one on."""

from datetime import time

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import LEAVE, day
from bondjournal.cli.plain.window import Window
from bondjournal.journal import series, therapists
from bondjournal.journal.tables import Appointment, Series
from bondjournal.wording import appointments as words


def repeat(window: Window, row: Appointment) -> None:
    """Begin, change or end the rhythm of a session."""
    with window.journal.session() as session:
        rhythm = series.of_appointment(session, row)
    if rhythm is None:
        _begin(window, row)
        return
    console.say(words.REPEATS.format(rhythm=words.rhythm(rhythm.every_weeks)))
    answer = console.choose("What about it?", words.RHYTHM_CHOICES | LEAVE, "0")
    if answer == "c":
        _change(window, row, rhythm)
    elif answer == "e":
        with window.journal.transaction() as session:
            since = row.series_day or row.day
            number = series.end(session, rows.again(session, rhythm), since)
        console.say(f"{wording.KEPT} {words.removed(number)}")


def _begin(window: Window, row: Appointment) -> None:
    local = dates.local(row.at, row.zone)
    first = dates.When(row.day, local.time() if row.timed else None)
    weeks = _how_often("leave it")
    if weeks is None:
        return
    with window.journal.transaction() as session:
        them = therapists.by_uuid(session, row.therapist_uuid)
        series.begin(session, them, first, row.zone, weeks)
    _tell(first, weeks)


def _change(window: Window, row: Appointment, rhythm: Series) -> None:
    since = row.series_day or row.day
    week = dates.When(series.week_of(since), time()).instant(rhythm.zone)
    begin = max(window.now, week)
    first = day(words.NEW_RHYTHM, "future", "leave it as it is", now=begin)
    if first is None:
        return
    weeks = _how_often(words.rhythm(rhythm.every_weeks)) or rhythm.every_weeks
    with window.journal.transaction() as session:
        series.change(session, rows.again(session, rhythm), since, first, weeks)
    _tell(first, weeks)


def _how_often(nothing: str) -> int | None:
    """Ask for a number of weeks; None for enter."""
    console.say(f"enter: {nothing}")
    console.say("1: every week")
    while True:
        typed = console.ask(words.HOW_OFTEN)
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and int(typed[:3]) in series.EVERY:
            return int(typed[:3])
        console.say(words.NO_SUCH_RHYTHM)


def _tell(first: dates.When, weeks: int) -> None:
    rhythm = words.rhythm(weeks)
    console.say(f"{wording.KEPT} {rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(first)}.")
