"""The page as a file: its name, what speaks against its place, writing it, and deleting it."""

import errno
import os
import re
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Literal

from bondjournal.errors import Damaged, JournalError, WrongUse
from bondjournal.page_formats import FORMATS, by_ending
from bondjournal.page_styles import STYLES
from bondjournal.summary.page import Page, Style
from bondjournal.vault import made_up
from bondjournal.vault.files import file_errors, folder_to_disk, read_file, write_atomic
from bondjournal.vault.layout import from_home, is_folder, looks_synced
from bondjournal.wording import pages as words

FileState = Literal["there", "changed", "gone", "out of reach"]
"""What is at a page's place: the bytes that were written, others, or nothing; "out of reach" if
its folder is missing or cannot be looked into now."""

_MOST = 16 * 1024 * 1024
"""More bytes than any page has."""
_MOST_OF_NAME = 40
"""So many characters of a therapist's name stand in the name of a file."""


def name(page: Page, style: Style, format_: str = "markdown") -> str:
    """Return what a page's file is called: `summary-2026-05-12.md`.

    If there are several therapists, it says whose page it is: `summary-2026-05-12-Ben.md`.
    """
    day = page.session_on.isoformat() if page.session_on else "next"
    whose = "-".join(re.findall(r"\w+", page.whose))[:_MOST_OF_NAME]
    end = f"{STYLES[style].in_file_name}{FORMATS[format_].endings[0]}"
    return "-".join(filter(None, ("summary", day, whose))) + end


def format_of(path: PurePath, otherwise: str = "markdown", *, asked: str = "") -> str:
    """Return a file's format: the one asked for, else that of its ending, else `otherwise`.

    Raises:
        WrongUse: the one asked for is not known.
    """
    if asked and asked not in FORMATS:
        raise WrongUse("There is no such format.", f"Choose one of: {', '.join(FORMATS)}.")
    return asked or by_ending(path.suffix, otherwise)


def in_format(called: str, format_: str) -> str:
    """Return a file's name in another format: a known ending is replaced, else one is added."""
    path = PurePath(called)
    stem = called.removesuffix(path.suffix) if by_ending(path.suffix, "") else called
    return stem + FORMATS[format_].endings[0]


def meant(typed: Path, called: str) -> Path:
    """Return the file that a typed place means: the place, or `called` in it if it is a folder.

    Raises:
        WrongUse: it is in the home folder of a user who has none.
    """
    path = from_home(typed)
    return path / called if os.path.isdir(path) else path  # noqa: PTH112  Path may raise


def concerns(path: Path) -> list[str]:
    """Return what speaks against writing a page to this place, in sentences."""
    said = []
    # A link at this place would itself be replaced, so it does not matter where it leads.
    if service := looks_synced(path.parent):
        said.append(f"This folder looks synced by {service}: the page would go there too.")
    if _open_to_others(path.parent):
        said.append("Other people who use this computer can look into this folder.")
    return said


def _open_to_others(folder: Path) -> bool:
    """Say whether other users have rights in a folder and can reach it."""
    if os.name != "posix":
        return False
    with suppress(OSError, RuntimeError):
        real = folder.resolve(strict=True)
        on_the_way = all(above.stat().st_mode & stat.S_IXOTH for above in real.parents)
        return on_the_way and bool(real.stat().st_mode & stat.S_IRWXO)
    return False


def write(path: Path, text: str, *, force: bool = False) -> str:
    """Write a page that only its owner can read; return the SHA-256 of its bytes.

    A link at its place is replaced, and never followed.

    Raises:
        WrongUse: a file is there, and `force` is not set; or there is no such folder.
        JournalError: it cannot be written here.
    """
    if not is_folder(path.parent):
        raise WrongUse("There is no such folder.", f"You asked for {path.parent}.")
    if not force and os.path.lexists(path):
        raise WrongUse(
            f"{path.name} already exists.",
            "Use --force to replace it, or choose another name with -o.",
        )
    data = text.encode()
    try:
        write_atomic(path, data, replace=force)
    except JournalError as error:
        raise JournalError(error.message, "Choose another place with -o.") from None
    return sha256(data).hexdigest()


def look(path: Path, digest: str) -> FileState:
    """Say whether a page's file is still the one that was written, by the SHA-256 of its bytes.

    A link is never followed; like anything else that is not a plain file, it counts as changed.
    """
    try:
        if path.is_symlink():
            return "changed"
        data = read_file(path, _MOST)
    except FileNotFoundError:
        return "gone" if path.parent.is_dir() else "out of reach"
    except Damaged:
        return "changed"
    except OSError as error:
        return "changed" if error.errno == errno.ELOOP else "out of reach"
    return "there" if sha256(data).hexdigest() == digest else "changed"


def delete(path: Path, digest: str) -> FileState:
    """Delete a page's file if it is still the one that was written, and say what was there.

    Anything but "there" means that nothing was deleted.

    Raises:
        JournalError: it cannot be deleted.
    """
    with file_errors(f"Deleting {path.name}"):
        before = _identity(path)
        found = look(path, digest)
        if found != "there":
            return found
        if _identity(path) != before:
            return "changed"
        path.unlink(missing_ok=True)
        folder_to_disk(path.parent)
    return found


def _identity(path: Path) -> tuple[int, ...]:
    """Return what distinguishes a file from another one that took its place."""
    with suppress(OSError):
        found = path.lstat()
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    return ()


def tilde(path: Path) -> str:
    """Return a path as people write it, beginning with `~` if it is in the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def in_folder(folder: Path) -> str:
    """Return a folder as people are told of it; that of a made-up journal's pages has no name."""
    if made_up.is_for_pages(folder):
        return words.TEMPORARY
    called = tilde(folder)
    return words.HOME_FOLDER if called == "~" else called


def place(path: Path) -> str:
    """Return where a page's file is, or will be, as people are told."""
    temporary = made_up.is_for_pages(path.parent)
    return f"{path.name}, in {words.TEMPORARY}" if temporary else tilde(path)


def read(path: Path) -> str:
    """Return what a page's file holds now.

    Raises:
        JournalError: it is not there, is not a plain file, or cannot be read.
    """
    with file_errors(f"Reading {path.name}"):
        return read_file(path, _MOST).decode(errors="replace")
