"""The way in: the lock screen, and an open journal behind it."""

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
"""Seconds between two tries to put on the disk what it did not take."""


async def begin(app: "JournalApp") -> None:
    """Go in: through the first run, the lock screen, or straight home with an open journal."""
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
        if request is None:  # the lock screen itself is never left
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
    """Give the app its journal, and go by what is settled in it."""
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
    """Import what opening needs, while the person types."""
    from bondjournal.unlock import import_heavy

    await asyncio.to_thread(import_heavy)


async def go_home(app: "JournalApp") -> None:
    """Go home with an open journal, or where one was when it locked."""
    from bondjournal.tui.flows.arriving import arrive
    from bondjournal.tui.flows.home import home

    await home(app, arrive)


async def write_unwritten(app: "JournalApp") -> None:
    """Put what the disk did not take there as soon as that can be, and say so until then."""
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
