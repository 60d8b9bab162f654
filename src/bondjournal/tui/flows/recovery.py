"""Making a recovery key: shown and typed back in part, or written to a file."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.tui.flows.vault import tell
from bondjournal.tui.screens.recovery import (
    RecoveryFile,
    RecoveryOffer,
    RecoveryShown,
    RecoveryTyped,
)
from bondjournal.vault import keyfile, recovery_file, slots
from bondjournal.vault.layout import from_home
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

WRITTEN_DOWN = "The recovery key opens the journal from now on."
SUGGESTED = "bondjournal-recovery-key.txt"


async def recovery_key(app: "JournalApp") -> None:
    """Offer a recovery key, and make it if it is wanted; left halfway there is none."""
    present = await asyncio.to_thread(keyfile.read, app.vault)
    while True:
        way = await app.push_screen_wait(RecoveryOffer(renewed=present.has_recovery))
        if way == "show":
            done = await _show(app)
        elif way == "file":
            done = await _to_file(app)
        else:
            return
        if done and present.has_recovery:
            await tell(app, done, words.KEY_BEFORE)
        elif done:
            app.shown(done)
        if done is not None:
            return


async def _show(app: "JournalApp") -> str | None:
    """Show a new key until it is typed back; return what to say of it, None where one left."""
    journal = app.open_journal
    try:
        key, slot = await asyncio.to_thread(slots.new_recovery, app.vault, journal.keys)
        groups = key.split("-")
        while await app.push_screen_wait(RecoveryShown(groups)):
            if await app.push_screen_wait(RecoveryTyped(groups)):
                await asyncio.to_thread(slots.keep_recovery, app.vault, journal.keys, key, slot)
                return WRITTEN_DOWN
    except JournalError as error:
        app.shown(error.whole)
        return ""
    return None


async def _to_file(app: "JournalApp") -> str | None:
    """Put a new key in a file; return what to say of it, None where one left."""
    screen = RecoveryFile(str(Path("~") / SUGGESTED))
    await app.push_screen(screen)
    while (typed := await screen.asked()) is not None:
        try:
            target = await asyncio.to_thread(_write, app, typed)
        except JournalError as error:
            screen.field.told = error.whole
            continue
        screen.leave()
        return f"The recovery key is in {target.name}."
    return None


def _write(app: "JournalApp", typed: str) -> Path:
    """Write a new key to a file that was not there, and let it open the journal."""
    journal = app.open_journal
    target = from_home(Path(typed))
    recovery_file.into_file(app.vault, journal.keys, target)
    return target
