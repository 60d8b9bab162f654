"""Signs I notice: moments under five signs, one a line, and which sign one is."""

from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import claiming, rows
from bondjournal.cli.plain.questions import LEAVE, browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import moments
from bondjournal.journal import signs as kept
from bondjournal.journal.tables import Moment
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
    with window.journal.session() as session:
        found = kept.by_sign(session)
    listed = [
        (f"{words.SIGNS[sign]}, {rows.on(moment.day, window.today)}: {moment.text}", moment)
        for sign, under in found.items()
        for moment in under
    ]
    return claiming.labelled(window, Moment, listed)


def _one(window: Window, moment: Moment) -> None:
    """Ask which sign a moment is."""
    named = dict(zip("toerun", words.SIGNS, strict=True))
    choices = {letter: words.SIGNS[sign] for letter, sign in named.items()}
    answer = console.choose(words.WHICH, choices | LEAVE, "0")
    if answer == "0":
        return
    with window.journal.transaction() as session:
        moments.change(session, rows.again(session, moment), sign=named[answer])
    console.say(wording.KEPT)
