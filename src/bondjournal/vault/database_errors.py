"""Errors of the database in words for people, never with a person's text in them."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

from sqlcipher3 import dbapi2

from bondjournal.errors import Damaged, InUse, JournalError, NotWritable, WrongUse
from bondjournal.vault.files import REASONS
from bondjournal.vault.layout import Vault

_FROM_BACKUP = "Restore a backup with 'bondjournal restore'."
_ROOM = "Make some room and try again. What was kept before is untouched."
_PLACE = "Check who can write to the vault's folder, and whether its disk is read-only."
_COPY = (
    "To write, copy the vault's folder to a place where you can, and open it there with --vault."
)
_DAMAGED = (Damaged, "This journal's database, journal.db, is damaged.", _FROM_BACKUP)
_BUSY = (InUse, "Another window is writing to the journal.", "Try again in a moment.")
_CLOSED = (JournalError, "The journal cannot be opened or written to where it is.", _PLACE)
_WORDS: dict[str, tuple[type[JournalError], str, str]] = {
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_READONLY": (NotWritable, *_CLOSED[1:]),
    "SQLITE_PERM": _CLOSED,
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_FULL": (NotWritable, "The disk is full; nothing was written.", _ROOM),
    "SQLITE_IOERR": (
        NotWritable,
        "The disk the journal is on reported an error.",
        "Check whether it is full or was unplugged, and copy the vault to another disk soon.",
    ),
    "SQLITE_NOMEM": (
        JournalError,
        "There is not enough free memory.",
        "Close some programs and try again.",
    ),
    "UnicodeEncodeError": (
        WrongUse,
        "That contains a broken character, so it cannot be kept.",
        "Type that character again.",
    ),
}
"""The error for each name of a SQLite result code, or of an exception."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_MORE = 64 * 1024
"""How many bytes are written to find out whether there is room."""


@contextmanager
def in_words() -> Iterator[None]:
    """Turn an error of SQLCipher in the block into one for people.

    Raises:
        JournalError: the block raised an error of the driver.
    """
    try:
        yield
    except dbapi2.Error as error:
        said = as_journal_error(error) or JournalError(
            f"The database refused a request ({name(error)})."
        )
        raise said from None


def as_journal_error(error: Exception, folder: Path | None = None) -> JournalError | None:
    """Return the JournalError for an error of the driver, or None if it is not a known one.

    Args:
        error: The error.
        folder: The folder of the database, once it was read: tells why nothing can be written.
    """
    # SQLITE_IOERR_READ and the like count as SQLITE_IOERR.
    base = "_".join(name(error).split("_")[:2])
    said = _WORDS.get(base)
    if said is None:
        return None
    if base == "SQLITE_IOERR" and folder and (why := _why_no_room(folder)):
        return NotWritable(f"The journal cannot be written to: {why}; nothing was written.", _ROOM)
    kind, message, hint = said
    if message == _CLOSED[1] and folder and (why := why_read_only(folder)):
        return NotWritable(f"The journal can be read here, but not changed: {why}.", _COPY)
    return kind(message, hint)


def _why_no_room(folder: Path) -> str:
    """Return why nothing more can be written beside the database; "" if something can.

    SQLite does not tell a quota or a limit on file sizes from other disk errors.
    """
    try:
        with TemporaryFile(dir=folder) as more:
            more.seek(Vault(folder).database.stat().st_size)
            more.write(bytes(_MORE))
            more.flush()
            os.fsync(more.fileno())
    except OSError as error:
        if error.errno in _NO_ROOM:
            return REASONS[error.errno][0]
    return ""


def interrupted(why: str) -> JournalError:
    """Return the error that an interrupted write has to be rolled back before reading."""
    return JournalError(
        f"Writing to the journal was interrupted, and that cannot be repaired here: {why}.",
        "Copy the vault's whole folder to a place where you can write, and open it there with "
        "--vault.",
    )


def name(error: Exception) -> str:
    """Return the name of SQLite's result code, or of the exception."""
    return str(getattr(error, "sqlite_errorname", type(error).__name__))


def damaged(how: str) -> Damaged:
    """Return the error for a database that, for example, "is damaged"."""
    return Damaged(f"This journal's database, journal.db, {how}.", _FROM_BACKUP)


def why_read_only(folder: Path) -> str:
    """Return why nothing in a folder can be changed, to follow a colon; "" if it can.

    A full disk is not among the reasons: a write there gets that error.
    """
    with suppress(OSError):
        if hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY:
            return REASONS[errno.EROFS][0]
    effective = os.access in os.supports_effective_ids
    writable = os.access(folder, os.W_OK, effective_ids=effective)
    return "" if writable else "this account cannot change it"
