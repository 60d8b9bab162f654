"""Reading an archive to its end, and checking all of it before anything is written.

Every table and column must be known, every value allowed in its table, no row may come twice, and
a row that another points at must be there. An error names the row and quotes none of its content.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from bondjournal.errors import TooNew, WrongUse
from bondjournal.exchange.archive import (
    DAMAGED,
    DAMAGED_OR_NEWER,
    FORMAT,
    HISTORY,
    TABLES,
    VERSION,
)
from bondjournal.exchange.archive_rows import OWNER_COLUMNS, Values, checked
from bondjournal.exchange.archive_text import Part, parts
from bondjournal.journal import incoming, settings, tags
from bondjournal.journal.tables import metadata
from bondjournal.kinds import FIRST_REVISION, KINDS

_HEAD = ("format", "version", "exported_at")
TABLE_OF_PART = {name: name for name in TABLES} | {HISTORY: "version"}
STREAMED = ("entry", "version")
"""The long tables, whose rows are read a second time instead of being held in memory."""
CHANGED = "The file changed while it was being read; nothing was imported."


@dataclass
class Archive:
    """An archive that passed every check: all its rows except entries and versions."""

    path: Path
    rows: dict[str, list[Values]] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    sums: list[bytes] = field(default_factory=list)
    outside: dict[tuple[str, UUID], str] = field(default_factory=dict)
    """Rows that are pointed at but not in the archive, each with the first row pointing at it."""
    older: bool = False
    """Whether an earlier program wrote it, whose rows may not say which therapist they are for."""
    owner_by_session: dict[UUID | None, UUID] = field(default_factory=dict)
    """The therapist of an older archive's rows, by session; under None, of rows without one."""

    def reread(self, name: str) -> Iterator[Values]:
        """Read the rows of a long table once more.

        Raises:
            WrongUse: the file has changed since it was checked.
        """
        sums: list[bytes] = []
        for part in _parts(self.path, sums):
            if part.is_row and TABLE_OF_PART[part.name] == name:
                yield self.set_owner(TABLE_OF_PART[part.name], _row(part))
        if sums != self.sums:
            raise WrongUse(CHANGED)

    def set_owner(self, name: str, row: Values) -> Values:
        """Return a row with its therapist, where an older archive leaves no doubt who that is."""
        if self.older and name in OWNER_COLUMNS and row["therapist_uuid"] is None:
            about = row["appointment_uuid"] if name in ("entry", "moment") else None
            owners = self.owner_by_session
            row["therapist_uuid"] = owners.get(about) or owners.get(None)
        return row


def read(path: Path) -> Archive:
    """Read an archive to its end and check all of it.

    Raises:
        TooNew: a newer program wrote it.
        WrongUse: it is no archive, or not whole; the error says where, and quotes none of its text.
        JournalError: the file cannot be read.
    """
    found = Archive(path, {name: [] for name in TABLES if name not in STREAMED})
    seen = _Seen()
    for part in _parts(path, found.sums):
        if not part.is_row:
            seen.note(part)
            continue
        name, row = TABLE_OF_PART[part.name], _row(part)
        seen.note_row(name, row, _where(part))
        if name == "setting" and row["name"] in settings.INTERNAL:
            continue
        found.counted[name] += 1
        found.older = found.older or (name in OWNER_COLUMNS and "for_anyone" not in part.value)
        if name not in STREAMED:
            found.rows[name].append(row)
    seen.require_all()
    found.outside = seen.outside()
    found.owner_by_session = {
        row["uuid"]: row["therapist_uuid"] for row in found.rows["appointment"]
    }
    if len(found.rows["therapist"]) == 1:
        found.owner_by_session[None] = found.rows["therapist"][0]["uuid"]
    for name in OWNER_COLUMNS.keys() - set(STREAMED):
        for row in found.rows[name]:
            found.set_owner(name, row)
    return found


class _Seen:
    """What has been read of an archive so far: its head, its uuids, and what points at them."""

    def __init__(self) -> None:
        self.head: dict[str, Any] = {}
        self.tables: set[str] = set()
        self.uuids: dict[str, set[UUID]] = {name: set() for name in TABLE_OF_PART.values()}
        self.keys: set[Any] = set()
        self.pointers: dict[tuple[str, UUID], str] = {}

    def note(self, part: Part) -> None:
        """Note a member of the head, or the beginning of a table, which comes after the head."""
        if part.is_head:
            if part.name in TABLE_OF_PART:
                raise WrongUse("A table of the archive is not a list.", DAMAGED)
            self.head[part.name] = part.value
        elif part.name in _HEAD:
            raise WrongUse("The start of the archive is damaged.", DAMAGED)
        else:
            if not self.tables:
                _check_head(self.head)
            self.tables.add(part.name)

    def note_row(self, name: str, row: Values, where: str) -> None:
        """Note a row: its uuid, its unique keys, and what it points at."""
        if row["uuid"] in self.uuids[name]:
            raise WrongUse(f"{where}: It is in the archive twice.", DAMAGED)
        self.uuids[name].add(row["uuid"])
        for key in incoming.keys_taken(name, row):
            if (name, key) in self.keys:
                raise WrongUse(f"{where}: The archive has the same thing twice.", DAMAGED)
            self.keys.add((name, key))
        for pointer in metadata.tables[name].foreign_keys:
            target = row.get(pointer.parent.name)
            if target is not None:
                self.pointers.setdefault((pointer.column.table.name, target), where)
        for tag in row["tags"] if name == "entry" else ():
            self.pointers.setdefault(("tag", tags.uuid_of(tag)), where)

    def require_all(self) -> None:
        """Raise where a table is missing, unless it is newer than every table that is there."""
        _check_head(self.head)
        newest = max(map(_since, self.tables), default=FIRST_REVISION)
        if any(_since(name) <= newest for name in set(TABLES) - self.tables):
            raise WrongUse("A table is missing from the archive.", DAMAGED)

    def outside(self) -> dict[tuple[str, UUID], str]:
        """Return the rows that are pointed at but not in the archive."""
        return {
            one: where for one, where in self.pointers.items() if one[1] not in self.uuids[one[0]]
        }


def _since(name: str) -> str:
    """Return the revision that made a table; tables outside `KINDS` are as old as the first."""
    return KINDS[name].since if name in KINDS else FIRST_REVISION


def _check_head(head: dict[str, Any]) -> None:
    version = head.get("version")
    if head.get("format") != FORMAT or type(version) is not int or version < 1:
        raise WrongUse("This is not a bondjournal archive.", "'bondjournal export' makes one.")
    if version > VERSION:
        raise TooNew(
            "This archive was written by a newer version of bondjournal.", "Update bondjournal."
        )
    try:
        exported = datetime.fromisoformat(head.get("exported_at", ""))
    except (TypeError, ValueError):
        raise WrongUse("The start of the archive is damaged.", DAMAGED) from None
    if exported.utcoffset() is None:
        raise WrongUse("The start of the archive is damaged.", DAMAGED)


def _parts(path: Path, sums: list[bytes]) -> Iterator[Part]:
    return parts(path, {*_HEAD, *TABLE_OF_PART}, sums)


def _row(part: Part) -> Values:
    try:
        return checked(TABLE_OF_PART[part.name], part.value)
    except WrongUse as error:
        hint = DAMAGED_OR_NEWER if error.hint == DAMAGED_OR_NEWER else DAMAGED
        raise WrongUse(f"{_where(part)}: {error.message}", hint) from None


def _where(part: Part) -> str:
    return f"Row {part.number} of {part.name}"
