"""The vault on the screen: another passphrase, backups, a check, and destroying it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.prepare_name import AskWords
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.vault import Backups, Checked, Destroy, Prove, Wish
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.pages import Row
from bondjournal.vault import backup, check, destroy, keyfile, shelf, slots
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp
    from bondjournal.vault.keyfile import Keys


async def passphrase(app: "JournalApp") -> None:
    """Ask for the present passphrase and a new one, and change it."""
    keys = await _proven(app)
    if keys is None:
        return
    screen = Passphrase()
    await app.push_screen(screen)
    while (phrase := await screen.asked()) is not None:
        try:
            await asyncio.to_thread(slots.change_passphrase, app.vault, keys, phrase)
        except JournalError as error:
            screen.not_made(error.whole)
            continue
        screen.leave()
        await tell(app, words.PASSPHRASE_CHANGED, words.OLD_COPIES)


async def tell(app: "JournalApp", done: str, besides: str) -> None:
    """Say what was done, and what is still so; it stays until it was read."""
    on = Choice("enter", "Go on", name="on")
    await app.push_screen_wait(Pick(besides, on, about=done))


async def backups(app: "JournalApp") -> None:
    """Show the backups; make one, or read one through."""
    screen = Backups(await asyncio.to_thread(_rows, app))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _do(app, wish)
            screen.show(await asyncio.to_thread(_rows, app))
        except JournalError as error:
            told = error.whole
        screen.notice(told)


async def checked(app: "JournalApp") -> None:
    """Read everything there is and say whether it is whole."""
    screen = Checked()
    await app.push_screen(screen)
    journal = app.open_journal
    found = await asyncio.to_thread(
        lambda: list(check.opened(journal.vault, journal.engine, journal.keys))
    )
    screen.tell([finding.words for finding in found])


async def destroyed(app: "JournalApp") -> None:
    """Ask, and delete the journal and its key; the program ends with it."""
    if not await app.push_screen_wait(Destroy(str(app.vault.path))):
        app.shown(words.NOTHING_DELETED)
        return
    await app.let_go()
    try:
        left = await asyncio.to_thread(destroy.destroy, app.vault)
    except JournalError as error:
        app.leave(error.whole)
        return
    app.leave("\n".join(words.destroyed(app.vault.path, left)))


async def _proven(app: "JournalApp") -> "Keys | None":
    """Return the keys once the present passphrase was typed; None where that was left."""
    return await app.push_screen_wait(
        Prove(lambda phrase: keyfile.unlock(keyfile.read(app.vault), phrase))
    )


async def _do(app: "JournalApp", wish: Wish) -> str:
    """Do what is wished, and return what to say about it."""
    journal = app.open_journal
    if wish.deed == "verify":
        place = shelf.find(app.vault.backups, wish.name)
        await asyncio.to_thread(backup.verify, place, journal.keys)
        return words.WHOLE.format(name=wish.name)
    if wish.deed != "into":
        await asyncio.to_thread(journal.back_up)
        return words.COPIED

    async def into(typed: str) -> str:
        await asyncio.to_thread(journal.back_up, Path(typed))
        return words.COPIED

    def slip(typed: str) -> AskWords:
        return AskWords("Into which folder?", typed or "~/")

    return await by_slip(app, slip, into, "") or ""


def _rows(app: "JournalApp") -> list[Row]:
    return [
        Row(place.name, place.name, right=words.size(shelf.size_of(place)), quiet=True)
        for place in reversed(shelf.every(app.vault.backups))
    ]
