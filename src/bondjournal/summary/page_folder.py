"""The folder that pages go to: the one the last page went to, or the one for documents."""

import os
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import settings
from bondjournal.summary import file, written
from bondjournal.summary.page import Format, Style
from bondjournal.vault.files import from_home

_SETTING = "page.folder"


def offered(session: Session) -> Path:
    """Return the folder to offer for the next page; one that is there."""
    known = settings.get(session, _SETTING)
    documents = Path.home() / "Documents"
    folder = from_home(Path(known)) if isinstance(known, str) and known else documents
    if folder.is_dir():
        return folder
    return documents if documents.is_dir() else Path.home()


def free_name(folder: Path, name: str) -> str:
    """Return the name, or one like it that no file in a folder has."""
    path, number = folder / name, 1
    while os.path.lexists(folder / name):
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def remember(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    path: Path,
    *,
    sha256: str,
    style: Style,
    format_: Format,
    text: str,
) -> UUID:
    """Remember a page as `written.remember` does, and that the next one is offered its folder."""
    settings.put(session, _SETTING, file.tilde(path.parent))
    return written.remember(
        session,
        therapist,
        appointment,
        path,
        sha256=sha256,
        style=style,
        format_=format_,
        text=text,
    )
