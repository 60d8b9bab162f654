"""Checking a vault part by part, with a sentence for a person about each.

Nothing is changed, and a damaged part does not prevent the others from being checked.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.errors import (
    Damaged,
    InUse,
    JournalError,
    NotFound,
    NoVault,
    TooNew,
    WrongPassphrase,
)
from bondjournal.vault import backup, beside, drafts, inbox, keyfile, known, links, slots
from bondjournal.vault.backup_folder import all_backups
from bondjournal.vault.keyfile import KeyFile, Keys
from bondjournal.vault.layout import Vault
from bondjournal.vault.sealed_files import SUFFIX
from bondjournal.wording.vault import KEY_FILE, NAMES_ANOTHER_KEY, NO_BACKUP, WHOLE

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of the vault, whether it is sound, and the sentence about it."""

    part: str
    sound: bool
    words: str


def key(vault: Vault, passphrase: str) -> tuple[Keys | None, Finding]:
    """Read and open the key file; if it is damaged, use a backup's to check the rest.

    Raises:
        NoVault: there is no journal.
        WrongPassphrase: this passphrase does not open it.
        TooNew: a later version wrote it.
    """
    read: KeyFile | None = None
    try:
        read = keyfile.read(vault)
        keys = keyfile.unlock(read, passphrase)
    except (Damaged, WrongPassphrase) as error:
        wrong = isinstance(error, WrongPassphrase)
        if wrong and (read is None or not known.differs(vault, read)):
            raise
        said = NAMES_ANOTHER_KEY if read and known.differs(vault, read) else error.message
        for one in reversed(all_backups(vault.backups)):
            with suppress(Damaged, WrongPassphrase, TooNew, NoVault):
                keys = keyfile.unlock(keyfile.read(Vault(one)), passphrase)
                words = f"{said} The one in the backup {one.name} opens with the passphrase."
                return keys, Finding("key file", sound=False, words=words)
        if wrong:
            raise
        return None, Finding("key file", sound=False, words=f"{said} {error.hint}")
    if known.differs(vault, read):
        return keys, Finding("key file", sound=False, words=KEY_FILE["changed"])
    words = "The key file is intact, and the passphrase opens it."
    return keys, Finding("key file", sound=True, words=words)


def links_found(vault: Vault) -> Iterator[Finding]:
    """Report links in the vault's folder, which are not followed."""
    for path in links.found(vault):
        words = f"{path.name} is a link, and the journal does not follow links: {path}"
        yield Finding("link", sound=False, words=words)


def key_file(vault: Vault, keys: Keys) -> Iterator[Finding]:
    """Check whether the key file of an open journal is still the one its owner wrote."""
    yield from links_found(vault)
    try:
        slots.prove(keyfile.read(vault), keys)
    except JournalError as error:
        yield Finding("key file", sound=False, words=error.whole)
    else:
        yield Finding("key file", sound=True, words="The key file is intact.")


def check_open(vault: Vault, engine: "Engine", keys: Keys) -> Iterator[Finding]:
    """Check everything of an open journal.

    Raises:
        JournalError: one of its folders cannot be read.
    """
    from bondjournal.vault import database

    try:
        database.check(engine)
    except Damaged as error:
        yield Finding("database", sound=False, words=error.message)
    else:
        yield Finding("database", sound=True, words="The database is intact.")
    for part in (key_file, captures, unfinished, backups):
        yield from part(vault, keys)


def check_database(
    vault: Vault, keys: Keys, describe: "Callable[[Engine], str]"
) -> Iterator[Finding]:
    """Read the whole database, and say what is in it.

    Args:
        vault: the vault.
        keys: its keys.
        describe: returns a sentence on how much is in a database that is whole.
    """
    from bondjournal.vault import database

    try:
        engine = database.engine(vault, keys.database)
    except InUse:
        raise
    except JournalError as error:
        yield Finding("database", sound=False, words=error.message)
        return
    try:
        database.check(engine)
        yield Finding("database", sound=True, words=f"The database is intact: {describe(engine)}.")
    except Damaged as error:
        yield Finding("database", sound=False, words=error.message)
    finally:
        engine.dispose()


def captures(vault: Vault, keys: Keys) -> Iterator[Finding]:
    """Report how many captures wait, whether they open, and how many were set aside.

    Raises:
        JournalError: the folder cannot be read.
    """
    waiting = inbox.waiting(vault)
    unreadable = _count_unreadable(waiting, lambda uuid: inbox.open_capture(vault, keys, uuid))
    yield _sealed("captures", "addition", "additions", len(waiting), unreadable)
    aside = len(list(vault.quarantine.glob(f"*{SUFFIX}"))) if vault.quarantine.is_dir() else 0
    if aside:
        words = f"Set aside earlier, because it did not open: {aside}, in {vault.quarantine}."
        yield Finding("quarantine", sound=True, words=words)


def unfinished(vault: Vault, keys: Keys) -> Iterator[Finding]:
    """Report how many drafts there are, and whether they open.

    Raises:
        JournalError: the folder cannot be read.
    """
    waiting = drafts.waiting(vault)
    unreadable = _count_unreadable(waiting, lambda uuid: drafts.open_draft(vault, keys, uuid))
    yield _sealed("drafts", "unfinished entry", "unfinished entries", len(waiting), unreadable)


def backups(vault: Vault, keys: Keys) -> Iterator[Finding]:
    """Read every backup in the vault's folder, and name the journals that restores set aside.

    Raises:
        JournalError: the folder cannot be read.
    """
    found = all_backups(vault.backups)
    if not found:
        yield Finding("backups", sound=True, words=NO_BACKUP)
    yield from copies(found, keys)
    for aside in beside.set_aside(vault):
        yield Finding(
            "set aside", sound=True, words=f"A restore moved an earlier journal to {aside}."
        )


def copies(places: Iterable[Path], keys: Keys) -> Iterator[Finding]:
    """Read every page of backups, and report for each whether it is whole."""
    for one in places:
        try:
            backup.verify(one, keys)
        except JournalError as error:
            yield Finding("backup", sound=False, words=error.message)
        else:
            yield Finding("backup", sound=True, words=WHOLE.format(name=one.name))


def _count_unreadable(uuids: list[UUID], opened: Callable[[UUID], bytes]) -> int:
    """Return how many do not open; one that another window removed meanwhile does not count."""
    unreadable = 0
    for uuid in uuids:
        try:
            opened(uuid)
        except NotFound:
            continue
        except Damaged:
            unreadable += 1
    return unreadable


def _sealed(part: str, one: str, more: str, count: int, unreadable: int) -> Finding:
    if not count:
        return Finding(part, sound=True, words=f"No {more} are waiting.")
    waiting = f"{count} {one} is waiting" if count == 1 else f"{count} {more} are waiting"
    if not unreadable:
        return Finding(
            part, sound=True, words=f"{waiting}, and {'it opens' if count == 1 else 'they open'}."
        )
    return Finding(
        part,
        sound=False,
        words=f"{waiting}; {unreadable} cannot be opened. Nothing is deleted.",
    )
