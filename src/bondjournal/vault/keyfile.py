r"""vault.json: the keyslots, and how the master key is wrapped in them.

Format 1
========

**Text.** The file is one JSON object in ASCII with exactly the members below, in this order;
two spaces of indentation a level, `": "` between a name and its value, each member on a line of
its own, a line feed after every line, the last one included (Python: `json.dumps(object,
indent=2) + "\n"`). Bytes are written as small hexadecimal digits. A file spelled in any other
way is refused. It has at most 16 KiB.

    format      the number 1. In every format this is the first member.
    vault       the vault's UUID, as 8-4-4-4-12 small hexadecimal digits
    inbox       32 bytes: the X25519 public key that captures and drafts are sealed to
    passphrase  the keyslot of the passphrase
    recovery    the keyslot of the recovery key, or null
    mac         32 bytes: HMAC-SHA256 under the MAC key over the text of this object without
                the members mac and sha256
    sha256      SHA-256 over the text of this object without this member. In every format it is
                the last member, so that "damaged" and "written by a later version" can be told
                apart from each other and from a wrong passphrase without any derivation.

**The passphrase's keyslot** has the members memory_kib, iterations and lanes (numbers), salt (16
bytes), nonce (12 bytes) and wrapped (48 bytes). Its wrapping key is 32 bytes of Argon2id
(version 1.3, no secret, no associated data) with these parameters over the passphrase in
Unicode form NFC as UTF-8. At most 1048576 KiB, 10 iterations and 16 lanes are accepted, and at
least 8 KiB a lane, 1 iteration and 1 lane.

**The recovery key's keyslot** has salt (16 bytes), nonce (12 bytes) and wrapped (48 bytes). Its
wrapping key is 32 bytes of HKDF-SHA256 over the sixteen bytes of the recovery key (see
recovery_key.py) with this salt and the info `bondjournal/1/recovery`.

**Wrapped** is the master key, 32 random bytes, encrypted with AES-256-GCM under the wrapping key
and the nonce, followed by the tag of 16 bytes. The associated data is the text, as above, of an
object with the members format and vault as in the file, kind (`"passphrase"` or `"recovery"`)
and slot (the keyslot without wrapped).

**Keys.** HKDF-SHA256 over the master key, with the sixteen bytes of the vault's UUID as salt,
gives 32 bytes for each info: `bondjournal/1/database` is the raw key of SQLCipher,
`bondjournal/1/inbox` the X25519 private key, `bondjournal/1/mac` the MAC key.

An old copy of this file opens the journal with the passphrase or recovery key of its day: the
master key never changes.
"""

from dataclasses import replace
from os import urandom
from os.path import lexists
from uuid import uuid4

from bondjournal.errors import Damaged, JournalError, WrongPassphrase
from bondjournal.vault import recovery_key
from bondjournal.vault.files import file_errors, read_file, write_atomic
from bondjournal.vault.keyfile_text import (
    FROM_BACKUP,
    MOST_BYTES,
    KeyFile,
    Slot,
    bound_to,
    decode,
    encode,
    members_of,
    text_of,
)
from bondjournal.vault.keys import (
    DEFAULT_COST,
    KEY_BYTES,
    LOW_MEMORY_COST,
    NONCE_BYTES,
    SALT_BYTES,
    Cost,
    Keys,
    cost_for_this_machine,
    derive,
    hkdf,
    stretch,
    unwrap,
    wrap,
)
from bondjournal.vault.layout import Vault, no_vault

__all__ = [
    "DEFAULT_COST",
    "LOW_MEMORY_COST",
    "Cost",
    "KeyFile",
    "Keys",
    "Slot",
    "change_passphrase",
    "cost_for_this_machine",
    "create",
    "decode",
    "encode",
    "read",
    "renew_recovery",
    "unlock",
    "unlock_with_recovery",
    "write",
]

_RECOVERY = b"bondjournal/1/recovery"


def create(passphrase: str, cost: Cost = DEFAULT_COST) -> tuple[KeyFile, Keys]:
    """Make the keys of a new vault, wrapped under a passphrase, without a recovery key.

    Raises:
        WrongUse: the passphrase is empty, or not text.
        JournalError: there is too little memory for this cost.
    """
    vault_id = uuid4()
    keys = derive(vault_id, urandom(KEY_BYTES))
    slot = _passphrase_slot(keys, passphrase, cost)
    keyfile = KeyFile(vault_id, keys.inbox.public_key().public_bytes_raw(), slot, None, b"")
    return _with_mac(keyfile, keys), keys


def read(vault: Vault) -> KeyFile:
    """Read the vault's key file, and check all of it that needs no key.

    Raises:
        NoVault: there is no journal here.
        Damaged: it is not a key file as bondjournal writes it.
        TooNew: a later version wrote it.
    """
    missing: JournalError = no_vault(vault)
    if lexists(vault.database):
        missing = Damaged("This journal's key file, vault.json, is missing.", FROM_BACKUP)
    with file_errors("Reading the key file", missing=missing):
        raw = read_file(vault.keyfile, MOST_BYTES)
    return decode(raw)


def write(vault: Vault, keyfile: KeyFile, *, replace: bool = True) -> None:
    """Write the vault's key file, whole or not at all.

    Args:
        vault: The vault; its folder exists.
        keyfile: What to write.
        replace: False leaves a key file that is already there, and raises.

    Raises:
        JournalError: it cannot be written.
    """
    write_atomic(vault.keyfile, encode(keyfile), replace=replace)


def unlock(keyfile: KeyFile, passphrase: str) -> Keys:
    """Return the journal's keys.

    Raises:
        WrongPassphrase: this is not the passphrase.
        Damaged: the key file is not as its owner wrote it.
        WrongUse: the passphrase is empty, or not text.
        JournalError: there is too little memory for the derivation.
    """
    slot = keyfile.passphrase
    # The slot of a passphrase always has its cost: `decode` and `create` make sure of that.
    keys = _unlock(keyfile, slot, stretch(passphrase, slot.salt, slot.cost or DEFAULT_COST))
    if keys is None:
        caps = " Is Caps Lock on?" if passphrase.isupper() else ""
        raise WrongPassphrase("That did not open it.", f"Try again.{caps}")
    return keys


def unlock_with_recovery(keyfile: KeyFile, typed: str) -> Keys:
    """Return the journal's keys.

    Raises:
        WrongUse: this is not a recovery key, or has a typing mistake.
        WrongPassphrase: it is not the recovery key of this journal.
        Damaged: the key file is not as its owner wrote it.
    """
    key = recovery_key.parse(typed)
    slot = keyfile.recovery
    if slot is None:
        raise WrongPassphrase("This journal has no recovery key.", "Use the passphrase.")
    keys = _unlock(keyfile, slot, hkdf(key, slot.salt, _RECOVERY))
    if keys is None:
        raise WrongPassphrase(
            "That recovery key is for another journal, or an older one for this journal.",
            "A new recovery key replaces the one before.",
        )
    return keys


def change_passphrase(keyfile: KeyFile, keys: Keys, passphrase: str, cost: Cost) -> KeyFile:
    """Return the key file with another passphrase, after unlocking with that once.

    Whoever has an older copy of the file and the older passphrase still gets in.

    Args:
        keyfile: The present key file: read it again, since another window may have changed it.
        keys: The journal's keys.
        passphrase: The new passphrase.
        cost: What one try at it costs from then on.

    Raises:
        WrongUse: the passphrase is empty, or not text.
        JournalError: there is too little memory for this cost.
    """
    slot = _passphrase_slot(keys, passphrase, cost)
    changed = _with_mac(replace(keyfile, passphrase=slot), keys)
    # A memory fault during the derivation would otherwise lock the owner out for good.
    unlock(changed, passphrase)
    return changed


def renew_recovery(keyfile: KeyFile, keys: Keys) -> tuple[KeyFile, str]:
    """Return the key file with a new recovery key, and that key as people write it down.

    The recovery key before does not open the new file.

    Args:
        keyfile: The present key file: read it again, since another window may have changed it.
        keys: The journal's keys.
    """
    key = recovery_key.make()
    slot = Slot(urandom(SALT_BYTES), urandom(NONCE_BYTES), b"")
    slot = _wrap(keys, slot, hkdf(key, slot.salt, _RECOVERY))
    changed = _with_mac(replace(keyfile, recovery=slot), keys)
    typed = recovery_key.in_groups(key)
    unlock_with_recovery(changed, typed)
    return changed, typed


def _passphrase_slot(keys: Keys, passphrase: str, cost: Cost) -> Slot:
    slot = Slot(urandom(SALT_BYTES), urandom(NONCE_BYTES), b"", cost)
    return _wrap(keys, slot, stretch(passphrase, slot.salt, cost))


def _wrap(keys: Keys, slot: Slot, wrapping: bytes) -> Slot:
    wrapped = wrap(wrapping, slot.nonce, keys.master, bound_to(keys.vault_id, slot))
    return replace(slot, wrapped=wrapped)


def _unlock(keyfile: KeyFile, slot: Slot, wrapping: bytes) -> Keys | None:
    master = unwrap(wrapping, slot.nonce, slot.wrapped, bound_to(keyfile.vault_id, slot))
    if master is None:
        return None
    from hmac import compare_digest

    keys = derive(keyfile.vault_id, master)
    if not compare_digest(keyfile.mac, _mac(keyfile, keys)):
        raise Damaged(
            "The key file vault.json was changed by something other than bondjournal.",
            FROM_BACKUP,
        )
    return keys


def _mac(keyfile: KeyFile, keys: Keys) -> bytes:
    # Imported here, because hmac loads a second OpenSSL and sealing needs no MAC.
    from hmac import digest

    return digest(keys.mac, text_of(members_of(keyfile)), "sha256")


def _with_mac(keyfile: KeyFile, keys: Keys) -> KeyFile:
    return replace(keyfile, mac=_mac(keyfile, keys))
