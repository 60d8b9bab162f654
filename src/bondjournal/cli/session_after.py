"""session after: how a session felt, question by question."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates
from bondjournal.cli import console, days, line_by_line
from bondjournal.cli.session_said import typed
from bondjournal.draft import AboutSession
from bondjournal.errors import NotFound
from bondjournal.talk import finish
from bondjournal.wording import appointments as words
from bondjournal.wording import waiting

if TYPE_CHECKING:
    from bondjournal.cli.plain.window import Window


def after(
    which: Annotated[
        list[str] | None,
        typer.Argument(help="The session: 'last', its day, or the first letters of its id."),
    ] = None,
) -> None:
    """Ask how a session felt. Two numbers, one line, and more if you like: all of it is optional.

    Without a terminal it reads the answers from a pipe, one per line, as in plain mode. For just
    the numbers there is 'bondjournal rate', which needs no passphrase.
    """
    named = " ".join(which or [])

    def walk(window: "Window") -> None:
        from bondjournal.cli.plain import after as asking
        from bondjournal.cli.talk import LineByLine
        from bondjournal.flows.waiting import ask_all

        if not named:
            finish(ask_all(LineByLine(window.journal)))
        asking.after(window, meant=_session_or_day(window, named) if named else None)

    line_by_line.walk(walk)
    console.offer_clearing()


def _session_or_day(window: "Window", named: str) -> AboutSession:
    """Return the session that is named, or the day if no session is known on it.

    Raises:
        NotFound: the last session is named, and there is none.
        WrongUse: what is named is not a day, or still to come.
    """
    from bondjournal.journal import after_session

    try:
        session = window.journal.read(after_session.named, typed([named]))
    except NotFound:
        if named == words.LAST:
            raise
        on = days.read_past(window.journal, named).day
        console.say(f"{dates.long(on)}. {waiting.ADDS_IT}")
        return AboutSession(day=on)
    return AboutSession(appointment=session.uuid)
