"""The way in: the first run or the lock screen, then home with an open journal."""

import asyncio
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.tui import preferences
from bondjournal.tui.preferences import Preferences
from bondjournal.tui.screens.hidden import Hidden
from bondjournal.tui.screens.unlock import Unlock, UnlockRequest
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal
    from bondjournal.tui.app import JournalApp

RETRY_SECONDS = 2.0
"""Seconds between two tries to put on the disk what it did not take."""


async def begin(app: "JournalApp") -> None:
    """Start with the first run, the lock screen, or at home if the journal is open."""
    if app.before.hidden:
        hidden = app.push_screen(Hidden(), wait_for_dismiss=True)
        app.take_keys()
        await hidden
        app.ignore_keys()
    if app.journal is None:
        if not (app.before.locked or app.vault.keyfile.exists() or app.vault.database.exists()):
            from bondjournal.tui.flows.first_run import first_run

            await first_run(app)
            return
        await show_lock_screen(app)
    else:
        await adopt(app, app.journal)
    await go_home(app)


async def show_lock_screen(app: "JournalApp") -> None:
    """Show the lock screen until the journal is open."""
    screen = Unlock(made_up=app.demo)
    await app.push_screen(screen)
    app.take_keys()
    app.know_recipient()
    app.run_in_background(write_unwritten(app))
    app.call_after_refresh(lambda: app.run_in_background(import_ahead()))
    first: UnlockRequest | None = None
    if app.passphrase is not None:
        first, app.passphrase = UnlockRequest("passphrase", app.passphrase), None
    while app.journal is None:
        request = first or await screen.next_request()
        first = None
        if request is None:
            raise RuntimeError("the lock screen is never left")
        if request.action == "write":
            from bondjournal.tui.flows.writing import write_locked

            await app.run_flow(write_locked(app))
        else:
            await _try(app, screen, request)


async def _try(app: "JournalApp", screen: Unlock, request: UnlockRequest) -> None:
    screen.opening()
    app.ignore_keys(except_hide=True)
    try:
        journal = await asyncio.to_thread(_unlock, app, request)
        await adopt(app, journal)
        app.by_recovery_key = request.action == "recovery key"
    except JournalError as error:
        screen.did_not_open(error.whole)
        app.take_keys()


async def adopt(app: "JournalApp", journal: "Journal") -> None:
    """Give the app its journal, and go by what is settled in it."""
    from bondjournal.journal import known_settings

    try:
        app.preferences = preferences.from_chosen(
            await asyncio.to_thread(journal.read, known_settings.chosen)
        )
    except JournalError:
        journal.close()
        raise
    app.journal = journal
    app.know_recipient()
    if app.preferences.symbols != Preferences().symbols:
        app.set_symbols(app.preferences.symbols)
    if app.preferences.look:
        app.set_look(app.preferences.look)
    elif app.look_chosen:
        app.choose_look(app.theme)


def _unlock(app: "JournalApp", request: UnlockRequest) -> "Journal":
    from bondjournal.unlock import unlock

    if request.action == "recovery key":
        return unlock(app.vault, recovery_key=request.typed)
    return unlock(app.vault, request.typed)


async def import_ahead() -> None:
    """Import what opening needs, while the person types."""
    from bondjournal.unlock import import_heavy

    await asyncio.to_thread(import_heavy)


async def go_home(app: "JournalApp") -> None:
    """Go home with an open journal, or to where the window was when it locked."""
    from bondjournal.tui.flows.arriving import arrive
    from bondjournal.tui.flows.home import home

    await home(app, arrive)


async def write_unwritten(app: "JournalApp") -> None:
    """Write the drafts that are not on disk as soon as that is possible; warn until then."""
    told_on = None
    while app.unwritten:
        try:
            await asyncio.to_thread(app.write_unwritten)
        except JournalError:
            if app.screen is not told_on:
                told_on = app.screen
                app.show_notice(words.UNWRITTEN)
            await asyncio.sleep(RETRY_SECONDS)
        else:
            app.show_notice(words.WRITTEN_NOW)
