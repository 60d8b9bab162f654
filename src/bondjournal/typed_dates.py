"""Days as people type them.

A small grammar of our own: ISO dates and instants, today / yesterday / tomorrow, weekdays,
`12 May`, `12.05.2026`, `in 4 days`, `2 weeks ago`, `last week`, each with a time of day or with
morning, noon or evening; a time alone, and `now`. Anything else is refused, and what was
understood is echoed. Standard library only, because `add` imports this module.
"""

import datetime as dt
import re
from contextlib import suppress
from typing import Literal, NamedTuple

from bondjournal.dates import (
    ISO,
    ISO_INSTANT,
    MONTHS,
    NO_SUCH_DAY,
    NOON,
    START_OF_DAY,
    WEEKDAYS,
    When,
    clock,
    day_of,
    fullmatch,
    instant_of,
    local,
    no_date,
)
from bondjournal.errors import WrongUse

Direction = Literal["past", "future"]

_LONGEST_TYPED = 100
_LEAP = 8
"""The most years until a 29 February comes again."""

_SHORT = 3
"""How many letters a shortened name has."""
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1, "last week": -7, "next week": 7}
_PARTS = {"morning": dt.time(9), "noon": NOON, "evening": dt.time(20)}
_DAYS_OF = {"day": 1, "week": 7}
_WEEKDAY = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY |= {name[:_SHORT]: number for name, number in _WEEKDAY.items()}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH |= {name[:_SHORT]: number for name, number in _MONTH.items()}
_MONTH |= {"sept": 9}

_WEEKDAY_WORD = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
_MONTH_WORD = "|".join(sorted(_MONTH, key=len, reverse=True))

# Kept as text: compiling costs more than importing, and most programs never read a date.
_CLOCK = (
    r"(?:at )?(?P<h>\d{1,2})[:.](?P<m>[0-5]\d) ?(?P<half>[ap]m)?"
    r"|(?:at )?(?P<h2>\d{1,2}) ?(?P<half2>[ap]m)"
    r"|at (?P<h3>\d{1,2})"
    rf"|(?:(?P<this>this )|at |in the )?(?P<part>{'|'.join(_PARTS)})"
)
_AWAY = r"(?P<in>in )?(?P<count>an?|one|\d{1,3}) (?P<unit>day|week)s?(?P<ago> ago)?"
_UNCLEAR = r"(?P<first>0?[1-9]|1\d|2[0-3])\.(?P<second>0[1-9]|1[0-2])"
_NEAR = rf"(?:on )?(?:(?P<side>last|next) )?(?P<weekday>{_WEEKDAY_WORD})\.?"
_DAY = (
    rf"(?:on )?(?:(?P<weekday>{_WEEKDAY_WORD})\.? )?"
    rf"(?:{ISO}"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)? (?P<m1>{_MONTH_WORD})\.?(?: (?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH_WORD})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<y2>\d{{4}}))?)"
)


def parse(
    typed: str,
    *,
    toward: Direction,
    now: dt.datetime,
    zone: str,
    start_of_day: dt.time = START_OF_DAY,
) -> When:
    """Read a date as somebody typed it.

    What is left open is filled in `toward` the past (the nearest that does not lie in the
    future: for entries) or the future (the nearest that does not lie in the past: for
    appointments). A date without its year is the nearest such day, whatever the time beside it:
    a time of today that has just passed is today's, and not next year's. "today", "last tue" and
    their like count from the day `now` belongs to, which before `start_of_day` is the evening's.

    Args:
        typed: the words, such as "last tue at 9".
        toward: where to look for the day of "tue", "12 May" or "15:00".
        now: the present, an aware instant.
        zone: the IANA name of the zone the words are meant in.
        start_of_day: the time before which it is still the evening before.

    Raises:
        WrongUse: it is no date, no such day exists, or it can be read in two ways. The error does
            not repeat the words.
    """
    words = " ".join(typed.lower().replace(",", " ").split())
    if not words or len(typed) > _LONGEST_TYPED:
        raise no_date()
    here = local(now, zone)
    if words == "now":
        return When(here.date(), here.time())
    if unclear := fullmatch(_UNCLEAR, words):
        raise _two_ways(int(unclear["first"]), int(unclear["second"]))
    exact = fullmatch(ISO_INSTANT, words)
    if exact:
        typed_at = instant_of(exact)
        if typed_at.tzinfo:
            typed_at = local(typed_at, zone)
            return When(typed_at.date(), typed_at.time())
        return _settled(When(typed_at.date(), typed_at.time()), zone)
    day_words, time = _split(words)
    # "today 01:00", typed at 01:30, is on the calendar's day, not on the day `now` belongs to.
    by_calendar = time is not None and time < start_of_day
    today = here.date() if by_calendar else day_of(now, zone, start_of_day)
    meant = _meant(day_words, -1 if toward == "past" else 1, here.date(), today)
    for day in meant.days:
        when = _settled(When(day, time), zone)
        near = when if meant.timed else When(when.day, None)
        if not meant.open or _fits(near, toward, here, zone):
            if meant.weekday not in (None, day.weekday()):
                raise no_date("The weekday and the date don't match.")
            return when
    raise no_date(NO_SUCH_DAY)


def parse_past(
    typed: str, *, now: dt.datetime, zone: str, start_of_day: dt.time = START_OF_DAY
) -> When:
    """Read a past date as `parse` does: "last tue" or "12 May", and no day to come.

    Raises:
        WrongUse: it is no date, or the day is still to come.
    """
    when = parse(typed, toward="past", now=now, zone=zone, start_of_day=start_of_day)
    to_come = (
        when.day > day_of(now, zone, start_of_day)
        if when.time is None
        else when.instant(zone) > now
    )
    if to_come:
        raise WrongUse("That day is still to come.")
    return when


def _two_ways(first: int, second: int) -> WrongUse:
    day, time = f"{first} {MONTHS[second - 1]}", clock(dt.time(first, second))
    return WrongUse(
        f"That could be the day {day} or the time {time}.",
        f"Write {day} or {time}.",
    )


def _settled(when: When, zone: str) -> When:
    """Return what the clocks show at this instant, so that the echo is true."""
    shown = local(when.instant(zone), zone)
    return When(shown.date(), None if when.time is None else shown.time())


def _split(words: str) -> tuple[str, dt.time | None]:
    """Split a time of day, at the end or the beginning, from the words of the day."""
    if last := re.search(rf"(?:^| )(?:{_CLOCK})$", words, re.ASCII):
        return _this_day(last, words[: last.start()]), _time(last)
    if first := re.match(rf"(?:{_CLOCK}) ", words, re.ASCII):
        return _this_day(first, words[first.end() :]), _time(first)
    return words, None


def _this_day(found: re.Match[str], others: str) -> str:
    """Return the words of the day beside a time: "this morning" names its day itself."""
    if found["this"] and others:
        raise no_date()
    return "today" if found["this"] else others


def _time(found: re.Match[str]) -> dt.time:
    if found["part"]:
        return _PARTS[found["part"]]
    hour = int(found["h"] or found["h2"] or found["h3"])
    half = found["half"] or found["half2"]
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours of half a day
            raise no_date()
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return dt.time(hour, int(found["m"] or 0))
    except ValueError:
        raise no_date() from None


class _Meant(NamedTuple):
    """The days some words may mean, the nearest first."""

    days: list[dt.date]
    open: bool = True
    """Whether the direction decides between them; if not, one day was named."""
    timed: bool = True
    """Whether the direction looks at the time of day too."""
    weekday: int | None = None
    """The weekday typed beside a date, which has to be the right one."""


def _meant(words: str, step: int, date: dt.date, today: dt.date) -> _Meant:
    """Read the words of a day.

    `date` is what the calendar says now, `today` the day that now belongs to, and `step` leads
    into the past (-1) or the future (1).
    """
    if not words:
        return _Meant(_moved(date, 0, step))
    if words in _NAMED:
        return _Meant(_moved(today, _NAMED[words]), open=False)
    meant = _counted(words, today) or _near(words, step, date, today) or _dated(words, step, date)
    if not meant:
        raise no_date()
    return meant


def _counted(words: str, today: dt.date) -> _Meant | None:
    """Read "in 4 days" and "2 weeks ago"."""
    found = fullmatch(_AWAY, words)
    if not found or bool(found["in"]) == bool(found["ago"]):
        return None
    count = int(found["count"]) if found["count"].isdecimal() else 1
    days = count * _DAYS_OF[found["unit"]]
    return _Meant(_moved(today, days if found["in"] else -days), open=False)


def _near(words: str, step: int, date: dt.date, today: dt.date) -> _Meant | None:
    """Read "tue" and "last tue"."""
    found = fullmatch(_NEAR, words)
    if not found:
        return None
    weekday = _WEEKDAY[found["weekday"]]
    if found["side"]:
        side = -1 if found["side"] == "last" else 1
        away = side * (weekday - today.weekday()) % 7 or 7
        return _Meant(_moved(today, side * away), open=False)
    away = step * (weekday - date.weekday()) % 7
    return _Meant(_moved(date, step * away, step * (away + 7)))


def _dated(words: str, step: int, date: dt.date) -> _Meant | None:
    """Read "12 May", "12 May 2026" and their like."""
    found = fullmatch(_DAY, words)
    if not found:
        return None
    year = found["y"] or found["y1"] or found["y2"] or found["y3"]
    years = [int(year)] if year else [date.year + step * n for n in range(_LEAP + 1)]
    day = int(found["d"] or found["d1"] or found["d2"] or found["d3"])
    month = found["mo"] or found["m3"]
    number = int(month) if month else _MONTH[found["m1"] or found["m2"]]
    weekday = _WEEKDAY[found["weekday"]] if found["weekday"] else None
    return _Meant(_dates(years, number, day), open=not year, timed=False, weekday=weekday)


def _moved(day: dt.date, *offsets: int) -> list[dt.date]:
    moved = []
    for offset in offsets:
        with suppress(OverflowError):
            moved.append(day + dt.timedelta(days=offset))
    return moved


def _dates(years: list[int], month: int, day: int) -> list[dt.date]:
    dates = []
    for year in years:
        with suppress(ValueError):
            dates.append(dt.date(year, month, day))
    return dates


def _fits(when: When, toward: Direction, shown_now: dt.datetime, zone: str) -> bool:
    if when.time is None:
        return when.day <= shown_now.date() if toward == "past" else when.day >= shown_now.date()
    instant, present = when.instant(zone), shown_now.astimezone(dt.UTC)
    return instant <= present if toward == "past" else instant >= present
