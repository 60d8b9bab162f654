"""The page as a file: its name, where it had better not lie, and writing it."""

import os
import stat
from datetime import date
from hashlib import sha256
from pathlib import Path

from bondjournal.errors import WrongUse
from bondjournal.summary.page import Style
from bondjournal.vault.files import write_atomic
from bondjournal.vault.layout import looks_synced


def name(day: date | None, style: Style) -> str:
    """Return what a page's file is called: `summary-2026-05-12.md`."""
    brief = "-brief" if style == "brief" else ""
    return f"summary-{day.isoformat() if day else 'next'}{brief}.md"


def concerns(path: Path) -> list[str]:
    """Return what speaks against writing a page to this place, in sentences."""
    said = []
    if service := looks_synced(path):
        said.append(f"This folder looks synced by {service}: the page would go there too.")
    folder = path.parent
    if os.name == "posix" and folder.is_dir() and folder.stat().st_mode & stat.S_IRWXO:
        said.append("Others who use this computer can look into this folder.")
    return said


def write(path: Path, text: str, *, force: bool = False) -> str:
    """Write a page, readable by its owner alone; return the SHA-256 of its bytes.

    Raises:
        WrongUse: a file is there, and `force` is not set.
        JournalError: it cannot be written here.
    """
    if not force and os.path.lexists(path):
        raise WrongUse(
            f"There is a file {path.name} already.", "--force replaces it, --to names another."
        )
    data = text.encode()
    write_atomic(path, data, replace=force)
    return sha256(data).hexdigest()
