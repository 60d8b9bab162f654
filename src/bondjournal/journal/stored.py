"""From a draft to the entry it becomes, and back."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from bondjournal import addition, checks
from bondjournal.addition import Addition, NewEntry
from bondjournal.draft import Draft
from bondjournal.journal import (
    additions,
    entries,
    owners,
    purging,
    unfinished,
    versions,
    whole_entries,
)
from bondjournal.journal.tables import Entry


def as_draft(session: Session, uuid: UUID, now: datetime) -> Draft:
    """Return an entry as the draft that changes it.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return unfinished.of_entry(session, versions.existing(session, Entry, uuid), now)


def draft_behind(session: Session, uuid: UUID, words: str, now: datetime, zone: str) -> Draft:
    """Return the draft that adds words to the end of an entry.

    If the entry was deleted in the meantime, it is a draft of the words alone.
    """
    entry = entries.by_uuid(session, uuid)
    if entry is None:
        return Draft(at=now, changed_at=now, zone=zone, body=words)
    begun = unfinished.of_entry(session, entry, now)
    return begun.changed(now, body=f"{entry.body}\n\n{words}").at_end


def store(session: Session, written: Draft, before: Draft | None) -> UUID:
    """Keep a draft as a new entry, or as the change of an entry; return the uuid of the entry.

    If the entry it changes was deleted in the meantime, it becomes a new one.

    Args:
        session: the session.
        written: the draft to keep.
        before: the draft it began as; None if that is not known, so that everything counts as
            changed.

    Raises:
        WrongUse: something in it cannot be kept.
    """
    entry = entries.by_uuid(session, written.editing or written.uuid)
    if entry is None:
        uuid = _add(session, written.addition())
        owners.give_as_said(session, uuid, written)
        return uuid
    whole_entries.change(session, entry.uuid, _changes_of(written, before))
    if before is None or written.whose != before.whose:
        owners.give_as_said(session, entry.uuid, written)
    if before is None or written.prompt != before.prompt:
        versions.edit(session, entry, prompt=written.prompt)
    return entry.uuid


def go_on(session: Session, uuid: UUID, more: str, *, at: datetime, zone: str) -> None:
    """Add words to the end of an entry; if it was deleted, they become a new entry.

    Raises:
        WrongUse: there are too many words.
    """
    entry = entries.by_uuid(session, uuid)
    if entry is not None:
        body = f"{entry.body}\n\n{checks.text(more)}"
        entries.edit(session, entry, entries.Changes(body=body))
        return
    made = Addition(at=at, zone=zone, entry=NewEntry(body=more))
    _add(session, addition.check(made))


def _changes_of(written: Draft, before: Draft | None) -> entries.Changes:
    """Return only the changed fields: the others may have been changed elsewhere."""

    def changed(name: str) -> str | None:
        value: str = getattr(written, name)
        return None if before is not None and value == getattr(before, name) else value

    return entries.Changes(
        body=changed("body"),
        title=changed("title"),
        tags=None if changed("tags") is None else written.tag_names,
        share=changed("share"),
        gist=changed("gist"),
    )


def _add(session: Session, made: Addition) -> UUID:
    if purging.is_gone_or_deleted(session, made.uuid):
        made = replace(made, uuid=uuid4())
    additions.keep(session, made)
    return made.uuid
