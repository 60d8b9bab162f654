"""Drafts that were left: opened, or set aside where they hold what no program writes."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from bondjournal.draft import Draft
from bondjournal.errors import Damaged, JournalError, NotFound, TooNew
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
    # Where it cannot be moved it stays, and is told again the next time.
    with suppress(JournalError):
        drafts.quarantine(journal.vault, uuid)
    return None
