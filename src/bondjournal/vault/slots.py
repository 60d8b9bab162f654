"""Changing the ways in: another passphrase or recovery key for a vault that is there.

vault.json is replaced whole. What is replaced is read again just before, and proven with the
journal's keys: another window may have changed the other keyslot, and something else the file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bondjournal.errors import Damaged
from bondjournal.vault import keyfile
from bondjournal.vault.keyfile import Cost, KeyFile, Keys, Slot
from bondjournal.vault.keyfile_text import FROM_BACKUP, members_of, text_of
from bondjournal.vault.layout import Vault, no_vault
from bondjournal.vault.lock import held, shared

LOCK = "keys.lock"
"""The file that admits one change at a time; it holds nothing."""


def change_passphrase(
    vault: Vault, keys: Keys, passphrase: str, cost: Cost | None = None
) -> KeyFile:
    """Let another passphrase open the journal, and the one before no longer.

    An older copy of vault.json still opens with the older passphrase.

    Args:
        vault: The vault; others may have it in use.
        keys: Its keys.
        passphrase: The new one.
        cost: What one try at it costs; by default what this machine can give.

    Returns:
        The key file as it is now.

    Raises:
        WrongUse: the passphrase is empty, or not text.
        InUse: the journal is being restored, or its keys are being changed elsewhere.
        Damaged: the key file is not as its owner wrote it.
        JournalError: it cannot be written; the passphrase is the one before.
    """
    cost = cost or keyfile.cost_for_this_machine()
    with _changing(vault, keys) as present:
        changed = keyfile.change_passphrase(present, keys, passphrase, cost)
        keyfile.write(vault, changed)
    return changed


def new_recovery(vault: Vault, keys: Keys) -> tuple[str, Slot]:
    """Make a recovery key, as people write it down, and the keyslot that `keep_recovery` writes.

    Until then the recovery key before, if there is one, is the one that opens the journal.

    Raises:
        Damaged: the key file is not as its owner wrote it.
    """
    changed, key = keyfile.renew_recovery(keyfile.read(vault), keys)
    if changed.recovery is None:
        raise Damaged("The key file vault.json takes no recovery key.", FROM_BACKUP)
    return key, changed.recovery


def keep_recovery(vault: Vault, keys: Keys, key: str, slot: Slot) -> KeyFile:
    """Let a new recovery key open the journal, and the one before no longer.

    Call it when the person has the key: on paper, or in a file.

    Args:
        vault: The vault; others may have it in use.
        keys: Its keys.
        key: The recovery key, from `new_recovery`.
        slot: Its keyslot, from there too.

    Returns:
        The key file as it is now.

    Raises:
        InUse: the journal is being restored, or its keys are being changed elsewhere.
        Damaged: the key file is not as its owner wrote it.
        JournalError: it cannot be written; the recovery key is the one before.
    """
    with _changing(vault, keys) as present:
        changed = replace(present, recovery=slot)
        changed = replace(changed, mac=_mac(changed, keys))
        keyfile.unlock_with_recovery(changed, key)
        keyfile.write(vault, changed)
    return changed


def prove(read: KeyFile, keys: Keys) -> None:
    """Make sure that a key file is one that the owner of these keys wrote.

    Raises:
        Damaged: it is not.
    """
    from hmac import compare_digest

    if read.vault_id != keys.vault_id or not compare_digest(read.mac, _mac(read, keys)):
        raise Damaged(
            "The key file vault.json was changed by something other than bondjournal.",
            FROM_BACKUP,
        )


@contextmanager
def _changing(vault: Vault, keys: Keys) -> Iterator[KeyFile]:
    """Give the key file as it is now, and be the one who changes it while the block runs."""
    path = vault.path / LOCK
    with shared(vault), held(path, alone=True, wait=10, missing=no_vault(vault)):
        present = keyfile.read(vault)
        prove(present, keys)
        yield present


def _mac(read: KeyFile, keys: Keys) -> bytes:
    from hmac import digest

    return digest(keys.mac, text_of(members_of(read)), "sha256")
