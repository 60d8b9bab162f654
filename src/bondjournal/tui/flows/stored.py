"""From what is written to the entry it becomes, and back."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal.draft import Draft
from bondjournal.journal import additions, entries, tags, versions


def as_draft(session: Session, uuid: UUID, now: datetime) -> Draft | None:
    """Return an entry as the draft that changes it; None where it is gone."""
    entry = entries.by_uuid(session, uuid)
    if entry is None:
        return None
    return Draft(
        at=entry.at,
        changed_at=now,
        zone=entry.zone,
        body=entry.body,
        title=entry.title,
        tags=" ".join(tags.of(session, uuid)),
        share=entry.share,
        gist=entry.gist,
        prompt=entry.prompt,
        editing=uuid,
        door=entry.door,
    )


def store(session: Session, written: Draft, before: Draft) -> UUID:
    """Keep a new entry, or what was changed of one that is there."""
    entry = entries.by_uuid(session, written.editing) if written.editing else None
    if entry is None:
        kept = additions.keep(session, written.addition()).entry
        assert kept is not None
        return kept.uuid
    entries.edit(session, entry, changes_of(written, before))
    if written.prompt != before.prompt:
        versions.edit(session, entry, prompt=written.prompt)
    return entry.uuid


def changes_of(written: Draft, before: Draft) -> entries.Changes:
    """Return what was changed and nothing else: the rest may have been changed elsewhere."""

    def changed(name: str) -> str | None:
        value: str = getattr(written, name)
        return None if value == getattr(before, name) else value

    named = changed("tags")
    return entries.Changes(
        body=changed("body"),
        title=changed("title"),
        tags=None if named is None else named.replace(",", " ").split(),
        share=changed("share"),
        gist=changed("gist"),
    )
