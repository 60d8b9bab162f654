"""Backups of the whole journal, made and checked; and asking whether to destroy the journal."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from bondjournal.actions import ACTIONS
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.open_journal import Journal
from bondjournal.talk import Choice, Line, Talk
from bondjournal.vault import backup, backup_folder
from bondjournal.vault.backup_folder import Backup
from bondjournal.vault.layout import Vault, from_home
from bondjournal.wording import vault as words

_HERE, _INTO = "here", "into"


def backups(journal: Journal) -> Noun:
    """Return the noun whose rows are the backups in a journal's own folder, the newest first."""
    return Noun(
        name="backup",
        title="Backups",
        this="this backup",
        which="Which backup?",
        question="",
        above=words.HOW_TO_RESTORE,
        nothing=words.NO_BACKUP,
        how_to_add=f"{ACTIONS['new'].keys} makes one.",
        look=_look,
        rows=partial(_every, journal=journal),
        called=lambda row: row.name,
        actions=(RowAction("open", partial(_read_through, journal=journal), _offer_to_read),),
        add=partial(_add, journal=journal),
        foot=(("open", "read it"), ("new", "back up now")),
        shared=("new",),
        ordered=False,
        has_owner=False,
    )


async def is_to_be_destroyed(talk: Talk, vault: Vault) -> bool:
    """Ask whether to destroy the journal; a yes is a word typed in full."""

    async def compare(typed: str) -> bool:
        return typed == words.DESTROY

    asked = Line(
        words.DESTROY_ASKS,
        "The word",
        about=words.place(vault.path),
        keep="delete it",
        leave="leave it as it is",
    )
    return bool(await talk.line(asked, compare))


def _look(row: Backup, today: date) -> RowLook:
    del today
    size = words.size(row.size)
    return RowLook(last=size, last_short=size, quiet=True)


def _offer_to_read(row: Backup) -> str:
    del row
    return "Read all of it, to check that it is intact"


async def _every(talk: Talk, *, journal: Journal) -> Sequence[Backup]:
    return await talk.run(backup_folder.newest_first, journal.vault.backups)


async def _read_through(talk: Talk, row: Backup, *, journal: Journal) -> None:
    await talk.run(backup.verify, row.path, journal.keys)
    talk.tell(words.WHOLE.format(name=row.name))


async def _add(talk: Talk, *, journal: Journal) -> UUID | None:
    """Ask where a backup is made, and make it."""
    choices = [
        Choice(_HERE, "In the journal's own folder", "j"),
        Choice(_INTO, "In another folder: a USB stick, or one that is synced", "o"),
    ]
    where = await talk.choose(words.WHERE_TO_BACK_UP, choices, usual=_HERE, leave="Back")
    if where is None:
        return None
    return await (back_up if where == _HERE else _back_up_into)(talk, journal=journal)


async def back_up(talk: Talk, *, journal: Journal, into: Path | None = None) -> UUID:
    """Make a backup, in the journal's own folder or in another one, and say where it is.

    Raises:
        JournalError: it could not be made.
    """
    made = Backup(await talk.run(journal.back_up, into))
    await talk.notice(str(made.path.absolute()), words.COPIED)
    return made.uuid


async def _back_up_into(talk: Talk, *, journal: Journal) -> UUID | None:
    async def keep(typed: str) -> UUID:
        return await back_up(talk, journal=journal, into=from_home(Path(typed)))

    return await talk.line(Line(words.INTO_FOLDER, "A folder", begun="~/", keep="back up"), keep)
