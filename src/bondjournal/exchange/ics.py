"""Sessions from a calendar file (iCalendar, RFC 5545): its events, and when they take place.

Only a file on disk is read, never an address. Rules that repeat more often than daily are refused,
and only the time from a year back to twelve weeks ahead is looked at. Whatever a file holds, going
through it ends within the limits that `ics_limits` sets. An error never quotes the file.
"""

import stat
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from time import thread_time
from zoneinfo import available_timezones

from icalendar import Calendar
from recurring_ical_events import of  # type: ignore[import-untyped]  # it has no stubs

from bondjournal import dates
from bondjournal.errors import JournalError, NotFound, WrongUse
from bondjournal.exchange import ics_limits, ics_zones
from bondjournal.exchange.ics_events import Event, clean, events_of, is_cancelled
from bondjournal.exchange.ics_limits import FEWER, LESS, MOST_BYTES, check_event, check_file
from bondjournal.exchange.ics_lines import needed
from bondjournal.exchange.ics_repairs import in_utf8, repaired, unfolded
from bondjournal.journal import gaps
from bondjournal.vault.files import file_errors

BACK = timedelta(days=365)
"""How far back events are looked for."""
MOST = 500
"""The most sessions that one import may bring."""

_REPEATS = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_LEFT_OUT = ("DTEND", "DURATION")
_NO_PLACE = {"UTC", "Etc/UTC", "Zulu", "GMT", "Etc/GMT"}
"""Zones that no place keeps its clocks by; times in them are put into the person's own zone."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place; `uid` and `which` identify it even when it moves."""

    uid: str
    which: str
    """The day that the event's rule meant; empty for an event that takes place once."""
    when: dates.When
    zone: str
    cancelled: bool

    @property
    def at(self) -> datetime:
        """The instant in UTC."""
        return self.when.instant(self.zone)


def read(path: Path) -> list[Event]:
    """Return the events of a file.

    Raises:
        WrongUse: it is no calendar file, or exceeds the limits.
        JournalError: it cannot be read from the disk.
    """
    with file_errors("Reading the calendar file"):
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise WrongUse("Only a plain file can be imported.")
        if found.st_size > MOST_BYTES:
            raise WrongUse("This calendar file is larger than 16 MiB.", LESS)
        raw = path.read_bytes()
    with _library_errors_hidden(), ics_limits.in_time():
        text = in_utf8(raw)
        check_file(text)
        lines, zones = needed(unfolded(text))
        ics_limits.check_needed(lines, zones)
        odd = ics_zones.learn(zones)
        events = events_of(Calendar.from_ical(lines, multiple=True), odd)
    if not events:
        raise WrongUse("There are no events in this file.")
    return events


def matching(events: Sequence[Event], words: str) -> list[Event]:
    """Return the events whose name contains these words, whatever their case.

    Raises:
        NotFound: no event does.
    """
    wanted = clean(words).casefold()
    found = [one for one in events if wanted in one.name.casefold()]
    if not found:
        raise NotFound(
            "No event in this file has these words in its name.", "--list shows what is in it."
        )
    return found


def named(
    events: Sequence[Event], now: datetime, zone: str
) -> list[tuple[str, int, tuple[Event, ...]]]:
    """Return the names in a file, how often each takes place within reach, and its events.

    The names that take place most often come first. Events that do not take place within reach,
    or are broken, are left out.

    Raises:
        WrongUse: they are too many, it takes too long, or nothing is left and an event is broken.
    """
    counted: dict[str, tuple[int, tuple[Event, ...]]] = {}
    for event, times in _gone_through(events, now, zone, broken=True):
        if times:
            before, others = counted.get(event.name, (0, ()))
            counted[event.name] = (before + len(times), (*others, event))
    if not counted:
        occurrences(events, now, zone)
    found = [(name, number, their) for name, (number, their) in counted.items()]
    return sorted(found, key=lambda one: (-one[1], one[0].casefold()))


def occurrences(events: Sequence[Event], now: datetime, zone: str) -> list[Occurrence]:
    """Return when events take place, from a year back to twelve weeks ahead, earliest first.

    Args:
        events: the events.
        now: the present instant.
        zone: the person's zone, for times that name no zone or are in UTC.

    Raises:
        WrongUse: an event is broken or repeats too often, they are too many, or it takes too long.
    """
    found: list[Occurrence] = []
    for _, times in _gone_through(events, now, zone):
        found += times
        if len(found) > MOST:
            raise WrongUse(f"That is more than {MOST} sessions.", FEWER)
    return sorted(found, key=lambda one: (one.at, one.uid, one.which))


def _gone_through(
    events: Sequence[Event], now: datetime, zone: str, *, broken: bool = False
) -> list[tuple[Event, list[Occurrence]]]:
    """Return events with the times they take place; `broken` leaves broken events out.

    Raises:
        WrongUse: there are too many, it takes too long, or one is broken and `broken` is not set.
    """
    since, until = now - BACK, now + gaps.AHEAD
    end = thread_time() + ics_limits.LONGEST
    left_out = (JournalError,) if broken else ()
    within: list[Event] = []
    found: list[tuple[Event, list[Occurrence]]] = []
    with ics_limits.in_time():
        for event in events:
            _check_time(end)
            with suppress(*left_out), _library_errors_hidden():
                check_event(event.parts)
                if not ics_limits.ended(event.parts, since):
                    within.append(event)
        ics_limits.check_together([event.parts for event in within], since, until)
        for event in within:
            _check_time(end)
            with suppress(*left_out), _library_errors_hidden():
                found.append((event, _occurrences(event, since, until, zone)))
    return found


def _check_time(end: float) -> None:
    if thread_time() > end:
        raise ics_limits.too_long()


@contextmanager
def _library_errors_hidden() -> Iterator[None]:
    """Turn anything that the libraries raise over a damaged file into one WrongUse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except JournalError:
        raise
    except Exception:  # noqa: BLE001  # they raise many kinds, with the file's text in them
        raise WrongUse("This calendar file cannot be read.", "Export it again.") from None


def _occurrences(event: Event, since: datetime, until: datetime, zone: str) -> list[Occurrence]:
    repeats = any(name in part for part in event.parts for name in _REPEATS)
    found = list(event.parts)
    if repeats or len(found) > 1:
        found = of(_alone(event)).between(since, until)
    core = event.parts[0]["DTSTART"].dt
    by_name: dict[str, Occurrence] = {}
    # Each start is worked out only once: a zone that the file defines is slow to ask.
    placed = [(_when(part["DTSTART"].dt, zone), part) for part in found]
    timed = [(when.instant(its_zone), when, its_zone, part) for (when, its_zone), part in placed]
    for at, when, its_zone, part in sorted(timed, key=lambda one: one[0]):
        if not since <= at <= until:
            continue
        which = _which(part["RECURRENCE-ID"].dt, core).isoformat() if repeats else ""
        if which in by_name:
            which = _apart(by_name, part["DTSTART"].dt)
        by_name[which] = Occurrence(event.uid, which, when, its_zone, is_cancelled(part))
    return list(by_name.values())


def _alone(event: Event) -> Calendar:
    """Return a calendar with this event alone, and without its end or duration."""
    alone = Calendar()
    if event.zone in _places():
        alone["X-WR-TIMEZONE"] = event.zone
    for own in repaired(event.parts):
        for name in _LEFT_OUT:
            own.pop(name, None)
        alone.add_component(own)
    return alone


def _which(meant: date, core: date) -> date:
    """Return the day that a rule meant, by the clocks of the event's own zone."""
    if not isinstance(meant, datetime):
        return meant
    if meant.tzinfo is not None and isinstance(core, datetime) and core.tzinfo is not None:
        return meant.astimezone(core.tzinfo).date()
    return meant.date()


def _apart(by_name: dict[str, Occurrence], start: date) -> str:
    """Return a name for a second time meant for one day: the day it is on, numbered if need be."""
    day = ics_limits.day_of(start).isoformat()
    name, number = day, 1
    while name in by_name:
        number += 1
        name = f"{day}#{number}"
    return name


def _when(start: date, zone: str) -> tuple[dates.When, str]:
    """Return the day and time an event begins, and the zone they are given in."""
    if not isinstance(start, datetime):
        return dates.When(start, None), zone
    if start.tzinfo is None:
        return dates.When(start.date(), start.time()), zone
    key = str(getattr(start.tzinfo, "key", ""))
    if key in _places():
        zone = key
    # By way of UTC, so that a time skipped by a change of clocks moves forward.
    local = dates.local(start.astimezone(UTC), zone)
    return dates.When(local.date(), local.time()), zone


@cache
def _places() -> frozenset[str]:
    """Return the zones that people keep their clocks by; listing them reads hundreds of files."""
    return frozenset(available_timezones() - _NO_PLACE)
