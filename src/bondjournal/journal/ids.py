"""Ids: by how many of its first letters a row is named, and which rows have an id like that."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import col

SHORTEST = 4
"""So many letters of an id name a row at least."""
SEVERAL = ("Several begin with this id.", "Give more of it.")
"""Said where the letters that were typed name more than one row."""


def start(typed: str) -> str:
    """Return what was typed as ids are written within: small letters, and no hyphens."""
    return typed.lower().replace("-", "")


def names_a_row(start: str) -> bool:
    """Say whether an id can begin so, and it is enough of one to name a row."""
    return len(start) >= SHORTEST and all(one in "0123456789abcdef" for one in start)


def between(column: Any, start: str) -> ColumnElement[bool]:
    """Return the condition that a uuid begins with these hexadecimal digits, by its index."""
    low, high = UUID(start[:32].ljust(32, "0")), UUID(start[:32].ljust(32, "f"))
    return col(column).between(low, high)
