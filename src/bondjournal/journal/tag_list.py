"""The tags that entries have, and changing one of them everywhere."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, func, select

from bondjournal import checks
from bondjournal.errors import NotFound
from bondjournal.journal import entries, tags, versions
from bondjournal.journal.entries import Changes, visible
from bondjournal.journal.tables import Entry, EntryTag, Tag
from bondjournal.wording import tags as words


class Listed(NamedTuple):
    """A tag as a row of a list."""

    name: str
    latest: date
    """The day of the newest entry that has it."""
    entries: int
    """How many entries have it."""


def listed(session: Session) -> list[Listed]:
    """Return every tag that an entry has, by name."""
    query = (
        select(Tag.name, func.max(Entry.day), func.count())
        .join(EntryTag, col(EntryTag.tag_uuid) == col(Tag.uuid))
        .join(Entry, col(EntryTag.entry_uuid) == col(Entry.uuid))
        .where(visible())
        .group_by(col(Tag.uuid))
    )
    return sorted(
        (Listed(*row) for row in session.exec(query)), key=lambda one: one.name.casefold()
    )


def named(session: Session, name: str) -> str:
    """Return a tag as it is written, from its name in any case, with or without its `#`.

    Raises:
        NotFound: no entry has it.
    """
    meant = tags.uuid_of(name.lstrip("#"))
    for one in listed(session):
        if tags.uuid_of(one.name) == meant:
            return one.name
    raise NotFound(words.NO_SUCH_TAG, words.LISTED_BY)


def rename(session: Session, name: str, new: str) -> str:
    """Give a tag another name in every entry, and return that; two of one name become one.

    Raises:
        NotFound: no entry has it.
        WrongUse: the other name cannot be one.
    """
    new, name = checks.tag(new), named(session, name)
    if tags.uuid_of(new) == tags.uuid_of(name):
        tag = session.exec(select(Tag).where(Tag.uuid == tags.uuid_of(name))).one()
        versions.edit(session, tag, name=new)
        return new
    for entry, present in _tagged(session, name):
        changed = [new if one == name else one for one in present]
        entries.edit(session, entry, Changes(tags=changed))
    return named(session, new)


def remove(session: Session, name: str) -> None:
    """Take a tag off every entry; the entries stay."""
    for entry, present in _tagged(session, name):
        entries.edit(session, entry, Changes(tags=[one for one in present if one != name]))


def _tagged(session: Session, name: str) -> Iterator[tuple[Entry, list[str]]]:
    """Give the entries that have a tag, each with its tags."""
    query = select(Entry).join(EntryTag, col(EntryTag.entry_uuid) == col(Entry.uuid))
    for entry in session.exec(query.where(EntryTag.tag_uuid == tags.uuid_of(name))).all():
        yield entry, tags.of_entry(session, entry.uuid)
