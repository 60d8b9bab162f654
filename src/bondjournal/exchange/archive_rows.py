"""The rows of an archive, checked as strictly as anything that a person keeps.

Types, lengths and years are checked here and in `checks`. Constraints are the tables' own, which
SQLite evaluates for the bare values, in memory and without a table.
"""

import re
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column
from sqlmodel import UTCDateTime

from bondjournal import checks
from bondjournal.errors import WrongUse
from bondjournal.exchange import archive_values
from bondjournal.exchange.archive import DAMAGED_OR_NEWER, LOCAL, TABLES, without_local
from bondjournal.exchange.archive_settings import setting
from bondjournal.exchange.archive_values import READ
from bondjournal.journal import preparations, tags
from bondjournal.journal.tables import metadata
from bondjournal.kinds import KINDS
from bondjournal.page_formats import FORMATS
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.wording.preparing import STEPS_BEFORE

Values = dict[str, Any]
"""A row's values by column, in the types of its table; an entry's `tags` stand beside them."""

_CHILDREN = {
    "entry": {"tags", "topic_material"},
    "tried": {"topic_material"},
    "topic": {"topic_material"},
    "goal": {"goal_rating"},
}
"""What a version of a row holds beside the row: the parts that are deleted along with it."""
OWNER_COLUMNS: dict[str, Values] = {
    name: {"therapist_uuid": None, "for_anyone": False}
    for name in ("entry", "goal", "helped", "moment", "practical")
} | {name: {"for_anyone": False} for name in ("topic", "tried")}
"""Columns that say which therapist a row is for, and their values where an archive has none."""
ADDED_COLUMNS: tuple[dict[str, Values], ...] = (
    OWNER_COLUMNS,
    {"entry": {"door": ""}},
    {"entry": {"waits": False, "session_on": None}, "rating": {"session_on": None}},
    {"therapist": {"ended_at": None}},
    {"rating": {"told_low": False}},
    {
        "page": {"answers": {}},
        "preparation": {"left_off": []},
        "therapist": {"language": "", "style": ""},
    },
)
"""Columns that later revisions added, oldest first, and the values that older archives get."""
_AS_IT_IS = {("page", "text"), ("page", "path")}
_NEEDED = {(name, kind.needed) for name, kind in KINDS.items() if kind.needed}
_ONE_OF = {
    ("preparation", "step"): (*preparations.STEPS, *STEPS_BEFORE, preparations.WRITTEN),
    ("page", "style"): tuple(STYLES),
    ("therapist", "style"): ("", *STYLES),
    ("therapist", "language"): ("", *LANGUAGES),
    ("page", "format"): tuple(FORMATS),
}


def checked(name: str, raw: Any) -> Values:
    """Return a row's values.

    Raises:
        WrongUse: this table could not hold it; the error quotes none of its text. The hint is
            DAMAGED_OR_NEWER where a later program could have written the row.
    """
    known = columns(name)
    beside = {"tags"} if name == "entry" else set()
    if isinstance(raw, dict):
        for added in ADDED_COLUMNS:
            later = added.get(name, {})
            if not set(raw) & set(later):
                raw = later | raw
        if not set(raw) <= set(known) | beside:
            raise WrongUse("It has an unknown column.", DAMAGED_OR_NEWER)
    if not isinstance(raw, dict) or set(raw) != set(known) | beside:
        raise WrongUse("It does not have the columns of this table.")
    values = {
        column: _value(name, of, raw[column]) if column != "row" else raw[column]
        for column, of in known.items()
    }
    if not _holds(name)(values):
        raise WrongUse("A value in it is not allowed.", DAMAGED_OR_NEWER)
    if name == "entry":
        values["tags"] = archive_values.tag_names(raw["tags"])
    elif name == "therapist" and values["state"] == "ended":
        values["ended_at"] = values["ended_at"] or values["edited_at"] or values["kept_at"]
    elif name == "version":
        values["row"] = _former(values)
    _check_beyond(name, values)
    return values


def _check_beyond(name: str, values: Values) -> None:
    """Check the rules that a single table has."""
    if name == "entry":
        if any(not quote or quote not in values["body"] for quote in values["quotes"]):
            raise WrongUse("A quote in it does not appear in its text.")
    elif name == "tag":
        if checks.tag(values["name"]) != values["name"]:
            raise WrongUse("A tag is one word.")
        if tags.uuid_of(values["name"]) != values["uuid"]:
            raise WrongUse("Its uuid does not match its name.")
    elif name == "setting":
        setting(values["name"], values["value"])
    elif name == "series" and values["at_time"]:
        archive_values.time_of_day(values["at_time"])


@cache
def columns(name: str) -> dict[str, "Column[Any]"]:
    """Return the columns that an archive has of a table, by name."""
    return {one.name: one for one in metadata.tables[name].columns if one.name not in LOCAL}


def _value(table: str, column: "Column[Any]", given: Any) -> Any:
    name = column.name
    kind = datetime if isinstance(column.type, UTCDateTime) else column.type.python_type
    if isinstance(column.type, JSON):
        return archive_values.json(name, given)
    if given is None and column.nullable:
        return None
    if kind is int:
        return archive_values.number(name, given)
    if not isinstance(given, bool if kind is bool else str):
        raise WrongUse("A value in it is of the wrong kind.")
    return READ[kind](given) if kind in READ else _words(table, name, given)


def _words(table: str, name: str, given: Any) -> str:
    if (table, name) == ("entry", "body"):
        return checks.text(given)
    if (table, name) in _AS_IT_IS:
        checks.line(given, "A text", most=checks.MAX_TEXT * 32)
        return str(given)
    words = checks.line(given, "A line")
    if not words and (table, name) in _NEEDED:
        raise WrongUse("A required text is missing.")
    if words not in _ONE_OF.get((table, name), (words,)):
        raise WrongUse("A value in it is not allowed.", DAMAGED_OR_NEWER)
    return words


def _former(version: Values) -> dict[str, Any] | None:
    """Check a former row as a row of its table, and return it as it was kept."""
    noun, former = version["noun"], version["row"]
    if (former is None) != (version["why"] == "gone"):
        raise WrongUse("A former row in it is missing.")
    if noun not in _VERSIONED and (noun or former is not None):
        raise WrongUse("It is a former row of an unknown table.", DAMAGED_OR_NEWER)
    if former is None:
        return None
    beside = _CHILDREN.get(noun, set())
    if not isinstance(former, dict) or "row" not in former or not set(former) <= {"row"} | beside:
        raise WrongUse("A former row in it cannot be read.")
    for name, value in former.items():
        if name == "tags":
            archive_values.tag_names(value)
        elif name == "row":
            _former_row(noun, value, former.get("tags", []), version["row_uuid"])
        elif not isinstance(value, list):
            raise WrongUse("A former row in it cannot be read.")
        else:
            for one in value:
                _former_row(name, one, [], None)
    return without_local(former)


def _former_row(noun: str, raw: Any, named: list[str], uuid: UUID | None) -> None:
    if not isinstance(raw, dict):
        raise WrongUse("A former row in it cannot be read.")
    row = {name: value for name, value in raw.items() if name not in LOCAL}
    values = checked(noun, row | {"tags": named} if noun == "entry" else row)
    if uuid is not None and values["uuid"] != uuid:
        raise WrongUse("A former row in it has a different uuid.")


_VERSIONED = {name for name in TABLES if name not in ("capture", "setting")}


@cache
def _holds(name: str) -> Callable[[Values], bool]:
    """Return a function that says whether a row's values keep its table's check constraints."""
    rules = [
        str(one.sqltext)
        for one in metadata.tables[name].constraints
        if isinstance(one, CheckConstraint)
    ]
    used = [one for one in columns(name) if any(re.search(rf"\b{one}\b", rule) for rule in rules)]
    if not rules:
        return lambda _: True
    asked = ", ".join(f"? AS {one}" for one in used)
    # The rules and the names are the program's own; the values are bound.
    query = f"SELECT {' AND '.join(f'coalesce({rule}, 1)' for rule in rules)} FROM (SELECT {asked})"  # noqa: S608
    memory = sqlite3.connect(":memory:", check_same_thread=False)

    def holds(values: Values) -> bool:
        bound = [one.bytes if isinstance(one, UUID) else one for one in map(values.get, used)]
        return bool(memory.execute(query, bound).fetchone()[0])

    return holds
