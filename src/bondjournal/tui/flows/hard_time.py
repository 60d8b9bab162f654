"""Hard time: the sentences at once, then the person's own list, changed and put on a card."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError, WrongUse
from bondjournal.flows.page_file import is_wanted_there
from bondjournal.nouns.hard_time import HARD_TIME
from bondjournal.tui.flows.nouns import a_list
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.hard_time_card import Card
from bondjournal.tui.screens.noun_list import NounList
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import hard_time as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

WRITTEN = "Written to {name}. The file is not encrypted."


def is_here(app: "JournalApp") -> bool:
    """Say whether it is in front already, or what is done from it."""
    sheets = [screen for screen in app.screen_stack if not isinstance(screen, Slip)]
    if sheets and isinstance(sheets[-1], NounList):
        return sheets[-1].NOUN is HARD_TIME
    return bool(sheets) and isinstance(sheets[-1], HardTime | Card)


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
    while (request := await screen.asked()) is not None:
        if request == "edit":
            await a_list(HARD_TIME, app)
            screen.tell(await app.read(hard_times.words))
        else:
            await _card(app)
        screen.forget_wishes()


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
            if not await is_wanted_there(OnScreen(app), concerns):
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
    from bondjournal.vault.layout import from_home, is_folder

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
