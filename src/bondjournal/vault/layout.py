"""Where the vault's files lie, and who has the vault in use."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import Damaged, InUse, JournalError, NoVault
from bondjournal.vault.files import NOT_WRITABLE, TEMPORARY, files, from_home

if TYPE_CHECKING:
    from sqlite3 import Connection

_A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Vault:
    """The folder that holds one journal, and the names of what lies in it."""

    path: Path

    @property
    def keyfile(self) -> Path:
        """The wrapped keys; see keyfile.py."""
        return self.path / "vault.json"

    @property
    def database(self) -> Path:
        """Everything that was merged; see database.py."""
        return self.path / "journal.db"

    @property
    def rollback(self) -> Path:
        """What a write that was cut short would have changed; it holds no plain text either."""
        return self.path / "journal.db-journal"

    @property
    def inbox(self) -> Path:
        """The folder of sealed captures; see inbox.py."""
        return self.path / "inbox"

    @property
    def quarantine(self) -> Path:
        """The folder of captures and drafts that did not open; nothing deletes from it."""
        return self.inbox / "quarantine"

    @property
    def drafts(self) -> Path:
        """The folder of sealed drafts, one a window; see drafts.py."""
        return self.path / "drafts"

    @property
    def places(self) -> Path:
        """The folder of sealed places, one a window; see places.py."""
        return self.path / "places"

    @property
    def backups(self) -> Path:
        """The folder of automatic backups; see backup.py."""
        return self.path / "backups"

    @property
    def lock(self) -> Path:
        """The file that tells who has the vault in use; it holds nothing."""
        return self.path / "lock"


def default_vault() -> Vault:
    """Return the vault that BONDJOURNAL_VAULT names, else the one in the user's data folder.

    Raises:
        WrongUse: the name begins with the home folder of somebody who has none.
    """
    if named := os.environ.get("BONDJOURNAL_VAULT"):
        return Vault(from_home(Path(named)).absolute())
    from platformdirs import user_data_path

    return Vault(user_data_path("bondjournal", appauthor=False) / "default")


def state_folder() -> Path:
    """Return the folder for what this machine knows itself, outside of every vault.

    It is that of platformdirs, whose import takes a tenth of the time that adding takes: what is
    plain on Linux is said without it.

    Raises:
        JournalError: this account has no home folder.
    """
    home, named = os.environ.get("HOME", ""), os.environ.get("XDG_STATE_HOME", "")
    plain = named.isprintable() and " " not in named and (named or home).startswith("/")
    if sys.platform == "linux" and plain:
        return (Path(named) if named else Path(home, ".local/state")) / "bondjournal"
    from platformdirs import user_state_path

    try:
        return user_state_path("bondjournal", appauthor=False)
    except RuntimeError:
        raise JournalError("This account has no home folder.") from None


def no_vault(vault: Vault) -> NoVault:
    """Say that there is no journal at this place."""
    return NoVault(f"There is no journal at {vault.path}.", "Start one with 'bondjournal init'.")


def sweep(vault: Vault) -> None:
    """Delete what a process that was killed while writing a file left unfinished a day ago.

    Raises:
        JournalError: such a file cannot be deleted.
    """
    from time import time

    with files("Clearing away unfinished files"):
        own = (folder for folder in (vault.inbox, vault.drafts) if not folder.is_symlink())
        for folder in (vault.path, *own):
            for left in folder.glob(f"{TEMPORARY}*"):
                with suppress(FileNotFoundError):
                    if left.stat(follow_symlinks=False).st_mtime < time() - _A_DAY:
                        left.unlink()


@contextmanager
def shared(vault: Vault, *, wait: float = 5.0) -> Iterator[None]:
    """Have the vault in use beside others, for as long as the block runs.

    It may end in another thread than it began. A killed process gives it back. A place that cannot
    be written is no hindrance: what is there is read.

    Args:
        vault: The vault.
        wait: For how many seconds to wait for somebody who has it alone.

    Raises:
        InUse: somebody has it alone.
        NoVault: there is no such folder.
        JournalError: the lock file cannot be used.
    """
    with held(vault.lock, alone=False, wait=wait, missing=no_vault(vault)):
        yield


@contextmanager
def exclusive(vault: Vault, *, wait: float = 5.0) -> Iterator[None]:
    """Have the vault alone, to restore or to migrate, for as long as the block runs.

    Args:
        vault: The vault.
        wait: For how many seconds to wait for the others.

    Raises:
        InUse: somebody has it in use, this process with `shared` included.
        NoVault: there is no such folder.
        JournalError: the lock file cannot be used.
    """
    with held(vault.lock, alone=True, wait=wait, missing=no_vault(vault)):
        yield


@contextmanager
def importing(vault: Vault) -> Iterator[None]:
    """Be the one import that runs, for as long as the block does.

    Raises:
        InUse: another import is running.
    """
    with held(vault.path / "import.lock", alone=True, wait=0, missing=no_vault(vault)):
        yield


@contextmanager
def held(
    path: Path, *, alone: bool, wait: float, missing: JournalError | None = None
) -> Iterator[None]:
    """Hold a lock file, alone or beside others, for as long as the block runs.

    Raises:
        InUse: the wait is over and it is still held in a way that does not admit this.
        JournalError: the lock file cannot be used; `missing`, if its folder is not there.
    """
    import sqlite3

    from filelock import ReadWriteLock, Timeout

    lock: ReadWriteLock | Connection
    with files("Looking who uses the journal", missing=missing):
        if path.is_symlink():
            raise _no_lock(path)
        try:
            # An instance of its own: with a common one an inner block would end the outer.
            lock = ReadWriteLock(path, timeout=wait, is_singleton=False)
            _ = lock.acquire_write() if alone else lock.acquire_read()
        except Timeout:
            raise _in_use() from None
        except (sqlite3.Error, ValueError):
            raise _no_lock(path) from None
        except OSError as error:
            if error.errno is None:
                raise _replaced(path) from None
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
    """Hold a lock file beside others where it cannot be written, as `held` does where it can.

    Where there is none nobody can have made one, and nobody is kept waiting. None where it cannot
    be read either.
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
        # A read that is not ended keeps out whoever wants it alone, as filelock's own does.
        lock.execute("BEGIN")
        lock.execute("SELECT name FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.Error as error:
        lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise _in_use() from None
        return None
    return lock


def _in_use() -> InUse:
    return InUse("The journal is in use by another window.", "Close it there, and try again.")


def _replaced(path: Path) -> JournalError:
    if path.exists() and not path.is_file():
        return _no_lock(path)
    # It was while it was waited for: by a restore, or by burning.
    return InUse(
        "The journal's folder was changed by another window just now.",
        "Try again in a moment. If it stays so, look who else may write to the folder.",
    )


def _no_lock(path: Path) -> Damaged:
    return Damaged(
        f"The file {path.name} of the vault is not a lock.",
        f"It holds nothing of the journal: delete {path}.",
    )


_FOLDERS = {
    "box": "Box",
    "box sync": "Box",
    "cloudstorage": "a cloud drive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mega": "MEGA",
    "megasync": "MEGA",
    "mobile documents": "iCloud Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "seafile": "Seafile",
    "synologydrive": "Synology Drive",
    "yandex.disk": "Yandex Disk",
}
"""What services call their folder, in small letters. macOS has "Dropbox-Work" and the like."""

_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".sync": "Resilio Sync",
}
"""What services leave at the top of a folder they carry."""

_SUFFIX = re.compile(r"(?: - |-| \().*")


def looks_synced(path: Path) -> str:
    """Return the name of the service that seems to carry this path elsewhere, else "".

    It knows the common services by the names of their folders and by what they leave in them,
    and looks at every folder from the path upward. The path itself need not exist.
    """
    try:
        resolved = path.expanduser().resolve()
    except (OSError, RuntimeError):
        return ""
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if (root := os.environ.get(variable)) and resolved.is_relative_to(root):
            return "OneDrive"
    for folder in (resolved, *resolved.parents):
        name = folder.name.lower()
        if service := _FOLDERS.get(name) or _FOLDERS.get(_SUFFIX.sub("", name)):
            return service
        for mark, service in _MARKS.items():
            if os.path.lexists(folder / mark):
                return service
    return ""
