"""Everything in a journal as open JSON: `bondjournal-archive`, format 1.

One object: `format`, `version`, `exported_at`, then one array for each table of the journal, named
after the table, with one object of columns for each row. Rows refer to each other by uuid. An entry
has its `tags` beside its columns. With the history, `versions` holds every row as it was before an
edit or a deletion. `archive_in` reads it all back.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, literal_column, select
from sqlmodel import Session, col

from bondjournal import dates
from bondjournal.journal import entries, settings, tags
from bondjournal.journal.tables import Entry, EntryTag, Setting, Tag, metadata
from bondjournal.vault import spool
from bondjournal.vault.files import new_file

FORMAT = "bondjournal-archive"
VERSION = 1
PAGE = 200

HISTORY = "versions"
"""The table of versions is called this in an archive, where `version` is the format's number."""
LOCAL = {"id", "import_id"}
"""Columns that mean nothing on another machine."""
DAMAGED = "The archive is damaged or was changed; nothing was written."
DAMAGED_OR_NEWER = (
    "The archive is damaged or was changed, or a newer version of bondjournal wrote it; nothing "
    "was written."
)
"""The hint for a part, a column or a value that this program does not know."""

_LEFT_OUT = {"entry_tag", "import", "version"}
TABLES = [table.name for table in metadata.sorted_tables if table.name not in _LEFT_OUT]
"""The tables of every archive, ordered so that a row comes after the rows it points at."""


def write(session: Session, path: Path, *, history: bool = False) -> None:
    """Write the archive to a new file.

    Raises:
        JournalError: the file is there already, or cannot be written.
    """
    with new_file(path) as target:
        for piece in pieces(session, history=history):
            target.write(piece.encode())


def spooled(session: Session, until: ExitStack, *, history: bool = False) -> Iterator[str]:
    """Return the archive in pieces that need no open journal and are held until `until` closes.

    Raises:
        JournalError: there is no room for it.
    """
    return until.enter_context(spool.spooled(pieces(session, history=history)))


def pieces(session: Session, *, history: bool = False) -> Iterator[str]:
    """Yield the archive in pieces of text, so that memory use does not grow with its size."""
    head = {"format": FORMAT, "version": VERSION, "exported_at": dates.now().isoformat()}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    for name in [*TABLES, "version"] if history else TABLES:
        yield f',\n "{HISTORY if name == "version" else name}": ['
        first = True
        for row in _rows(session, name):
            yield ("\n  " if first else ",\n  ") + json.dumps(row, ensure_ascii=False)
            first = False
        yield "]"
    yield "\n}\n"


def _rows(session: Session, name: str) -> Iterator[dict[str, Any]]:
    table = metadata.tables[name]
    columns = [column for column in table.columns if column.name not in LOCAL]
    place: ColumnElement[int] = literal_column("rowid")
    beyond = 0
    while True:
        query = select(place, *columns).where(place > beyond, *_visible(name))
        found = session.execute(query.order_by(place).limit(PAGE)).all()
        named = tags.of_all(session, [row.uuid for row in found]) if name == "entry" else {}
        for row in found:
            shown = {column.name: _plain(getattr(row, column.name)) for column in columns}
            if name == "entry":
                shown["tags"] = named.get(row.uuid, [])
            elif name == "version" and shown["row"] is not None:
                shown["row"] = without_local(shown["row"])
            yield shown
        if len(found) < PAGE:
            return
        beyond = found[-1].rowid


def without_local(former: dict[str, Any]) -> dict[str, Any]:
    """Return a former row without the columns that mean nothing on another machine."""

    def cut(row: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in row.items() if name not in LOCAL}

    return {
        name: cut(value)
        if isinstance(value, dict)
        else [cut(one) if isinstance(one, dict) else one for one in value]
        for name, value in former.items()
    }


def _visible(name: str) -> list[ColumnElement[bool]]:
    """Return the conditions that leave out rows of an unfinished import, and internal settings."""
    if name == "entry":
        return [entries.visible()]
    if name == "tag":
        used = select(col(EntryTag.tag_uuid)).join(Entry).where(entries.visible())
        return [col(Tag.uuid).in_(used)]
    if name == "setting":
        return [col(Setting.name).not_in(settings.INTERNAL)]
    return []


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.hex if hasattr(value, "hex") and not isinstance(value, float) else value
