"""The vault in the TUI: its keys, its backups, a check, and destroying it."""

import asyncio
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.flows import backups as of_backups
from bondjournal.flows import export as of_export
from bondjournal.flows import keys
from bondjournal.tui.flows.nouns import a_list
from bondjournal.tui.screens.checked import Checked
from bondjournal.tui.talk import OnScreen
from bondjournal.vault import check, destroy
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def change_passphrase(app: "JournalApp") -> None:
    """Change the passphrase."""
    await keys.change_passphrase(OnScreen(app), app.vault)


async def offer_recovery_key(app: "JournalApp") -> None:
    """Offer a recovery key."""
    await keys.offer_recovery_key(OnScreen(app), app.vault, app.open_journal.keys)


async def try_recovery_key(app: "JournalApp") -> None:
    """Say whether a recovery key opens the journal."""
    await keys.try_recovery_key(OnScreen(app), app.vault)


async def back_up(app: "JournalApp") -> None:
    """Make a backup in the journal's own folder, and say where it is."""
    await of_backups.back_up(OnScreen(app), journal=app.open_journal)


async def say_where(app: "JournalApp") -> None:
    """Say where the journal is."""
    await OnScreen(app).notice(str(app.vault.path), words.IS_HERE)


async def export(app: "JournalApp") -> None:
    """Write everything to a file."""
    await of_export.export(OnScreen(app))


async def show_backups(app: "JournalApp") -> None:
    """Show the backups."""
    await a_list(of_backups.backups(app.open_journal), app)


async def check_journal(app: "JournalApp") -> None:
    """Read everything through, and say whether it is whole."""
    screen = Checked()
    await app.push_screen(screen)
    journal = app.open_journal
    found = await asyncio.to_thread(
        lambda: list(check.check_open(journal.vault, journal.engine, journal.keys))
    )
    screen.tell([finding.words for finding in found])


async def destroy_journal(app: "JournalApp") -> None:
    """Delete the journal and its key after asking, and end the program."""
    if not await of_backups.is_to_be_destroyed(OnScreen(app), app.vault):
        app.show_notice(words.NOTHING_DELETED)
        return
    await app.let_go()
    try:
        left = await asyncio.to_thread(destroy.destroy, app.vault)
    except JournalError as error:
        app.leave(error.whole)
        return
    app.leave("\n".join(words.destroyed(app.vault.path, left)))
