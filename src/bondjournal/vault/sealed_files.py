"""Folders of envelopes: one file each, named for its UUID. Other files in them are ignored."""

import os
from pathlib import Path
from uuid import UUID

from bondjournal.errors import NotFound
from bondjournal.vault import envelope, known, links
from bondjournal.vault.files import (
    file_errors,
    folder_to_disk,
    make_private,
    read_file,
    write_atomic,
)
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault

SUFFIX = ".bjc"


def path_of(folder: Path, uuid: UUID) -> Path:
    """Return the path of the envelope with this name."""
    return folder / f"{uuid}{SUFFIX}"


def put(
    vault: Vault,
    folder: Path,
    purpose: bytes,
    uuid: UUID,
    content: bytes,
    *,
    replace: bool,
    keys: Keys | None = None,
) -> bool:
    """Seal content to the vault's public key and write it, whole or not at all.

    Args:
        vault: The vault.
        folder: The folder of the vault that the file goes to.
        purpose: Its purpose, see envelope.py.
        uuid: Its name.
        content: The content to seal.
        replace: False leaves a file that is already there, and raises.
        keys: The keys of the vault, if it is open: it is sealed to their public key then.

    Returns:
        False if vault.json does not name the key that this machine knows, and it was sealed to
        the known one.

    Raises:
        NoVault: there is no journal here.
        WrongUse: the content is longer than any that is kept.
        JournalError: no key to seal it to is known, it cannot be written, or it is there already
            and `replace` is False.
    """
    to, as_known = known.recipient(vault, keys)
    sealed = envelope.seal(to.public, purpose, to.vault_id, uuid, content)
    write(folder, uuid, sealed, replace=replace)
    return as_known


def write(folder: Path, uuid: UUID, sealed: bytes, *, replace: bool) -> None:
    """Write an envelope, whole or not at all.

    Raises:
        JournalError: it cannot be written, or is there already and `replace` is False.
    """
    make_private(folder)
    write_atomic(path_of(folder, uuid), sealed, replace=replace, doing="Keeping it")


def names(folder: Path) -> list[UUID]:
    """Return the names of the envelopes in a folder, in a fixed order; empty if it is a link.

    Raises:
        JournalError: the folder cannot be read.
    """
    found = []
    with file_errors(f"Looking into the folder {folder.name}"):
        if folder.is_symlink():
            return []
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            return []
        for entry in entries:
            uuid = _uuid(entry.name)
            if uuid is not None and entry.is_file(follow_symlinks=False):
                found.append(uuid)
    return sorted(found)


def get(folder: Path, purpose: bytes, keys: Keys, uuid: UUID) -> bytes:
    """Return the content of one envelope.

    Raises:
        NotFound: there is no such file (any more).
        Damaged: it does not open.
        JournalError: it cannot be read.
    """
    path = path_of(folder, uuid)
    missing = NotFound(f"The file {path.name} is no longer there.")
    if folder.is_symlink():
        raise missing
    with file_errors(f"Reading {path.name}", missing=missing):
        sealed = read_file(path, envelope.MOST_BYTES)
    return envelope.unseal(keys.inbox, purpose, keys.vault_id, uuid, sealed)


def set_aside(folder: Path, quarantine: Path, uuid: UUID) -> None:
    """Move an envelope, if it is there, to the quarantine, where it replaces no other file.

    Raises:
        JournalError: it cannot be moved.
    """
    source = path_of(folder, uuid)
    target = path_of(quarantine, uuid)
    with file_errors(f"Moving {source.name} to the folder {quarantine.name}"):
        if folder.is_symlink():
            return
        links.refuse(quarantine.parent)
        make_private(quarantine)
        copies = 1
        while os.path.lexists(target):
            copies += 1
            target = quarantine / f"{uuid}-{copies}{SUFFIX}"
        try:
            source.rename(target)
        except FileNotFoundError:
            return
        folder_to_disk(quarantine)
        folder_to_disk(folder)


def delete(folder: Path, uuids: list[UUID]) -> None:
    """Delete these envelopes, if they are there.

    Raises:
        JournalError: an envelope cannot be deleted.
    """
    if not uuids or folder.is_symlink():
        return
    with file_errors(f"Deleting from the folder {folder.name}"):
        for uuid in uuids:
            path_of(folder, uuid).unlink(missing_ok=True)
        if folder.exists():
            folder_to_disk(folder)


def _uuid(name: str) -> UUID | None:
    try:
        uuid = UUID(name.removesuffix(SUFFIX))
    except ValueError:
        return None
    return uuid if name == f"{uuid}{SUFFIX}" else None
