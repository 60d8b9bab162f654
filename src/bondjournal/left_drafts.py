"""Drafts that were left: opened, or set aside if they hold what no program writes."""

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
    """Return a draft that was left, or None if it is gone or cannot be continued.

    A draft that does not open, or holds what no program writes, is set aside as captures are and
    counted in `journal.quarantined`. A draft of a newer program stays and is counted in
    `journal.too_new`.

    Args:
        journal: the journal.
        uuid: the draft.
        read: returns what the draft holds, if that may not be on the disk yet.

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
    # If it cannot be moved, it stays and is reported again the next time.
    with suppress(JournalError):
        drafts.quarantine(journal.vault, uuid)
    return None


def unfinished(
    journal: Journal,
    uuid: UUID,
    drop: Callable[[UUID], object] | None = None,
    read: Callable[[UUID], bytes] | None = None,
) -> Draft | None:
    """Return a draft that was left, as `opened` does; also None if nothing of it is unfinished.

    Args:
        journal: the journal.
        uuid: the draft.
        drop: removes a draft that was kept but still has a file; without it, the file stays.
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
