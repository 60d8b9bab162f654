"""Drafts that were left: opened, or set aside where they hold what no program writes."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from bondjournal.draft import Draft
from bondjournal.errors import Damaged, JournalError, NotFound, TooNew
from bondjournal.journal.unfinished import nothing_left
from bondjournal.open_journal import Journal
from bondjournal.vault import drafts


def opened(
    journal: Journal, uuid: UUID, read: Callable[[UUID], bytes] | None = None
) -> Draft | None:
    """Return a draft that was left; None for one that is gone or cannot be gone on with.

    One that does not open, or holds what no program writes, is set aside as captures are and
    counted in `journal.quarantined`; one of a newer program stays and is counted in
    `journal.too_new`.

    Args:
        journal: the journal.
        uuid: the draft.
        read: returns what it holds, where that is not on the disk alone.

    Raises:
        JournalError: it cannot be read.
    """
    try:
        held = read(uuid) if read else drafts.open_draft(journal.vault, journal.keys, uuid)
        draft = Draft.from_bytes(held)
        if draft.uuid == uuid:
            return draft
    except NotFound:
        return None
    except TooNew:
        journal.too_new += 1
        return None
    except Damaged:
        pass
    journal.quarantined += 1
    # Where it cannot be moved it stays, and is reported again the next time.
    with suppress(JournalError):
        drafts.quarantine(journal.vault, uuid)
    return None


def unfinished(
    journal: Journal,
    uuid: UUID,
    drop: Callable[[UUID], object] | None = None,
    read: Callable[[UUID], bytes] | None = None,
) -> Draft | None:
    """Return a draft that was left, as `opened` does; None too where nothing of it is unfinished.

    Args:
        journal: the journal.
        uuid: the draft.
        drop: takes away a draft whose file outlived that it was kept; without it that stays.
        read: as `opened` takes it.

    Raises:
        JournalError: it cannot be read.
    """
    draft = opened(journal, uuid, read)
    if draft is None or not journal.read(nothing_left, draft):
        return draft
    if drop is not None:
        with suppress(JournalError):
            drop(uuid)
    return None
