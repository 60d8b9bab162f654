"""Captures: what was added while the journal was locked, each sealed in a file of its own.

Sealing takes no passphrase and no lock, and the same time however much was kept before. Whoever
can write to the folder can add. envelope.py specifies the files.
"""

from collections.abc import Iterable
from uuid import UUID

from bondjournal.vault import sealed_files
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault

_PURPOSE = b"bondjournal/1/capture"


def seal(vault: Vault, content: bytes, uuid: UUID) -> bool:
    """Seal a capture; it is on the disk when this returns.

    Args:
        vault: The vault; it may be locked, and in use by others.
        content: What the capture holds.
        uuid: The file's name; no other capture has it.

    Returns:
        False where vault.json does not name the key that this machine knows: it is sealed to the
        known one then, and somebody else may want to read along.

    Raises:
        NoVault: there is no journal here.
        WrongUse: the content is longer than any that is kept.
        JournalError: the key file is not in order, or the capture cannot be written.
    """
    return sealed_files.put(vault, vault.inbox, _PURPOSE, uuid, content, replace=False)


def waiting(vault: Vault) -> list[UUID]:
    """Return the captures that wait, in a fixed order, without links and foreign files.

    Raises:
        JournalError: the inbox cannot be read.
    """
    return sealed_files.names(vault.inbox)


def open_capture(vault: Vault, keys: Keys, uuid: UUID) -> bytes:
    """Return what a capture holds.

    Raises:
        NotFound: it does not wait any more; another window may have merged it.
        Damaged: it does not open.
        JournalError: it cannot be read.
    """
    return sealed_files.get(vault.inbox, _PURPOSE, keys, uuid)


def quarantine(vault: Vault, uuid: UUID) -> None:
    """Move a capture that does not open out of the way; it is kept, and replaces none there.

    Raises:
        JournalError: it cannot be moved.
    """
    sealed_files.set_aside(vault.inbox, vault.quarantine, uuid)


def remove(vault: Vault, uuids: Iterable[UUID]) -> None:
    """Delete captures that were merged; one that is gone already is all right.

    Raises:
        JournalError: one cannot be deleted.
    """
    sealed_files.delete(vault.inbox, list(uuids))
