"""The way in: the first run or the lock screen, then home with an open journal."""

import asyncio
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.tui import settled
from bondjournal.tui.screens.hidden import Hidden
from bondjournal.tui.screens.unlock import Unlock, UnlockRequest
from bondjournal.tui.settled import Settled
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal
    from bondjournal.tui.app import JournalApp

LOOK_FOR_ROOM = 2.0
"""Seconds between two tries to write drafts for which the disk had no room."""


async def begin(app: "JournalApp") -> None:
    """Start with the first run, the lock screen, or at home if the journal is open."""
    if app.before.hidden:
        hidden = app.push_screen(Hidden(), wait_for_dismiss=True)
        app.ready()
        await hidden
        app.hear_nothing()
    if app.journal is None:
        if not (app.before.locked or app.vault.keyfile.exists() or app.vault.database.exists()):
            from bondjournal.tui.flows.first_run import first_run

            await first_run(app)
            return
        await show_lock_screen(app)
    else:
        await settle(app, app.journal)
    await go_home(app)


async def show_lock_screen(app: "JournalApp") -> None:
    """Show the lock screen until the journal is open."""
    screen = Unlock(made_up=app.demo)
    await app.push_screen(screen)
    app.ready()
    app.know_recipient()
    app.go_beside(write_unwritten(app))
    app.call_after_refresh(lambda: app.go_beside(import_ahead()))
    first: UnlockRequest | None = None
    if app.passphrase is not None:
        first, app.passphrase = UnlockRequest("passphrase", app.passphrase), None
    while app.journal is None:
        request = first or await screen.next_request()
        first = None
        if request is None:  # the lock screen itself cannot be left
            return
        if request.action == "write":
            from bondjournal.tui.flows.writing import write_locked

            await app.carefully(write_locked(app))
        else:
            await _try(app, screen, request)


async def _try(app: "JournalApp", screen: Unlock, request: UnlockRequest) -> None:
    screen.opening()
    app.hear_nothing(but_hiding=True)
    try:
        journal = await asyncio.to_thread(_unlock, app, request)
        await settle(app, journal)
        app.by_recovery_key = request.action == "recovery key"
    except JournalError as error:
        screen.did_not_open(error.whole)
        app.ready()


async def settle(app: "JournalApp", journal: "Journal") -> None:
    """Give the app its journal, and apply the settings in it."""
    from bondjournal.journal import known_settings

    try:
        app.settled = settled.from_chosen(
            await asyncio.to_thread(journal.read, known_settings.chosen)
        )
    except JournalError:
        journal.close()
        raise
    app.journal = journal
    app.know_recipient()
    if app.settled.symbols != Settled().symbols:
        app.set_symbols(app.settled.symbols)
    if app.settled.look:
        app.set_look(app.settled.look)
    elif app.look_chosen:
        app.choose_look(app.theme)


def _unlock(app: "JournalApp", request: UnlockRequest) -> "Journal":
    from bondjournal.unlock import unlock

    if request.action == "recovery key":
        return unlock(app.vault, recovery_key=request.typed)
    return unlock(app.vault, request.typed)


async def import_ahead() -> None:
    """Import the modules that opening needs, while the person types the passphrase."""

    def load() -> None:
        import bondjournal.journal.additions
        import bondjournal.vault.database  # noqa: F401  # ready when the passphrase is

    await asyncio.to_thread(load)


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
            await asyncio.sleep(LOOK_FOR_ROOM)
        else:
            app.show_notice(words.WRITTEN_NOW)
