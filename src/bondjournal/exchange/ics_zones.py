"""The time zones that a calendar file describes, registered with the libraries before its events.

A zone that cannot be read, or whose clock changes are not plausible, is not registered: events that
name it count as broken, and all others are unaffected.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from zoneinfo import available_timezones

from icalendar import Component, Timezone
from icalendar.timezone import tzp

from bondjournal.errors import WrongUse
from bondjournal.exchange.ics_limits import MOST_ZONE_YEARS, all_of
from bondjournal.exchange.ics_lines import zone_name

_MOST_RULES = 500
"""The most rules that a zone may have, because each is gone through year by year."""
_MOST_DAYS = 5000
"""The most days that a zone may name."""
_UNTIL = 2038
"""The year up to which the libraries work out the clock changes of a file's own zone."""
_AT_LEAST = 50
"""The fewest changes that a rule counts for, as reading it takes time too."""
_NAMES = ("DTSTART", "RECURRENCE-ID", "RDATE", "EXDATE")
_YEAR = re.compile(rb"\d{4}")


def learn(zones: Sequence[Sequence[bytes]]) -> set[str]:
    """Register zones with the libraries, and return the names of those that failed.

    A zone with a standard name keeps its standard meaning, whatever the file says.

    Args:
        zones: the lines of each zone.

    Raises:
        WrongUse: their clocks change too often to be gone through soon.
    """
    if not zones:
        return set()
    known = available_timezones()
    named = {zone_name(zone): zone for zone in reversed(zones)}
    own = {its: zone for its, zone in named.items() if its.strip("/") not in known}
    fit = {its: zone for its, zone in own.items() if not _is_odd(zone)}
    if sum(map(_changes, fit.values())) > MOST_ZONE_YEARS:
        raise WrongUse(
            f"The time zones in this calendar file change more than {MOST_ZONE_YEARS:,} times.",
            "Export it with fewer time zones.",
        )
    for zone in fit.values():
        with suppress(Exception):  # The libraries raise many kinds.
            Timezone.from_ical(b"\r\n".join(zone))
    return {its for its in own if not _is_known(its)}


def mark(part: Component, odd: set[str]) -> None:
    """Mark a part of an event as broken if it names a zone that could not be registered."""
    named = {str(one.params.get("TZID")) for name in _NAMES for one in all_of(part, name)}
    if named & odd:
        part.errors.append(("TZID", ""))


def _is_known(its: str) -> bool:
    with suppress(Exception):  # As above.
        return tzp.timezone(its) is not None
    return False


def _is_odd(zone: Sequence[bytes]) -> bool:
    """Say whether this cannot be a zone: a real one changes its clocks by a few yearly rules."""
    lines = [line.strip().upper() for line in zone]
    rules = [line for line in lines if line.startswith(b"RRULE")]
    days = [line.count(b",") + 1 for line in lines if line.startswith((b"RDATE", b"DTSTART"))]
    by_year = all(b"FREQ=YEARLY" in rule for rule in rules)
    return not by_year or len(rules) > _MOST_RULES or sum(days) > _MOST_DAYS


def _changes(zone: Sequence[bytes]) -> int:
    """Return how many times the clocks of a zone change, by its rules."""
    changes = begins = 0
    for line in zone:
        upper = line.strip().upper()
        if upper.startswith(b"BEGIN"):
            begins = 0
        elif upper.startswith(b"DTSTART"):
            found = _YEAR.search(upper.partition(b":")[2])
            begins = int(found[0]) if found else 0
            changes += 1
        elif upper.startswith(b"RDATE"):
            changes += upper.count(b",") + 1
        elif upper.startswith(b"RRULE"):
            changes += max(_AT_LEAST, _UNTIL - begins)
    return changes
