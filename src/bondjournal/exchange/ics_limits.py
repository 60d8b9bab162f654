"""The limits of a calendar file, so that going through it ends soon, whatever it holds.

Checked before anything is parsed: the file has at most 16 MiB and 400,000 lines; the lines that are
needed (`ics_lines`) at most 1.5 MiB, 5,000 events, and 10,000 clock changes in the zones they name.
Checked before rules are expanded: the events within reach come to at most 200 that repeat, 10,000
times in all, and 300,000 steps from where they begin. An event with more than 5,000 days beside its
rules, 3 rules, or 100 parts in a rule counts as broken. Files within these limits took less than 2
seconds of processor time on 2 shared cores of 2026, and 90 MB at most. Reading and going through
each also end after 1.5 seconds, but only the main thread can be stopped in the middle of an event.
"""

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
"""The most seconds of processor time for reading a file, and again for going through it."""
LESS = "Export fewer events."
FEWER = "Choose events by words in their name with --with."
_MEND = "Change it in your calendar, or choose other events by name with --with."

_EARLIEST = 1600
"""Nobody's calendar has an event that repeats since an earlier year, and expanding it is slow."""
_MOST_DAYS = 5000
"""The most days that an event may name beside its rules, added or left out."""
_MOST_PARTS = 100
"""The most values that one part of a rule may have, such as its BYDAY."""
_MOST_RULES = 3
"""The most rules that one event may have."""
_OFTEN_ENOUGH = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_RULES = ("RRULE", "RDATE", "EXDATE")
_ONCE = ("UID", "DTSTART", "RECURRENCE-ID", "STATUS")
_UNREAD = {
    ("TZID",): "is in a time zone that cannot be read",
    _RULES: "has a repeat rule that cannot be read",
    _ONCE: "has a day or a time that cannot be read",
}
"""What the error says of an event, by the fields that cannot be read."""
_PERIODS = {"DAILY": (1, 1, 1), "WEEKLY": (7, 2, 1), "MONTHLY": (28, 3, 5), "YEARLY": (365, 6, 53)}
"""Of each frequency: a period's days and steps, and how often a weekday occurs in it."""
_PARTS_IN_DAYS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH")


def check_file(raw: bytes) -> None:
    """Refuse a file with too many lines, whatever ends them, because unfolding takes memory.

    Args:
        raw: the file, before its lines are unfolded.

    Raises:
        WrongUse: it is too long.
    """
    if raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n") > MOST_LINES:
        raise WrongUse(f"This calendar file has more than {MOST_LINES:,} lines.", LESS)


def check_needed(raw: bytes, zones: Sequence[Sequence[bytes]]) -> None:
    """Refuse a file with more needed lines than can be read soon.

    Args:
        raw: the needed lines of its events.
        zones: the lines of each needed zone.

    Raises:
        WrongUse: they are too many.
    """
    if len(raw) + sum(len(line) + 2 for zone in zones for line in zone) > MOST_NEEDED:
        raise WrongUse("The names and times in this calendar file take up more than 1.5 MiB.", LESS)
    events = sum(line.strip().upper() == b"BEGIN:VEVENT" for line in raw.splitlines())
    if events > MOST_EVENTS:
        raise WrongUse(f"This calendar file has more than {MOST_EVENTS:,} events.", LESS)


def check_together(events: Sequence[Sequence[Any]], since: datetime, until: datetime) -> None:
    """Refuse events that together repeat more often than can be gone through soon.

    Args:
        events: each with the changes to single times of it; broken rules count for nothing.
        since: where the time that is looked at begins.
        until: where it ends.

    Raises:
        WrongUse: they repeat too often.
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
    """Say whether an event repeats and, by its own dates, ended before an instant."""
    rules = [rule for part in parts for rule in all_of(part, "RRULE")]
    if not rules or not all(_until(rule) for rule in rules):
        return False
    moments: list[Any] = [one for rule in rules for one in _until(rule)]
    moments += [one.dt for part in parts for days in all_of(part, "RDATE") for one in days.dts]
    moments += [part["DTSTART"].dt for part in parts]
    if not all(isinstance(one, date) for one in moments):
        return False
    # A day to spare, because clocks around the world differ by as much.
    return (since.date() - max(map(day_of, moments))).days > 1


@contextmanager
def in_time() -> Iterator[None]:
    """Stop a block that takes longer than `LONGEST`, as a last resort behind the other limits.

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
    """It took too long; a BaseException, so that no library catches it."""


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TooLong


def _steps(part: Any, since: datetime, until: datetime) -> tuple[int, int]:
    """Return roughly how often a part's rules occur within reach, and how many steps they take.

    Steps are counted from where the rules begin. Broken rules count for nothing.
    """
    within = total = 0
    for rule in all_of(part, "RRULE"):
        try:
            days, weight, weekdays = _PERIODS[str(rule["FREQ"][0]).upper()]
            begins = day_of(part["DTSTART"].dt)
            last = min([until.date(), *map(day_of, _until(rule))])
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


def day_of(moment: date) -> date:
    """Return the day of a day or a time."""
    return moment.date() if isinstance(moment, datetime) else moment


def check_event(parts: tuple[Any, ...]) -> None:
    """Refuse an event with too many rules, or with a part that `_check` refuses.

    Raises:
        WrongUse: it is broken, too large for a person to have made, or repeats too often.
    """
    for part in parts:
        _check(part)
    if sum(len(all_of(part, "RRULE")) for part in parts) > _MOST_RULES:
        raise broken(f"has more than {_MOST_RULES} repeat rules")


def broken(what: str) -> WrongUse:
    """Return the error that an event is broken; `what` must not quote the event."""
    return WrongUse(f"An event in this calendar file {what}.", _MEND)


def all_of(part: Component, name: str) -> list[Any]:
    """Return a part's values under a name, of which there may be several."""
    found = part.get(name, [])
    return found if isinstance(found, list) else [found]


def _check(part: Component) -> None:
    """Refuse a part with a time or a rule that is broken, given twice, or repeats too often.

    A part is also refused if it has more days, or a rule more parts, than a person would make.
    """
    unread = {name for name, _ in part.errors}
    for names, what in _UNREAD.items():
        if unread.intersection(names):
            raise broken(what)
    if any(isinstance(part.get(name), list) for name in _ONCE):
        raise broken("has the same field twice")
    if "DTSTART" not in part:
        raise broken("has no date")
    named = sum(len(one.dts) for name in ("RDATE", "EXDATE") for one in all_of(part, name))
    if named > _MOST_DAYS:
        raise broken(f"lists more than {_MOST_DAYS:,} days")
    for rule in all_of(part, "RRULE"):
        _check_rule(rule, part["DTSTART"])


def _check_rule(rule: Any, begins: Any) -> None:
    # A rule with an interval of 0 would never end.
    if min(rule.get("INTERVAL", [1])) < 1 or "FREQ" not in rule:
        raise broken("has a repeat rule that cannot be read")
    if begins.dt.year < _EARLIEST:
        raise broken(f"has repeated since before {_EARLIEST}")
    if any(isinstance(one, list) and len(one) > _MOST_PARTS for one in rule.values()):
        raise broken(f"has a repeat rule with more than {_MOST_PARTS} values of one kind")
    often, times = rule["FREQ"][0], 1
    for name in _WITHIN_A_DAY:
        times *= max(1, len(rule.get(name, [])))
    if str(often).upper() not in _OFTEN_ENOUGH or times > 1:
        raise broken("repeats more often than daily")
