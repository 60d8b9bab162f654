"""Hard time: the sentences at once, then the person's own list, changed and put on a card."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.errors import JournalError, WrongUse
from bondjournal.nouns.hard_time import HARD_TIME, add
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.hard_time_card import Card
from bondjournal.tui.screens.hard_time_list import HardTimeList, Wish
from bondjournal.tui.screens.prepare_write import WriteThere
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import Group
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import hard_time as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

WRITTEN = "Written to {name}. The file is not encrypted."


def is_here(app: "JournalApp") -> bool:
    """Say whether it is in front already, or what is done from it."""
    sheets = [screen for screen in app.screen_stack if not isinstance(screen, Slip)]
    return bool(sheets) and isinstance(sheets[-1], HardTime | HardTimeList | Card)


def open_here(app: "JournalApp") -> None:
    """Show it over whatever is in front, at once; the list comes when it is read."""
    screen = HardTime(locked=app.journal is None)
    app.push_screen(screen)
    if app.journal is not None:
        app.go(hard_time(app, screen))


async def hard_time(app: "JournalApp", screen: HardTime) -> None:
    """Show what the person wrote on a screen that is there, and do what is asked for."""
    from bondjournal.journal import hard_times

    screen.tell(await app.read(hard_times.words))
    while (wish := await screen.asked()) is not None:
        if wish == "change":
            await _change_list(app)
            screen.tell(await app.read(hard_times.words))
        else:
            await _card(app)
        screen.forget_wishes()


async def _change_list(app: "JournalApp") -> None:
    screen = HardTimeList(await _groups(app))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _delete(app, wish) if wish.deed == "delete" else ""
            if told or (wish.deed != "delete" and await _do(app, wish)):
                screen.tell(await _groups(app))
                screen.state = "" if told else wording.KEPT
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_wishes()


async def _groups(app: "JournalApp") -> list[Group]:
    from bondjournal.journal import hard_times

    return [
        Group(
            heading,
            words.HEADINGS[heading],
            [Row(one.uuid, one.text, margin=str(place)) for place, one in enumerate(lines, 1)],
        )
        for heading, lines in (await app.read(hard_times.by_heading)).items()
    ]


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    from bondjournal.journal import hard_times

    talk = OnScreen(app)
    if wish.deed == "add":
        await add(talk, wish.heading)
    elif wish.uuid is None:
        return False
    elif wish.deed == "change":
        await HARD_TIME.change(talk, await app.read(hard_times.LIST.get, wish.uuid))
    else:
        return await app.write(hard_times.LIST.step, wish.uuid, -1 if wish.deed == "up" else 1)
    return talk.told is not None


async def _delete(app: "JournalApp", wish: Wish) -> str:
    """Ask, and delete a line; return what became of it, or nothing where it stays."""
    from bondjournal.flows.removing import delete

    if wish.uuid is None:
        return ""
    deleted = await delete(OnScreen(app), wish.uuid, HARD_TIME.this)
    return deleted.told if deleted else ""


async def _card(app: "JournalApp") -> None:
    """Show the card, and write it to a file where that is wished."""
    from bondjournal.journal import hard_times
    from bondjournal.summary import card

    text = card.card(await app.read(hard_times.words))
    screen = Card(text, await asyncio.to_thread(_offered))
    await app.push_screen(screen)
    while (typed := await screen.asked()) is not None:
        try:
            path = await asyncio.to_thread(_place, typed)
            concerns = await asyncio.to_thread(card.concerns, path)
            if concerns and await app.push_screen_wait(WriteThere(concerns)) is None:
                continue
            await asyncio.to_thread(card.write, path, text)
        except JournalError as error:
            screen.tell(error.message, await asyncio.to_thread(_free, typed))
            continue
        screen.leave()
        app.shown(WRITTEN.format(name=path.name))


def _offered() -> str:
    """Return a place for the file that no file has."""
    folder = "~/Documents" if (Path.home() / "Documents").is_dir() else "~"
    place = f"{folder}/{words.CARD_FILE}"
    return _free(place) or place


def _place(typed: str) -> Path:
    """Return the place that was typed.

    Raises:
        WrongUse: no file can be there, or one is.
    """
    from bondjournal.vault.files import from_home, is_folder

    path = from_home(Path(typed)).absolute()
    if not typed or is_folder(path) or not path.name:
        raise WrongUse("A file needs a name.")
    if not is_folder(path.parent):
        raise WrongUse("There is no such folder.")
    if os.path.lexists(path):
        raise WrongUse(f"There is a file {path.name} already. Nothing is replaced.")
    return path


def _free(typed: str) -> str:
    """Return a place like the one typed that no file has; nothing where that is not the matter."""
    with suppress(OSError, RuntimeError, ValueError):
        path, number = Path(typed), 1
        if not typed or path.expanduser().is_dir():
            return ""
        while os.path.lexists(path.expanduser()):
            number += 1
            path = path.with_name(f"{Path(typed).stem}-{number}{path.suffix}")
        return str(path) if number > 1 else ""
    return ""
