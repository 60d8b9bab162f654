"""What a calendar file may hold at most, so that going through it ends, whatever it holds."""

from collections.abc import Iterator
from typing import Any

from icalendar import Component

from bondjournal.errors import WrongUse

MOST_BYTES = 16 * 1024 * 1024
MOST_LINES = 400_000
LESS = "Export less of it."

_EARLIEST = 1600
"""What repeats since an earlier year is no calendar of anybody's, and takes long to go through."""
_MOST_DAYS = 5000
"""So many days at most may be named beside a rule, or left out of it."""
_MOST_PARTS = 100
"""So many values at most a rule may have under one word."""
_MOST_RULES = 3
"""So many rules at most one event may have."""
_MOST_ZONE_RULES = 500
"""So many rules at most the zones of a file may have; each is gone through year by year."""
_OFTEN_ENOUGH = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_RULES = ("RRULE", "RDATE", "EXDATE")
_ONCE = ("UID", "DTSTART", "RECURRENCE-ID", "STATUS")


def check_file(raw: bytes) -> None:
    """Refuse a file that is too long, or describes zones whose clocks nobody could live by.

    The zones are gone through as soon as a file is read. Clocks change by rules of a year.

    Args:
        raw: the file, with its lines unfolded.

    Raises:
        WrongUse: it is too long.
        ValueError: a zone is none.
    """
    if raw.count(b"\n") > MOST_LINES:
        raise WrongUse(f"This calendar file has more than {MOST_LINES:,} lines.", LESS)
    rules = days = 0
    for line in _of_zones(raw):
        rules += line.startswith(b"RRULE")
        days += line.count(b",") + 1 if line.startswith((b"RDATE", b"DTSTART")) else 0
        if line.startswith(b"RRULE") and b"FREQ=YEARLY" not in line:
            raise ValueError
    if rules > _MOST_ZONE_RULES or days > _MOST_DAYS:
        raise ValueError


def _of_zones(raw: bytes) -> Iterator[bytes]:
    """Give the lines in which zones are described, in capitals."""
    inside = False
    for line in raw.splitlines():
        upper = line.strip().upper()
        if upper in (b"BEGIN:VTIMEZONE", b"END:VTIMEZONE"):
            inside = upper.startswith(b"BEGIN")
        elif inside:
            yield upper


def check_event(parts: tuple[Any, ...]) -> None:
    """Refuse an event with more than a few rules, and what `_check` refuses in a part of it.

    Raises:
        WrongUse: it repeats too often.
        ValueError: it is broken, or no person has made it.
    """
    for part in parts:
        _check(part)
    if sum(len(each(part, "RRULE")) for part in parts) > _MOST_RULES:
        raise ValueError


def each(part: Component, name: str) -> list[Any]:
    """Return what a part has under a name, which may be there more than once."""
    found = part.get(name, [])
    return found if isinstance(found, list) else [found]


def _check(part: Component) -> None:
    """Refuse a part with a time or a rule that is broken, given twice, or repeats too often.

    Also one with so many days, or a rule of so many parts, that no person has made it.
    """
    broken = {name for name, _ in part.errors}
    if broken & {*_ONCE, *_RULES} or any(isinstance(part.get(name), list) for name in _ONCE):
        raise ValueError
    named = sum(len(one.dts) for name in ("RDATE", "EXDATE") for one in each(part, name))
    if named > _MOST_DAYS:
        raise ValueError
    begins: Any = part["DTSTART"]
    for rule in each(part, "RRULE"):
        # Of an interval of nought nobody would ever come to the end.
        if min(rule.get("INTERVAL", [1])) < 1 or begins.dt.year < _EARLIEST:
            raise ValueError
        if any(isinstance(one, list) and len(one) > _MOST_PARTS for one in rule.values()):
            raise ValueError
        often, times = rule["FREQ"][0], 1
        for name in _WITHIN_A_DAY:
            times *= max(1, len(rule.get(name, [])))
        if str(often).upper() not in _OFTEN_ENOUGH or times > 1:
            raise WrongUse("An event in this file repeats more often than daily.")
