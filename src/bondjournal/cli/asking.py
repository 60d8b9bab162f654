"""Asking for one answer: a line, or a number from 0 to 10."""

from bondjournal import checks, wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse
from bondjournal.talk import Line

TAKE_AWAY = "-"
CAN_TAKE_AWAY = "a dash: remove it"
_NO_NUMBER = "x"


def ask_line(asked: Line, present: str) -> str:
    """Ask for one line; enter keeps the present one, and a dash removes it if it is optional."""
    if asked.about:
        console.say(asked.about)
    while True:
        typed = console.ask(asked.question, *_aside(asked, present))
        if not typed:
            return present
        if typed == TAKE_AWAY and asked.optional:
            return ""
        try:
            return checks.line(typed, asked.what)
        except WrongUse as error:
            console.tell(error)


def _aside(asked: Line, present: str) -> list[str]:
    """Return what an empty line means, and what else can be typed."""
    if not present:
        return [f"enter: {asked.empty or ('leave it' if asked.needed else 'nothing')}"]
    if asked.optional:
        return [f"Now: {present}", "enter: leave it", CAN_TAKE_AWAY]
    return [f"enter: leave it at: {present}"]


def ask_number(question: str, given: int | None = None) -> int | None:
    """Ask for a number from 0 to 10; enter returns the one given before, or None."""
    if given is None:
        aside = [wording.NUMBER_ASKED]
    else:
        aside = [f"enter: leave it at {given}", f"{_NO_NUMBER}: no rating"]
    while True:
        typed = console.ask(question, *aside)
        if not typed and given is not None:
            return given
        if typed.lower() in ("", _NO_NUMBER):
            console.say(wording.NO_RATING)
            return None
        try:
            return checks.value(typed)
        except WrongUse as error:
            console.tell(error)
