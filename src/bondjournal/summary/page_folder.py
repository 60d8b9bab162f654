"""Where a page goes: the folder to offer, and what is wrong with a place that was typed."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from bondjournal.errors import WrongUse
from bondjournal.journal import settings
from bondjournal.summary import file
from bondjournal.vault.layout import from_home

_SETTING = "page.folder"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is to go, or what is wrong with its name or its folder."""

    path: Path
    concerns: tuple[str, ...] = ()
    wrong_name: str = ""
    wrong_folder: str = ""
    free: str = ""
    """Another name, if there is a file with this one."""


def offered(session: Session) -> Path:
    """Return a folder that exists, to offer for the next page."""
    known = settings.get(session, _SETTING)
    documents = Path.home() / "Documents"
    folder = from_home(Path(known)) if isinstance(known, str) and known else documents
    if folder.is_dir():
        return folder
    return documents if documents.is_dir() else Path.home()


def free_name(folder: Path, name: str) -> str:
    """Return the name, or if a file in the folder has it, one like it that is free."""
    path, number = folder / name, 1
    while os.path.lexists(folder / name):
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def offer(folder: Path, name: str) -> Place:
    """Return the place in a folder to offer for a page of this name, with its concerns."""
    free = folder / free_name(folder, name)
    return Place(free, tuple(file.concerns(free)))


def place(folder: str, name: str) -> Place:
    """Return the place typed for a page, with what is wrong; no file may ever be replaced."""
    try:
        parent = from_home(Path(folder)).absolute()
        path = parent / name
        if name in ("", ".", "..") or path.name != name or path.parent != parent:
            return Place(path, wrong_name="A file needs a name without a folder in it.")
        if not parent.is_dir():
            return Place(path, wrong_folder="There is no such folder.")
        try:
            is_there = path.exists() or path.is_symlink()
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:
                raise
            return Place(path, wrong_name="That name is too long for a file.")
        if is_there:
            wrong = f"{name} already exists. Nothing is replaced."
            return Place(path, wrong_name=wrong, free=free_name(parent, name))
        return Place(path, tuple(file.concerns(path)))
    except (OSError, ValueError, WrongUse):
        return Place(Path(), wrong_folder="There is no such folder.")


def remember(session: Session, path: Path) -> None:
    """Remember where a page was written, so that the next one is offered its folder."""
    settings.put(session, _SETTING, file.tilde(path.absolute().parent))
