"""Drafts: what is being written and not kept yet, one sealed file a window.

They are sealed like captures, under another purpose, so that a draft can be kept while the
journal is locked or an import holds the database. envelope.py specifies the files.
"""

from uuid import UUID

from bondjournal.errors import NoVault
from bondjournal.vault import envelope, known, sealed_files
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault

_PURPOSE = b"bondjournal/1/draft"


def keep(vault: Vault, uuid: UUID, content: bytes, keys: Keys | None = None) -> bool:
    """Keep a window's draft, replacing what it kept before.

    Args:
        vault: The vault; it may be locked, and in use by others.
        uuid: The draft's name; no other window uses it.
        content: The content of the draft.
        keys: The vault's keys, if it is open here.

    Returns:
        False if vault.json does not name the key that this machine knows: it is sealed to the
        known one then.

    Raises:
        NoVault: there is no journal here.
        WrongUse: the content is longer than any that is kept.
        JournalError: the key file is not in order, or the draft cannot be written.
    """
    return sealed_files.put(vault, vault.drafts, _PURPOSE, uuid, content, replace=True, keys=keys)


def seal(to: known.Recipient, uuid: UUID, content: bytes) -> bytes:
    """Return a draft sealed but not written, until there is room for it.

    Raises:
        WrongUse: the content is longer than any that is kept.
    """
    return envelope.seal(to.public, _PURPOSE, to.vault_id, uuid, content)


def keep_sealed(vault: Vault, uuid: UUID, sealed: bytes) -> None:
    """Write a draft from `seal`, replacing what was kept of it before.

    Raises:
        JournalError: it cannot be written.
    """
    if not vault.keyfile.exists():
        raise NoVault("The journal is not there.", f"Its folder was {vault.path}.")
    sealed_files.write(vault.drafts, uuid, sealed, replace=True)


def unseal(keys: Keys, uuid: UUID, sealed: bytes) -> bytes:
    """Return the content of a draft that is sealed but not written.

    Raises:
        Damaged: it does not open.
    """
    return envelope.unseal(keys.inbox, _PURPOSE, keys.vault_id, uuid, sealed)


def waiting(vault: Vault) -> list[UUID]:
    """Return the drafts that were left, in a fixed order, without links and foreign files.

    Raises:
        JournalError: the folder cannot be read.
    """
    return sealed_files.names(vault.drafts)


def open_draft(vault: Vault, keys: Keys, uuid: UUID) -> bytes:
    """Return the content of a draft.

    Raises:
        NotFound: it is gone; its window may have kept it as an entry.
        Damaged: it does not open.
        JournalError: it cannot be read.
    """
    return sealed_files.get(vault.drafts, _PURPOSE, keys, uuid)


def quarantine(vault: Vault, uuid: UUID) -> None:
    """Move a draft that does not open to the quarantine, where it replaces no other file.

    Raises:
        JournalError: it cannot be moved.
    """
    sealed_files.set_aside(vault.drafts, vault.quarantine, uuid)


def remove(vault: Vault, uuid: UUID) -> None:
    """Delete a draft, if it is there.

    Raises:
        JournalError: it cannot be deleted.
    """
    sealed_files.delete(vault.drafts, [uuid])
