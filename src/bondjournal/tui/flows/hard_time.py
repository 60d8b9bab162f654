"""Hard time: the sentences at once, then the person's own list, changed and put on a card."""

import asyncio
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.errors import JournalError, WrongUse
from bondjournal.tui.screens.delete import Delete
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.hard_time_card import Card
from bondjournal.tui.screens.hard_time_list import HardTimeList, OneLine, WhereTo, Wish
from bondjournal.tui.screens.prepare_write import WriteThere
from bondjournal.tui.widgets.grouped import Group
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import hard_time as words

if TYPE_CHECKING:
    from uuid import UUID

    from sqlmodel import Session

    from bondjournal.journal.tables import HardTime as Line
    from bondjournal.tui.app import JournalApp

IN_TRASH = "In the trash for 14 days."
GONE = "Gone."
WRITTEN = "Written to {name}. The file is not encrypted."


def is_here(app: "JournalApp") -> bool:
    """Say whether it is in front already, or what is done from it."""
    return isinstance(app.screen, HardTime | HardTimeList | Card | OneLine | WhereTo)


def open_here(app: "JournalApp") -> None:
    """Show it over whatever is in front, at once; the list comes when it is read."""
    screen = HardTime(locked=app.journal is None)
    app.push_screen(screen)
    if app.journal is not None:
        app.go(hard_time(app, screen))


async def hard_time(app: "JournalApp", screen: HardTime) -> None:
    """Show what the person wrote on a screen that is there, and do what is asked for."""
    screen.tell(await app.read(_lines))
    while (wish := await screen.asked()) is not None:
        if wish == "change":
            await _change_list(app)
            screen.tell(await app.read(_lines))
        else:
            await _card(app)
        screen.forget_wishes()


def _lines(session: "Session") -> dict[str, list[str]]:
    from bondjournal.journal import hard_times

    return hard_times.by_heading(session)


async def _change_list(app: "JournalApp") -> None:
    screen = HardTimeList(await app.read(_groups))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _delete(app, wish) if wish.deed == "delete" else ""
            if told or (wish.deed != "delete" and await _do(app, wish)):
                screen.tell(await app.read(_groups))
                screen.state = "" if told else wording.KEPT
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_wishes()


def _groups(session: "Session") -> list[Group]:
    from bondjournal.journal import hard_times

    return [
        Group(
            heading,
            called,
            [
                Row(row.uuid, row.text, margin=str(number))
                for number, row in enumerate(hard_times.all_of(session, heading), 1)
            ],
        )
        for heading, called in words.HEADINGS.items()
    ]


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "add":
        heading = await app.push_screen_wait(WhereTo(wish.heading))
        typed = heading and await app.push_screen_wait(OneLine(heading))
        if not (heading and typed):
            return False
        await app.write(partial(_add, heading=heading, typed=typed))
        return True
    assert wish.uuid is not None
    if wish.deed == "change":
        before = await app.read(lambda session: _one(session, wish.uuid))
        if before is None:
            return True
        typed = await app.push_screen_wait(OneLine(before.heading, before.text))
        if typed is None or typed == before.text:
            return False
        await app.write(partial(_change, uuid=wish.uuid, typed=typed))
        return True
    await app.write(partial(_move, wish=wish))
    return True


async def _delete(app: "JournalApp", wish: Wish) -> str:
    """Ask, and delete a line; return what became of it, or nothing where it stays."""
    from bondjournal.journal import former

    answer = await app.push_screen_wait(Delete("this line"))
    if answer not in {"delete", "gone"} or wish.uuid is None:
        return ""
    deleted = await app.write(former.delete, wish.uuid, gone_now=answer == "gone")
    return IN_TRASH if deleted else GONE


def _one(session: "Session", uuid: "UUID | None") -> "Line | None":
    from bondjournal.journal import hard_times

    return next((row for row in hard_times.all_of(session) if row.uuid == uuid), None)


def _add(session: "Session", heading: str, typed: str) -> None:
    from bondjournal.journal import hard_times

    hard_times.add(session, heading, typed)


def _change(session: "Session", uuid: "UUID", typed: str) -> None:
    from bondjournal.journal import hard_times

    row = _one(session, uuid)
    if row is not None:
        hard_times.change(session, row, typed)


def _move(session: "Session", wish: Wish) -> None:
    from bondjournal.journal import hard_times

    row = _one(session, wish.uuid)
    if row is None:
        return
    alike = [one.uuid for one in hard_times.all_of(session, row.heading)]
    to = alike.index(row.uuid) + (0 if wish.deed == "up" else 2)
    if 1 <= to <= len(alike):
        hard_times.move(session, row, to)


async def _card(app: "JournalApp") -> None:
    """Show the card, and write it to a file where that is wished."""
    from bondjournal.summary import card

    text = card.card(await app.read(_lines))
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
    from bondjournal.vault.files import from_home

    path = from_home(Path(typed)).absolute()
    if not typed or path.is_dir() or not path.name:
        raise WrongUse("A file needs a name.")
    if not path.parent.is_dir():
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
