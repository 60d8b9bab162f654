"""What crosses to the front ends: plain values, and never a session or a row of a table."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import wraps

from sqlalchemy import Result
from sqlmodel import Session, SQLModel

from bondjournal.open_journal import Journal


class Crosses(AssertionError):
    """Something crosses that must stay in the core."""


def refuse_rows():
    """Let every journal of this process refuse to hand out a row, or to take one."""
    Journal.read = refusing(Journal.read)
    Journal.write = refusing(Journal.write)


def refusing(run):
    """Return what runs a function of the core, and refuses what must stay there."""

    @wraps(run)
    def checked(journal, function, *values, **named):
        refuse(function, values, named)
        given = run(journal, function, *values, **named)
        refuse(function, given)
        return given

    return checked


def refuse(function, *crossing):
    """Refuse a session, a row, or what reads rows later.

    Raises:
        Crosses: there is one, however deep.
    """
    for one in _all_of(crossing):
        if isinstance(one, Session | SQLModel | Result):
            name = getattr(function, "__qualname__", repr(function))
            raise Crosses(f"{type(one).__name__} crosses by {name}")


def _all_of(value):
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, one.name) for one in fields(value)]
    elif isinstance(value, Mapping):
        parts = [*value, *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        parts = value
    else:
        return
    for part in parts:
        yield from _all_of(part)
