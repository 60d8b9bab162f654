"""What a calendar file may hold at most, so that going through it ends soon, whatever it holds.

Before anything is read, of the file: 16 MiB and 400,000 lines; of the lines that are needed
(`ics_lines`) 1.5 MiB, 5,000 events, and in the zones that these name 10,000 changes of clocks.
Before anything is expanded, of what goes on within reach: 200 events that repeat, 10,000 times in
all, and 300,000 steps from where they begin. An event with more than 5,000 days beside its rules, 3
rules or 100 parts of one counts as broken. What keeps to this was read and gone through in less
than 2 seconds of a processor on 2 shared cores of 2026, with 90 MB at the most. Should it
take a second and a half to be read, or as long to be gone through, it ends as well; but no thread
other than the first can be stopped within an event.
"""

import re
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from math import prod
from types import FrameType
from typing import Any, NoReturn

from icalendar import Component

from bondjournal.errors import WrongUse

MOST_BYTES = 16 * 1024 * 1024
MOST_LINES = 400_000
MOST_NEEDED = 1536 * 1024
MOST_EVENTS = 5000
MOST_ZONE_YEARS = 10_000
MOST_REPEATING = 200
MOST_TIMES = 10_000
MOST_STEPS = 300_000
LONGEST = 1.5
"""So many seconds of a processor at most go into reading a file, and into going through it."""
LESS = "Export less of it."
FEWER = "--match takes the events with some words in their name."

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
_ZONES_UNTIL = 2038
"""The year until which the libraries tell when the clocks of a file's own zone change."""
_OFTEN_ENOUGH = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_RULES = ("RRULE", "RDATE", "EXDATE")
_ONCE = ("UID", "DTSTART", "RECURRENCE-ID", "STATUS")
_PERIODS = {"DAILY": (1, 1, 1), "WEEKLY": (7, 2, 1), "MONTHLY": (28, 3, 5), "YEARLY": (365, 6, 53)}
"""Of each frequency its days, what going through one takes, and how often a weekday is in it."""
_PARTS_IN_DAYS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH")
_YEAR = re.compile(rb"\d{4}")


def check_file(raw: bytes) -> None:
    """Refuse a file that is too long, or describes zones whose clocks nobody could live by.

    Clocks change by rules of a year.

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


def check_needed(raw: bytes) -> None:
    """Refuse a file of whose lines more are needed than can be read soon.

    Args:
        raw: the lines that are needed.

    Raises:
        WrongUse: they are too many.
    """
    if len(raw) > MOST_NEEDED:
        raise WrongUse("The names and times in this calendar file are more than 1.5 MiB.", LESS)
    events = sum(line.strip().upper() == b"BEGIN:VEVENT" for line in raw.splitlines())
    if events > MOST_EVENTS:
        raise WrongUse(f"This calendar file has more than {MOST_EVENTS:,} events.", LESS)
    if _changes_of_clocks(raw) > MOST_ZONE_YEARS:
        raise WrongUse(
            f"The time zones in this calendar file change more than {MOST_ZONE_YEARS:,} times.",
            "Export it with fewer of them.",
        )


def check_together(events: Sequence[Sequence[Any]], since: datetime, until: datetime) -> None:
    """Refuse events that repeat, together, more than can be gone through soon.

    Args:
        events: each with the changes of single times of it; one that is broken counts for none.
        since: from when on they are looked at.
        until: how far.

    Raises:
        WrongUse: they are too many.
    """
    repeating = [parts for parts in events if any("RRULE" in part for part in parts)]
    if len(repeating) > MOST_REPEATING:
        raise WrongUse(f"More than {MOST_REPEATING} events in this calendar file repeat.", FEWER)
    counted = [_steps(part, since, until) for parts in repeating for part in parts]
    if (
        sum(times for times, _ in counted) > MOST_TIMES
        or sum(steps for _, steps in counted) > MOST_STEPS
    ):
        raise WrongUse("The events in this calendar file repeat too often.", FEWER)


def ended(parts: Sequence[Any], since: datetime) -> bool:
    """Say whether an event repeats, and by its own words did so before an instant alone."""
    rules = [rule for part in parts for rule in each(part, "RRULE")]
    if not rules or not all(_until(rule) for rule in rules):
        return False
    moments: list[Any] = [one for rule in rules for one in _until(rule)]
    moments += [one.dt for part in parts for days in each(part, "RDATE") for one in days.dts]
    moments += [part["DTSTART"].dt for part in parts]
    if not all(isinstance(one, date) for one in moments):
        return False
    # A day to spare: clocks differ by so much.
    return (since.date() - max(map(_day, moments))).days > 1


@contextmanager
def in_time() -> Iterator[None]:
    """Stop what takes longer than that: the last resort, where the counting was not enough.

    Raises:
        WrongUse: it took too long.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "setitimer"
    ):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
    except _TooLong:
        raise too_long() from None


def too_long() -> WrongUse:
    """Return the error that it took too long."""
    return WrongUse("Going through this calendar file takes too long.", f"{LESS} {FEWER}")


class _TooLong(BaseException):
    """It took too long; no library catches it."""


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TooLong


def _changes_of_clocks(raw: bytes) -> int:
    """Return how many times the clocks of a file's zones change, by their rules."""
    changes, begins = 0, _EARLIEST
    for line in _of_zones(raw):
        if line.startswith(b"BEGIN"):
            begins = 0
        elif line.startswith(b"DTSTART"):
            found = _YEAR.search(line.partition(b":")[2])
            begins = int(found[0]) if found else 0
        elif line.startswith(b"RDATE"):
            changes += line.count(b",") + 1
        elif line.startswith(b"RRULE"):
            changes += max(0, _ZONES_UNTIL - begins)
    return changes


def _steps(part: Any, since: datetime, until: datetime) -> tuple[int, int]:
    """Return about how often its rules come true within reach, and how many steps they take.

    These are counted from where they begin. Of a broken rule it is nothing.
    """
    within = total = 0
    for rule in each(part, "RRULE"):
        try:
            days, weight, weekdays = _PERIODS[str(rule["FREQ"][0]).upper()]
            begins, last = _day(part["DTSTART"].dt), min([until.date(), *map(_day, _until(rule))])
            interval = max([1, *rule.get("INTERVAL", [])])
            periods = max(0, (last - begins).days) // (days * interval)
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
            continue
        named = {name: len(rule[name]) for name in _PARTS_IN_DAYS if name in rule}
        if "COUNT" in rule and not named:
            periods = min([periods, *rule["COUNT"]])
        times = min(days, prod(named.values()) * (weekdays if "BYDAY" in named else 1))
        reach = (until - since).days // (days * interval) + 1
        within += min(periods, reach) * times
        total += periods * (weight + times)
    return within, total


def _until(rule: Any) -> list[date]:
    return list(rule.get("UNTIL", []))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


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
