"""Preparing: the page that was read is written to a file, and remembered."""

import asyncio
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import pages, preparations, settings
from bondjournal.summary import file, formats, markdown
from bondjournal.tui.flows.prepare_page import file_name
from bondjournal.tui.flows.way import Here, Way
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
from bondjournal.vault.files import from_home
from bondjournal.wording import pages as words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is to go, or what is wrong with its name or its folder."""

    path: Path
    concerns: tuple[str, ...] = ()
    wrong_name: str = ""
    wrong_folder: str = ""
    free: str = ""
    """Another name, where a file has this one."""


async def write(way: Way) -> str:
    """Write the page that was read to a file; no file is ever replaced."""
    offer = await way.read(partial(_offered, way=way))
    screen = WriteStep(way.place, offer)
    await way.show(screen)
    while (wish := await screen.asked()) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, Write) and (path := await _write(way, screen, wish)):
            return await _after_writing(way, path)
    return "stop"


def _offered(session: Session, here: Here, way: Way) -> Offer:
    """Offer the folder the last page went to, or the one for documents."""
    known = settings.get(session, "page.folder")
    documents = Path.home() / "Documents"
    folder = from_home(Path(known)) if isinstance(known, str) and known else documents
    if not folder.is_dir():
        folder = documents if documents.is_dir() else Path.home()
    name = file_name(session, here, way)
    concerns = tuple(file.concerns(folder / name))
    return Offer(_free(folder, name), file.tilde(folder), words.KINDS[way.style], concerns)


def _free(folder: Path, name: str) -> str:
    """Return the name, or one like it that no file has."""
    path, number = folder / name, 1
    while os.path.lexists(folder / name):
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def _place(wish: Write) -> Place:
    """Return the place that was typed, looked at."""
    try:
        folder = from_home(Path(wish.folder)).absolute()
        path = folder / wish.name
        if wish.name in ("", ".", "..") or path.name != wish.name or path.parent != folder:
            return Place(path, wrong_name="A file needs a name, and no folder in it.")
        if not folder.is_dir():
            return Place(path, wrong_folder="There is no such folder.")
        if path.exists() or path.is_symlink():
            wrong = f"There is a file {wish.name} already. Nothing is replaced."
            return Place(path, wrong_name=wrong, free=_free(folder, wish.name))
        return Place(path, tuple(file.concerns(path)))
    except (OSError, ValueError, WrongUse):
        return Place(Path(), wrong_folder="There is no such folder.")


async def _write(way: Way, screen: WriteStep, wish: Write) -> Path | None:
    """Write the file; where that does not work, say why and return None."""
    place = await asyncio.to_thread(_place, wish)
    if place.wrong_name or place.wrong_folder:
        screen.tell(place.wrong_name, place.wrong_folder, place.free)
        return None
    if place.concerns and await way.app.push_screen_wait(WriteThere(place.concerns)) is None:
        screen.be_concerned(place.concerns)
        return None
    try:
        digest = await asyncio.to_thread(_put, way, place.path)
    except JournalError as error:
        screen.tell("", error.message)
        return None
    way.written = await way.keep(partial(_remember, way=way, path=place.path, digest=digest))
    return place.path


def _put(way: Way, path: Path) -> str:
    """Write the page that was read, in the format the file's name tells; return its SHA-256."""
    assert way.page is not None
    return file.write(path, formats.render(way.page, way.style, file.format_of(path)))


def _remember(session: Session, here: Here, way: Way, path: Path, digest: str) -> UUID:
    assert way.page is not None
    page = pages.remember(
        session,
        here.therapist,
        here.appointment,
        path=str(path),
        sha256=digest,
        style=way.style,
        at=way.app.now(),
        format=file.format_of(path),
        text=markdown.render(way.page, way.style),
    )
    settings.put(session, "page.folder", file.tilde(path.parent))
    preparations.change(session, here.prepared, step=preparations.WRITTEN)
    return page.uuid


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
            is_html = file.format_of(path) == "html"
            text = way.text if is_html else await asyncio.to_thread(_text_of, path)
            await way.app.push_screen_wait(AsItIs(path.name, text))
        elif isinstance(wish, AskToDelete) and await way.keep(
            partial(_ask_to_delete, page=way.written, ask=wish.ask)
        ):
            return "done"
    return "done"


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return "It cannot be read any more."


def _ask_to_delete(session: Session, here: Here, page: UUID | None, *, ask: bool) -> bool:
    del here
    row = pages.by_uuid(session, page) if page is not None else None
    if row is not None:
        pages.ask_about(session, row, ask=ask)
    return True
