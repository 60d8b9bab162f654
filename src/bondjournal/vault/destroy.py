"""A journal destroyed: its key first, then the rest.

From the moment its key file is gone nothing opens the vault; a kill later leaves an unopenable
one, and destroying again finishes it. Of everything else the database goes last, by which what is
left is known for a journal.
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
"""What the lock may leave in a folder that other accounts may write to."""


def is_here(vault: Vault) -> bool:
    """Say whether a journal, or what interrupted destroying left of one, is at this place."""
    if os.path.lexists(vault.keyfile) or os.path.lexists(vault.database):
        return True
    return vault.path.is_dir() and list(vault.path.iterdir()) == [vault.lock]


def destroy(vault: Vault, *, wait: float = 2.0) -> list[Path]:
    """Delete the journal, and every key of it in its folder.

    Key files are written over before they are deleted, which is worth something on some disks
    and nothing on others. What is no part of the vault stays.

    Args:
        vault: The vault, or what interrupted destroying left of it.
        wait: For how many seconds to wait for others who have it in use.

    Returns:
        What is left: other things in its folder, what a link in it led to, and journals that
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
    """Return the backups in the vault's folder, and what killed ones left there."""
    if vault.backups.is_symlink():
        return []
    unfinished = sorted(vault.backups.glob(f"{TEMPORARY}*"))
    return all_backups(vault.backups) + [path for path in unfinished if not path.is_symlink()]


def _key_files(vault: Vault) -> list[Path]:
    """Return the key file, and then every other file that may hold the key."""
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
    """Return what there is to delete after the keys, but the lock; folders after what they hold."""
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
        vault.path / "import.lock",
        vault.path / slots.LOCK,
        vault.rollback,
        vault.database,
    ]


def _destroy(path: Path) -> None:
    """Write over a file as far as that goes, and delete it."""
    flags = os.O_WRONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    with suppress(OSError):
        descriptor = os.open(path, flags)
        try:
            found = os.fstat(descriptor)
            # What has another name as well belongs to somebody else too.
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
    """Delete a file, a whole backup, or an empty folder; others, with something in them, stay."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
    elif path.name.startswith((TEMPORARY, _LOCK_LINKS[:-1])) or is_backup(path):
        shutil.rmtree(path)
    else:
        with suppress(OSError):
            path.rmdir()
