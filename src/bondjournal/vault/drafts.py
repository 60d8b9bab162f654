"""Drafts: what is being written and not kept yet, one sealed file a window.

They are sealed like captures, for another purpose, so that a draft can be kept while the
journal is locked or an import holds the database. envelope.py specifies the files.
"""

from uuid import UUID

from bondjournal.vault import sealed_files
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault

_PURPOSE = b"bondjournal/1/draft"


def keep(vault: Vault, uuid: UUID, content: bytes, keys: Keys | None = None) -> bool:
    """Keep a window's draft in place of what it had kept before.

    Args:
        vault: The vault; it may be locked, and in use by others.
        uuid: The draft's name; no other window uses it.
        content: What the draft holds.
        keys: Its keys, where it is open here.

    Returns:
        False where vault.json names another key than this machine knows: it is sealed to the
        known one then.

    Raises:
        NoVault: there is no journal here.
        WrongUse: the content is longer than any that is kept.
        JournalError: the key file is not in order, or the draft cannot be written.
    """
    return sealed_files.put(vault, vault.drafts, _PURPOSE, uuid, content, replace=True, keys=keys)


def waiting(vault: Vault) -> list[UUID]:
    """Return the drafts that were left, in a fixed order; links and foreign files are none.

    Raises:
        JournalError: the folder cannot be read.
    """
    return sealed_files.names(vault.drafts)


def open_draft(vault: Vault, keys: Keys, uuid: UUID) -> bytes:
    """Return what a draft holds.

    Raises:
        NotFound: it is gone; its window may have kept it as an entry.
        Damaged: it does not open.
        JournalError: it cannot be read.
    """
    return sealed_files.get(vault.drafts, _PURPOSE, keys, uuid)


def quarantine(vault: Vault, uuid: UUID) -> None:
    """Move a draft that does not open out of the way; it is kept, and replaces none there.

    Raises:
        JournalError: it cannot be moved.
    """
    sealed_files.set_aside(vault.drafts, vault.quarantine, uuid)


def remove(vault: Vault, uuid: UUID) -> None:
    """Delete a draft; one that is gone already is all right.

    Raises:
        JournalError: it cannot be deleted.
    """
    sealed_files.delete(vault.drafts, [uuid])
