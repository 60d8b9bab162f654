"""Signs I notice: moments under five signs, one a line, and which sign one is."""

from datetime import date
from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import LEAVE, browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import moments
from bondjournal.journal import signs as kept
from bondjournal.journal.values import Moment
from bondjournal.wording import signs as words


def signs(window: Window) -> None:
    """List the moments by sign, and give them one."""
    console.say(words.FIRST)
    browse(
        "Which moment?",
        partial(_listed, window),
        partial(_one, window),
        nothing=f"{words.NONE} {words.WHERE_FROM}",
    )


def _listed(window: Window) -> list[tuple[str, Moment]]:
    return [
        (f"{words.SIGNS[sign]}, {_said(moment, window.today)}", moment)
        for sign, under in window.journal.read(kept.by_sign).items()
        for moment in under
    ]


def _said(moment: Moment, today: date) -> str:
    return f"{rows.on(moment.day, today)}: {moment.text}{rows.whose(moment)}"


def _one(window: Window, moment: Moment) -> None:
    """Ask which sign a moment is."""
    named = dict(zip("toerun", words.SIGNS, strict=True))
    choices = {letter: words.SIGNS[sign] for letter, sign in named.items()}
    answer = console.choose(words.WHICH, choices | LEAVE, "0")
    if answer == "0":
        return
    window.journal.write(moments.change, moment.uuid, sign=named[answer])
    console.say(wording.KEPT)
