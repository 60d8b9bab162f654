"""Destroying a journal: its key first, then the rest.

Once the key file is gone, nothing opens the vault; a kill after that leaves an unopenable vault,
and destroying again finishes it. Of the rest the database goes last, since it marks what is left
as a journal.
"""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from bondjournal.vault import beside, known, links, slots
from bondjournal.vault.backup_folder import all_backups, is_backup
from bondjournal.vault.files import TEMPORARY, file_errors, folder_to_disk
from bondjournal.vault.layout import Vault, no_vault
from bondjournal.vault.lock import exclusive, held_if_usable
from bondjournal.vault.sealed_files import SUFFIX

_LOCK_LINKS = ".filelock-*"
"""Files that the lock may leave in a folder that other accounts may write to."""


def is_here(vault: Vault) -> bool:
    """Return whether a journal, or what an interrupted destroying left of one, is here."""
    if os.path.lexists(vault.keyfile) or os.path.lexists(vault.database):
        return True
    return vault.path.is_dir() and list(vault.path.iterdir()) == [vault.lock]


def destroy(vault: Vault, *, wait: float = 2.0) -> list[Path]:
    """Delete the journal, and every key of it in its folder.

    Key files are overwritten before they are deleted, which helps on some disks and not on others.
    Files that are not part of the vault stay.

    Args:
        vault: The vault, or what an interrupted destroying left of it.
        wait: For how many seconds to wait for others who have it in use.

    Returns:
        What is left: other files in its folder, the targets of links in it, and journals that
        restores set aside.

    Raises:
        NoVault: there is none.
        InUse: another window has it open; nothing was deleted.
        JournalError: a file cannot be deleted.
    """
    if not is_here(vault):
        raise no_vault(vault)
    real = Vault(vault.path.resolve())
    elsewhere = [Path(os.path.realpath(path)) for path in links.found(real)]
    rest = "Deleting the rest, which no key opens any more,"
    with held_if_usable(exclusive(real, wait=wait)):
        with file_errors("Destroying the key"):
            for path in _key_files(real):
                _destroy(path)
        with file_errors(rest):
            for path in _parts(real):
                _delete(path)
    with file_errors(rest):
        _delete(real.lock)
        left = sorted(real.path.iterdir())
        if not left:
            real.path.rmdir()
            folder_to_disk(real.path.parent)
            if vault.path.is_symlink():
                vault.path.unlink()
    known.forget(vault)
    known.forget(real)
    left += [path for path in elsewhere if os.path.lexists(path)]
    return left + beside.set_aside(vault)


def _backups(vault: Vault) -> list[Path]:
    """Return the backups in the vault's folder, and unfinished ones of killed processes."""
    if vault.backups.is_symlink():
        return []
    unfinished = sorted(vault.backups.glob(f"{TEMPORARY}*"))
    return all_backups(vault.backups) + [path for path in unfinished if not path.is_symlink()]


def _key_files(vault: Vault) -> list[Path]:
    """Return the key file, then every other file that may hold the key."""
    found = [vault.keyfile, *sorted(vault.path.glob(f"{TEMPORARY}*"))]
    for copy in _backups(vault) + beside.unfinished(vault):
        for folder, _, names in os.walk(copy):
            found += [
                Path(folder, name)
                for name in sorted(names)
                if name == vault.keyfile.name or name.startswith(TEMPORARY)
            ]
    return found


def _parts(vault: Vault) -> list[Path]:
    """Return what to delete after the keys, except the lock; folders come after their contents."""
    linked = links.found(vault)
    folders = [vault.inbox, vault.drafts, vault.places]
    if vault.inbox not in linked:
        folders.insert(0, vault.quarantine)
    sealed = [folder for folder in folders if folder not in linked]
    beside_them = [] if vault.backups in linked else sorted(vault.backups.glob("*"))
    kinds = (f"*{SUFFIX}", "*.open", f"{TEMPORARY}*")
    return [
        *beside.unfinished(vault),
        *_backups(vault),
        *(path for folder in sealed for kind in kinds for path in sorted(folder.glob(kind))),
        *(path for path in linked if path != vault.database),
        *sealed,
        *(path for path in beside_them if path.is_dir() or path.name == vault.lock.name),
        vault.backups,
        *sorted(vault.path.glob(_LOCK_LINKS)),
        vault.import_lock,
        vault.path / slots.LOCK,
        vault.rollback,
        vault.database,
    ]


def _destroy(path: Path) -> None:
    """Overwrite a file if possible, and delete it."""
    flags = os.O_WRONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    with suppress(OSError):
        descriptor = os.open(path, flags)
        try:
            found = os.fstat(descriptor)
            # A file with a second name is also somebody else's.
            if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
                os.write(descriptor, os.urandom(found.st_size))
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        folder_to_disk(path.parent)


def _delete(path: Path) -> None:
    """Delete a file, a whole backup, or an empty folder; other folders stay."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
    elif path.name.startswith((TEMPORARY, _LOCK_LINKS[:-1])) or is_backup(path):
        shutil.rmtree(path)
    else:
        with suppress(OSError):
            path.rmdir()
