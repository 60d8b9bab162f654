"""Folders of envelopes: one file each, named for its UUID. Nothing else in them is looked at."""

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
    """Return where the envelope of this name lies."""
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
        folder: Which of its folders the file goes to.
        purpose: What it is, as envelope.py has it.
        uuid: Its name.
        content: What is sealed.
        replace: False leaves a file that is already there, and raises.
        keys: The keys of the vault where it is open: then it is sealed to their own public key.

    Returns:
        False where vault.json does not name the key that this machine knows, and it was sealed to
        the known one.

    Raises:
        NoVault: there is no journal here.
        WrongUse: the content is longer than any that is kept.
        JournalError: nobody is known to seal it to, it cannot be written, or it is there already
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
    """Return the names of the envelopes in a folder, in a fixed order; none where it is a link.

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
        NotFound: there is no such file, or not any more.
        Damaged: it does not open.
        JournalError: it cannot be read.
    """
    path = path_of(folder, uuid)
    missing = NotFound(f"There is no file {path.name} any more.")
    if folder.is_symlink():
        raise missing
    with file_errors(f"Reading {path.name}", missing=missing):
        sealed = read_file(path, envelope.MOST_BYTES)
    return envelope.unseal(keys.inbox, purpose, keys.vault_id, uuid, sealed)


def set_aside(folder: Path, quarantine: Path, uuid: UUID) -> None:
    """Move an envelope to the quarantine, beside all that is there; one that is gone is all right.

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
    """Delete these envelopes; one that is gone already is all right.

    Raises:
        JournalError: one cannot be deleted.
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
