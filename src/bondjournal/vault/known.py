"""What this machine knows of a vault: its id and its public key, kept outside of its folder.

Whoever can write to a vault's folder can put another public key into vault.json, read what is
added while the journal is locked, seal it to the right key again, and put the right one back. So
what is added is sealed to the key that was known when the journal was made, restored or opened
here last, whatever vault.json names.

Each vault has one file beside this machine's own id, named for the SHA-256 of the path of its
folder, links resolved: the vault's UUID and the public key in hexadecimal digits, a line each. A
file beside it remembers that vault.json named another key than that when something was added.
Where none of that can be read or written, nothing is known, and nothing is stopped by it.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from uuid import UUID

from bondjournal.errors import JournalError
from bondjournal.vault import keyfile
from bondjournal.vault.files import PRIVATE_FOLDER, read_file, write_atomic
from bondjournal.vault.keyfile import KeyFile, Keys
from bondjournal.vault.keys import KEY_BYTES, sha256
from bondjournal.vault.layout import Vault, no_vault, state_folder

Found = Literal["", "changed", "was changed"]
"""What an opening finds: nothing; that vault.json is another one than this machine knew; that it
is the right one, and was not when something was added."""

_FOLDER = "known"
_CHANGED = ".changed"
_MOST_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom something is sealed to: a vault's id, and its public key of 32 bytes."""

    vault_id: UUID
    public: bytes


def look(vault: Vault) -> Recipient | None:
    """Return what this machine knows of the vault at this place, or None."""
    with suppress(OSError, JournalError, ValueError):
        named, public = read_file(_file(vault), _MOST_BYTES).decode("ascii").split()
        if len(key := bytes.fromhex(public)) == KEY_BYTES:
            return Recipient(UUID(named), key)
    return None


def differs(vault: Vault, read: KeyFile) -> bool:
    """Say whether a vault's key file names another vault or key than this machine knows."""
    known = look(vault)
    return known is not None and known != _of_file(read)


def chosen(vault: Vault, keys: Keys | None = None) -> tuple[Recipient, bool]:
    """Return whom to seal to, and whether vault.json names the same.

    That is the owner of the keys, where there are any; else whom this machine knows; else whom
    vault.json names. That it names another one is remembered until the journal is opened.

    Args:
        vault: The vault.
        keys: Its keys, where it is open.

    Raises:
        NoVault: there is no journal here.
        Damaged: the key file is not one that bondjournal wrote.
    """
    if keys is not None:
        if not (os.path.lexists(vault.keyfile) or os.path.lexists(vault.database)):
            raise no_vault(vault)
        return _of_keys(keys), True
    named = _of_file(keyfile.read(vault))
    known = look(vault) or named
    if known == named:
        return known, True
    with suppress(OSError, JournalError):
        write_atomic(_changed(vault), b"")
    return known, False


def remember(vault: Vault, keys: Keys) -> Found:
    """Know a vault from now on by its keys, which its owner has proven.

    Returns:
        What is to be said, where the journal was opened and neither made nor restored.
    """
    from bondjournal.vault import made_up

    if made_up.is_one(vault):
        return ""
    known, own, was_changed = look(vault), _of_keys(keys), False
    with suppress(OSError, JournalError):
        was_changed = os.path.lexists(_changed(vault))
        if known != own:
            _file(vault).parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            write_atomic(_file(vault), f"{own.vault_id}\n{own.public.hex()}\n".encode())
        _changed(vault).unlink(missing_ok=True)
    if known not in (None, own):
        return "changed"
    return "was changed" if was_changed else ""


def forget(vault: Vault) -> None:
    """Know nothing any more of a vault that is gone."""
    for path_of in (_file, _changed):
        with suppress(OSError, JournalError):
            os.unlink(path_of(vault))  # noqa: PTH108


def _of_file(read: KeyFile) -> Recipient:
    return Recipient(read.vault_id, read.inbox_public)


def _of_keys(keys: Keys) -> Recipient:
    return Recipient(keys.vault_id, keys.inbox.public_key().public_bytes_raw())


def _file(vault: Vault) -> Path:
    place = os.fsencode(os.path.realpath(vault.path))
    return state_folder() / _FOLDER / sha256(place)


def _changed(vault: Vault) -> Path:
    return _file(vault).with_suffix(_CHANGED)
