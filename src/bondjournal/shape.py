"""What sealed JSON may hold: described once, and checked as it is read.

Whoever can write to the vault's folder can seal anything to its public key, so nothing that opens
is taken at its word: every member is known, of its kind and within its bounds, or all of it is
refused. Standard library only, because `add` runs with it.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NoReturn, TypeVar
from uuid import UUID

T = TypeVar("T")
Shape = Callable[[Any], T]
"""Reads a value of JSON as what it stands for, or raises Unfit."""


class Unfit(ValueError):
    """A value is not one that the program writes; the error quotes nothing of it."""


def load(raw: bytes) -> Any:
    """Return the JSON of a UTF-8 text: no name twice, and no number that JSON does not have.

    Raises:
        Unfit: it is not such a text.
    """
    try:
        return JSON.decode(raw.decode())
    except (ValueError, RecursionError):
        raise Unfit from None


def number_of(value: Any, name: str) -> int:
    """Return the number that an object of JSON has under a name: the format it is written in.

    Raises:
        Unfit: it is no object, or has no whole number there.
    """
    if not isinstance(value, dict):
        raise Unfit
    return _whole(value.get(name))


def text(*, most: int | None = None) -> Shape[str]:
    """Describe a text of whole characters, of at most `most` bytes of UTF-8."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Unfit
        try:
            size = len(value.encode())
        except UnicodeEncodeError:
            raise Unfit from None
        if most is not None and size > most:
            raise Unfit
        return value

    return read


def switch(value: Any) -> bool:
    """Read a switch, on or off."""
    if not isinstance(value, bool):
        raise Unfit
    return value


def whole(numbers: range) -> Shape[int]:
    """Describe a whole number that is one of these."""

    def read(value: Any) -> int:
        if _whole(value) not in numbers:
            raise Unfit
        return int(value)

    return read


def one_of(words: Collection[str]) -> Shape[str]:
    """Describe a word that is one of these."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise Unfit
        return value

    return read


def uuid(value: Any) -> UUID:
    """Read a UUID, which is written as its 32 hexadecimal digits."""
    try:
        found = UUID(hex=value)
    except (AttributeError, TypeError, ValueError):
        raise Unfit from None
    if found.hex != value:
        raise Unfit
    return found


def uuid_hex(value: Any) -> str:
    """Read a UUID as its digits."""
    return uuid(value).hex


def instant(years: range) -> Shape[datetime]:
    """Describe an instant with its offset, as Python writes it, in these years of UTC."""

    def read(value: Any) -> datetime:
        try:
            found = datetime.fromisoformat(value)
            fits = found.isoformat() == value and found.astimezone(UTC).year in years
        except (OverflowError, TypeError, ValueError):
            raise Unfit from None
        if not fits or found.utcoffset() is None:
            raise Unfit
        return found

    return read


def day(years: range) -> Shape[date]:
    """Describe a day of these years, as Python writes it."""

    def read(value: Any) -> date:
        try:
            found = date.fromisoformat(value)
        except (TypeError, ValueError):
            raise Unfit from None
        if found.isoformat() != value or found.year not in years:
            raise Unfit
        return found

    return read


def maybe(shape: Shape[T]) -> Shape[T | None]:
    """Describe what may be null."""
    return lambda value: None if value is None else shape(value)


def several(shape: Shape[T], *, most: int) -> Shape[tuple[T, ...]]:
    """Describe a list of at most `most` values."""

    def read(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) > most:
            raise Unfit
        return tuple(map(shape, value))

    return read


def mapping(name: Shape[str], shape: Shape[T], *, most: int) -> Shape[dict[str, T]]:
    """Describe an object whose names are not fixed, of at most `most` members."""

    def read(value: Any) -> dict[str, T]:
        if not isinstance(value, dict) or len(value) > most:
            raise Unfit
        return {name(one): shape(there) for one, there in value.items()}

    return read


def record(
    members: Mapping[str, Shape[Any]], *, later: Mapping[str, Shape[Any]] | None = None
) -> Shape[dict[str, Any]]:
    """Describe an object by its members; those that came `later` may be missing."""
    known = {**members, **(later or {})}

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or not members.keys() <= value.keys() <= known.keys():
            raise Unfit
        return {name: known[name](there) for name, there in value.items()}

    return read


def made(make: Callable[..., T], shape: Shape[dict[str, Any]]) -> Shape[T]:
    """Describe an object whose members are passed to `make`."""
    return lambda value: make(**shape(value))


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise Unfit
    return value


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    listed = list(pairs)
    found = dict(listed)
    if len(found) != len(listed):
        raise Unfit
    return found


def _refused(_typed: str) -> NoReturn:
    raise Unfit


def _float(typed: str) -> float:
    number = float(typed)
    if number - number != 0:
        raise Unfit
    return number


JSON = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_refused)
"""Reads strict JSON; for anything else that Python would accept as JSON, it raises Unfit."""
