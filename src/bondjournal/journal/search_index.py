"""The index of words: one FTS5 table over everything kept, maintained by this module.

It holds what `search_text.fold` makes of the words, not the words themselves. A row of it has the
id of the row it indexes, offset into a range of its own for every noun.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bondjournal.journal.search_text import fold
from bondjournal.journal.tables import Row
from bondjournal.kinds import KINDS

SCHEMA = (
    "CREATE VIRTUAL TABLE kept_search USING fts5(title, body, gist, tags, content='', "
    "contentless_delete=1, prefix='1 2', tokenize='ascii')"
)

COLUMNS = {name: kind.searched for name, kind in KINDS.items() if kind.searched}
"""The columns that are searched, by the name of the table. Ids of entries have no offset."""

_RANGE = 2**40
_RANGES = {noun: number * _RANGE for number, noun in enumerate(COLUMNS)}

_INSERT = text(
    "INSERT INTO kept_search(rowid, title, body, gist, tags) "
    "VALUES (:place, :title, :body, :gist, :tags)"
)
_DELETE = text("DELETE FROM kept_search WHERE rowid = :place")


def places(noun: str) -> range:
    """Return the range of numbers in the index for a noun; ids of rows are offset by its start."""
    return range(_RANGES[noun], _RANGES[noun] + _RANGE)


def add(session: Session, noun: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Add the words of new rows to the index.

    Args:
        session: the session.
        noun: their table; rows of a table that is not searched are ignored.
        rows: the values of their columns; for entries, with `tags`.
    """
    if noun in COLUMNS:
        worded = [{"place": _RANGES[noun] + row["id"], **_words(noun, row)} for row in rows]
        _execute(session, _INSERT, [one for one in worded if any(map(one.get, _NAMES))])


def put(session: Session, noun: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace the words of rows in the index; the arguments are those of `add`."""
    forget(session, noun, [row["id"] for row in rows])
    add(session, noun, rows)


def forget(session: Session, noun: str, ids: Iterable[int]) -> None:
    """Remove rows from the index."""
    if noun in COLUMNS:
        _execute(session, _DELETE, [{"place": _RANGES[noun] + one} for one in ids])


def add_row(session: Session, row: Row, named: Sequence[str] = ()) -> None:
    """Add the words of one new row to the index; for an entry, with its tags."""
    noun = str(row.__tablename__)
    columns = ("id", *COLUMNS.get(noun, ()))
    add(session, noun, [{name: getattr(row, name) for name in columns} | {"tags": named}])


def forget_row(session: Session, row: Row) -> None:
    """Remove one row from the index."""
    forget(session, str(row.__tablename__), [] if row.id is None else [row.id])


def has_words(noun: str, row: Mapping[str, Any]) -> bool:
    """Return whether a row has words to index."""
    return any(row.get(name) for name in COLUMNS.get(noun, ()))


def compact(session: Session) -> None:
    """Rewrite the index, so that no words of removed rows are left in its pages."""
    session.execute(text("INSERT INTO kept_search(kept_search) VALUES ('optimize')"))


_NAMES = ("title", "body", "gist", "tags")


def _words(noun: str, row: Mapping[str, Any]) -> dict[str, str]:
    words = [fold(row[name]) for name in COLUMNS[noun]]
    words += [""] * (len(_NAMES) - 1 - len(words))
    return dict(zip(_NAMES, [*words, fold(" ".join(row.get("tags", ())))], strict=True))


def _execute(session: Session, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(statement, rows)
