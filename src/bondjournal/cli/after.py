"""after: what there is to say about a session that was just had, line by line."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, typed_dates
from bondjournal.cli import console, line_by_line
from bondjournal.draft import AboutSession
from bondjournal.errors import NotFound
from bondjournal.talk import finish
from bondjournal.wording import waiting as words
from bondjournal.wording.appointments import LAST

if TYPE_CHECKING:
    from bondjournal.cli.plain.window import Window

app = typer.Typer(rich_markup_mode=None)


@app.command()
def after(
    which: Annotated[
        list[str] | None,
        typer.Argument(help="The session: 'last', its day, or the first letters of its id."),
    ] = None,
) -> None:
    """Ask how a session felt. Two numbers, one line, and more if you like: all of it is optional.

    Without a terminal the answers are lines of a pipe, as in plain mode. For numbers alone there
    is 'bondjournal rate', which needs no passphrase.
    """
    named = " ".join(which or [])

    def walk(window: "Window") -> None:
        from bondjournal.cli.plain import after as asking
        from bondjournal.cli.talk import LineByLine
        from bondjournal.flows.waiting import ask_all
        from bondjournal.journal import after_session
        from bondjournal.journal.named_sessions import Typed

        meant = None
        if named:
            try:
                typed = Typed(named, window.now, window.zone)
                there = window.journal.read(after_session.named, typed)
                meant = AboutSession(appointment=there.uuid)
            except NotFound:
                if named == LAST:
                    raise
                on = typed_dates.parse_past(named, now=window.now, zone=window.zone).day
                meant = AboutSession(day=on)
                console.say(f"{dates.long(on)}. {words.ADDS_IT}")
        else:
            finish(ask_all(LineByLine(window.journal)))
        asking.after(window, meant=meant)

    line_by_line.walk(walk)
    console.offer_clearing()
