"""The paths of the vault's files, and what is known about places."""

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bondjournal.errors import JournalError, NoVault, WrongUse
from bondjournal.vault.files import TEMPORARY, file_errors

_A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Vault:
    """The folder that holds one journal, and the paths in it."""

    path: Path

    @property
    def keyfile(self) -> Path:
        """The wrapped keys; see keyfile.py."""
        return self.path / "vault.json"

    @property
    def database(self) -> Path:
        """The database, with everything that was merged; see database.py."""
        return self.path / "journal.db"

    @property
    def rollback(self) -> Path:
        """The rollback journal of an interrupted write; it holds no plain text either."""
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
        """The empty file whose locks tell who has the vault in use."""
        return self.path / "lock"

    @property
    def import_lock(self) -> Path:
        """The empty file whose lock lets one import run at a time."""
        return self.path / "import.lock"


def default_vault() -> Vault:
    """Return the vault that BONDJOURNAL_VAULT names, else the one in the user's data folder.

    Raises:
        WrongUse: the path begins with `~`, and there is no such home folder.
    """
    if named := os.environ.get("BONDJOURNAL_VAULT"):
        return Vault(from_home(Path(named)).absolute())
    from platformdirs import user_data_path

    return Vault(user_data_path("bondjournal", appauthor=False) / "default")


def state_folder() -> Path:
    """Return the folder for this machine's own state, outside of every vault.

    It is the one of platformdirs, whose import takes a tenth of the time of an addition, so the
    simple case on Linux does without it.

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
    """Return the error that there is no journal at this place."""
    return NoVault(f"There is no journal at {vault.path}.", "Start one with 'bondjournal init'.")


def sweep(vault: Vault) -> None:
    """Delete unfinished files of killed processes that are at least a day old.

    Raises:
        JournalError: such a file cannot be deleted.
    """
    from time import time

    with file_errors("Clearing away unfinished files"):
        own = (folder for folder in (vault.inbox, vault.drafts) if not folder.is_symlink())
        for folder in (vault.path, *own):
            for left in folder.glob(f"{TEMPORARY}*"):
                with suppress(FileNotFoundError):
                    if left.stat(follow_symlinks=False).st_mtime < time() - _A_DAY:
                        left.unlink()


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
"""The names of services' folders, in small letters. macOS has "Dropbox-Work" and the like."""

_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".sync": "Resilio Sync",
}
"""Files that services leave at the top of a folder that they sync."""

_SUFFIX = re.compile(r"(?: - |-| \().*")


def looks_synced(path: Path) -> str:
    """Return the name of the service that seems to sync this path, else "".

    It knows the common services by the names of their folders and by files they leave in them,
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


def from_home(path: Path) -> Path:
    """Return a path with a `~` at its beginning expanded.

    Raises:
        WrongUse: there is no such home folder, or no file can have this name.
    """
    if "\0" in str(path):
        raise WrongUse("A file name can't have a NUL byte.")
    try:
        return path.expanduser()
    except RuntimeError:
        raise WrongUse(f"There is no home folder for {path}.", "Give the full path.") from None


def is_folder(path: Path) -> bool:
    """Return whether there is a folder at a path; False for a path that is too long."""
    try:
        return path.is_dir()
    except OSError:
        return False
