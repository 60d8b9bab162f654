"""Merging former rows of another journal into the history; what was removed here stays removed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.journal import versions
from bondjournal.journal.tables import Row, Version, metadata

Values = dict[str, Any]

_CLASSES: dict[str, type[Row]] = {str(one.__tablename__): one for one in Row.__subclasses__()}


@dataclass
class Outcome:
    """What became of incoming rows: new, known, or left out because of a deletion here."""

    new: int = 0
    known: int = 0
    left: int = 0
    same: dict[UUID, UUID] = field(default_factory=dict)
    """The uuid of rows here, by the other uuid they came with."""
    gone: set[UUID] = field(default_factory=set)
    """The uuids of rows that are not brought back."""


def last_version(session: Session) -> int:
    """Return the id of the newest version here; 0 if there is none."""
    return session.exec(select(func.max(Version.id))).one() or 0


def merge_versions(
    session: Session, rows: Sequence[Values], gone: set[UUID], outcome: Outcome, until: int
) -> None:
    """Merge incoming versions; nothing comes back of rows that were removed for good here.

    Args:
        session: the session.
        rows: the incoming versions.
        gone: the rows that were removed for good here.
        outcome: what became of the rows themselves.
        until: the newest version before the import. A state is known by one of these alone: the
            import itself makes versions of what it changes.
    """
    uuids = [row["uuid"] for row in rows]
    existing = set(session.exec(select(Version.uuid).where(col(Version.uuid).in_(uuids))))
    row_uuids = [outcome.same.get(row["row_uuid"], row["row_uuid"]) for row in rows]
    query = select(Version.row_uuid, Version.edit, Version.noun, Version.row)
    query = query.where(col(Version.row_uuid).in_(row_uuids), col(Version.id) <= until)
    states: dict[tuple[UUID, int], list[Values]] = {}
    for uuid, edit, noun, former in session.exec(query):
        if former is not None:
            states.setdefault((uuid, edit), []).append(_says(noun, former))
    new = []
    for raw in rows:
        row = dict(raw)
        row["row_uuid"] = outcome.same.get(row["row_uuid"], row["row_uuid"])
        same = states.get((row["row_uuid"], row["edit"]), [])
        if row["uuid"] in existing or (
            row["row"] is not None and _says(row["noun"], row["row"]) in same
        ):
            outcome.known += 1
            continue
        # A row that is here was not deleted here: its state before is plain history.
        if row["why"] == "deleted" and _is_here(session, row):
            row["why"] = "edited"
        if row["row_uuid"] in gone or (row["why"] == "gone" and _is_here(session, row)):
            outcome.left += 1
            continue
        if row["row"] is not None:
            row["row"] = _with_pointers(row["noun"], row["row"], outcome)
        new.append(row)
        outcome.new += 1
    if new:
        session.execute(metadata.tables["version"].insert(), new)


def remember(session: Session, noun: str, state: Values) -> None:
    """Keep a state of a row as a version, unless its history has it."""
    table = _CLASSES[noun]
    own = {name: value for name, value in state.items() if name in table.model_fields}
    dumped = table(**own).model_dump(mode="json")
    dumped["id"] = None
    if noun == "entry":
        dumped["import_id"] = None
    former: Values = {"row": dumped}
    if noun == "entry":
        former["tags"] = state["tags"]
    query = select(Version.row).where(
        Version.row_uuid == state["uuid"], Version.edit == state["edits"]
    )
    if any(_says(noun, known) == _says(noun, former) for known in session.exec(query) if known):
        return
    said = json.dumps(_says(noun, former), sort_keys=True)
    version = Version(
        uuid=uuid5(state["uuid"], said),
        noun=noun,
        row_uuid=state["uuid"],
        row=former,
        why="merged",
        at=dates.now(),
        edit=state["edits"],
    )
    versions.keep(session, version)


def _is_here(session: Session, version: Values) -> bool:
    noun = version["noun"]
    if noun not in _CLASSES:
        return False
    table = _CLASSES[noun]
    found = select(table.id).where(table.uuid == version["row_uuid"])
    return session.exec(found).first() is not None


def _with_pointers(noun: str, former: Values, outcome: Outcome) -> Values:
    """Return a former row with its references mapped to the uuids of rows here."""
    if not outcome.same:
        return former
    own = dict(former["row"])
    for key in metadata.tables[noun].foreign_keys:
        found = own.get(key.parent.name)
        if found is not None and UUID(hex=found) in outcome.same:
            own[key.parent.name] = str(outcome.same[UUID(hex=found)])
    return former | {"row": own}


@cache
def _begun(noun: str) -> Values:
    """Return the columns of a table that have a plain default, with it."""
    fields = _CLASSES[noun].model_fields
    return {
        name: one.default
        for name, one in fields.items()
        if not one.is_required() and one.default_factory is None
    }


def _says(noun: str, former: Mapping[str, Any]) -> Values:
    """Return the values of a former row; columns that it does not have get their default."""
    said = _begun(noun) | former["row"]
    own = {name: one for name, one in said.items() if name not in ("id", "import_id")}
    return {"row": own, "tags": former.get("tags", [])}
