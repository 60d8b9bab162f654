"""Backups: folders named for their day, each with the whole database and the key file.

A backup is laid out like a vault, so everything that opens a vault opens a backup. It is built
under another name, verified, and gets its own when it is whole; what a killed process left is
deleted the next time. A folder that backups are written to belongs to one vault on one machine.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from bondjournal.errors import Damaged, InUse, JournalError
from bondjournal.vault import database, keyfile
from bondjournal.vault.files import (
    TEMPORARY,
    create_private,
    files,
    folder_to_disk,
    make_private,
    to_disk,
)
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault, held

KEPT = 7
"""How many automatic backups stay."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(-schema-\d+)?")
"""How automatic backups are named: for their day, and those before a change of schema for that."""


def daily(
    vault: Vault, engine: Engine, keys: Keys, today: date, folder: Path | None = None
) -> Path | None:
    """Make the backup of a day, unless there is one, and delete all but the last seven.

    Where another window is making one, or writes all the while, this does nothing.

    Args:
        vault: The vault.
        engine: Its open database.
        keys: Its keys.
        today: The day the backup is named for.
        folder: Where automatic backups go; by default the vault's own folder for them.

    Returns:
        The new backup, or None.

    Raises:
        JournalError: it cannot be made; there is no half of it, and older ones are untouched.
    """
    folder = folder or vault.backups
    place = folder / today.isoformat()
    if place.exists():
        return None
    try:
        make(vault, engine, keys, place, wait=0)
    except InUse:
        return None
    _keep_the_last(folder, keys, today)
    return place


def make(vault: Vault, engine: Engine, keys: Keys, place: Path, *, wait: float = 60) -> None:
    """Make a backup at a place where there is nothing yet.

    Args:
        vault: The vault.
        engine: Its open database.
        keys: Its keys.
        place: The new folder; the one it lies in is made if need be.
        wait: For how many seconds to wait for another backup of this vault.

    Raises:
        InUse: another backup is being made, or somebody writes all the while.
        Damaged: the journal is not sound; no backup was made of it.
        JournalError: it cannot be written; there is no half of it.
    """
    make_private(vault.backups)
    # Who else may look into somebody's own folder is not ours to change.
    if not place.parent.exists():
        make_private(place.parent)
    with held(vault.backups / "lock", alone=True, wait=wait), _whole(place, keys) as unfinished:
        copy = Vault(unfinished)
        keyfile.write(copy, keyfile.read(vault), replace=False)
        _copy_database(engine, copy.database)
        _read_all_of(copy, keys)


def verify(place: Path, keys: Keys) -> None:
    """Read a whole backup and see that it is sound and opens with these keys.

    Raises:
        Damaged: it is not, or is the backup of another journal.
        JournalError: it cannot be read.
    """
    try:
        _read_all_of(Vault(place), keys)
    except Damaged:
        raise Damaged(
            f"The backup {place.name} is damaged, or of another journal.",
            "The journal itself is as it was; the next backup is a new copy of it.",
        ) from None


def _read_all_of(backup: Vault, keys: Keys) -> None:
    if keyfile.read(backup).vault_id != keys.vault_id:
        raise Damaged("This key file is of another journal.")
    engine = database.engine(backup, keys.database)
    try:
        database.check(engine)
    finally:
        engine.dispose()


def automatic(folder: Path) -> list[Path]:
    """Return the backups that are named for a day, the oldest first.

    Raises:
        JournalError: the folder cannot be read.
    """
    with files(f"Looking into the folder {folder.name}"):
        if not folder.exists():
            return []
        return sorted(path for path in folder.iterdir() if _DAY.fullmatch(path.name))


@contextmanager
def _whole(place: Path, keys: Keys) -> Iterator[Path]:
    """Give a folder to fill, which takes its place once the block ends well."""
    with files(f"Making the backup {place.name}"):
        for left in place.parent.glob(_unfinished(keys, "*")):
            shutil.rmtree(left, ignore_errors=True)
        if os.path.lexists(place):
            raise JournalError(
                f"There is something called {place.name} already.", "Choose another name."
            )
        unfinished = place.with_name(_unfinished(keys, os.urandom(8).hex()))
        make_private(unfinished)
        try:
            yield unfinished
            folder_to_disk(unfinished)
            unfinished.rename(place)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        folder_to_disk(place.parent)


def _unfinished(keys: Keys, which: str) -> str:
    return f"{TEMPORARY}{keys.vault_id}-{which}"


def _copy_database(engine: Engine, target: Path) -> None:
    os.close(create_private(target))
    connection = engine.raw_connection()
    try:
        with database.in_words():
            # The copy has the same key; an empty file is taken and keeps its rights.
            connection.cursor().execute("VACUUM INTO ?", (target.absolute().as_uri(),))
    finally:
        connection.close()
    descriptor = os.open(target, os.O_RDWR)
    try:
        to_disk(descriptor)
    finally:
        os.close(descriptor)


def _keep_the_last(folder: Path, keys: Keys, today: date) -> None:
    # A clock that was wrong once leaves days to come behind: they go before the real ones.
    backups = sorted(automatic(folder), key=lambda path: (path.name <= str(today), path.name))
    with files("Deleting an old backup"):
        for old in backups[:-KEPT]:
            unfinished = old.with_name(_unfinished(keys, os.urandom(8).hex()))
            # Another window may have deleted it.
            with suppress(FileNotFoundError):
                old.rename(unfinished)
                shutil.rmtree(unfinished)
