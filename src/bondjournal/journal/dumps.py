"""Dumps: rows as JSON for former versions, written and read back."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, select

from bondjournal.journal import tags
from bondjournal.journal.tables import Entry, GoalRating, Row, TopicMaterial, Version, metadata

CHILDREN: dict[str, list[tuple[type[Row], str]]] = {
    "entry": [(TopicMaterial, "entry_uuid")],
    "tried": [(TopicMaterial, "tried_uuid")],
    "topic": [(TopicMaterial, "topic_uuid")],
    "goal": [(GoalRating, "goal_uuid")],
}
"""The tables whose rows live and go with a row of a noun, with the column that names it."""

TABLES: dict[str, type[Row]] = {str(one.__tablename__): one for one in Row.__subclasses__()}
"""Every table, by its noun."""


def noun(row: Row) -> str:
    """Return the noun of a row: the name of its table."""
    return str(row.__tablename__)


def row_as_json(session: Session, row: Row) -> dict[str, Any]:
    """Return a row as JSON, with its tags and the rows that live and go with it."""
    dumped: dict[str, Any] = {"row": row.model_dump(mode="json")}
    if isinstance(row, Entry):
        dumped["tags"] = tags.of_entry(session, row.uuid)
    for child, column in CHILDREN.get(noun(row), []):
        found = session.exec(select(child).where(getattr(child, column) == row.uuid)).all()
        if found:
            dumped[str(child.__tablename__)] = [one.model_dump(mode="json") for one in found]
    return dumped


def children(version: Version) -> Iterable[tuple[type[Row], dict[str, Any]]]:
    """Yield the rows that live and go with the row of a version: the table, and the row's JSON."""
    for child, _column in CHILDREN.get(version.noun, []):
        for raw in (version.row or {}).get(str(child.__tablename__), []):
            yield child, raw


def parents_present(session: Session, child: type[Row], raw: dict[str, Any]) -> bool:
    """Return whether all rows that a dumped row points at are there."""
    values = read(child, raw)
    for key in metadata.tables[str(child.__tablename__)].foreign_keys:
        wanted = values[key.parent.name]
        if wanted is not None:
            parent = TABLES[key.column.table.name]
            if session.exec(select(parent.id).where(parent.uuid == wanted)).first() is None:
                return False
    return True


def read(table: type[Row], raw: dict[str, Any]) -> dict[str, Any]:
    """Return the column values of a row from its JSON."""
    row = table.model_validate(raw)
    return {name: getattr(row, name) for name in table.model_fields}
