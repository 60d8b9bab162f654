"""Preparing: the page that was read is written to a file, and remembered."""

import asyncio
from pathlib import Path

from bondjournal.errors import JournalError
from bondjournal.journal import pages
from bondjournal.page_formats import FORMATS
from bondjournal.summary import file, formats, markdown, page_folder
from bondjournal.summary.page import Page, Style
from bondjournal.tui.flows.prepare_page import file_name
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_step import Went
from bondjournal.tui.screens.prepare_write import (
    AskToDelete,
    Offer,
    ReadAgain,
    Write,
    WriteStep,
    WriteThere,
    Written,
)
from bondjournal.wording import pages as words


async def write(way: Way) -> str:
    """Write the page that was read to a file; no file is ever replaced."""
    if way.page is None:
        return "read"
    screen = WriteStep(way.place, await _offered(way))
    await way.show(screen)
    while (wish := await screen.asked()) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, Write) and (path := await _write(way, way.page, screen, wish)):
            return await _after_writing(way, path)
    return "stop"


async def _offered(way: Way) -> Offer:
    """Offer the folder the last page went to, or the one for documents."""
    folder = await way.app.read(page_folder.offered)
    return await asyncio.to_thread(_offer, way, folder)


def _offer(way: Way, folder: Path) -> Offer:
    name = file_name(way)
    concerns = tuple(file.concerns(folder / name))
    free = page_folder.free_name(folder, name)
    return Offer(free, file.tilde(folder), words.KINDS[way.style], concerns)


async def _write(way: Way, page: Page, screen: WriteStep, wish: Write) -> Path | None:
    """Write the file; where that does not work, say why and return None."""
    place = await asyncio.to_thread(page_folder.place, wish.folder, wish.name)
    if place.wrong_name or place.wrong_folder:
        screen.tell(place.wrong_name, place.wrong_folder, place.free)
        return None
    if place.concerns and await way.app.push_screen_wait(WriteThere(place.concerns)) is None:
        screen.be_concerned(place.concerns)
        return None
    try:
        digest = await asyncio.to_thread(_put, page, way.style, place.path)
    except JournalError as error:
        screen.tell("", error.message)
        return None
    way.written = await way.keep(
        page_folder.remember,
        place.path,
        sha256=digest,
        style=way.style,
        format_=file.format_of(place.path),
        text=markdown.render(page, way.style),
    )
    return place.path


def _put(page: Page, style: Style, path: Path) -> str:
    """Write a page in the format the file's name tells; return its SHA-256."""
    return file.write(path, formats.render(page, style, file.format_of(path)))


async def _after_writing(way: Way, path: Path) -> str:
    """Tell what a file means, and ask whether to be asked about it later."""
    folder = file.tilde(path.parent)
    remembered = way.written is not None
    screen = Written(
        way.place, path.name, folder, asks=not way.app.demo and remembered, remembered=remembered
    )
    await way.show(screen)
    while (wish := await screen.asked()) is not None:
        if isinstance(wish, Went):
            return "read" if wish.where == "back" else "done"
        if isinstance(wish, ReadAgain):
            is_plain = FORMATS[file.format_of(path)].is_plain
            text = await asyncio.to_thread(_text_of, path) if is_plain else way.text
            await way.app.push_screen_wait(AsItIs(path.name, text))
        elif isinstance(wish, AskToDelete) and await _ask_to_delete(way, ask=wish.ask):
            return "done"
    return "done"


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return "It cannot be read any more."


async def _ask_to_delete(way: Way, *, ask: bool) -> bool:
    """Say whether to ask about the file later; return whether that could be kept."""
    if way.written is not None:
        await way.keep_elsewhere(pages.ask_about, way.written, ask=ask)
    return not way.unkept
