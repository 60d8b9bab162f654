"""What rows of another journal would decide for this one, and which decisions are taken.

Another journal never decides what goes on a page here, what replaces a name, or how the program
locks. A row that is here keeps its switches; those of a new row are off. A row that is nothing but
a decision is left out. A decision is taken only if the person asked for it.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, func, select

from bondjournal.checks import NO_PLACE
from bondjournal.journal import (
    deciding_settings,
    dumps,
    incoming,
    incoming_versions,
    settings,
    versions,
)
from bondjournal.journal.differing import Differing, Key
from bondjournal.journal.incoming_versions import Values
from bondjournal.journal.tables import Therapist, metadata

DECISIONS = ("preparation", "setting", "stand_in")
"""Tables whose rows are nothing but decisions."""
SWITCHES: dict[str, dict[str, Any]] = {
    "entry": {"share": "only-me"},
    "rating": {"on_page": False},
    "appointment": {"wished_on_page": False, "unsaid_on_page": False},
    "topic": {"state": "kept"},
}
"""Columns that decide what goes on a page, with the value that is off, for new rows."""
_OF_ITS_OWN = {"therapist": ("mentioned", "language", "style")}
"""Columns that are decisions only for a row that is here; those of a new row are data."""
_BESIDE = {"share": "gist"}
"""The column that goes along with a switch."""


def is_empty(session: Session) -> bool:
    """Return whether nothing was kept here so far, apart from settings."""
    everyone = session.exec(select(Therapist)).all()
    if len(everyone) > 1 or any(one.name or one.edits for one in everyone):
        return False
    return not any(
        session.execute(select(func.count()).select_from(table)).scalar()
        for table in metadata.sorted_tables
        if table.name not in ("therapist", "setting", "import")
    )


def differing(session: Session, name: str, rows: Sequence[Values]) -> list[Differing]:
    """Return what incoming rows of a table would decide here, in their order."""
    if name == "setting":
        return deciding_settings.differing(session, rows)
    found: list[Differing] = []
    switches = {**SWITCHES.get(name, {}), **dict.fromkeys(_OF_ITS_OWN.get(name, ()))}
    if not switches and name not in DECISIONS:
        return []
    present_rows = _PresentRows(session, name, rows)
    for row in rows:
        present = present_rows.matching(row)
        if name == "entry" and present is not None and present["door"] == NO_PLACE:
            continue
        if name in DECISIONS:
            if present is None or _decides(name, row) != _decides(name, present):
                found.append(_whole(name, row, present))
            continue
        for column, off in switches.items():
            if present is not None:
                says = _switches(name, row[column]) and row[column] != ""
                differs = says and row[column] != present[column]
            else:
                differs = column in SWITCHES.get(name, {}) and _is_on(name, row[column], off)
            if differs:
                now = present[column] if present else off
                # The text of a new entry is not needed for this, so it is not held in memory.
                held = {"uuid": row["uuid"]} if name == "entry" and present is None else row
                uuid = present["uuid"] if present else None
                found.append(Differing(name, held, column, row[column], now, uuid))
    return found


def settled(
    session: Session, name: str, rows: Sequence[Values], taken: Collection[Key]
) -> list[Values]:
    """Return incoming rows with every decision that was not taken removed."""
    if name == "setting":
        return deciding_settings.settled(session, rows, taken)
    if name in DECISIONS:
        apart = {one.key for one in differing(session, name, rows)} - set(taken)
        present_rows = _PresentRows(session, name, rows)
        return [
            row
            for row in rows
            if (name, row["uuid"]) not in apart and not present_rows.is_another(row)
        ]
    if name not in SWITCHES and name not in _OF_ITS_OWN:
        return list(rows)
    present_rows = _PresentRows(session, name, rows)
    return [
        row
        if (name, row["uuid"]) in taken
        else _without_decisions(name, row, present_rows.matching(row))
        for row in rows
    ]


def take(
    session: Session, found: Collection[Differing], outcome: incoming_versions.Outcome
) -> None:
    """Apply the decisions that were taken, even if the incoming row is an older state."""
    for one in found:
        if one.table == "setting":
            settings.put(session, one.row["name"], deciding_settings.merged(session, one.row))
            continue
        uuid: UUID = one.uuid_here or one.row["uuid"]
        uuid = outcome.same.get(uuid, uuid)
        row = versions.find(session, dumps.TABLES[one.table], uuid)
        if row is None:
            continue
        changes = {one.column: one.incoming_value} if one.column else _decides(one.table, one.row)
        if one.column in _BESIDE:
            changes[_BESIDE[one.column]] = one.row.get(_BESIDE[one.column], "")
        if one.new and one.column:
            continue  # The new row came in with this value already.
        if any(getattr(row, name) != value for name, value in changes.items()):
            incoming_versions.remember(session, one.table, one.row | {"uuid": uuid})
            versions.edit(session, row, **changes)


class _PresentRows:
    """The rows here, found by the uuid or unique keys of rows of another journal."""

    def __init__(self, session: Session, name: str, rows: Sequence[Values]) -> None:
        table = metadata.tables[name]
        query = table.select()
        if name == "entry":
            query = query.where(table.c.uuid.in_([row["uuid"] for row in rows]))
        self.name = name
        present_rows = [dict(row) for row in session.execute(query).mappings()]
        self.by_uuid = {row["uuid"]: row for row in present_rows}
        self.by_key = {key: row for row in present_rows for key in self._keys(row)}

    def matching(self, row: Values) -> Values | None:
        """Return the row here that is the same as a row of another journal, or None."""
        if row["uuid"] in self.by_uuid:
            return self.by_uuid[row["uuid"]]
        return next((self.by_key[key] for key in self._keys(row) if key in self.by_key), None)

    def is_another(self, row: Values) -> bool:
        """Return whether a row is a second preparation without a session, besides the one here."""
        present = self.matching(row) if self.name == "preparation" else None
        return (
            present is not None
            and row["appointment_uuid"] is None
            and present["uuid"] != row["uuid"]
        )

    def _keys(self, row: Values) -> list[tuple[Any, ...]]:
        if self.name == "preparation":
            # There is only one preparation without a session, although the database allows several.
            return [(row["therapist_uuid"], row["appointment_uuid"])]
        return incoming.keys_taken(self.name, row)


def _without_decisions(name: str, raw: Values, present: Values | None) -> Values:
    row = dict(raw)
    if present is None:
        for column, off in SWITCHES.get(name, {}).items():
            if _is_on(name, row[column], off):
                row[column] = off
        return row
    if (row["edits"], row["device"]) < (present["edits"], present["device"]):
        # The state here wins anyway, and the history keeps this row as it came.
        return row
    for column in (*SWITCHES.get(name, {}), *_OF_ITS_OWN.get(name, ())):
        if row[column] != present[column] and _switches(name, row[column]):
            row[column] = present[column]
            if beside := _BESIDE.get(column):
                row[beside] = present[beside]
    return row


def _is_on(name: str, value: Any, off: Any) -> bool:
    return bool(value == "open" if name == "topic" else value != off)


def _switches(name: str, value: Any) -> bool:
    """Return whether a value decides what goes on a page; for a topic, only "open" does."""
    return name != "topic" or value == "open"


def _decides(name: str, row: Values) -> Values:
    left_out = {"id", "uuid", "kept_at", "edited_at", "edits", "device", "name"}
    left_out |= {"therapist_uuid", "appointment_uuid"}
    own = metadata.tables[name].columns.keys()
    return {column: row[column] for column in own if column not in left_out}


def _whole(name: str, row: Values, present: Values | None) -> Differing:
    column = "instead" if name == "stand_in" else ""
    existing = present.get(column) if present else None
    return Differing(name, row, "", row.get(column), existing, present["uuid"] if present else None)
