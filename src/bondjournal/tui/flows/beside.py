"""Background work at home: the day's tidying, and looking into the inbox."""

import asyncio
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.errors import JournalError
from bondjournal.journal import home_state
from bondjournal.open_journal import merge_captures, tidy
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.tui.widgets.rows import Rows
from bondjournal.vault import inbox
from bondjournal.wording.home import came_in

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp
    from bondjournal.tui.flows.home import Meanwhile

LOOK_INTO_INBOX = 3.0
"""Seconds between looks into the inbox for what other terminals kept."""
LOOKS_AGAIN = 10
"""How many looks pass before captures that could not be merged are tried again."""


async def watching(app: "JournalApp", home: Home) -> None:
    """Merge what other terminals keep while the journal is open; update home on a new day."""
    journal = app.open_journal
    day, said = app.today, (journal.waiting, journal.why)
    left: list[UUID] = []
    for look in count(1):
        await asyncio.sleep(LOOK_INTO_INBOX)
        # Captures that could not be merged are tried again now and then: there may be room now.
        if journal.why and look % LOOKS_AGAIN == 0:
            left = []
        merged, left = await asyncio.to_thread(_bring_in, app, left)
        if merged:
            await _tell(app, home, merged)
        held_up = (journal.waiting, journal.why)
        if merged or app.today != day or held_up != said:
            day, said = app.today, held_up
            home.ask(AGAIN)


def _bring_in(app: "JournalApp", left: list[UUID]) -> tuple[int, list[UUID]]:
    """Merge the captures, unless only those left last time wait; return how many, and the rest."""
    journal = app.open_journal
    with suppress(JournalError):
        if inbox.waiting(app.vault) != left:
            merged = merge_captures(journal)
            return merged, inbox.waiting(app.vault)
    return 0, left


async def _tell(app: "JournalApp", home: Home, merged: int) -> None:
    """Reload all lists, and unless home is in front and says it, say that something came in."""
    for screen in app.screen_stack:
        for rows in screen.query(Rows):
            rows.reload()
    if app.screen is not home:
        with suppress(JournalError):
            entries = await app.read(home_state.entries_among_merged, merged)
            app.show_notice(came_in(merged, entries))


async def tidying(app: "JournalApp", home: Home, meanwhile: "Meanwhile") -> None:
    """Do the day's tidying in the background of home."""
    journal = app.open_journal
    tidied = await asyncio.to_thread(tidy, journal)
    if tidied.kept_in_trash:
        meanwhile.clock_wrong = True
        home.ask(AGAIN)
