"""Backups of an open journal: which there are, and one that is made by hand."""

from collections.abc import Sequence
from pathlib import Path

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.unlock import Journal
from bondjournal.vault import backup, shelf
from bondjournal.vault.files import from_home, is_folder
from bondjournal.vault.layout import Vault


def backups(vault: Vault) -> Sequence[tuple[Path, str]]:
    """Return the backups in the journal's folder, the newest first, each with its size."""
    return [
        (place, f"{shelf.size_of(place) / 1e6:.1f} MB")
        for place in reversed(shelf.every(vault.backups))
    ]


def back_up(journal: Journal, into: Path | None = None) -> Path:
    """Make and verify a backup by hand; return where it is.

    Args:
        journal: what to copy.
        into: a folder, where it is named for this machine, since others may use it too; the
            journal's own folder where there is none.

    Raises:
        WrongUse: there is no such folder.
        JournalError: it cannot be made.
    """
    folder = from_home(into) if into else journal.vault.backups
    if into and not is_folder(folder):
        raise WrongUse("There is no such folder.", "Connect the disk it is on, or make it.")
    machine = journal.device[:8] if into else ""
    now = dates.local(dates.now(), dates.zone())
    place = folder / shelf.name_by_hand(folder, now, machine)
    backup.make(journal.vault, journal.engine, journal.keys, place, machine=machine)
    return place
