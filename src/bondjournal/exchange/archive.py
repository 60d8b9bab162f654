"""Everything in a journal as open JSON: `bondjournal-archive`, format 1.

One object: `format`, `version`, `exported_at`, then one array a table of the journal, named as
the table, each row an object of its columns. Rows name each other by uuid. Entries have their
`tags` beside their columns. With the history, `version` holds every row as it was before an edit
or a deletion.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from bondjournal import dates
from bondjournal.journal import entries, tags
from bondjournal.journal.tables import Entry, EntryTag, Tag, metadata

FORMAT = "bondjournal-archive"
VERSION = 1
PAGE = 200

_LEFT_OUT = {"entry_tag", "import", "version", "capture"}
_LOCAL = {"id", "import_id"}
"""Columns that mean nothing on another machine."""


def pieces(session: Session, *, history: bool = False) -> Iterator[str]:
    """Give the archive in pieces of text, so that memory stays flat whatever its size."""
    head = {"format": FORMAT, "version": VERSION, "exported_at": dates.now().isoformat()}
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    left_out = _LEFT_OUT - {"version"} if history else _LEFT_OUT
    for table in metadata.sorted_tables:
        if table.name in left_out:
            continue
        yield f',\n "{table.name}": ['
        first = True
        for row in _rows(session, table.name):
            yield ("\n  " if first else ",\n  ") + json.dumps(row, ensure_ascii=False)
            first = False
        yield "]"
    yield "\n}\n"


def _rows(session: Session, name: str) -> Iterator[dict[str, Any]]:
    table = metadata.tables[name]
    columns = [column for column in table.columns if column.name not in _LOCAL]
    beyond = 0
    while True:
        query = select(table.c.id, *columns).where(table.c.id > beyond, *_visible(name))
        found = session.execute(query.order_by(table.c.id).limit(PAGE)).all()
        named = tags.of_all(session, [row.uuid for row in found]) if name == "entry" else {}
        for row in found:
            shown = {column.name: _plain(getattr(row, column.name)) for column in columns}
            if name == "entry":
                shown["tags"] = named.get(row.uuid, [])
            yield shown
        if len(found) < PAGE:
            return
        beyond = found[-1].id


def _visible(name: str) -> list[ColumnElement[bool]]:
    """Return the conditions that leave out what an unfinished import has brought."""
    if name == "entry":
        return [entries.visible()]
    if name == "tag":
        used = select(col(EntryTag.tag_uuid)).join(Entry).where(entries.visible())
        return [col(Tag.uuid).in_(used)]
    return []


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.hex if hasattr(value, "hex") and not isinstance(value, float) else value
