"""Merging rows of another journal with those here.

Rows are the same if they have the same uuid, or the same unique key: a tag, a setting, a therapist
or a stand-in by its name, a rating by its appointment and scale. Of two states of a row the one
with the higher edit counter wins, then the one with the higher device id; the other becomes a
version. A row that was deleted here is not brought back, nor a row that cannot exist without it.
The same rows twice change nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any
from unicodedata import normalize
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint, bindparam, update
from sqlmodel import Session, col, func, select

from bondjournal import checks
from bondjournal.journal import imports, ownership, search_index, tags
from bondjournal.journal.incoming_versions import Outcome, Values, remember
from bondjournal.journal.tables import Capture, Import, Tag, Therapist, Version, metadata

_OF_THIS_MACHINE = "last-opened"
"""The setting with the instant at which the journal was last opened on this machine."""
Placed = tuple[UUID, UUID | None, UUID | None]
"""An entry, its session, and its therapist."""

_WITHOUT_HISTORY = ("setting", "tag")


def deleted(
    session: Session,
    uuids: Iterable[UUID] | None = None,
    *,
    why: tuple[str, ...] = ("deleted", "gone"),
) -> set[UUID]:
    """Return which of these rows, or of all rows, were deleted here."""
    query = select(Version.row_uuid).where(col(Version.why).in_(why))
    if uuids is not None:
        query = query.where(col(Version.row_uuid).in_(list(uuids)))
    return set(session.exec(query))


def entries_here(session: Session, batch: Sequence[Values]) -> dict[UUID, Values]:
    """Return the entries here that have the uuids of a batch, by uuid."""
    uuids = [one["uuid"] for one in batch]
    table = metadata.tables["entry"]
    found = session.execute(table.select().where(table.c.uuid.in_(uuids))).mappings()
    existing = {row["uuid"]: dict(row) for row in found}
    named = tags.of_all(session, list(existing))
    for uuid, row in existing.items():
        row["tags"] = named.get(uuid, [])
    return existing


def add_entries(session: Session, run: Import, batch: Sequence[Values]) -> None:
    """Add new entries; until the end they stay out of sight and have no session or therapist.

    Their tags are here already.
    """
    first = imports.next_id(session)
    own = [one.name for one in metadata.tables["entry"].columns]
    session.execute(
        metadata.tables["entry"].insert(),
        [
            {name: one[name] for name in own if name in one}
            | {"id": number, "import_id": run.id, "appointment_uuid": None, "therapist_uuid": None}
            for number, one in enumerate(batch, first)
        ],
    )
    tagged = [
        {"entry_uuid": one["uuid"], "tag_uuid": tags.uuid_of(name), "position": position}
        for one in batch
        for position, name in enumerate(one["tags"])
    ]
    if tagged:
        session.execute(metadata.tables["entry_tag"].insert(), tagged)
    numbered = ({**one, "id": number} for number, one in enumerate(batch, first))
    search_index.add(session, "entry", numbered)


def add_tags(session: Session, wanted: Iterable[Values]) -> None:
    """Add those of these tags that are not here."""
    rows = {row["uuid"]: row for row in wanted}
    existing = set(session.exec(select(Tag.uuid).where(col(Tag.uuid).in_(rows))))
    if new := [row for uuid, row in rows.items() if uuid not in existing]:
        session.execute(metadata.tables["tag"].insert(), new)


def make_room(session: Session, therapists: Sequence[Values]) -> bool:
    """Remove the nameless therapist that a journal begins with, unless something refers to them.

    Rows that belonged to them get an incoming therapist later. Return whether they were removed.
    """
    everyone = session.exec(select(Therapist)).all()
    if len(everyone) != 1 or not therapists:
        return False
    (first,) = everyone
    if first.name or first.edits or first.uuid in {one["uuid"] for one in therapists}:
        return False
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            belongs = table.name in {one.__tablename__ for one in ownership.OWNED_TABLES}
            points_here = key.column.table.name == "therapist" and not belongs
            if points_here and _points(session, key.parent, first.uuid):
                return False
    for noun in ownership.OWNED_TABLES:
        owned = update(noun).where(noun.therapist_uuid == first.uuid)
        session.execute(owned.values(therapist_uuid=None))
    session.delete(first)
    session.flush()
    return True


def _points(session: Session, column: "Column[Any]", uuid: UUID) -> bool:
    return session.execute(select(column).where(column == uuid).limit(1)).first() is not None


def merge_rows(session: Session, name: str, rows: Sequence[Values], outcome: Outcome) -> None:
    """Merge the rows of a table other than entry; rows they point at were merged before."""
    table = metadata.tables[name]
    existing = {row["uuid"]: dict(row) for row in session.execute(table.select()).mappings()}
    by_key = {key: row for row in existing.values() for key in _keys(table, row)}
    new: list[Values] = []
    for raw in rows:
        row = _pointed(table, raw, outcome)
        if row is None or (row["uuid"] in outcome.gone and row["uuid"] not in existing):
            outcome.gone.add(raw["uuid"])
            outcome.left += 1
            continue
        keys = _keys(table, row)
        present = existing.get(row["uuid"]) or next((by_key[k] for k in keys if k in by_key), None)
        if present is None:
            new.append(row)
            by_key |= dict.fromkeys(keys, row)
            outcome.new += name != "tag"
            continue
        outcome.known += name != "tag"
        if present["uuid"] != row["uuid"]:
            outcome.same[row["uuid"]] = present["uuid"]
            row["uuid"] = present["uuid"]
        free = all(by_key.get(key, present) is present for key in keys)
        before = _keys(table, present)
        if _settle(session, table, present, row, free=free):
            by_key = {key: one for key, one in by_key.items() if key not in before}
            by_key |= dict.fromkeys(keys, present)
    if new:
        last = session.execute(select(func.max(table.c.id))).scalar() or 0
        session.execute(table.insert(), new)
        added = session.execute(table.select().where(table.c.id > last)).mappings()
        search_index.add(session, name, [dict(row) for row in added])


def merge_entry(session: Session, present: Values, raw: Values, outcome: Outcome) -> None:
    """Merge an incoming state of an entry with the one here."""
    row = _pointed(metadata.tables["entry"], raw, outcome)
    if row is None:
        return
    if door := present["door"]:
        # The door an entry was written behind never changes, whatever a file says.
        row |= {"door": door} | ({"share": "only-me"} if door == checks.NO_PLACE else {})
    _settle(session, metadata.tables["entry"], present, row, free=True)


def place_entries(session: Session, rows: Iterable[Placed], outcome: Outcome) -> None:
    """Set the session and the therapist of new entries."""
    placed = [
        {
            "which": entry,
            "session": None if appointment in outcome.gone else appointment,
            "them": outcome.same.get(therapist, therapist)
            if therapist and therapist not in outcome.gone
            else None,
        }
        for entry, appointment, therapist in rows
    ]
    table = metadata.tables["entry"]
    if placed:
        statement = update(table).where(table.c.uuid == bindparam("which"))
        session.connection().execute(
            statement.values(
                appointment_uuid=bindparam("session"), therapist_uuid=bindparam("them")
            ),
            placed,
        )


def merge_captures(session: Session, rows: Sequence[Values], outcome: Outcome) -> None:
    """Record captures that were merged elsewhere, so that a replayed one changes nothing."""
    existing = set(session.exec(select(Capture.uuid)))
    new = [row for row in rows if row["uuid"] not in existing]
    outcome.new += len(new)
    outcome.known += len(rows) - len(new)
    if new:
        session.execute(metadata.tables["capture"].insert(), new)


def of_those_here(session: Session, rows: Sequence[Values]) -> list[Values]:
    """Return the tags that are here; a tag that no entry has is not brought in."""
    existing = set(session.exec(select(Tag.uuid)))
    return [row for row in rows if row["uuid"] in existing]


def known(session: Session, name: str) -> Callable[[Values], str]:
    """Return a function that tells whether a row of a table is "new", "known" or "left" out."""
    table = metadata.tables[name]
    own = [one for one in table.columns if one.name in {"uuid", *chain(*_unique(table))}]
    existing = list(session.execute(select(*own)).mappings())
    uuids = {row["uuid"] for row in existing}
    keys = {key for row in existing for key in _keys(table, dict(row))}
    gone = deleted(session)
    lives_with = [key.parent.name for key in table.foreign_keys if _needed(key)]

    def state_of(row: Values) -> str:
        if row["uuid"] in uuids or any(key in keys for key in _keys(table, row)):
            return "known"
        return "left" if {row["uuid"], *map(row.get, lives_with)} & gone else "new"

    return state_of


def keys_taken(name: str, row: Values) -> list[tuple[Any, ...]]:
    """Return the unique keys of a row of this table."""
    return _keys(metadata.tables[name], row)


def _pointed(table: Table, raw: Values, outcome: Outcome) -> Values | None:
    """Return a row with its references mapped to rows here; None if a needed one is gone."""
    row = dict(raw)
    for key in table.foreign_keys:
        name = key.parent.name
        target = row.get(name)
        if target in outcome.same:
            row[name] = outcome.same[target]
        elif target in outcome.gone:
            if _needed(key):
                return None
            row[name] = None
    return row


def _needed(key: ForeignKey) -> bool:
    """Return whether a row cannot exist without the row that this key points at."""
    return key.ondelete == "CASCADE" or not key.parent.nullable


def _settle(session: Session, table: Table, present: Values, row: Values, *, free: bool) -> bool:
    """Keep the winning one of two states of a row; the other becomes a version.

    Return whether the incoming state won.

    `free` is False if a unique key of the incoming state belongs to another row here.
    """
    if all(present[name] == value for name, value in row.items()):
        return False
    if table.name == "setting" and row["name"] == _OF_THIS_MACHINE:
        return False
    wins = free and (row["edits"], row["device"]) > (present["edits"], present["device"])
    if table.name not in _WITHOUT_HISTORY:
        remember(session, table.name, present if wins else row)
    if not wins:
        return False
    changes = {name: value for name, value in row.items() if name != "tags"}
    session.execute(update(table).where(table.c.id == present["id"]).values(**changes))
    present.update(row)
    if table.name == "entry":
        tags.put(session, row["uuid"], row["tags"])
    search_index.put(session, table.name, [present])
    return True


def _keys(table: Table, row: Values) -> list[tuple[Any, ...]]:
    """Return the unique keys of a row; therapists' names regardless of case and Unicode form."""
    found = []
    for names in _unique(table):
        values = tuple(row[name] for name in names)
        if table.name == "therapist":
            values = (normalize("NFC", values[0]).casefold(),)
        if None not in values:
            found.append((names, values))
    return found


@cache
def _unique(table: Table) -> list[tuple[str, ...]]:
    several = [
        tuple(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)
    ]
    single = [(one.name,) for one in table.columns if one.unique]
    return sorted({*single, *several} - {("uuid",)})
