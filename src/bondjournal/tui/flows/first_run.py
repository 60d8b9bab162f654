"""The first run: a journal, the first words, a session, a recovery key, home.

Nothing is written to disk before the passphrase is chosen. Each step can be left; what was
written by then stays.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bondjournal import starting
from bondjournal.errors import JournalError
from bondjournal.tui.flows.opening import adopt, import_ahead
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.welcome import Welcome
from bondjournal.vault import layout

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal
    from bondjournal.tui.app import JournalApp


async def first_run(app: "JournalApp") -> None:
    """Welcome somebody, make their journal, and lead them home with its first entry."""
    from bondjournal.tui.app import LOOK_AROUND

    welcome = Welcome()
    await app.push_screen(welcome)
    app.take_keys()
    app.call_after_refresh(lambda: app.run_in_background(import_ahead()))
    while (request := await welcome.next_request()) is not None:
        if request == "leave":
            app.exit(0)
            return
        if request == "look":
            app.exit(LOOK_AROUND)
            return
        if await _make(app):
            break
    from bondjournal.tui.flows.home import home

    await home(app, _first_words, command=starting.command(app.vault))


async def _make(app: "JournalApp") -> bool:
    """Ask for a passphrase and make the journal; return False if somebody went back."""
    synced = await asyncio.to_thread(layout.looks_synced, app.vault.path)
    screen = Passphrase(synced)
    await app.push_screen(screen)
    while (phrase := await screen.next_request()) is not None:
        try:
            await adopt(app, await asyncio.to_thread(_create, app, phrase))
        except JournalError as error:
            screen.not_made(error.whole)
        else:
            return True
    return False


def _create(app: "JournalApp", phrase: str) -> "Journal":
    from bondjournal.unlock import create

    return create(app.vault, phrase)


async def _first_words(app: "JournalApp", look_again: Callable[[], Awaitable[None]]) -> None:
    """Go through the questions of a new journal; home shows its first entry behind them."""
    from bondjournal.flows import first_run as flow
    from bondjournal.tui.flows.writing import write
    from bondjournal.tui.talk import OnScreen

    async def write_first() -> bool:
        kept = await write(app, first=True)
        if kept:
            await look_again()
        return kept

    await flow.first_run(OnScreen(app), app.open_journal, write_first)
