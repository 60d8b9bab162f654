"""Signs I notice: moments under five signs, one a line, and which sign one is."""

from datetime import date
from functools import partial

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import browse
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.journal import signs as kept
from bondjournal.journal.values import Moment
from bondjournal.nouns.moment import ask_sign
from bondjournal.talk import finish
from bondjournal.wording import signs as words


def signs(window: Window) -> None:
    """List the moments by sign, and give them one."""
    console.say(words.FIRST)
    browse(
        "Which moment?",
        partial(_listed, window),
        lambda moment: finish(ask_sign(LineByLine(window.journal), moment)),
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
