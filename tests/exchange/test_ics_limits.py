"""What a calendar file may hold: counted before it is read, and before anything is expanded."""

import threading
import tracemalloc
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from bondjournal.errors import WrongUse
from bondjournal.exchange import ics, ics_limits, ics_lines, ics_zones

HERE = Path(__file__).parent / "ics"
BERLIN = "Europe/Berlin"
NOW = datetime(2026, 5, 10, 10, tzinfo=UTC)
BEGINS = f"DTSTART;TZID={BERLIN}:20260302T150000"
NAMES = count()
"""So that no zone of a test is known from another: the libraries remember them by name."""


@pytest.fixture(autouse=True)
def _however_busy_the_machine_is(monkeypatch):
    monkeypatch.setattr(ics_limits, "LONGEST", 1000)


@pytest.fixture
def file(tmp_path):
    """Write a calendar with these parts."""

    def write(*parts):
        path = tmp_path / "made.ics"
        lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *parts, "END:VCALENDAR", "")
        path.write_text("\r\n".join(lines), newline="")
        return path

    return write


def event(number, *lines, begins=BEGINS):
    told = (f"UID:{number}", "SUMMARY:Therapy", begins, *lines)
    return "\r\n".join(("BEGIN:VEVENT", *told, "END:VEVENT"))


def zone(name, rules, since=1601):
    rule = (
        f"DTSTART:{since}0101T000000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    )
    lines = ("BEGIN:STANDARD", *rule, "END:STANDARD") * rules
    return "\r\n".join(("BEGIN:VTIMEZONE", f"TZID:{name}", *lines, "END:VTIMEZONE"))


def refused(path, words, go_on=ics.occurrences):
    with pytest.raises(WrongUse, match=words) as raised:
        go_on(ics.read(path), NOW, BERLIN)
    assert raised.value.hint


def nothing_read(monkeypatch):
    monkeypatch.setattr(ics.Calendar, "from_ical", None)


def test_more_events_than_are_read_soon_are_refused_unread(file, monkeypatch):
    most = ics_limits.MOST_EVENTS
    assert len(ics.read(file(*(event(number) for number in range(most))))) == most
    nothing_read(monkeypatch)
    refused(file(*(event(number) for number in range(most + 1))), "more than 5,000 events")


def test_longer_names_than_are_read_soon_are_refused_unread(file, monkeypatch):
    nothing_read(monkeypatch)
    long = event(1).replace("Therapy", "x" * ics_limits.MOST_NEEDED)
    refused(file(long), r"more than 1\.5 MiB")


def test_zones_are_counted_by_the_years_their_rules_take(file, monkeypatch):
    name = f"Its{next(NAMES)}"
    used = event(1, begins=f"DTSTART;TZID={name}:20260302T150000")
    rules = ics_limits.MOST_ZONE_YEARS // (2038 - 1601)
    assert ics.occurrences(ics.read(file(zone(name, rules), used)), NOW, BERLIN)
    other = file(*(zone(f"Other{number}", rules) for number in range(8)), event(1))
    assert ics.occurrences(ics.read(other), NOW, BERLIN), "a zone nobody names counts for nothing"
    nothing_read(monkeypatch)
    refused(file(zone(name, rules + 1), used), "change more than 10,000 times")
    refused(file(zone(name, 2 * rules), zone(f"{name}2", 1), used), "change more than 10,000 times")


@pytest.mark.parametrize(("days", "is_read"), [(9, True), (10, False)])
def test_zones_are_counted_by_the_days_they_name_too(file, monkeypatch, days, is_read):
    monkeypatch.setattr(ics_zones, "MOST_ZONE_YEARS", 10)
    name = f"Its{next(NAMES)}"
    dates = ",".join(f"{1970 + number}0301T020000" for number in range(days))
    its = zone(name, 1).replace("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", f"RDATE:{dates}")
    path = file(its, event(1, begins=f"DTSTART;TZID={name}:20260302T150000"))
    if is_read:
        assert ics.occurrences(ics.read(path), NOW, BERLIN)
    else:
        refused(path, "change more than 10 times")


@pytest.mark.parametrize("go_on", [ics.occurrences, ics.named])
def test_more_rules_than_are_gone_through_soon_are_refused_unexpanded(file, monkeypatch, go_on):
    monkeypatch.setattr(ics, "of", None)
    weekly = [event(number, "RRULE:FREQ=WEEKLY") for number in range(ics_limits.MOST_REPEATING + 1)]
    refused(file(*weekly), "More than 200 events", go_on)


@pytest.mark.parametrize(
    ("rule", "since", "times"),
    [
        ("FREQ=DAILY", 1900, 4),
        ("FREQ=DAILY", 2025, 30),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 2025, 40),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 1600, 3),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", 1600, 2),
        ("FREQ=YEARLY", 1600, 120),
        (f"FREQ=YEARLY;BYYEARDAY={','.join(map(str, range(1, 101)))}", 1600, 8),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=19990101T000000Z", 1600, 3),
    ],
)
def test_steps_from_long_ago_are_counted(file, monkeypatch, rule, since, times):
    begins = f"DTSTART;TZID={BERLIN}:{since}0302T150000"
    still = "RDATE:20260601T150000" if "UNTIL" in rule else "STATUS:CONFIRMED"
    each = [event(number, f"RRULE:{rule}", still, begins=begins) for number in range(times)]
    monkeypatch.setattr(ics, "of", None)
    refused(file(*each), "repeat too often", ics.named)


@pytest.mark.parametrize(
    "rules",
    [
        [("FREQ=WEEKLY", 2006)] * 80,
        [("FREQ=DAILY", 2015)] * 20,
        [("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=12", 1950)] * 200,
        [("FREQ=MONTHLY;BYDAY=2TU", 2010)] * 60,
        [("FREQ=WEEKLY;COUNT=10", 1600)] * 200,
    ],
)
def test_what_people_have_in_their_calendars_is_within_the_limits(file, rules):
    events = ics.read(
        file(
            *(
                event(number, f"RRULE:{rule}", begins=f"DTSTART;TZID={BERLIN}:{since}0512T150000")
                for number, (rule, since) in enumerate(rules)
            )
        )
    )
    ics_limits.check_together([one.parts for one in events], NOW - ics.BACK, NOW)


def test_what_repeats_no_more_is_neither_counted_nor_expanded(file, monkeypatch):
    old = [
        event(number, "RRULE:FREQ=DAILY;UNTIL=20200101T000000Z", begins="DTSTART:19990101T100000Z")
        for number in range(600)
    ]
    new = event("new", "RRULE:FREQ=WEEKLY;UNTIL=20260601T000000Z")
    found = ics.occurrences(ics.read(file(*old, new)), NOW, BERLIN)
    assert {one.uid for one in found} == {"new"}
    monkeypatch.setattr(ics, "of", None)
    assert ics.occurrences(ics.read(file(*old)), NOW, BERLIN) == []


@pytest.mark.parametrize("beside", ["RDATE:20260601T100000Z", "RRULE:FREQ=MONTHLY"])
def test_a_day_beside_a_rule_that_has_ended_counts(file, beside):
    lines = ("RRULE:FREQ=DAILY;UNTIL=20200101T000000Z", beside)
    path = file(event(1, *lines, begins="DTSTART:19990101T100000Z"))
    assert ics.occurrences(ics.read(path), NOW, BERLIN)


def test_a_time_moved_into_reach_by_a_rule_that_has_ended_counts(file):
    moved = event(1, "RECURRENCE-ID:19990105T100000Z", begins="DTSTART:20260601T100000Z")
    rule = event(1, "RRULE:FREQ=DAILY;UNTIL=19990110T000000Z", begins="DTSTART:19990101T100000Z")
    (one,) = ics.occurrences(ics.read(file(rule, moved)), NOW, BERLIN)
    assert one.when.day.isoformat() == "2026-06-01"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\n ", "\r\n\t"])
def test_lines_are_counted_before_they_are_unfolded_whatever_ends_them(file, monkeypatch, end):
    monkeypatch.setattr(ics, "unfolded", None)
    refused(file("X:" + end * ics_limits.MOST_LINES), "more than 400,000 lines")


NEVER = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"


@pytest.mark.parametrize("go_on", [ics.occurrences, ics.named])
def test_a_rule_that_never_comes_true_is_stopped(file, monkeypatch, go_on):
    monkeypatch.setattr(ics_limits, "LONGEST", 0.05)
    refused(file(event(1, NEVER)), "takes too long", go_on)


def test_reading_is_stopped(file, monkeypatch):
    monkeypatch.setattr(ics_limits, "LONGEST", 0.001)
    refused(file(*(event(number) for number in range(2000))), "takes too long")


def test_in_another_thread_it_is_looked_at_between_events(file, monkeypatch):
    events = ics.read(file(*(event(number, "RRULE:FREQ=WEEKLY") for number in range(9))))
    monkeypatch.setattr(ics_limits, "LONGEST", -1.0)
    raised = []

    def go():
        with pytest.raises(WrongUse, match="takes too long"):
            ics.occurrences(events, NOW, BERLIN)
        raised.append(True)

    thread = threading.Thread(target=go)
    thread.start()
    thread.join()
    assert raised == [True]


def test_what_is_invited_attached_and_described_is_not_read(file, monkeypatch):
    more = ("DESCRIPTION:" + "x" * 5000, "ATTENDEE:mailto:a@example.org", "DTEND:20260302T160000Z")
    alarm = ("BEGIN:VALARM", "UID:of the alarm", "DTSTART:19990101T000000Z", "END:VALARM")
    task = "BEGIN:VTODO\r\nUID:1\r\nDTSTART:20260601T100000Z\r\nEND:VTODO"
    read, from_ical = [], ics.Calendar.from_ical

    def taken_down(raw, **how):
        read.append(raw)
        return from_ical(raw, **how)

    monkeypatch.setattr(ics.Calendar, "from_ical", taken_down)
    path = file(task, *(event(number, *more, *alarm) for number in range(40)), task)
    found = ics.occurrences(ics.read(path), NOW, BERLIN)
    assert sorted(one.uid for one in found) == sorted(str(number) for number in range(40))
    (lines,) = read
    assert len(lines) < 40 * 150 < path.stat().st_size / 30


FILES = [path for path in sorted(HERE.rglob("*.ics")) if path.parent == HERE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_lines_that_are_needed_say_the_same(path, monkeypatch):
    def told():
        named = ics.named(ics.read(path), NOW, BERLIN)
        return [(name, ics.occurrences(their, NOW, BERLIN)) for name, _, their in named]

    needed = told()
    monkeypatch.setattr(ics, "needed", lambda raw: (raw, []))
    assert needed == told()
    assert needed


def test_names_in_small_letters_are_known():
    begin, end = b"begin:vcalendar\r\nbegin:vevent\r\n", b"end:vevent\r\nend:vcalendar"
    raw = begin + b"summary:A\r\ndescription:B\r\n" + end
    assert ics_lines.needed(raw) == (begin + b"summary:A\r\n" + end, [])


@pytest.mark.long
def test_the_longest_file_takes_little_memory(file):
    described = "\r\n".join(["DESCRIPTION:" + "x" * 26] * 396_000)
    path = file(described, event(1))
    assert path.stat().st_size > 15_000_000
    tracemalloc.start()
    try:
        assert len(ics.read(path)) == 1
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 120_000_000
