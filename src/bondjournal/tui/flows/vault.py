"""The vault on the screen: another passphrase, backups, a check, and burning it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal import dates
from bondjournal.errors import Damaged, JournalError, WrongUse
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.prepare_name import AskWords
from bondjournal.tui.screens.vault import Backups, Burn, Checked, Prove, Wish
from bondjournal.tui.widgets.pages import Row
from bondjournal.vault import backup, burn, check, database, keyfile, shelf, slots
from bondjournal.vault.files import from_home, is_folder
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp
    from bondjournal.unlock import Journal
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
        app.shown(words.PASSPHRASE_CHANGED)


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
    found = await asyncio.to_thread(lambda: list(_findings(app.open_journal)))
    screen.tell(found)


async def burned(app: "JournalApp") -> None:
    """Ask, and delete the journal and its key; the program ends with it."""
    if not await app.push_screen_wait(Burn(str(app.vault.path))):
        app.shown(words.NOTHING_DELETED)
        return
    await app.let_go()
    try:
        left = await asyncio.to_thread(burn.burn, app.vault)
    except JournalError as error:
        app.leave(error.whole)
        return
    gone = f"Burned: the journal in {app.vault.path} and its key are gone."
    app.leave("\n".join([gone, *(f"Not reached, and still there: {path}" for path in left)]))


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
        return f"The backup {wish.name} is whole."
    if wish.deed != "into":
        return await _copy(journal, app.vault.backups)

    async def into(typed: str) -> str:
        return await _copy(journal, await asyncio.to_thread(_folder, typed))

    def slip(typed: str) -> AskWords:
        return AskWords("Into which folder?", typed or "~/")

    return await by_slip(app, slip, into, "") or ""


async def _copy(journal: "Journal", folder: Path) -> str:
    await asyncio.to_thread(_make, journal, folder)
    return words.COPIED


def _folder(typed: str) -> Path:
    folder = from_home(Path(typed))
    if not is_folder(folder):
        raise WrongUse("There is no such folder.", "Connect the disk it is on, or make it.")
    return folder


def _make(journal: "Journal", folder: Path) -> None:
    machine = "" if folder == journal.vault.backups else journal.device[:8]
    now = dates.local(dates.now(), dates.zone())
    place = folder / shelf.name_by_hand(folder, now, machine)
    backup.make(journal.vault, journal.engine, journal.keys, place, machine=machine)


def _rows(app: "JournalApp") -> list[Row]:
    return [
        Row(place.name, place.name, right=f"{_size(place) / 1e6:.1f} MB", quiet=True)
        for place in reversed(shelf.every(app.vault.backups))
    ]


def _size(place: Path) -> int:
    return sum(path.stat().st_size for path in place.iterdir() if path.is_file())


def _findings(journal: "Journal") -> Iterator[str]:
    try:
        database.check(journal.engine)
        yield "The database is whole."
    except Damaged as error:
        yield error.message
    for part in (check.key_file, check.captures, check.unfinished, check.backups):
        for finding in part(journal.vault, journal.keys):
            yield finding.words
