"""Folders with backups: what is in one, and the name of a new backup.

Automatic backups are named for their day, and for the change of schema if they precede one.
Backups made by hand have the time in their names; in a folder that several machines write to,
each machine adds its name.
"""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from bondjournal.errors import NotFound
from bondjournal.vault.files import TEMPORARY, file_errors
from bondjournal.vault.layout import Vault, from_home

LAST = "last"
"""The name for the newest backup, as for the newest entry."""

_DAY = r"\d{4}-\d{2}-\d{2}"
_DAY_LENGTH = 10
_AUTOMATIC = re.compile(rf"{_DAY}(-schema-\d+)?")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a folder."""

    path: Path
    size: int = 0
    """Its size in bytes."""

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.path.name

    @property
    def uuid(self) -> UUID:
        """The uuid by which a list names it."""
        return uuid5(NAMESPACE_URL, self.name)


def newest_first(folder: Path) -> list[Backup]:
    """Return everything in a folder that is laid out like a backup, the newest first.

    Raises:
        JournalError: the folder cannot be read.
    """
    return [Backup(path, size_of(path)) for path in reversed(all_backups(folder))]


def automatic(folder: Path) -> list[Path]:
    """Return the backups that are named for a day, the oldest first.

    Raises:
        JournalError: the folder cannot be read.
    """
    found = [path for path in _inside(folder) if _AUTOMATIC.fullmatch(path.name)]
    return [path for path in found if not path.is_symlink()]


def by_hand(folder: Path, machine: str) -> list[Path]:
    """Return the backups that this machine made by hand, the oldest first.

    Raises:
        JournalError: the folder cannot be read.
    """
    named = re.compile(rf"({_DAY}-\d{{6}})(?:-(\d+))?-{re.escape(machine)}")
    found = [(named.fullmatch(path.name), path) for path in all_backups(folder)]
    # The second backup of the same second ends in -2, which plain sorting would put first.
    dated = [(name[1], int(name[2] or 1), path) for name, path in found if name]
    return [path for *_, path in sorted(dated)]


def all_backups(folder: Path) -> list[Path]:
    """Return everything in a folder that is laid out like a backup, by name.

    Raises:
        JournalError: the folder cannot be read.
    """
    return [path for path in _inside(folder) if is_backup(path)]


def is_backup(path: Path) -> bool:
    """Return whether this is a folder with a backup, or a part of one, that is not unfinished."""
    if path.name.startswith(TEMPORARY) or path.is_symlink():
        return False
    copy = Vault(path)
    return os.path.lexists(copy.keyfile) or os.path.lexists(copy.database)


def find(folder: Path, named: str) -> Path:
    """Return the backup with this name, the newest one (`last`), or the one at this path.

    Args:
        folder: Where names are looked up.
        named: What somebody typed.

    Raises:
        NotFound: there is no such backup.
        JournalError: the folder cannot be read.
    """
    with file_errors("Looking for the backup"):
        known = all_backups(folder)
        dated = [path for path in known if re.match(_DAY, path.name)]
        if named == LAST and dated:
            return max(dated, key=_age)
        for path in known:
            if path.name == named:
                return path
        path = from_home(Path(named)).resolve()
        if named and is_backup(path):
            return path
    raise NotFound(
        "There is no such backup.",
        "'bondjournal backup list' shows this journal's backups. You can also give the path of "
        "another one.",
    )


def find_all(folder: Path, named: str) -> list[Path]:
    """Return the backup that `find` finds, or all backups in the folder that is named.

    Raises:
        NotFound: there is no such backup.
        JournalError: a folder cannot be read.
    """
    with file_errors("Looking for backups"):
        place = from_home(Path(named))
        inside = all_backups(place) if place.is_dir() and not is_backup(place) else []
    return inside or [find(folder, named)]


def size_of(place: Path) -> int:
    """Return the size of a backup in bytes.

    Raises:
        JournalError: it cannot be read.
    """
    with file_errors("Looking for backups"):
        return sum(path.stat().st_size for path in place.iterdir() if path.is_file())


def name_by_hand(folder: Path, now: datetime, machine: str = "") -> str:
    """Return a free name for a backup made by hand at this local time.

    Args:
        folder: Where it goes.
        now: The local time.
        machine: This machine's name in a folder that other machines write to as well.
    """
    at, number = now.strftime("%Y-%m-%d-%H%M%S"), 1
    end = f"-{machine}" if machine else ""
    name = f"{at}{end}"
    while os.path.lexists(folder / name):
        number += 1
        name = f"{at}-{number}{end}"
    return name


def _age(path: Path) -> tuple[str, float]:
    """Return a sort key, larger for newer backups: the day, then the time of writing."""
    database = Vault(path).database
    return path.name[:_DAY_LENGTH], database.stat().st_mtime if database.exists() else 0.0


def _inside(folder: Path) -> list[Path]:
    with file_errors(f"Looking into the folder {folder.name}"):
        return sorted(folder.iterdir()) if folder.exists() else []
