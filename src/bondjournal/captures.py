"""Merging what was added while the journal was locked: each capture once, and all or nothing.

One capture is held in memory at a time, however many wait. Each is therefore opened twice: to know
when it was made, since captures are merged in order of time, and to merge it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.addition import Addition
from bondjournal.errors import Damaged, InUse, JournalError, NotFound, NotWritable, TooNew
from bondjournal.vault import inbox
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from sqlmodel import Session


@dataclass
class MergedCaptures:
    """What became of the captures that waited."""

    merged: int = 0
    """How many captures were new."""
    quarantined: int = 0
    """How many captures did not open and were set aside."""
    too_new: int = 0
    """How many captures wait for a newer program."""
    waiting: int = 0
    """How many captures wait because they could not be merged."""
    why: str = ""
    """Why they could not, in a sentence."""
    hint: str = ""
    """What can be done about it."""

    def note_waiting(self, number: int, error: JournalError) -> None:
        """Note that this many more wait, and why."""
        self.waiting += number
        self.why, self.hint = error.message, error.hint


def take_in(
    vault: Vault,
    keys: Keys,
    reading: "Callable[[], AbstractContextManager[Session]]",
    writing: "Callable[[], AbstractContextManager[Session]]",
) -> MergedCaptures:
    """Merge the waiting captures into the journal in one transaction, then delete their files.

    A capture that does not open is set aside and never deleted. If captures cannot be merged now,
    because there is no room or nothing can be written here, they wait as they are.

    Args:
        vault: The vault.
        keys: Its keys.
        reading: Gives a session that reads.
        writing: Gives a session whose work is kept at its end, all of it or nothing.

    Raises:
        Damaged: the database is not sound.
        JournalError: the inbox cannot be read.
    """
    taken = MergedCaptures()
    waiting = inbox.waiting(vault)
    if not waiting:
        return taken
    merged = _merged(reading, waiting)
    times = _times(vault, keys, [uuid for uuid in waiting if uuid not in merged], taken)
    try:
        if times:
            merged |= _bring_in(vault, keys, sorted(times), writing, taken)
    except (InUse, NotWritable) as error:
        taken.note_waiting(len(times), error)
    # A file that cannot be deleted now is known to be merged; a later opening deletes it.
    with suppress(JournalError):
        inbox.remove(vault, merged)
    return taken


def _merged(
    reading: "Callable[[], AbstractContextManager[Session]]", waiting: list[UUID]
) -> set[UUID]:
    """Return the waiting captures that were merged before, although their files are still there."""
    from bondjournal.journal import additions

    with reading() as session:
        return {uuid for uuid in waiting if additions.is_merged(session, uuid)}


def _times(
    vault: Vault, keys: Keys, uuids: list[UUID], taken: MergedCaptures
) -> list[tuple[datetime, UUID]]:
    """Return when each capture was made; one that does not open is set aside."""
    found = []
    for uuid in uuids:
        try:
            found.append((_open(vault, keys, uuid).at, uuid))
        except NotFound:
            continue
        except TooNew:
            taken.too_new += 1
        except Damaged:
            _set_aside(vault, uuid, taken)
        except NotWritable as error:
            taken.note_waiting(1, error)
    return found


def _set_aside(vault: Vault, uuid: UUID, taken: MergedCaptures) -> None:
    try:
        inbox.quarantine(vault, uuid)
        taken.quarantined += 1
    except NotWritable as error:
        taken.note_waiting(1, error)


def _bring_in(
    vault: Vault,
    keys: Keys,
    times: list[tuple[datetime, UUID]],
    writing: "Callable[[], AbstractContextManager[Session]]",
    taken: MergedCaptures,
) -> set[UUID]:
    """Merge captures in this order, all of them or none; return which are in the journal now."""
    from bondjournal.journal import additions

    new, done = 0, set()
    with writing() as session:
        for _, uuid in times:
            try:
                addition = _open(vault, keys, uuid)
            except (NotFound, Damaged, TooNew):
                # It was changed, or another window merged it: the next opening looks at it again.
                continue
            new += additions.merge(session, uuid, addition)
            done.add(uuid)
            # What is written is in the database, and need not be held.
            session.flush()
            session.expunge_all()
            del addition
    taken.merged += new
    return done


def _open(vault: Vault, keys: Keys, uuid: UUID) -> Addition:
    addition = Addition.from_bytes(inbox.open_capture(vault, keys, uuid))
    if addition.uuid != uuid:
        raise Damaged("Something that is waiting does not match its file name.")
    return addition
