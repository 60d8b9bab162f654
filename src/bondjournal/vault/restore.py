"""Restoring a backup in the place of the journal, or in an empty place, without losing anything.

The new vault is made beside its place from a verified copy; then the two folders swap their names
atomically. If the system cannot do that, it takes two moves, and the next command makes the second
one if a kill came between them. The old journal stays beside it in a folder named with the day.
Its waiting captures, drafts and backups go along to the new one.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import time

from bondjournal.errors import Damaged, JournalError, NotFound, NoVault, TooNew, WrongUse
from bondjournal.vault import (
    backup,
    backup_folder,
    beside,
    database,
    drafts,
    inbox,
    keyfile,
    known,
    links,
    place,
)
from bondjournal.vault.envelope import MOST_BYTES
from bondjournal.vault.files import (
    file_errors,
    folder_to_disk,
    make_private,
    read_file,
    write_atomic,
)
from bondjournal.vault.keyfile import KeyFile, Keys
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import exclusive
from bondjournal.vault.sealed_files import path_of
from bondjournal.vault.swap import swap

_A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Restored:
    """The result of a restore."""

    aside: Path | None
    """The folder of the journal that was there before, if there was one."""
    captures: int
    """How many captures wait in the restored journal."""
    drafts: int


def keyfile_of(source: Path) -> KeyFile:
    """Return the key file of a backup, which opens with the passphrase of its day.

    Raises:
        Damaged: the key file is damaged or missing.
        TooNew: a later version wrote it.
    """
    with _about_backup(source):
        return keyfile.read(Vault(source))


def restore(
    source: Path,
    keys: Keys,
    vault: Vault,
    today: date,
    *,
    wait: float = 2.0,
    before: Callable[[], None] = lambda: None,
) -> Restored:
    """Put a backup in the place of the journal, which is set aside whole.

    A kill leaves one or the other in that place. The source is anything laid out like a vault. A
    journal that was set aside is, too: restoring it undoes a restore.

    Args:
        source: The backup; it stays as it is.
        keys: The journal's keys, from the backup's own key file: they prove who asks.
        vault: Where the journal is to be; there may be none yet.
        today: The day that the folder set aside is named for.
        wait: For how many seconds to wait for others who have the journal in use.
        before: Called once everything is ready, right before the journal is replaced.

    Raises:
        WrongUse: the backup is the journal itself.
        Damaged: the backup is damaged; nothing was changed.
        InUse: another window has the journal open.
        JournalError: the journal there is not the one of the backup, the place is taken by
            something else, or it cannot be written; nothing was changed, unless it was what was
            captured meanwhile that could not be copied: that stays in the folder set aside.
    """
    beside.finish(vault)
    # A link to the vault stays a link.
    vault = Vault(vault.path.resolve())
    if source.resolve() == vault.path:
        raise WrongUse("That is the journal itself.", "Choose one of its backups.")
    with file_errors("Restoring the backup"), ExitStack() as locks:
        replaces = _journal_there(vault)
        if replaces:
            locks.enter_context(exclusive(vault, wait=wait))
            _check_same(vault, keys)
        _sweep(vault, alone=replaces)
        with _unfinished(vault) as new:
            _copy(source, new, keys)
            # If a draft is in both, the one in the journal is newer.
            for old in (vault, Vault(source)):
                _carry(old, new, keys)
            _bring_backups(vault, new)
            for folder in (new.inbox, new.drafts, new.backups, new.path):
                folder_to_disk(folder)
            before()
            aside = _exchange(new, vault, today, locks) if replaces else None
            if not replaces:
                _move(new, vault)
        if aside:
            # Captures made meanwhile are there, because capturing takes no lock.
            _carry(Vault(aside), vault, keys)
        known.remember(vault, keys)
        return Restored(aside, len(inbox.waiting(vault)), len(drafts.waiting(vault)))


def _journal_there(vault: Vault) -> bool:
    parts = (vault.keyfile, vault.database, vault.inbox, vault.drafts, vault.backups)
    if any(os.path.lexists(part) for part in parts):
        return True
    place.check_free(vault)
    return False


def _check_same(vault: Vault, keys: Keys) -> None:
    """Refuse to replace another journal; one with a damaged key file may be replaced by any."""
    try:
        vault_id = keyfile.read(vault).vault_id
    except (Damaged, NoVault, TooNew):
        return
    if vault_id != keys.vault_id:
        raise JournalError(
            f"The backup belongs to a different journal than the one in {vault.path}.",
            "Restore it somewhere else, with --vault FOLDER.",
        )


def _sweep(vault: Vault, *, alone: bool) -> None:
    """Delete leftovers of killed restores; without the journal's lock, only those a day old."""
    for left in beside.unfinished(vault):
        if alone or left.stat().st_mtime < time() - _A_DAY:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _unfinished(vault: Vault) -> Iterator[Vault]:
    """Yield a folder beside the vault to fill; it is deleted if the block fails."""
    new = Vault(beside.to_fill(vault))
    try:
        for folder in (new.path, new.inbox, new.drafts, new.backups):
            make_private(folder)
        yield new
    except BaseException:
        shutil.rmtree(new.path, ignore_errors=True)
        raise


@contextmanager
def _about_backup(source: Path) -> Iterator[None]:
    """Reword errors about parts of a vault, so that they are about the backup."""
    try:
        yield
    except (Damaged, NoVault):
        raise Damaged(
            f"The backup {source.name} is damaged, or belongs to another journal.",
            "Nothing was changed. 'bondjournal backup list' shows the others.",
        ) from None


def _copy(source: Path, new: Vault, keys: Keys) -> None:
    with _about_backup(source):
        keyfile.write(new, keyfile.read(Vault(source)), replace=False)
        engine = database.engine(Vault(source), keys.database)
        # This reads every row and rebuilds indexes, so damage in an index alone does no harm.
        try:
            backup.copy_database(engine, new.database)
        finally:
            engine.dispose()
        backup.read_all_of(new, keys)


def _carry(old: Vault, new: Vault, keys: Keys) -> None:
    """Copy the captures and drafts that open with these keys and are not there yet."""
    kinds = (
        (inbox.waiting, inbox.open_capture, old.inbox, new.inbox),
        (drafts.waiting, drafts.open_draft, old.drafts, new.drafts),
    )
    for waiting, open_sealed, from_folder, to_folder in kinds:
        for uuid in waiting(old):
            target = path_of(to_folder, uuid)
            # Another window may have removed it; what does not open stays where it is.
            with suppress(NotFound, Damaged, FileNotFoundError):
                open_sealed(old, keys, uuid)
                if not os.path.lexists(target):
                    sealed = read_file(path_of(from_folder, uuid), MOST_BYTES)
                    write_atomic(target, sealed, replace=False)


def _bring_backups(old: Vault, new: Vault) -> None:
    """Link the backups into the new vault too, so that their databases take no more room."""
    if old.backups.is_symlink():
        return
    for one in backup_folder.all_backups(old.backups):
        copy = Vault(new.backups / one.name)
        # If that is not possible, they stay in the folder that is set aside.
        try:
            links.refuse(Vault(one).database)
            make_private(copy.path)
            copy.database.hardlink_to(Vault(one).database)
            keyfile.write(copy, keyfile.read(Vault(one)), replace=False)
        except (OSError, JournalError):
            shutil.rmtree(copy.path, ignore_errors=True)


def _exchange(new: Vault, vault: Vault, today: date, locks: ExitStack) -> Path:
    """Put the new folder in the vault's place; return the name that the old one has then."""
    aside = beside.name_set_aside(vault, today)
    # Whoever waits for the lock then waits for the lock of both folders.
    with suppress(OSError):
        new.lock.hardlink_to(vault.lock)
    if sys.platform == "win32":
        # A folder with an open file in it cannot be moved there.
        locks.close()
    # Its last name first, so that the old journal never has the name of something unfinished.
    new.path.rename(aside)
    try:
        swapped = swap(aside, vault.path)
    except OSError:
        aside.rename(new.path)
        raise
    if not swapped:
        _move_twice(new.path, vault, aside)
    folder_to_disk(vault.path.parent)
    with suppress(OSError):
        (aside / vault.lock.name).unlink()
    return aside


def _move_twice(unfinished: Path, vault: Vault, aside: Path) -> None:
    coming = beside.coming(vault)
    aside.rename(coming)
    try:
        vault.path.rename(aside)
    except OSError:
        coming.rename(unfinished)
        raise
    beside.arrive(vault)


def _move(new: Vault, vault: Vault) -> None:
    vault.path.parent.mkdir(parents=True, exist_ok=True)
    if vault.path.is_dir():
        vault.path.rmdir()
    new.path.rename(vault.path)
    folder_to_disk(vault.path.parent)
