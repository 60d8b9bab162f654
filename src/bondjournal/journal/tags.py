"""Tags: words to find entries by."""

from collections.abc import Iterable, Sequence
from unicodedata import normalize
from uuid import UUID, uuid5

from sqlalchemy import delete
from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal.tables import EntryTag, Tag

_NAMES = UUID("0b8f3a52-2c1e-4a57-8f5b-54d2f2f0c1aa")


def uuid_of(name: str) -> UUID:
    """Return the uuid of a tag, which is the same on every machine and in any case."""
    return uuid5(_NAMES, normalize("NFC", name).casefold())


def of_entry(session: Session, entry: UUID) -> list[str]:
    """Return an entry's tags in the order given."""
    query = (
        select(Tag.name)
        .join(EntryTag, col(EntryTag.tag_uuid) == col(Tag.uuid))
        .where(EntryTag.entry_uuid == entry)
        .order_by(col(EntryTag.position))
    )
    return list(session.exec(query))


def of_all(session: Session, entries: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Return the tags of several entries; an entry without any is left out."""
    query = (
        select(EntryTag.entry_uuid, Tag.name)
        .join(Tag, col(EntryTag.tag_uuid) == col(Tag.uuid))
        .where(col(EntryTag.entry_uuid).in_(entries))
        .order_by(col(EntryTag.position))
    )
    found: dict[UUID, list[str]] = {}
    for entry, name in session.exec(query):
        found.setdefault(entry, []).append(name)
    return found


def put(session: Session, entry: UUID, names: Iterable[str]) -> None:
    """Give an entry these tags and no others."""
    session.execute(delete(EntryTag).where(col(EntryTag.entry_uuid) == entry))
    for position, uuid in enumerate(dict.fromkeys(found_or_added(session, name) for name in names)):
        session.add(EntryTag(entry_uuid=entry, tag_uuid=uuid, position=position))
    session.flush()


def found_or_added(session: Session, name: str) -> UUID:
    """Return the uuid of a tag, adding the tag if it is new."""
    uuid = uuid_of(name)
    if session.exec(select(Tag.id).where(Tag.uuid == uuid)).first() is None:
        session.add(
            Tag(uuid=uuid, name=name, kept_at=dates.now(), device=session.info.get("device", ""))
        )
        session.flush()
    return uuid


def forget_unused(session: Session) -> None:
    """Remove tags that no entry has."""
    session.execute(delete(Tag).where(col(Tag.uuid).not_in(select(EntryTag.tag_uuid))))
