"""Folders that restores put beside a vault: journals set aside, and leftovers of killed ones."""

import os
import re
from datetime import date
from pathlib import Path

from bondjournal.vault import links
from bondjournal.vault.files import TEMPORARY, file_errors, folder_to_disk
from bondjournal.vault.layout import Vault
from bondjournal.vault.sealed_files import SUFFIX


def finish(vault: Vault) -> bool:
    """Finish a restore whose second move was prevented by a kill or a power loss.

    Returns:
        Whether there was something to finish.

    Raises:
        JournalError: the folder cannot be moved.
    """
    # os.path returns False for unreadable folders and circular links; opening reports those.
    place = Vault(Path(os.path.realpath(vault.path)))
    waiting = coming(place)
    if _stands(place) or os.path.islink(waiting) or not os.path.isdir(waiting):  # noqa: PTH112, PTH114
        return False
    with file_errors("Finishing an interrupted restore"):
        arrive(place)
    return True


def arrive(vault: Vault) -> None:
    """Move the new vault to its place; another window may do so at the same time.

    Raises:
        OSError: it cannot be moved.
    """
    waiting = Vault(coming(vault))
    for last in (False, False, True):
        try:
            waiting.path.rename(vault.path)
        except FileNotFoundError:
            break
        except OSError:
            if last or _stands(vault):
                raise
            _make_room(vault, waiting)
        else:
            break
    folder_to_disk(vault.path.parent)


def _stands(vault: Vault) -> bool:
    return os.path.lexists(vault.keyfile) or os.path.lexists(vault.database)


def _make_room(vault: Vault, waiting: Vault) -> None:
    """Move captures and drafts made between the two moves from the folders made for them."""
    for before, after in ((vault.inbox, waiting.inbox), (vault.drafts, waiting.drafts)):
        links.refuse(before)
        links.refuse(after)
        for sealed in before.glob(f"*{SUFFIX}"):
            sealed.rename(after / sealed.name)
        if before.is_dir():
            before.rmdir()
    vault.path.rmdir()


def set_aside(vault: Vault) -> list[Path]:
    """Return the folders of journals that restores set aside from this place, by their names.

    Raises:
        JournalError: the folder they lie in cannot be read.
    """
    name = re.escape(vault.path.resolve().name)
    return _beside(vault, rf"{name}-set-aside-\d{{4}}-\d{{2}}-\d{{2}}(-\d+)?")


def unfinished(vault: Vault) -> list[Path]:
    """Return what killed restores to this place left beside it, which was never in use.

    To delete them, hold the vault exclusively.

    Raises:
        JournalError: the folder they lie in cannot be read.
    """
    name = re.escape(vault.path.resolve().name)
    left = _beside(vault, rf"{re.escape(TEMPORARY)}restore-{name}-[0-9a-f]{{16}}")
    if _stands(vault) and coming(vault).is_dir():
        left.append(coming(vault))
    return [path for path in left if not path.is_symlink()]


def coming(vault: Vault) -> Path:
    """Return where a new vault waits between the two moves."""
    path = Path(os.path.realpath(vault.path))
    return path.parent / f"{TEMPORARY}restored-{path.name}"


def to_fill(vault: Vault) -> Path:
    """Return a new path for a folder that is filled to become the vault."""
    path = vault.path.resolve()
    return path.with_name(f"{TEMPORARY}restore-{path.name}-{os.urandom(8).hex()}")


def name_set_aside(vault: Vault, today: date) -> Path:
    """Return a free path for the journal that is set aside, with the day in its name."""
    name, number = f"{vault.path.name}-set-aside-{today.isoformat()}", 1
    aside = vault.path.with_name(name)
    while os.path.lexists(aside):
        number += 1
        aside = vault.path.with_name(f"{name}-{number}")
    return aside


def _beside(vault: Vault, named: str) -> list[Path]:
    folder = vault.path.resolve().parent
    with file_errors(f"Looking into the folder {folder.name}"):
        beside = list(folder.iterdir()) if folder.is_dir() else []
    return sorted(path for path in beside if re.fullmatch(named, path.name))
