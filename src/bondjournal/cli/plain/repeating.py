"""Repeating: sessions every so many weeks, begun at one of them, changed or ended from one on."""

from uuid import UUID

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain.questions import LEAVE, day
from bondjournal.cli.plain.window import Window
from bondjournal.journal import series
from bondjournal.journal.series import Rhythm
from bondjournal.wording import appointments as words


def repeat(window: Window, uuid: UUID) -> None:
    """Begin, change or end the rhythm of a session."""
    rhythm = window.journal.read(series.rhythm, uuid)
    if rhythm is None:
        _begin(window, uuid)
        return
    console.say(words.REPEATS.format(rhythm=words.rhythm(rhythm.every_weeks)))
    answer = console.choose("What about it?", words.RHYTHM_CHOICES | LEAVE, "0")
    if answer == "c":
        _change(window, uuid, rhythm)
    elif answer == "e":
        number = window.journal.write(series.end_at, uuid)
        console.say(f"{wording.KEPT} {words.removed(number)}")


def _begin(window: Window, uuid: UUID) -> None:
    weeks = _how_often("leave it")
    if weeks is not None:
        _tell(window.journal.write(series.begin_at, uuid, weeks), weeks)


def _change(window: Window, uuid: UUID, rhythm: Rhythm) -> None:
    begin = max(window.now, rhythm.begins)
    first = day(words.NEW_RHYTHM, "future", "leave it as it is", now=begin)
    if first is None:
        return
    weeks = _how_often(words.rhythm(rhythm.every_weeks)) or rhythm.every_weeks
    window.journal.write(series.change_at, uuid, first, weeks)
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
