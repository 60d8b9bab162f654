"""The index of words: one FTS5 table over everything kept, kept by code.

It holds what `search_text.fold` makes of the words, and none of the words themselves. A row of it
has the number of the row it is of, in a range of its own for every noun.
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
"""What is looked through of a row, by the name of its table. Entries have their own numbers."""

_RANGE = 2**40
_RANGES = {noun: number * _RANGE for number, noun in enumerate(COLUMNS)}

_INSERT = text(
    "INSERT INTO kept_search(rowid, title, body, gist, tags) "
    "VALUES (:place, :title, :body, :gist, :tags)"
)
_DELETE = text("DELETE FROM kept_search WHERE rowid = :place")


def places(noun: str) -> range:
    """Return the numbers that the rows of a noun may have in the index; its ids begin there."""
    return range(_RANGES[noun], _RANGES[noun] + _RANGE)


def add(session: Session, noun: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put the words of rows that are new into the index.

    Args:
        session: the session.
        noun: the table they are from; of one that is not looked through nothing is put.
        rows: the values of their columns; entries with their `tags`.
    """
    if noun in COLUMNS:
        worded = [{"place": _RANGES[noun] + row["id"], **_words(noun, row)} for row in rows]
        _execute(session, _INSERT, [one for one in worded if any(map(one.get, _NAMES))])


def put(session: Session, noun: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put the words of rows into the index, in place of what was there of them; as `add`."""
    forget(session, noun, [row["id"] for row in rows])
    add(session, noun, rows)


def forget(session: Session, noun: str, ids: Iterable[int]) -> None:
    """Take rows out of the index."""
    if noun in COLUMNS:
        _execute(session, _DELETE, [{"place": _RANGES[noun] + one} for one in ids])


def add_row(session: Session, row: Row, named: Sequence[str] = ()) -> None:
    """Put the words of one new row into the index; those of an entry with its tags."""
    noun = str(row.__tablename__)
    columns = ("id", *COLUMNS.get(noun, ()))
    add(session, noun, [{name: getattr(row, name) for name in columns} | {"tags": named}])


def forget_row(session: Session, row: Row) -> None:
    """Take one row out of the index."""
    forget(session, str(row.__tablename__), [] if row.id is None else [row.id])


def has_words(noun: str, row: Mapping[str, Any]) -> bool:
    """Say whether anything of a row is in the index."""
    return any(row.get(name) for name in COLUMNS.get(noun, ()))


def compact(session: Session) -> None:
    """Rewrite the index, so that words of rows taken out are no longer in it."""
    session.execute(text("INSERT INTO kept_search(kept_search) VALUES ('optimize')"))


_NAMES = ("title", "body", "gist", "tags")


def _words(noun: str, row: Mapping[str, Any]) -> dict[str, str]:
    words = [fold(row[name]) for name in COLUMNS[noun]]
    words += [""] * (len(_NAMES) - 1 - len(words))
    return dict(zip(_NAMES, [*words, fold(" ".join(row.get("tags", ())))], strict=True))


def _execute(session: Session, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(statement, rows)
