"""Locks on a vault: empty files that tell who has which part of it in use."""

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import Damaged, InUse, JournalError, NoVault
from bondjournal.vault.files import NOT_WRITABLE, file_errors
from bondjournal.vault.layout import Vault, no_vault

if TYPE_CHECKING:
    from sqlite3 import Connection


@contextmanager
def shared(vault: Vault, *, wait: float = 5.0) -> Iterator[None]:
    """Share the vault with others for as long as the block runs.

    The block may end in another thread than it began. A killed process releases the lock. A folder
    that cannot be written does not prevent it: what is there can be read.

    Args:
        vault: The vault.
        wait: For how many seconds to wait for an exclusive holder.

    Raises:
        InUse: somebody holds it exclusively.
        NoVault: there is no such folder.
        JournalError: the lock file cannot be used.
    """
    with held(vault.lock, alone=False, wait=wait, missing=no_vault(vault)):
        yield


@contextmanager
def exclusive(vault: Vault, *, wait: float = 5.0) -> Iterator[None]:
    """Hold the vault exclusively, to restore or to migrate, for as long as the block runs.

    Args:
        vault: The vault.
        wait: For how many seconds to wait for the others.

    Raises:
        InUse: somebody has it in use, including this process by `shared`.
        NoVault: there is no such folder.
        JournalError: the lock file cannot be used.
    """
    with held(vault.lock, alone=True, wait=wait, missing=no_vault(vault)):
        yield


@contextmanager
def held_if_usable(lock: AbstractContextManager[None]) -> Iterator[JournalError | None]:
    """Hold a lock for as long as the block runs, or go on without if it cannot be used.

    So a link, or anything else in its place, prevents neither reading nor destroying. Yield the
    error of the lock, or None.

    Raises:
        InUse: somebody holds it in a way that excludes this.
        NoVault: there is no such folder.
    """
    wrong = None
    with ExitStack() as held_here:
        try:
            held_here.enter_context(lock)
        except (InUse, NoVault):
            raise
        except JournalError as error:
            wrong = error
        yield wrong


@contextmanager
def importing(vault: Vault) -> Iterator[None]:
    """Let no other import run for as long as the block does.

    Raises:
        InUse: another import is running.
    """
    with held(vault.import_lock, alone=True, wait=0, missing=no_vault(vault)):
        yield


@contextmanager
def held(
    path: Path, *, alone: bool, wait: float, missing: JournalError | None = None
) -> Iterator[None]:
    """Hold a lock file, exclusively or shared, for as long as the block runs.

    Raises:
        InUse: after the wait, somebody still holds it in a way that excludes this.
        JournalError: the lock file cannot be used; `missing`, if its folder is not there.
    """
    import sqlite3

    from filelock import ReadWriteLock, Timeout

    lock: ReadWriteLock | Connection
    with file_errors("Checking who is using the journal", missing=missing):
        if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):
            raise _no_lock(path)
        try:
            # An instance of its own: with a shared one, an inner block would release the outer.
            lock = ReadWriteLock(path, timeout=wait, is_singleton=False)
            if alone:
                lock.acquire_write()
            else:
                lock.acquire_read()
        except Timeout:
            raise _in_use() from None
        except (sqlite3.Error, ValueError):
            raise _no_lock(path) from None
        except OSError as error:
            # filelock raises an OSError without an errno if the file was replaced while it waited.
            if error.errno is None:
                raise _replaced() from None
            if alone or error.errno not in NOT_WRITABLE:
                raise
            found = _read_only(path, wait)
            if found is None:
                raise
            lock = found
    try:
        yield
    finally:
        lock.close()


def _read_only(path: Path, wait: float) -> "Connection | None":
    """Hold a lock file that cannot be written as shared, as `held` does for one that can.

    If there is none, nobody can have made one, and nobody has to wait. None if it cannot be read
    either.
    """
    import sqlite3

    place = f"{path.absolute().as_uri()}?mode=ro"
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
    except FileNotFoundError:
        place = "file::memory:"
    except OSError:
        return None
    try:
        lock = sqlite3.connect(
            place, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error:
        return None
    try:
        # An open read transaction keeps out exclusive holders, as filelock's own does.
        lock.execute("BEGIN")
        lock.execute("SELECT name FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.Error as error:
        lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise _in_use() from None
        return None
    return lock


def _in_use() -> InUse:
    return InUse("The journal is in use in another window.", "Close it there and try again.")


def _replaced() -> JournalError:
    # In use by a restore, or by destroying.
    return InUse(
        "Another window has just changed the journal's folder.",
        "Try again in a moment. If it keeps happening, check who else can write to the folder.",
    )


def _no_lock(path: Path) -> Damaged:
    return Damaged(
        f"The vault's file {path.name} is not a lock.",
        f"It holds nothing of the journal, so you can delete it: {path}.",
    )
