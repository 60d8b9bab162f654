"""Changing the keyslots: another passphrase or recovery key for an existing vault.

vault.json is replaced whole. It is read again just before, and verified with the journal's keys:
another window may have changed the other keyslot, or something else the file.
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
"""The empty lock file that admits only one change at a time."""


def change_passphrase(
    vault: Vault, keys: Keys, passphrase: str, cost: Cost | None = None
) -> KeyFile:
    """Let another passphrase open the journal, in place of the present one.

    An older copy of vault.json still opens with the older passphrase.

    Args:
        vault: The vault; others may have it in use.
        keys: Its keys.
        passphrase: The new passphrase.
        cost: What one try at it costs; by default what suits this machine.

    Returns:
        The new key file.

    Raises:
        WrongUse: the passphrase is empty, or not text.
        InUse: the journal is being restored, or its keys are being changed elsewhere.
        Damaged: the key file is not as its owner wrote it.
        JournalError: it cannot be written; the passphrase before stays.
    """
    cost = cost or keyfile.cost_for_this_machine()
    with _changing(vault, keys) as present:
        changed = keyfile.change_passphrase(present, keys, passphrase, cost)
        keyfile.write(vault, changed)
    return changed


def new_recovery(vault: Vault, keys: Keys) -> tuple[str, Slot]:
    """Return a new recovery key, as people write it down, and the keyslot for `keep_recovery`.

    Until that is called, the recovery key before, if there is one, opens the journal.

    Raises:
        Damaged: the key file is not as its owner wrote it.
    """
    changed, key = keyfile.renew_recovery(keyfile.read(vault), keys)
    if changed.recovery is None:
        raise Damaged("No recovery key can be added to the key file vault.json.", FROM_BACKUP)
    return key, changed.recovery


def keep_recovery(vault: Vault, keys: Keys, key: str, slot: Slot) -> KeyFile:
    """Let a new recovery key open the journal, in place of the one before.

    Call this once the person has the key: on paper, or in a file.

    Args:
        vault: The vault; others may have it in use.
        keys: Its keys.
        key: The recovery key, from `new_recovery`.
        slot: Its keyslot, also from `new_recovery`.

    Returns:
        The new key file.

    Raises:
        InUse: the journal is being restored, or its keys are being changed elsewhere.
        Damaged: the key file is not as its owner wrote it.
        JournalError: it cannot be written; the recovery key before stays.
    """
    with _changing(vault, keys) as present:
        changed = replace(present, recovery=slot)
        changed = replace(changed, mac=_mac(changed, keys))
        keyfile.unlock_with_recovery(changed, key)
        keyfile.write(vault, changed)
    return changed


def prove(read: KeyFile, keys: Keys) -> None:
    """Make sure that a key file was written by the owner of these keys.

    Raises:
        Damaged: it was not.
    """
    from hmac import compare_digest

    if read.vault_id != keys.vault_id or not compare_digest(read.mac, _mac(read, keys)):
        raise Damaged(
            "The key file vault.json was changed by something other than bondjournal.",
            FROM_BACKUP,
        )


@contextmanager
def _changing(vault: Vault, keys: Keys) -> Iterator[KeyFile]:
    """Yield the present key file, and let nobody else change it while the block runs."""
    path = vault.path / LOCK
    with shared(vault), held(path, alone=True, wait=10, missing=no_vault(vault)):
        present = keyfile.read(vault)
        prove(present, keys)
        yield present


def _mac(read: KeyFile, keys: Keys) -> bytes:
    from hmac import digest

    return digest(keys.mac, text_of(members_of(read)), "sha256")
