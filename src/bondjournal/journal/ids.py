"""Ids: by how many of its first letters a row is named, and which rows have an id like that."""

import re
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from bondjournal.errors import WrongUse

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

T = TypeVar("T")

SHORTEST = 4
"""The fewest letters of an id that name a row."""
SHOWN = 8
"""How many letters of an id are shown; they name a row as long as no other begins with them."""
SEVERAL = ("Several begin with this id.", "Give more of it.")
"""Said where the letters that were typed name more than one row."""


def short(uuid: UUID) -> str:
    """Return the letters of an id that are shown, by which the row is named."""
    return uuid.hex[:SHOWN]


def start(typed: str) -> str:
    """Return what was typed as ids are written within: small letters, and no hyphens."""
    return typed.lower().replace("-", "")


def names_a_row(start: str) -> bool:
    """Say whether an id can begin so, and it is enough of one to name a row."""
    return len(start) >= SHORTEST and all(one in "0123456789abcdef" for one in start)


def find(
    rows: Iterable[T], typed: str, uuid_of: Callable[[T], UUID] = attrgetter("uuid")
) -> T | None:
    """Return the one of some rows whose id begins as it was typed, or None.

    Raises:
        WrongUse: several ids begin so.
    """
    begins = start(typed.strip())
    found = [row for row in rows if uuid_of(row).hex.startswith(begins)]
    if not (found and names_a_row(begins)):
        return None
    if len(found) > 1:
        raise WrongUse(*SEVERAL)
    return found[0]


def number(typed: str, count: int) -> int | None:
    """Return the number from 1 to `count` that was typed; None where it is none of them."""
    found = int(typed) if re.fullmatch("[0-9]{1,6}", typed) else 0
    return found if 1 <= found <= count else None


def are_no_word(typed: str) -> bool:
    """Say whether what was typed can name a row, and is no word and no number of somebody's."""
    return names_a_row(typed.lower()) and not (typed.isalpha() or typed.isdigit())


def between(column: Any, start: str) -> "ColumnElement[bool]":
    """Return the condition that a uuid begins with these hexadecimal digits, by its index."""
    # What is typed is looked at without the tables.
    from sqlmodel import col

    low, high = UUID(start[:32].ljust(32, "0")), UUID(start[:32].ljust(32, "f"))
    return col(column).between(low, high)
