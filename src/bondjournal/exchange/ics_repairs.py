"""What calendars write differently from RFC 5545, changed to what they mean before it is read.

The libraries take a file at its word: a day in place of a time ends a rule before that day's
session, and makes a changed session appear twice. The large calendars write files like that.
"""

import codecs
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from icalendar import Component, vDDDTypes

from bondjournal.exchange.ics_limits import all_of

_FOLD = re.compile(rb"(?:\r\n?|\n)[ \t]")
ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"
_END_OF_DAY = time(23, 59, 59)


def in_utf8(raw: bytes) -> bytes:
    """Return a file in UTF-8 without a byte order mark; one that marks UTF-16 is converted."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw.decode("utf-16", "replace").encode()
    return raw.removeprefix(codecs.BOM_UTF8)


def unfolded(raw: bytes) -> bytes:
    """Return a file with its lines unfolded; some programs fold in the middle of a character."""
    return _FOLD.sub(b"", raw)


def with_whole_day(part: Component) -> None:
    """Let a part begin on a day, not at a time, if it takes the whole day from midnight."""
    begins = part.get("DTSTART")
    if not isinstance(begins, vDDDTypes) or not isinstance(begins.dt, datetime):
        return
    said = begins.params.get("VALUE") == "DATE" or str(part.get(ALL_DAY, "")).upper() == "TRUE"
    if said and begins.dt.time() == time(0):
        part.pop("DTSTART")
        part.add("DTSTART", begins.dt.date())


def repaired(parts: Sequence[Component]) -> list[Component]:
    """Return repaired copies of an event and of the changes to single times of it.

    Args:
        parts: the event first, then the changes.
    """
    core: Any = parts[0]
    begins = core["DTSTART"].dt
    at_other_times = {_local(one.dt, begins) for one in _named(core, "RDATE")}
    found = []
    for part in parts:
        own: Any = part.copy()
        for rule in all_of(own, "RRULE"):
            if "UNTIL" in rule:
                rule["UNTIL"] = [_until(one, begins) for one in rule["UNTIL"]]
        if "EXDATE" in own:
            left_out = [_meant(one.dt, begins) for one in _named(own, "EXDATE")]
            own.pop("EXDATE")
            own.add("EXDATE", left_out)
        if "RECURRENCE-ID" in own:
            named = own.pop("RECURRENCE-ID")
            meant = named.dt
            if "RRULE" in core and _local(meant, begins) not in at_other_times:
                meant = _at_its_time(meant, begins)
            onward = {one: named.params[one] for one in ("RANGE",) if one in named.params}
            own.add("RECURRENCE-ID", _meant(meant, begins), parameters=onward)
        found.append(own)
    return found


def _until(last: date, begins: date) -> date:
    """Return the end of a rule in the form of its beginning; a bare day is meant to its end."""
    if not isinstance(begins, datetime):
        return last.date() if isinstance(last, datetime) else last
    if not isinstance(last, datetime):
        last = datetime.combine(last, _END_OF_DAY)
    if begins.tzinfo is None:
        return last.replace(tzinfo=None)
    return (last if last.tzinfo else last.replace(tzinfo=begins.tzinfo)).astimezone(UTC)


def _meant(moment: date, begins: date) -> date:
    """Return a moment in the form of an event's beginning: a time where it has one, else a day."""
    if isinstance(begins, datetime):
        return moment if isinstance(moment, datetime) else _on(moment, begins)
    return moment.date() if isinstance(moment, datetime) else moment


def _at_its_time(moment: date, begins: date) -> date:
    """Return a moment at the rule's present time of day, which may once have been another."""
    if not (isinstance(moment, datetime) and isinstance(begins, datetime)):
        return moment
    return _on(_local(moment, begins), begins)


def _on(day: date, begins: datetime) -> datetime:
    return datetime.combine(day, begins.timetz())


def _local(moment: date, begins: date) -> date:
    """Return a time in the zone of an event's beginning."""
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    if isinstance(moment, datetime) and moment.tzinfo and zone:
        return moment.astimezone(zone)
    return moment


def _named(part: Component, name: str) -> list[Any]:
    return [one for several in all_of(part, name) for one in several.dts]
