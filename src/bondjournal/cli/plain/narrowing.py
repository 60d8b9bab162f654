"""Which entries are listed: those of some days, with a tag, of a session, for somebody."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bondjournal import checks, dates, typed_dates, wording
from bondjournal.checks import SHARE_LEVELS
from bondjournal.cli import console
from bondjournal.cli.plain.questions import steps
from bondjournal.cli.plain.window import Window
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import named_sessions, settings
from bondjournal.journal.entry_filter import EVERYTHING, Filter

NAME = "Show some of them: by days, tag, session, who for"


class _Asked:
    """What was answered so far."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.filter = EVERYTHING

    def put(self, **what: object) -> bool:
        """Take an answer."""
        self.filter = replace(self.filter, **what)  # type: ignore[arg-type]  # fields by name
        return True


def asked(window: Window) -> Filter | None:
    """Ask one thing after the other; None where that is left."""
    so_far = _Asked(window)
    questions = (_since, _until, _tag, _session, _share)
    return so_far.filter if steps(*(partial(one, so_far) for one in questions)) else None


def end_of_a_day(window: Window) -> datetime | None:
    """Ask for a day, and return the instant it is over; None where that is left."""
    when = _day(window, "Go to which day?", "leave it")
    if when is None:
        return None
    starts = window.journal.read(settings.start_of_day)
    return dates.When(when.day + timedelta(days=1), starts).instant(window.zone)


def _day(window: Window, question: str, nothing: str) -> dates.When | None:
    """Ask for a day, and look for it in the past first; enter is none."""
    start = window.journal.read(settings.start_of_day)
    console.say(f"enter: {nothing}")
    while typed := console.ask(question):
        try:
            return typed_dates.parse(
                typed, toward="past", now=window.now, zone=window.zone, start_of_day=start
            )
        except WrongUse as error:
            console.tell(error)
    return None


def _since(so_far: _Asked) -> bool:
    when = _day(so_far.window, "From which day on?", "from the first")
    return so_far.put(since=when.day if when else None)


def _until(so_far: _Asked) -> bool:
    when = _day(so_far.window, "Up to which day?", "up to the last")
    return so_far.put(until=when.day if when else None)


def _tag(so_far: _Asked) -> bool:
    console.say("enter: with any, or with none")
    while True:
        typed = console.ask("With which tag?")
        try:
            return so_far.put(tags=(checks.tag(typed),) if typed else ())
        except WrongUse as error:
            console.tell(error)


def _session(so_far: _Asked) -> bool:
    console.say("enter: of any, or of none")
    console.say("Or a session by its day, or last.")
    window = so_far.window
    while True:
        typed = console.ask("Of which session?")
        if not typed:
            return so_far.put(appointment=None)
        try:
            meant = named_sessions.Typed(typed.lower(), window.now, window.zone)
            found = window.journal.read(named_sessions.get, meant).uuid
        except (NotFound, WrongUse) as error:
            console.tell(error, hint=isinstance(error, WrongUse))
        else:
            return so_far.put(appointment=found)


def _share(so_far: _Asked) -> bool:
    choices = {str(number): wording.SHARE_WORDS[one] for number, one in enumerate(SHARE_LEVELS, 1)}
    answer = console.choose("Who for?", choices | {"a": "All of them"}, "a")
    return so_far.put(share="" if answer == "a" else SHARE_LEVELS[int(answer) - 1])
