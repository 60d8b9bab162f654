"""Ids: naming a row by the first letters of its id."""

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
"""How many letters of an id are shown; they name a row unless another id begins with them."""
SEVERAL = ("Several ids start like this.", "Type more of it.")
"""Said where the letters that were typed name more than one row."""


def short(uuid: UUID) -> str:
    """Return the letters of an id that are shown, by which the row can be named."""
    return uuid.hex[:SHOWN]


def start(typed: str) -> str:
    """Return what was typed in the form of stored ids: small letters, no hyphens."""
    return typed.lower().replace("-", "")


def names_a_row(start: str) -> bool:
    """Return whether these letters can begin an id, and are enough to name a row."""
    return len(start) >= SHORTEST and all(one in "0123456789abcdef" for one in start)


def find(
    rows: Iterable[T], typed: str, uuid_of: Callable[[T], UUID] = attrgetter("uuid")
) -> T | None:
    """Return the row whose id begins with what was typed, or None.

    Raises:
        WrongUse: several ids begin like that.
    """
    begins = start(typed.strip())
    found = [row for row in rows if uuid_of(row).hex.startswith(begins)]
    if not (found and names_a_row(begins)):
        return None
    if len(found) > 1:
        raise WrongUse(*SEVERAL)
    return found[0]


def number(typed: str, count: int) -> int | None:
    """Return the number from 1 to `count` that was typed, or None."""
    found = int(typed) if re.fullmatch("[0-9]{1,6}", typed) else 0
    return found if 1 <= found <= count else None


def are_no_word(typed: str) -> bool:
    """Return whether what was typed looks like an id, and cannot be somebody's word or number."""
    return names_a_row(typed.lower()) and not (typed.isalpha() or typed.isdigit())


def between(column: Any, start: str) -> "ColumnElement[bool]":
    """Return the condition that a uuid begins with these hexadecimal digits; it uses the index."""
    # Imported here, since the other functions work without the tables.
    from sqlmodel import col

    low, high = UUID(start[:32].ljust(32, "0")), UUID(start[:32].ljust(32, "f"))
    return col(column).between(low, high)
