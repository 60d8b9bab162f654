"""Folders of envelopes: one file each, named for its UUID. Nothing else in them is looked at."""

import os
from pathlib import Path
from uuid import UUID

from bondjournal.errors import NotFound
from bondjournal.vault import envelope, keyfile
from bondjournal.vault.files import (
    files,
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
    vault: Vault, folder: Path, purpose: bytes, uuid: UUID, content: bytes, *, replace: bool
) -> None:
    """Seal content to the vault's public key and write it, whole or not at all.

    Raises:
        NoVault: there is no journal here.
        Damaged: the key file is not one that bondjournal wrote.
        WrongUse: the content is longer than any that is kept.
        JournalError: it cannot be written, or is there already and `replace` is False.
    """
    public = keyfile.read(vault)
    sealed = envelope.seal(public.inbox_public, purpose, public.vault_id, uuid, content)
    make_private(folder)
    write_atomic(path_of(folder, uuid), sealed, replace=replace, doing="Keeping it")


def names(folder: Path) -> list[UUID]:
    """Return the names of the envelopes in a folder, in a fixed order.

    Raises:
        JournalError: the folder cannot be read.
    """
    found = []
    with files(f"Looking into the folder {folder.name}"):
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
    with files(f"Reading {path.name}", missing=missing):
        sealed = read_file(path, envelope.MOST_BYTES)
    return envelope.unseal(keys.inbox, purpose, keys.vault_id, uuid, sealed)


def set_aside(folder: Path, quarantine: Path, uuid: UUID) -> None:
    """Move an envelope to the quarantine, beside all that is there; one that is gone is all right.

    Raises:
        JournalError: it cannot be moved.
    """
    source = path_of(folder, uuid)
    target = path_of(quarantine, uuid)
    with files(f"Moving {source.name} to the folder {quarantine.name}"):
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
    if not uuids:
        return
    with files(f"Deleting from the folder {folder.name}"):
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
