"""What this machine knows of a vault: its id and its public key, stored outside of its folder.

Whoever can write to a vault's folder can put another public key into vault.json, read additions
made while the journal is locked, seal them to the right key again, and put the right key back. So
additions are sealed to the key that was known when the journal was last made, restored or opened
here, whatever vault.json names.

Each vault has a file beside this machine's own id, named for the SHA-256 of the path of its
folder: the vault's UUID and the public key in hexadecimal digits, a line each. Links in the path
are resolved; if the vault is reached by a link, the path of the link has such a file too, so that
a link put in the place of the folder leads to nobody else's key. Another file records that
vault.json named another key than the known one when something was added. If none of that can be
read or written, nothing is known, and nothing is prevented by it.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from uuid import UUID

from bondjournal.errors import JournalError, NoVault, TooNew
from bondjournal.vault import keyfile
from bondjournal.vault.files import PRIVATE_FOLDER, read_file, write_atomic
from bondjournal.vault.keyfile import KeyFile, Keys
from bondjournal.vault.keys import KEY_BYTES, sha256
from bondjournal.vault.layout import Vault, no_vault, state_folder

KeyFileChange = Literal["", "changed", "was changed"]
"""What was noticed at opening: nothing; that vault.json is not the one this machine knew; or that
it is the right one now, and was not when something was added."""

_FOLDER = "known"
_CHANGED = ".changed"
_MOST_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Recipient:
    """The vault that something is sealed to: its id, and its public key of 32 bytes."""

    vault_id: UUID
    public: bytes


def remembered(vault: Vault) -> Recipient | None:
    """Return what this machine knows of the vault at this place, or None."""
    with suppress(JournalError):
        return next(filter(None, map(_read, _files(vault))), None)
    return None


def differs(vault: Vault, read: KeyFile) -> bool:
    """Return whether a vault's key file names another vault or key than this machine knows."""
    known = remembered(vault)
    return known is not None and known != _of_file(read)


def recipient(vault: Vault, keys: Keys | None = None) -> tuple[Recipient, bool]:
    """Return the recipient to seal to, and whether vault.json names the same one.

    It is that of the keys, if they are given; else the one this machine knows, even if vault.json
    is missing or damaged; else the one that vault.json names. If vault.json names another one,
    that is recorded until the journal is opened.

    Args:
        vault: The vault.
        keys: Its keys, if it is open.

    Raises:
        NoVault: there is no journal here.
        Damaged: the key file is not one that bondjournal wrote, and no other key is known.
        TooNew: a later version wrote the key file.
        JournalError: the key file cannot be read, and no other key is known.
    """
    if keys is not None:
        if not (os.path.lexists(vault.keyfile) or os.path.lexists(vault.database)):
            raise no_vault(vault)
        return _of_keys(keys), True
    known = remembered(vault)
    try:
        named = _of_file(keyfile.read(vault))
    except (NoVault, TooNew):
        raise
    except JournalError:
        if known is None:
            raise
        return known, False
    if known in (None, named):
        return named, True
    with suppress(JournalError):
        for file, note in zip(_files(vault), _notes(vault), strict=True):
            if os.path.lexists(file) and not os.path.lexists(note):
                write_atomic(note, b"")
    return known, False


def require_recipient(vault: Vault) -> None:
    """Raise what `recipient` raises, before words are asked for, so nobody types them in vain."""
    recipient(vault)


def remember(vault: Vault, keys: Keys) -> None:
    """Store what this machine knows of a vault, from keys that its owner has proven.

    Nothing is stored about the made-up one, which leaves nothing on this machine.
    """
    from bondjournal.vault import made_up

    if made_up.is_made_up(vault):
        return
    own = _of_keys(keys)
    with suppress(OSError, JournalError):
        if remembered(vault) != own:
            _delete(_notes(vault))
        for file in _files(vault):
            if _read(file) != own:
                file.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
                write_atomic(file, f"{own.vault_id}\n{own.public.hex()}\n".encode())


def meet(vault: Vault, keys: Keys) -> KeyFileChange:
    """Store a vault that is being opened, and return what to say once about its key file."""
    known, was_changed = remembered(vault), False
    with suppress(JournalError):
        was_changed = any(map(os.path.lexists, _notes(vault)))
        _delete(_notes(vault))
    remember(vault, keys)
    if known not in (None, _of_keys(keys)):
        return "changed"
    return "was changed" if was_changed else ""


def forget(vault: Vault) -> None:
    """Remove what this machine knows of a vault that is gone."""
    with suppress(JournalError):
        _delete(_notes(vault) + _files(vault))


def _of_file(read: KeyFile) -> Recipient:
    return Recipient(read.vault_id, read.inbox_public)


def _of_keys(keys: Keys) -> Recipient:
    return Recipient(keys.vault_id, keys.inbox.public_key().public_bytes_raw())


def _read(file: Path) -> Recipient | None:
    with suppress(OSError, JournalError, ValueError):
        named, public = read_file(file, _MOST_BYTES).decode("ascii").split()
        if len(key := bytes.fromhex(public)) == KEY_BYTES:
            return Recipient(UUID(named), key)
    return None


def _files(vault: Vault) -> list[Path]:
    places = dict.fromkeys((os.path.realpath(vault.path), os.path.abspath(vault.path)))  # noqa: PTH100
    return [state_folder() / _FOLDER / sha256(os.fsencode(place)) for place in places]


def _notes(vault: Vault) -> list[Path]:
    return [file.with_suffix(_CHANGED) for file in _files(vault)]


def _delete(files: list[Path]) -> None:
    for file in files:
        with suppress(OSError):
            os.unlink(file)  # noqa: PTH108
