"""Everything in a journal as open JSON: `bondjournal-archive`, format 1.

One object: `format`, `version`, `exported_at`, then one array a table of the journal, named as
the table, each row an object of its columns. Rows name each other by uuid. Entries have their
`tags` beside their columns. With the history, `versions` holds every row as it was before an edit
or a deletion. `archive_in` reads all of it again.
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
"""The name of the table of versions; `version` is that of the format."""
LOCAL = {"id", "import_id"}
"""Columns that mean nothing on another machine."""
DAMAGED = "The archive is damaged or was changed; nothing was written."
DAMAGED_OR_NEWER = (
    "The archive is damaged or was changed, or a later version of bondjournal wrote it; "
    "nothing was written."
)
"""Where something in it is not known."""

_LEFT_OUT = {"entry_tag", "import", "version"}
TABLES = [table.name for table in metadata.sorted_tables if table.name not in _LEFT_OUT]
"""The tables that every archive has, in an order in which rows come after those they point at."""


def write(session: Session, path: Path, *, history: bool = False) -> None:
    """Write the archive to a new file.

    Raises:
        JournalError: the file is there already, or cannot be written.
    """
    with new_file(path) as target:
        for piece in pieces(session, history=history):
            target.write(piece.encode())


def spooled(session: Session, until: ExitStack, *, history: bool = False) -> Iterator[str]:
    """Return the archive in pieces that need no open journal, held until a block ends.

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
    """Return the conditions that leave out what an unfinished import has brought, and internals."""
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
