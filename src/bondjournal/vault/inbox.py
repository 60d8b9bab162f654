"""Captures: additions made while the journal was locked, each sealed in a file of its own.

Sealing needs no passphrase and no lock, and takes the same time however much was kept before.
Whoever can write to the folder can add. envelope.py specifies the files.
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
        content: The content of the capture.
        uuid: The file's name; no other capture has it.

    Returns:
        False if vault.json does not name the key that this machine knows: it is sealed to the
        known one then, and somebody else may be trying to read along.

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
    """Return the content of a capture.

    Raises:
        NotFound: it does not wait any more; another window may have merged it.
        Damaged: it does not open.
        JournalError: it cannot be read.
    """
    return sealed_files.get(vault.inbox, _PURPOSE, keys, uuid)


def quarantine(vault: Vault, uuid: UUID) -> None:
    """Move a capture that does not open to the quarantine, where it replaces no other file.

    Raises:
        JournalError: it cannot be moved.
    """
    sealed_files.set_aside(vault.inbox, vault.quarantine, uuid)


def remove(vault: Vault, uuids: Iterable[UUID]) -> None:
    """Delete captures that were merged, if they are there.

    Raises:
        JournalError: one cannot be deleted.
    """
    sealed_files.delete(vault.inbox, list(uuids))
