"""Backups: folders named for their day, each with the whole database and the key file.

A backup is laid out like a vault, so everything that opens a vault opens a backup. It is built
under a temporary name, verified, and renamed once it is whole; what a killed process left is
deleted the next time. The last seven automatic backups stay; those made by hand stay until
somebody deletes them. backup_folder.py knows how they are named.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from bondjournal import dates
from bondjournal.errors import Damaged, InUse, JournalError, NotWritable, NoVault, WrongUse
from bondjournal.vault import database, keyfile, slots
from bondjournal.vault.backup_folder import automatic, by_hand, name_by_hand
from bondjournal.vault.files import (
    TEMPORARY,
    create_private,
    file_errors,
    folder_to_disk,
    make_private,
    to_disk,
)
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault, from_home, is_folder
from bondjournal.vault.lock import held

KEPT = 7
"""How many automatic backups stay."""


def daily(vault: Vault, engine: Engine, keys: Keys, today: date) -> Path | None:
    """Make the backup of a day, unless there is one, and delete all but the last seven.

    If another window is making one, or writes all the while, this does nothing.

    Args:
        vault: The vault.
        engine: Its open database.
        keys: Its keys.
        today: The day the backup is named for.

    Returns:
        The new backup, or None.

    Raises:
        JournalError: it cannot be made; nothing of it is left, and older ones are untouched.
    """
    place = vault.backups / today.isoformat()
    if place.exists():
        return None
    try:
        make(vault, engine, keys, place, wait=0)
    except InUse:
        return None
    _keep_the_last(vault.backups, keys, today)
    return place


def make(
    vault: Vault, engine: Engine, keys: Keys, place: Path, *, wait: float = 60, machine: str = ""
) -> None:
    """Make a backup at a place where there is nothing yet.

    Args:
        vault: The vault.
        engine: Its open database.
        keys: Its keys.
        place: The new folder; its parent is made if need be.
        wait: For how many seconds to wait for another backup of this vault.
        machine: This machine's name in a folder that other machines write to as well.

    Raises:
        InUse: another backup is being made, or somebody writes all the while.
        Damaged: the journal is not sound; no backup was made of it.
        JournalError: it cannot be written; nothing of it is left.
    """
    # The rights of a folder that somebody made themselves are not changed.
    if not place.parent.exists():
        make_private(place.parent)
    unfinished = _unfinished(keys, machine)
    with _alone(vault, wait), _whole(place, unfinished) as folder:
        copy = Vault(folder)
        keyfile.write(copy, keyfile.read(vault), replace=False)
        copy_database(engine, copy.database)
        read_all_of(copy, keys)


@contextmanager
def _alone(vault: Vault, wait: float) -> Iterator[None]:
    """Make only one backup of a vault at a time; without a lock if none can be written there."""
    with ExitStack() as lock:
        with suppress(NotWritable):
            make_private(vault.backups)
            lock.enter_context(held(vault.backups / "lock", alone=True, wait=wait))
        yield


def make_by_hand(
    vault: Vault, engine: Engine, keys: Keys, machine: str, into: Path | None = None
) -> Path:
    """Make a backup named for the present day and time; return where it is.

    Args:
        vault: the vault.
        engine: its open database.
        keys: its keys.
        machine: this machine's name in a folder that other machines write to as well.
        into: such a folder; without it, the vault's own folder for backups.

    Raises:
        WrongUse: there is no such folder.
        JournalError: it cannot be made, as `make` says.
    """
    folder = from_home(into) if into else vault.backups
    if into and not is_folder(folder):
        raise WrongUse(
            "There is no such folder.", "Connect the disk it is on, or make the folder first."
        )
    named_for = machine if into else ""
    place = folder / name_by_hand(folder, dates.local(dates.now(), dates.zone()), named_for)
    make(vault, engine, keys, place, machine=named_for)
    return place


def keep_newest(folder: Path, keys: Keys, machine: str, kept: int) -> int:
    """Delete all but the newest backups that this machine made by hand in a folder.

    Args:
        folder: The folder with the backups.
        keys: The keys of the journal.
        machine: This machine's name in the names of backups.
        kept: How many stay, at least one.

    Returns:
        How many were deleted.

    Raises:
        JournalError: one cannot be deleted.
    """
    old = [path for path in by_hand(folder, machine) if _is_of(path, keys)][:-kept]
    _delete(old, _unfinished(keys, machine))
    return len(old)


def verify(place: Path, keys: Keys) -> None:
    """Read a whole backup, and check that it is sound and opens with these keys.

    Raises:
        Damaged: it is not sound, or is a backup of another journal.
        JournalError: it cannot be read.
    """
    try:
        read_all_of(Vault(place), keys)
    except (Damaged, NoVault):
        raise Damaged(
            f"The backup {place.name} is damaged, or belongs to another journal.",
            "The journal itself is unchanged; the next backup will be a new copy of it.",
        ) from None


def _is_of(backup: Path, keys: Keys) -> bool:
    with suppress(JournalError):
        return keyfile.read(Vault(backup)).vault_id == keys.vault_id
    return False


def read_all_of(backup: Vault, keys: Keys) -> None:
    """Read everything in a folder laid out like a vault, and check that it is whole.

    Raises:
        NoVault: there is no such folder.
        Damaged: a part of it is not what was written, or it belongs to another journal.
        JournalError: it cannot be read.
    """
    slots.prove(keyfile.read(backup), keys)
    engine = database.engine(backup, keys.database)
    try:
        database.check(engine)
    finally:
        engine.dispose()


@contextmanager
def _whole(place: Path, called: str) -> Iterator[Path]:
    """Give a folder to fill, which takes its place once the block ends well."""
    with file_errors(f"Making the backup {place.name}"):
        for left in place.parent.glob(f"{called}*"):
            shutil.rmtree(left, ignore_errors=True)
        if os.path.lexists(place):
            raise JournalError(
                f"There is already something called {place.name}.", "Choose another name."
            )
        unfinished = place.with_name(f"{called}{os.urandom(8).hex()}")
        make_private(unfinished)
        try:
            yield unfinished
            folder_to_disk(unfinished)
            unfinished.rename(place)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        folder_to_disk(place.parent)


def _unfinished(keys: Keys, machine: str = "") -> str:
    """Return the prefix of names of this journal's unfinished backups on this machine."""
    return f"{TEMPORARY}{keys.vault_id}-" + (f"{machine}-" if machine else "")


def copy_database(engine: Engine, target: Path) -> None:
    """Write a copy of an open database, with the same key, to a file that is not there yet.

    Raises:
        Damaged: a part of it cannot be read.
        InUse: somebody writes all the while.
        JournalError: the copy cannot be written.
        OSError: the copy cannot be written; callers turn it into words with `file_errors`.
    """
    os.close(create_private(target))
    connection = engine.raw_connection()
    try:
        with database.in_words():
            # The copy has the same key; VACUUM writes into the empty file, which keeps its rights.
            connection.cursor().execute("VACUUM INTO ?", (target.absolute().as_uri(),))
            database.prove_read(connection.driver_connection)
    finally:
        connection.close()
    descriptor = os.open(target, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        to_disk(descriptor)
    finally:
        os.close(descriptor)


def _keep_the_last(folder: Path, keys: Keys, today: date) -> None:
    # If the clock was once wrong, there may be days to come: they are deleted before real ones.
    backups = sorted(automatic(folder), key=lambda path: (path.name <= str(today), path.name))
    _delete(backups[:-KEPT], _unfinished(keys))


def _delete(backups: list[Path], called: str) -> None:
    with file_errors("Deleting an old backup"):
        for old in backups:
            # Renamed first, since a kill would otherwise leave half a backup under its name.
            unfinished = old.with_name(f"{called}{os.urandom(8).hex()}")
            # Another window may have deleted it.
            with suppress(FileNotFoundError):
                old.rename(unfinished)
                shutil.rmtree(unfinished)
