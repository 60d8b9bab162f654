"""Imports: many entries at once, out of sight until the last of them is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, insert, text
from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.addition import NewEntry
from bondjournal.journal import ownership, search_index, tags, versions
from bondjournal.journal.tables import Entry, EntryTag, Import, Version

_WORDS = (*search_index.COLUMNS["entry"], "tags")
"""The texts of an entry that are searched."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An entry from another source. Its uuid is made from its content unless it had one."""

    uuid: UUID
    at: datetime
    zone: str
    day: date
    entry: NewEntry
    quotes: tuple[str, ...] = ()


def begin(session: Session, format_: str) -> Import:
    """Begin an import; what it adds is out of sight until it is finished."""
    run = Import(format=format_)
    versions.keep(session, run)
    return run


def finish(session: Session, run: Import) -> None:
    """Make everything of an import visible at once."""
    run.finished = True
    session.add(run)


def new_ones(session: Session, batch: Sequence[Imported]) -> list[Imported]:
    """Return the entries that the journal does not have and never had."""
    uuids = [one.uuid for one in batch]
    present = set(session.exec(select(Entry.uuid).where(col(Entry.uuid).in_(uuids))))
    present |= set(session.exec(select(Version.row_uuid).where(col(Version.row_uuid).in_(uuids))))
    fresh: list[Imported] = []
    for one in batch:
        if one.uuid not in present:
            present.add(one.uuid)
            fresh.append(one)
    return fresh


def add(session: Session, run: Import, batch: Sequence[Imported]) -> int:
    """Add a batch of entries to an import; return how many were new."""
    fresh = new_ones(session, batch)
    if not fresh:
        return 0
    first = next_id(session)
    now, therapist = dates.now(), ownership.only_one(session)
    session.execute(
        insert(Entry),
        [
            {
                "id": number,
                "uuid": one.uuid,
                "kept_at": now,
                "edited_at": None,
                "edits": 0,
                "device": session.info.get("device", ""),
                "at": one.at,
                "zone": one.zone,
                "day": one.day,
                "title": one.entry.title,
                "body": one.entry.body,
                "share": one.entry.share,
                "gist": one.entry.gist,
                "quotes": list(one.quotes),
                "prompt": one.entry.prompt,
                "source": "imported",
                "therapist_uuid": therapist,
                "import_id": run.id,
            }
            for number, one in enumerate(fresh, first)
        ],
    )
    tagged = [
        {"entry_uuid": one.uuid, "tag_uuid": uuid, "position": position}
        for one in fresh
        for position, uuid in enumerate(
            dict.fromkeys(tags.found_or_added(session, name) for name in one.entry.tags)
        )
    ]
    if tagged:
        session.execute(insert(EntryTag), tagged)
    words = (
        {"id": number} | {name: getattr(one.entry, name) for name in _WORDS}
        for number, one in enumerate(fresh, first)
    )
    search_index.add(session, "entry", words)
    return len(fresh)


def next_id(session: Session) -> int:
    """Return the first id that no entry has or ever had."""
    last = session.exec(select(func.max(Entry.id))).one()
    used = session.execute(
        text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'entry'")
    ).scalar_one()
    return max(last or 0, int(used)) + 1


def any_unfinished(session: Session) -> bool:
    """Return whether an import was interrupted, or is still running."""
    query = select(Import.id).where(col(Import.finished).is_(False))
    return session.exec(query.limit(1)).first() is not None


def take_back(session: Session, most: int = 200) -> bool:
    """Remove up to `most` entries of unfinished imports; return whether there are more.

    Only a few at a time, so that others wait for a moment at most, and little room is needed on a
    disk that an import filled.
    """
    runs = select(Import.id).where(col(Import.finished).is_(False))
    mine = session.exec(
        select(Entry.id, Entry.uuid).where(col(Entry.import_id).in_(runs)).limit(most)
    ).all()
    uuids = [uuid for _, uuid in mine]
    session.execute(delete(EntryTag).where(col(EntryTag.entry_uuid).in_(uuids)))
    search_index.forget(session, "entry", [number for number, _ in mine if number is not None])
    session.execute(delete(Entry).where(col(Entry.uuid).in_(uuids)))
    if len(mine) == most:
        return True
    session.execute(delete(Import).where(col(Import.finished).is_(False)))
    tags.forget_unused(session)
    return False
