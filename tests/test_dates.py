"""Dates as people write them, and the day an instant belongs to."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bondjournal import dates, typed_dates
from bondjournal.dates import When
from bondjournal.errors import WrongUse
from bondjournal.typed_dates import parse
from letters import LETTERS
from waiting import LONGEST

BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"
ZONES = (BERLIN, NEW_YORK, LORD_HOWE, "Asia/Kathmandu", "Pacific/Apia", "UTC")
SUNDAY_NOON = datetime(2026, 5, 10, 10, tzinfo=UTC)
"""12:00 in Berlin on Sunday 10 May 2026."""


def past(typed, now=SUNDAY_NOON, zone=BERLIN):
    return parse(typed, toward="past", now=now, zone=zone)


def future(typed, now=SUNDAY_NOON, zone=BERLIN):
    return parse(typed, toward="future", now=now, zone=zone)


def told(read, typed):
    """What it means, or the error by which it is refused."""
    try:
        return read(typed)
    except WrongUse as refused:
        return refused


def both(typed):
    return told(past, typed), told(future, typed)


def test_what_is_said_outright_means_the_same_in_both_directions():
    said = [
        ("2026-05-12", date(2026, 5, 12), None),
        ("2026-05-12 15:00", date(2026, 5, 12), time(15)),
        ("2026-05-12T15:00", date(2026, 5, 12), time(15)),
        ("2026-05-12T15:00:30.25", date(2026, 5, 12), time(15, 0, 30, 250000)),
        ("2026-05-12t15:00", date(2026, 5, 12), time(15)),
        ("2026-05-12 at 9", date(2026, 5, 12), time(9)),
        ("2026-05-12T23:30Z", date(2026, 5, 13), time(1, 30)),
        ("2026-05-12T15:00-04:00", date(2026, 5, 12), time(21)),
        ("2026-05-12 15:00 +0200", date(2026, 5, 12), time(15)),
        ("now", date(2026, 5, 10), time(12)),
        ("today", date(2026, 5, 10), None),
        ("yesterday", date(2026, 5, 9), None),
        ("tomorrow", date(2026, 5, 11), None),
        ("tomorrow at 9", date(2026, 5, 11), time(9)),
        ("yesterday 22:30", date(2026, 5, 9), time(22, 30)),
        ("last tue", date(2026, 5, 5), None),
        ("next tue", date(2026, 5, 12), None),
        ("last Sunday", date(2026, 5, 3), None),
        ("next sun", date(2026, 5, 17), None),
        ("last tue at 9 pm", date(2026, 5, 5), time(21)),
        ("12 May 2026", date(2026, 5, 12), None),
        ("May 12, 2026", date(2026, 5, 12), None),
        ("may 12 2026 3 pm", date(2026, 5, 12), time(15)),
        ("12th may 2026", date(2026, 5, 12), None),
        ("1 Sept. 2025", date(2025, 9, 1), None),
        ("31 dec 1999, 23:59", date(1999, 12, 31), time(23, 59)),
        ("Tuesday 12 May 2026, 15:00", date(2026, 5, 12), time(15)),
        ("tue 2026-05-12", date(2026, 5, 12), None),
        ("15:00 tomorrow", date(2026, 5, 11), time(15)),
        ("  TOMORROW   at   9 ", date(2026, 5, 11), time(9)),
        ("1660-01-01", date(1660, 1, 1), None),
        ("29 feb 2024", date(2024, 2, 29), None),
        ("12.05.2026", date(2026, 5, 12), None),
        ("tue 12.5.2026 9.30", date(2026, 5, 12), time(9, 30)),
        ("12.05.2026, 15:00", date(2026, 5, 12), time(15)),
        ("9.30 12.05.2026", date(2026, 5, 12), time(9, 30)),
        ("in 4 days", date(2026, 5, 14), None),
        ("3 days ago", date(2026, 5, 7), None),
        ("a week ago at 9", date(2026, 5, 3), time(9)),
        ("in one day", date(2026, 5, 11), None),
        ("in 2 weeks", date(2026, 5, 24), None),
        ("2 weeks ago, 15:00", date(2026, 4, 26), time(15)),
        ("next week", date(2026, 5, 17), None),
        ("last week", date(2026, 5, 3), None),
        ("last wEEk evening", date(2026, 5, 3), time(20)),
        ("this morning", date(2026, 5, 10), time(9)),
        ("this evening", date(2026, 5, 10), time(20)),
        ("yesterday evening", date(2026, 5, 9), time(20)),
        ("tomorrow in the morning", date(2026, 5, 11), time(9)),
        ("tomorrow noon", date(2026, 5, 11), time(12)),
        ("morning 12 May 2026", date(2026, 5, 12), time(9)),
        ("last weds", date(2026, 5, 6), None),
    ]
    meant = {typed: (When(day, at), When(day, at)) for typed, day, at in said}
    assert {typed: both(typed) for typed in meant} == meant


def test_what_is_left_open_is_the_nearest_in_its_direction():
    left_open = [
        ("sun", When(date(2026, 5, 10), None), When(date(2026, 5, 10), None)),
        ("tue", When(date(2026, 5, 5), None), When(date(2026, 5, 12), None)),
        ("on Saturday", When(date(2026, 5, 9), None), When(date(2026, 5, 16), None)),
        ("mon.", When(date(2026, 5, 4), None), When(date(2026, 5, 11), None)),
        ("thurs", When(date(2026, 5, 7), None), When(date(2026, 5, 14), None)),
        ("tue 15:00", When(date(2026, 5, 5), time(15)), When(date(2026, 5, 12), time(15))),
        ("sun 12:00", When(date(2026, 5, 10), time(12)), When(date(2026, 5, 10), time(12))),
        ("sun 13:00", When(date(2026, 5, 3), time(13)), When(date(2026, 5, 10), time(13))),
        ("sun at 9", When(date(2026, 5, 10), time(9)), When(date(2026, 5, 17), time(9))),
        ("12 May", When(date(2025, 5, 12), None), When(date(2026, 5, 12), None)),
        ("10 May", When(date(2026, 5, 10), None), When(date(2026, 5, 10), None)),
        ("10 May 11:00", When(date(2026, 5, 10), time(11)), When(date(2026, 5, 10), time(11))),
        ("10 May 13:00", When(date(2026, 5, 10), time(13)), When(date(2026, 5, 10), time(13))),
        ("noon", When(date(2026, 5, 10), time(12)), When(date(2026, 5, 10), time(12))),
        ("evening", When(date(2026, 5, 9), time(20)), When(date(2026, 5, 10), time(20))),
        ("tue evening", When(date(2026, 5, 5), time(20)), When(date(2026, 5, 12), time(20))),
        ("22.30", When(date(2026, 5, 9), time(22, 30)), When(date(2026, 5, 10), time(22, 30))),
        ("May 9", When(date(2026, 5, 9), None), When(date(2027, 5, 9), None)),
        ("1 jan", When(date(2026, 1, 1), None), When(date(2027, 1, 1), None)),
        ("29 Feb", When(date(2024, 2, 29), None), When(date(2028, 2, 29), None)),
        ("15:00", When(date(2026, 5, 9), time(15)), When(date(2026, 5, 10), time(15))),
        ("at 9", When(date(2026, 5, 10), time(9)), When(date(2026, 5, 11), time(9))),
        ("9 am", When(date(2026, 5, 10), time(9)), When(date(2026, 5, 11), time(9))),
        ("9.30", When(date(2026, 5, 10), time(9, 30)), When(date(2026, 5, 11), time(9, 30))),
        ("9:30pm", When(date(2026, 5, 9), time(21, 30)), When(date(2026, 5, 10), time(21, 30))),
        ("12 am", When(date(2026, 5, 10), time(0)), When(date(2026, 5, 11), time(0))),
        ("12 pm", When(date(2026, 5, 10), time(12)), When(date(2026, 5, 10), time(12))),
    ]
    meant = {typed: (before, after) for typed, before, after in left_open}
    assert {typed: both(typed) for typed in meant} == meant


def test_anything_else_is_refused_without_repeating_it():
    no_date = [
        *("", " ", "9", "12", "foo", "soon", "next", "last", "tue tue", "may", "12 may 26"),
        *("2026-5-12", "12.05.26", "12/05/2026", "20260512", "2026-W20-2", "2026-05"),
        *("25:00", "24:00", "9:60", "13 pm", "0 am", "15:00 pm", "at 25", "tomorrow at", "at"),
        *("30.11", "4 days", "in 4 days ago", "in days", "1000 days ago", "2 weeks", "this tue"),
        *("this morning tue", "this noon 12 May", "noon evening", "last in 2 weeks", "week"),
        *("15:00 16:00", "now 15:00", "last today", "next 12 May", "2026-05-12T24:00"),
        *("١٢ May", "today\x00", "to day", "12 mai", "Dienstag", "x" * 5000, "today " * 50),
    ]
    for typed in no_date:
        for refused in both(typed):
            assert isinstance(refused, WrongUse), typed
            assert refused.message == "This journal cannot read that date.", typed
            assert "12 May 2026 15:00" in refused.hint, typed
            assert refused.__cause__ is None, typed


@pytest.mark.parametrize(
    "typed", ["31 April", "30 feb", "29 feb 2026", "2026-02-29", "0000-01-01", "2026-13-01T10:00"]
)
def test_a_day_no_calendar_has_is_refused(typed):
    with pytest.raises(WrongUse, match=r"^There is no such day\.$"):
        past(typed)


@pytest.mark.parametrize("typed", ["mon 12 May 2026", "wed 2026-05-12", "Monday 12 May"])
def test_a_weekday_beside_a_date_has_to_be_the_right_one(typed):
    with pytest.raises(WrongUse, match="don't match"):
        future(typed)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("12.05", "12 May", "12:05"),
        ("9.12", "9 December", "09:12"),
        ("01.01", "1 January", "01:01"),
        ("23.12", "23 December", "23:12"),
    ],
)
def test_what_may_be_a_day_or_a_time_is_refused_with_both(typed, day, at):
    for read in (past, future):
        with pytest.raises(WrongUse) as refused:
            read(typed)
        for reading in (day, at):
            assert reading in refused.value.message
            assert reading in refused.value.hint
            read(reading)


def test_after_midnight_this_morning_is_the_morning_of_the_day_it_still_is():
    late = datetime(2026, 5, 10, 23, 30, tzinfo=UTC)  # 01:30 in Berlin on the 11th
    assert past("this morning", now=late) == When(date(2026, 5, 10), time(9))
    assert past("2 days ago", now=late) == When(date(2026, 5, 8), None)


def test_every_example_of_the_hint_is_understood():
    words = dates.EXAMPLES.removeprefix("Write it like ").removesuffix(".")
    examples = words.replace(" or ", ", ").split(", ")
    assert len(examples) >= 6
    for example in examples:
        assert past(example)


@given(typed=st.text(LETTERS, max_size=120), toward=st.sampled_from(["past", "future"]))
def test_no_typed_text_makes_it_stumble(typed, toward):
    try:
        when = parse(typed, toward=toward, now=SUNDAY_NOON, zone=BERLIN)
    except WrongUse as refused:
        assert len(typed) < 3 or typed not in refused.message  # noqa: PT017
    else:
        assert when.instant(BERLIN).tzinfo is UTC


def test_a_text_longer_than_any_date_is_refused_unread(monkeypatch):
    def read(pattern, words):
        pytest.fail("it was read")

    monkeypatch.setattr(typed_dates, "fullmatch", read)
    with pytest.raises(WrongUse):
        past("12 may " * 15)


WORDS = (
    *("on", "at", "last", "next", "tue", "sunday", "may", "feb", "dec", "12", "29", "31", "9"),
    *("0001", "2026", "9999", "0001-01-01", "9999-12-31", "00:00", "15:00", "9.30", "11:59pm"),
    *("in", "3", "days", "weeks", "ago", "week", "this", "noon", "evening", "1.1.0001", "12.05"),
    *("am", "today", "tomorrow", "yesterday", "now", "z", "+14:00", "T", ",", "."),
)
words_of_the_grammar = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def instants_of(first_year, last_year):
    first = datetime(first_year, 1, 3, tzinfo=UTC).replace(tzinfo=None)
    last = datetime(last_year, 12, 29, tzinfo=UTC).replace(tzinfo=None)
    return st.datetimes(first, last, timezones=st.just(UTC))


instants = instants_of(1, 9999)


@given(
    typed=words_of_the_grammar,
    toward=st.sampled_from(["past", "future"]),
    now=st.datetimes(timezones=st.just(UTC)),
    zone=st.sampled_from([*ZONES, "Pacific/Kiritimati", "Etc/GMT+12"]),
)
def test_the_ends_of_the_calendar_are_refused_and_never_overflow(typed, toward, now, zone):
    try:
        when = parse(typed, toward=toward, now=now, zone=zone)
    except WrongUse:
        return
    when.instant(zone)


@given(instant=instants, zone=st.sampled_from(ZONES))
def test_what_is_echoed_reads_back(instant, zone):
    local = instant.astimezone(dates._known(zone)).replace(second=0, microsecond=0, fold=0)
    when = When(local.date(), local.time())
    assert parse(dates.understood(when), toward="past", now=SUNDAY_NOON, zone=zone) == when
    day = When(local.date(), None)
    assert parse(dates.understood(day), toward="future", now=SUNDAY_NOON, zone=zone) == day


@given(instant=instants, zone=st.sampled_from(ZONES))
def test_an_iso_instant_reads_back_to_the_same_instant_even_where_clocks_go_back(instant, zone):
    when = parse(instant.isoformat(), toward="past", now=SUNDAY_NOON, zone=zone)
    assert when.instant(zone) == instant


@given(instant=instants, zone=st.sampled_from(ZONES))
def test_now_is_now(instant, zone):
    assert parse("now", toward="past", now=instant, zone=zone).instant(zone) == instant


@given(
    typed=st.sampled_from(["tue", "sunday", "29 feb", "12 may", "31 dec", "1 jan"]),
    clock=st.sampled_from(["", " 00:30", " 15:00", " 11:59 pm"]),
    now=instants_of(1700, 9900),
    zone=st.sampled_from(ZONES),
)
def test_an_open_date_lies_on_its_side_of_now_and_no_nearer_one_does(typed, clock, now, zone):
    before = parse(typed + clock, toward="past", now=now, zone=zone)
    after = parse(typed + clock, toward="future", now=now, zone=zone)
    today = now.astimezone(dates._known(zone)).date()
    if clock and typed in {"tue", "sunday"}:
        assert before.instant(zone) <= now <= after.instant(zone)
    else:
        assert before.day <= today <= after.day
    longest = {"tue": 8, "sunday": 8, "29 feb": 8 * 366}.get(typed, 367)
    assert after.day - before.day <= timedelta(days=longest)


def test_changes_of_clocks():
    read = [
        # Clocks go forward: what does not exist moves forward by as much as they do.
        (BERLIN, "2026-03-29 02:30", "2026-03-29T01:30", "Sunday 29 March 2026, 03:30"),
        (BERLIN, "2026-03-29 01:59", "2026-03-29T00:59", "Sunday 29 March 2026, 01:59"),
        (BERLIN, "2026-03-29 03:00", "2026-03-29T01:00", "Sunday 29 March 2026, 03:00"),
        (NEW_YORK, "8 March 2026 2:30 am", "2026-03-08T07:30", "Sunday 8 March 2026, 03:30"),
        (LORD_HOWE, "4 Oct 2026 2:15 am", "2026-10-03T15:45", "Sunday 4 October 2026, 02:45"),
        # Clocks go back: of two equal times it is the first.
        (BERLIN, "2026-10-25 02:30", "2026-10-25T00:30", "Sunday 25 October 2026, 02:30"),
        (NEW_YORK, "1 Nov 2026 1:30 am", "2026-11-01T05:30", "Sunday 1 November 2026, 01:30"),
        (LORD_HOWE, "5 April 2026 1:45", "2026-04-04T14:45", "Sunday 5 April 2026, 01:45"),
        # A whole day that a place left out, and local mean time of old.
        ("Pacific/Apia", "30 Dec 2011", "2011-12-30T22:00", "Saturday 31 December 2011"),
        (BERLIN, "1660-01-01", "1660-01-01T11:06:32", "Thursday 1 January 1660"),
        ("Europe/London", "1660-01-01", "1660-01-01T12:01:15", "Thursday 1 January 1660"),
    ]
    for zone, typed, utc, echoed in read:
        when = past(typed, zone=zone)
        instant = datetime.fromisoformat(utc + "Z")
        assert (typed, when.instant(zone), dates.understood(when)) == (typed, instant, echoed)


def test_the_second_of_two_equal_times_keeps_its_instant():
    second = parse("2026-10-25T02:30+01:00", toward="past", now=SUNDAY_NOON, zone=BERLIN)
    assert second.instant(BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("today", "Monday 11 May 2026", "Monday 11 May 2026"),
        ("yesterday", "Sunday 10 May 2026", "Sunday 10 May 2026"),
        ("tomorrow", "Tuesday 12 May 2026", "Tuesday 12 May 2026"),
        ("today 01:00", "Tuesday 12 May 2026, 01:00", "Tuesday 12 May 2026, 01:00"),
        ("today 22:00", "Monday 11 May 2026, 22:00", "Monday 11 May 2026, 22:00"),
        ("22:00", "Monday 11 May 2026, 22:00", "Tuesday 12 May 2026, 22:00"),
        ("01:00", "Tuesday 12 May 2026, 01:00", "Wednesday 13 May 2026, 01:00"),
        ("last tue", "Tuesday 5 May 2026", "Tuesday 5 May 2026"),
        ("next mon", "Monday 18 May 2026", "Monday 18 May 2026"),
        ("mon", "Monday 11 May 2026", "Monday 18 May 2026"),
    ],
)
def test_after_midnight_it_is_still_the_evening(typed, before, after):
    half_past_one = datetime(2026, 5, 11, 23, 30, tzinfo=UTC)
    assert dates.understood(past(typed, half_past_one)) == before
    assert dates.understood(future(typed, half_past_one)) == after


def test_the_day_an_instant_belongs_to():
    belongs = [
        (BERLIN, "2026-05-12T01:59Z", time(4), date(2026, 5, 11)),
        (BERLIN, "2026-05-12T02:00Z", time(4), date(2026, 5, 12)),
        (BERLIN, "2026-05-11T22:00Z", time(0), date(2026, 5, 12)),
        # The nights in which clocks change begin their day at 04:00 on the wall all the same.
        (BERLIN, "2026-03-29T01:59Z", time(4), date(2026, 3, 28)),
        (BERLIN, "2026-03-29T02:00Z", time(4), date(2026, 3, 29)),
        (BERLIN, "2026-10-25T02:59Z", time(4), date(2026, 10, 24)),
        (BERLIN, "2026-10-25T03:00Z", time(4), date(2026, 10, 25)),
        (NEW_YORK, "2026-03-08T07:59Z", time(4), date(2026, 3, 7)),
        (NEW_YORK, "2026-03-08T08:00Z", time(4), date(2026, 3, 8)),
        (NEW_YORK, "2026-11-01T08:59Z", time(4), date(2026, 10, 31)),
        (LORD_HOWE, "2026-10-03T16:59Z", time(4), date(2026, 10, 3)),
        (LORD_HOWE, "2026-10-03T17:00Z", time(4), date(2026, 10, 4)),
        (LORD_HOWE, "2026-04-04T17:29Z", time(4), date(2026, 4, 4)),
        (LORD_HOWE, "2026-04-04T17:30Z", time(4), date(2026, 4, 5)),
        ("UTC", "0001-01-01T01:00Z", time(4), date(1, 1, 1)),
    ]
    for zone, utc, start, day in belongs:
        found = dates.day_of(datetime.fromisoformat(utc), zone, start)
        assert (zone, utc, start, found) == (zone, utc, start, day)


@pytest.mark.parametrize(
    ("instant", "zone"),
    [
        (datetime(1, 1, 1, tzinfo=UTC), NEW_YORK),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), BERLIN),
    ],
)
def test_a_day_outside_the_calendar_is_refused(instant, zone):
    with pytest.raises(WrongUse, match="between 1 and 9999"):
        dates.day_of(instant, zone)


@given(
    start=instants_of(1800, 2200),
    zone=st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE]),
)
def test_days_follow_each_other(start, zone):
    days = [dates.day_of(start + timedelta(hours=hours), zone) for hours in range(49)]
    steps = [after - before for before, after in pairwise(days)]
    assert set(steps) == {timedelta(0), timedelta(days=1)}


@given(day=st.dates(date(1, 1, 2), date(9999, 12, 30)), zone=st.sampled_from(ZONES))
def test_noon_of_a_day_belongs_to_that_day(day, zone):
    assume((zone, day) != ("Pacific/Apia", date(2011, 12, 30)))
    noon = dates.at_noon(day, zone)
    assert noon.tzinfo is UTC
    assert dates.day_of(noon, zone) == day
    assert When(day, None).instant(zone) == noon


@pytest.mark.parametrize("zone", ["Nowhere/City", "", "../../etc/passwd", "Europe", "a\x00b"])
def test_a_zone_nobody_knows_counts_as_utc(zone):
    assert dates.at_noon(date(2026, 5, 12), zone) == datetime(2026, 5, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "long", "short", "margin", "bare"),
    [
        (date(2026, 5, 12), "Tuesday 12 May 2026", "12 May", "Tue 12 May", "12 May"),
        (date(2026, 4, 28), "Tuesday 28 April 2026", "28 April", "Tue 28 April", "28 April"),
        (date(2026, 2, 28), "Saturday 28 February 2026", "28 February", "Sat 28 Feb", "28 Feb"),
        (date(2025, 5, 2), "Friday 2 May 2025", "2 May 2025", "2 May 2025", "2 May 2025"),
        (date(2025, 4, 28), "Monday 28 April 2025", "28 April 2025", "28 Apr 2025", "28 Apr 2025"),
        (date(660, 5, 2), "Wednesday 2 May 0660", "2 May 0660", "2 May 0660", "2 May 0660"),
    ],
)
def test_days_in_words(day, long, short, margin, bare):
    assert dates.long(day) == long
    assert dates.short(day, 2026) == short
    assert dates.margin(day, 2026) == margin
    assert dates.margin(day, 2026, weekday=False) == bare


def test_without_a_year_of_the_reader_none_is_shown():
    assert dates.short(date(2025, 5, 2)) == "2 May"
    assert dates.margin(date(2025, 5, 2)) == "Fri 2 May"


@given(day=st.dates(), year=st.integers(1, 9999))
def test_a_margin_holds_every_day(day, year):
    assert len(dates.margin(day, year)) <= 12
    assert len(dates.margin(day, day.year)) <= 12


def test_the_clock_can_be_set_for_pictures(monkeypatch):
    monkeypatch.setenv("BONDJOURNAL_NOW", "2026-05-10T12:00:00+02:00")
    assert dates.now() == SUNDAY_NOON
    assert dates.now().tzinfo is UTC


@pytest.mark.parametrize(
    "value",
    ["soon", "2026-05-10", "2026-05-10T12:00", "0000-01-01T00:00Z", "0001-01-01T00:00+09:00"],
)
def test_a_clock_set_wrongly_is_refused(monkeypatch, value):
    monkeypatch.setenv("BONDJOURNAL_NOW", value)
    with pytest.raises(WrongUse):
        dates.now()


def test_without_it_the_clock_of_the_machine_counts(monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, zone):
            return SUNDAY_NOON.astimezone(zone)

    monkeypatch.delenv("BONDJOURNAL_NOW", raising=False)
    monkeypatch.setattr(dates, "dt", SimpleNamespace(datetime=Clock, UTC=UTC))
    assert dates.now() == SUNDAY_NOON
    assert dates.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":America/New_York", "America/New_York"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("/usr/share/zoneinfo/posix/Asia/Tokyo", "Asia/Tokyo"),
        ("UTC", "UTC"),
    ],
)
def test_the_zone_in_the_environment_is_honoured(monkeypatch, value, name):
    monkeypatch.setenv("TZ", value)
    assert dates.zone() == name


@pytest.mark.parametrize("value", ["Nowhere/City", "CET-1CEST", "Europe", "../../etc/passwd", ""])
def test_an_unknown_zone_in_the_environment_counts_as_not_set(monkeypatch, value):
    monkeypatch.delenv("TZ", raising=False)
    without = dates.zone()
    monkeypatch.setenv("TZ", value)
    assert dates.zone() == without
    assert dates._known(without) is not None


def test_a_computer_that_names_no_zone_is_taken_for_utc(monkeypatch):
    def nothing():
        raise OSError

    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(dates, "_from_link", nothing)
    monkeypatch.setattr(dates, "_from_tzlocal", str)
    assert dates.zone() == "UTC"


def test_a_computer_without_the_link_is_asked_otherwise(monkeypatch):
    def nothing():
        raise OSError

    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(dates, "_from_link", nothing)
    assert dates._known(dates.zone()) is not None


def test_importing_it_reads_no_zones_and_nothing_heavy():
    program = (
        "import sys; before = set(sys.modules); import bondjournal.typed_dates; "
        "print(*sorted({m.split('.')[0] for m in set(sys.modules) - before}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST,
    )
    loaded = set(done.stdout.split())
    assert "bondjournal" in loaded
    assert not loaded & {"zoneinfo", "tzlocal", "logging", "locale", "calendar", "sqlmodel"}


@pytest.mark.parametrize("typed", ["tomorrow", "in 2 weeks", "28 Nov 2026", "today 02:00"])
def test_what_is_over_is_no_day_to_come_by_the_evening_it_still_is(typed):
    night = datetime.fromisoformat("2026-11-28T01:30+01:00")
    with pytest.raises(WrongUse, match="still to come"):
        typed_dates.parse_past(typed, now=night, zone="Europe/Berlin")


@pytest.mark.parametrize("typed", ["today", "27 Nov 2026", "28 Nov 01:00", "now", "last tue"])
def test_what_is_over_is_read_as_any_date(typed):
    night = datetime.fromisoformat("2026-11-28T01:30+01:00")
    read = typed_dates.parse_past(typed, now=night, zone="Europe/Berlin")
    assert read == typed_dates.parse(typed, toward="past", now=night, zone="Europe/Berlin")
