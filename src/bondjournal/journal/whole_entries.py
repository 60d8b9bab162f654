"""Entries, whole: read as values, and changed by their uuid."""

from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import entries, tags, values, versions
from bondjournal.journal.entries import Changes
from bondjournal.journal.tables import Entry


def find(session: Session, uuid: UUID) -> values.Entry | None:
    """Return the entry of this uuid with its tags, if it is there."""
    row = entries.by_uuid(session, uuid)
    return _value(session, row) if row is not None else None


def get(session: Session, uuid: UUID) -> values.Entry:
    """Return the entry of this uuid with its tags.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return _value(session, versions.existing(session, Entry, uuid))


def change(session: Session, uuid: UUID, changes: Changes) -> bool:
    """Change an entry as `entries.edit` does; return whether anything changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: a value is not allowed, as there.
    """
    return entries.edit(session, versions.existing(session, Entry, uuid), changes)


def _value(session: Session, row: Entry) -> values.Entry:
    return values.Entry.of(row, tags=tuple(tags.of(session, row.uuid)))
