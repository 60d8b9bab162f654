"""Single values of an archive: each function checks one, and returns it as its table has it.

All of them raise WrongUse, without the person's text, for a value that is not kept here.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, cast
from uuid import UUID

from bondjournal import checks
from bondjournal.draft import ANSWERS
from bondjournal.errors import WrongUse
from bondjournal.exchange.archive import DAMAGED_OR_NEWER
from bondjournal.journal import tags
from bondjournal.journal.tables import MOST_EDITS, MOST_NUMBER

_UUID = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}")
_MOST_ITEMS = 10_000


def number(name: str, given: Any) -> int:
    """Return a whole number of a column, if it is one that is kept."""
    if not isinstance(given, int) or isinstance(given, bool) or abs(given) > MOST_NUMBER:
        raise WrongUse("A number in it is out of range.")
    if name in ("edits", "edit") and given < 0:
        raise WrongUse("Its number of edits is below 0.")
    if name in ("edits", "edit") and given > MOST_EDITS:
        raise WrongUse("Its number of edits is too large.")
    return checks.value(given) if name == "value" else given


def uuid(given: Any) -> UUID:
    """Return a uuid, in hexadecimal digits with or without its dashes."""
    if not isinstance(given, str) or not _UUID.fullmatch(given):
        raise WrongUse("A uuid in it cannot be read.")
    return UUID(hex=given)


def day(given: str) -> date:
    """Return a day, as in "2026-04-28"."""
    try:
        return _in_years(date.fromisoformat(given))
    except ValueError:
        raise WrongUse("A day in it cannot be read.") from None


def instant(given: str) -> date:
    """Return an instant in UTC; it is given with its offset."""
    try:
        read = datetime.fromisoformat(given)
        if read.utcoffset() is None:
            raise WrongUse("A time needs its time zone.")
        return _in_years(read.astimezone(UTC))
    except (ValueError, OverflowError):
        raise WrongUse("A date and time in it cannot be read.") from None


def _in_years(when: date) -> date:
    if when.year not in checks.YEARS:
        raise WrongUse(f"A year in it is not between {checks.YEARS[0]} and {checks.YEARS[-1]}.")
    return when


def time_of_day(given: str) -> None:
    """Check a time of day."""
    try:
        time.fromisoformat(given)
    except ValueError:
        raise WrongUse("A time of day in it cannot be read.") from None


def _lines(given: Any) -> list[str]:
    for one in _items(given):
        checks.line(one, "An item of a list", most=checks.MAX_TEXT)
    return cast("list[str]", given)


def _items(given: Any) -> list[Any]:
    if not isinstance(given, list) or len(given) > _MOST_ITEMS:
        raise WrongUse("A list in it cannot be read.")
    return given


def _uuids(given: Any) -> list[str]:
    return [uuid(one).hex for one in _items(given)]


def _uuids_or_words(given: Any) -> list[str]:
    return [uuid(one).hex if _UUID.fullmatch(one) else one for one in _lines(given)]


def _answers(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or len(given) > _MOST_ITEMS:
        raise WrongUse("An answer about a page cannot be read.")
    return {uuid(topic).hex: _answer(answer) for topic, answer in given.items()}


def _answer(given: Any) -> dict[str, str]:
    if not isinstance(given, dict) or set(given) != {"state", "day"}:
        raise WrongUse("An answer about a page cannot be read.")
    if given["state"] not in ANSWERS:
        raise WrongUse("A value in it is not allowed.", DAMAGED_OR_NEWER)
    if not isinstance(given["day"], str):
        raise WrongUse("A value in it is of the wrong kind.")
    return {"state": given["state"], "day": day(given["day"]).isoformat()}


def json(name: str, given: Any) -> Any:
    """Return the value of a column of JSON, by its name."""
    read: Callable[[Any], Any] = _JSON.get(name, _lines)
    return read(given)


def tag_names(given: Any) -> list[str]:
    """Return the tags of an entry."""
    names = _lines(given)
    if len(names) > checks.MAX_TAGS:
        raise WrongUse(f"An entry can have up to {checks.MAX_TAGS} tags.")
    if any(checks.tag(one) != one for one in names) or _twice(names):
        raise WrongUse("It has a tag that is not allowed.")
    return names


def _twice(names: list[str]) -> bool:
    return len({tags.uuid_of(one) for one in names}) < len(names)


READ: dict[type, Callable[[Any], Any]] = {
    bool: lambda given: given,
    UUID: uuid,
    datetime: instant,
    date: day,
}
"""How a value is read, by its type; text is read by its column."""
_JSON: dict[str, Callable[[Any], Any]] = {
    "value": lambda given: given,
    "chosen": _uuids,
    "topics": _uuids,
    "left_off": _uuids_or_words,
    "answers": _answers,
}
"""How a column of JSON is read, by its name; others are lists of lines."""
