"""Places: where a window was when it locked, sealed, so that it can go on there.

One file a window, under a name that only this window knows; envelope.py specifies it. It is
deleted when it is read, or after a week if the window never came back.
"""

from contextlib import suppress
from time import time
from uuid import UUID, uuid4

from bondjournal.errors import Damaged, NotFound
from bondjournal.vault import sealed_files
from bondjournal.vault.files import file_errors
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault

_PURPOSE = b"bondjournal/1/place"
_A_WEEK = 7 * 24 * 60 * 60


def keep(vault: Vault, content: bytes, keys: Keys | None = None) -> UUID:
    """Seal the place of a window, and return the name to find it by.

    Args:
        vault: The vault.
        content: The place of the window.
        keys: The vault's keys, if it is open here.

    Raises:
        JournalError: it cannot be written.
    """
    uuid = uuid4()
    sealed_files.put(vault, vault.places, _PURPOSE, uuid, content, replace=False, keys=keys)
    return uuid


def take(vault: Vault, keys: Keys, uuid: UUID) -> bytes | None:
    """Return the place of a window, once; None if it is not there any more.

    Raises:
        JournalError: it cannot be read.
    """
    try:
        return sealed_files.get(vault.places, _PURPOSE, keys, uuid)
    except (NotFound, Damaged):
        return None
    finally:
        forget(vault, uuid)


def forget(vault: Vault, uuid: UUID) -> None:
    """Delete the place of a window, and those of others that are a week old.

    Raises:
        JournalError: it cannot be deleted.
    """
    folder = vault.places
    sealed_files.delete(folder, [uuid])
    with file_errors(f"Deleting from the folder {folder.name}"):
        for left in sealed_files.names(folder):
            path = sealed_files.path_of(folder, left)
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < time() - _A_WEEK:
                    path.unlink()
