"""Days and instants: the present one, the day it belongs to, and how days are written.

Names are English in every locale. `typed_dates` reads days as people type them. Standard library
and tzlocal only, with slow imports inside functions, because `add` imports this module.
"""

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

from bondjournal.errors import WrongUse

START_OF_DAY = dt.time(4)
"""Writing before this time belongs to the day before, unless the person set another time."""
NOON = dt.time(12)
"""The time of day that is kept for a day without a time."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

EXAMPLES = (
    "Write it like today, yesterday evening, tue, last tue at 9, 3 days ago, in 2 weeks, "
    "12 May, 12 May 2026 15:00 or 2026-05-12."
)

NO_SUCH_DAY = "There is no such day."
_OUTSIDE = "The year has to be between 1 and 9999."

_SHORT = 3
_LONG_MONTH = 6
"""Months of this many letters or more are cut to three letters in a narrow margin."""

ISO = r"(?P<y>\d{4})-(?P<mo>\d\d)-(?P<d>\d\d)"
ISO_INSTANT = (
    ISO + r"[t ](?P<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)"
    r" ?(?P<offset>z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?"
)
"""An instant as ISO writes it, or a day and time without an offset."""


@dataclass(frozen=True, slots=True)
class When:
    """A day as somebody meant it, and the time of day if they gave one."""

    day: dt.date
    time: dt.time | None

    @property
    def day_alone(self) -> dt.date | None:
        """The day, if it was given without a time; with a time it is None.

        This is what is kept as the day; for an instant, `day_of` tells the day by one rule.
        """
        return self.day if self.time is None else None

    def instant(self, zone: str) -> dt.datetime:
        """Return the instant in UTC; a day without a time is its noon.

        A local time that a change of clocks leaves out moves forward; of one that comes twice,
        the first is meant.

        Raises:
            WrongUse: the instant lies outside the years 1 to 9999.
        """
        return _instant(self.day, NOON if self.time is None else self.time, zone)


def now() -> dt.datetime:
    """Return the present instant in UTC, or the one in BONDJOURNAL_NOW.

    Raises:
        WrongUse: BONDJOURNAL_NOW is set to something that is no instant.
    """
    given = os.environ.get("BONDJOURNAL_NOW")
    if not given:
        return dt.datetime.now(dt.UTC)
    found = fullmatch(ISO_INSTANT, given.strip().lower())
    if not found or not found["offset"]:
        raise WrongUse(
            "BONDJOURNAL_NOW is set, but not to a date and time.",
            "Write it like 2026-05-12T15:00+02:00.",
        )
    return local(instant_of(found), "UTC").astimezone(dt.UTC)


def zone() -> str:
    """Return the IANA name of the zone this computer is in; TZ is honoured.

    A TZ that names no zone counts as not set. If no name is found, the zone is UTC.
    """
    for place in (_from_env, _from_link, _from_tzlocal):
        try:
            name = _name_in(place())
        except (OSError, LookupError, ValueError):
            continue
        if name and _known(name):
            return name
    return "UTC"


def day_of(instant: dt.datetime, zone: str, start_of_day: dt.time = START_OF_DAY) -> dt.date:
    """Return the local day an aware instant belongs to: before `start_of_day`, the day before.

    Raises:
        WrongUse: the local day lies outside the years 1 to 9999.
    """
    shown = local(instant, zone)
    if shown.time() >= start_of_day or shown.date() == dt.date.min:
        return shown.date()
    return shown.date() - dt.timedelta(days=1)


def date_and_clock(instant: dt.datetime, zone: str) -> tuple[dt.date, str]:
    """Return what calendar and clock showed: the date that is printed beside a time, and the time.

    Between midnight and the start of the day, this date is not the day the instant belongs to.

    Raises:
        WrongUse: it lies outside of the years 1 to 9999 there.
    """
    shown = local(instant, zone)
    return shown.date(), clock(shown.time())


def at_noon(day: dt.date, zone: str) -> dt.datetime:
    """Return the instant, in UTC, that a day without a time stands for.

    Raises:
        WrongUse: the instant lies outside the years 1 to 9999.
    """
    return _instant(day, NOON, zone)


def understood(when: When) -> str:
    """Return the words to echo: "Tuesday 12 May 2026, 15:00". `parse` reads them back."""
    if when.time is None:
        return long(when.day)
    return f"{long(when.day)}, {clock(when.time)}"


def clock(time: dt.time) -> str:
    """Return a time of day as "09:30"."""
    return f"{time.hour:02}:{time.minute:02}"


def long(day: dt.date) -> str:
    """Return a day as "Tuesday 12 May 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year:04}"


def short(day: dt.date, year: int | None = None) -> str:
    """Return a day as "2 May", or "2 May 2025" if its year is not the reader's `year`.

    If no `year` is given, none is shown.
    """
    if year in (None, day.year):
        return f"{day.day} {MONTHS[day.month - 1]}"
    return with_year(day)


def spoken(day: dt.date, year: int) -> str:
    """Return a day as somebody says it, with its year if that is not `year`: "Sunday 10 May"."""
    return f"{WEEKDAYS[day.weekday()]} {short(day, year)}"


def with_year(day: dt.date) -> str:
    """Return a day as "2 May 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


def month(day: dt.date) -> str:
    """Return a day's month as "May 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year:04}"


def margin(day: dt.date, year: int | None = None, *, weekday: bool = True) -> str:
    """Return a day for a narrow margin: "Tue 28 April", "Sat 28 Feb", at most 12 wide.

    A day of another year than the reader's has that year instead of its weekday: "2 May 2025".
    """
    month = MONTHS[day.month - 1]
    other_year = year not in (None, day.year)
    if other_year or len(month) >= _LONG_MONTH:
        month = month[:_SHORT]
    if other_year:
        return f"{day.day} {month} {day.year:04}"
    words = f"{day.day} {month}"
    return f"{WEEKDAYS[day.weekday()][:_SHORT]} {words}" if weekday else words


def fullmatch(pattern: str, words: str) -> re.Match[str] | None:
    """Return the match of a pattern with the whole of some words, or None."""
    return re.fullmatch(pattern, words, re.ASCII)


def no_date(message: str = "This journal cannot read that date.") -> WrongUse:
    """Return the error that something is no date, with examples of dates as a hint."""
    return WrongUse(message, EXAMPLES)


def _known(name: str) -> dt.tzinfo | None:
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (OSError, LookupError, ValueError):
        return None


def _from_env() -> str:
    return os.environ.get("TZ", "")


def _from_link() -> str:
    return str(Path("/etc/localtime").readlink())


def _from_tzlocal() -> str:
    import tzlocal

    return str(tzlocal.get_localzone_name() or "")


def _name_in(place: str) -> str:
    """Return the zone a TZ or the target of a link names, without the folders before it."""
    found = re.search(r"zoneinfo[^/]*/(?:posix/|right/)?(.+)", place)
    return found[1] if found else place.removeprefix(":")


def local(instant: dt.datetime, zone: str) -> dt.datetime:
    """Return an instant as a clock in a zone shows it.

    Raises:
        WrongUse: it lies outside of the years 1 to 9999 there.
    """
    try:
        return instant.astimezone(_known(zone) or dt.UTC)
    except (OverflowError, ValueError):
        raise no_date(_OUTSIDE) from None


def _instant(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    # With fold=0 Python takes the first of two equal local times, and carries one that does not
    # exist over the gap (PEP 495): both as promised.
    aware = dt.datetime.combine(day, time, _known(zone) or dt.UTC)
    try:
        return aware.astimezone(dt.UTC)
    except (OverflowError, ValueError):
        raise no_date(_OUTSIDE) from None


def instant_of(found: re.Match[str]) -> dt.datetime:
    """Return the date and time of an ISO text, aware if the text names an offset."""
    day, offset = f"{found['y']}-{found['mo']}-{found['d']}", found["offset"] or ""
    try:
        return dt.datetime.fromisoformat(f"{day}T{found['time']}{offset.upper()}")
    except ValueError:
        raise no_date(NO_SUCH_DAY) from None
