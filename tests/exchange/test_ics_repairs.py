"""What calendars write that RFC 5545 has otherwise: it is read as it is meant."""

from datetime import UTC, datetime

import pytest

from bondjournal import dates
from bondjournal.exchange import ics

NOW = datetime(2026, 5, 10, 10, tzinfo=UTC)
BERLIN = "Europe/Berlin"
TIMED = "DTSTART;TZID=Europe/Berlin:20260505T150000"
WEEKLY = [
    "Tuesday 5 May 2026, 15:00",
    "Tuesday 12 May 2026, 15:00",
    "Tuesday 19 May 2026, 15:00",
]


def event(*lines):
    return "\r\n".join(("BEGIN:VEVENT", "UID:a", "SUMMARY:Therapy", *lines, "END:VEVENT"))


def when(tmp_path, *events):
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""))
    (tmp_path / "its.ics").write_bytes(text.encode())
    found = ics.occurrences(ics.read(tmp_path / "its.ics"), NOW, BERLIN)
    return [dates.understood(one.when) for one in found]


@pytest.mark.parametrize(
    ("begins", "until"),
    [
        (TIMED, "20260519"),
        (TIMED, "20260519T235959"),
        (TIMED, "20260519T215959Z"),
        ("DTSTART:20260505T130000Z", "20260519"),
        ("DTSTART:20260505T150000", "20260519"),
        ("DTSTART:20260505T150000", "20260519T235959Z"),
    ],
)
def test_the_last_day_of_a_rule_is_in_it(tmp_path, begins, until):
    rule = f"RRULE:FREQ=WEEKLY;UNTIL={until}"
    assert when(tmp_path, event(begins, rule)) == WEEKLY


@pytest.mark.parametrize(
    ("begins", "last", "before"),
    [
        (TIMED, "20260519T150000", "20260519T145959"),
        (TIMED, "20260519T130000Z", "20260519T125959Z"),
        ("DTSTART;TZID=America/New_York:20260505T090000", "20260519T090000", "20260519T085959"),
        ("DTSTART;TZID=America/New_York:20260505T090000", "20260519T130000Z", "20260519T125959Z"),
        ("DTSTART:20260505T130000Z", "20260519T130000Z", "20260519T125959Z"),
        ("DTSTART:20260505T130000Z", "20260519T130000", "20260519T125959"),
        ("DTSTART:20260505T150000", "20260519T150000", "20260519T145959"),
        ("DTSTART:20260505T150000", "20260519T150000Z", "20260519T145959Z"),
    ],
)
def test_the_last_time_of_a_rule_is_in_it_to_the_second(tmp_path, begins, last, before):
    rule = "RRULE:FREQ=WEEKLY;UNTIL="
    days = [one.partition(",")[0] for one in WEEKLY]
    for until, expected in ((last, days), (before, days[:2])):
        found = when(tmp_path, event(begins, f"{rule}{until}"))
        assert [one.partition(",")[0] for one in found] == expected


def test_the_last_day_of_whole_days_may_have_a_time(tmp_path):
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20260519T120000Z"
    found = when(tmp_path, event("DTSTART;VALUE=DATE:20260505", rule))
    assert found == [one.partition(",")[0] for one in WEEKLY]


@pytest.mark.parametrize(
    "meant",
    [
        "RECURRENCE-ID;VALUE=DATE:20260512",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260512T150000",
        "RECURRENCE-ID:20260512T130000Z",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260512T113000",
        "RECURRENCE-ID;TZID=America/New_York:20260512T090000",
    ],
)
def test_a_time_that_was_moved_is_there_once(tmp_path, meant):
    moved = event(meant, "DTSTART;TZID=Europe/Berlin:20260513T170000")
    found = when(tmp_path, event(TIMED, "RRULE:FREQ=WEEKLY;COUNT=3"), moved)
    assert found == [WEEKLY[0], "Wednesday 13 May 2026, 17:00", WEEKLY[2]]


def test_a_whole_day_that_was_moved_to_a_time_is_there_once(tmp_path):
    core = event("DTSTART;VALUE=DATE:20260505", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event("RECURRENCE-ID:20260512T000000Z", "DTSTART;TZID=Europe/Berlin:20260513T170000")
    assert when(tmp_path, core, moved) == ["Tuesday 5 May 2026", "Wednesday 13 May 2026, 17:00"]


@pytest.mark.parametrize(
    "left_out", ["EXDATE;VALUE=DATE:20260512", "EXDATE;TZID=Europe/Berlin:20260512T150000"]
)
def test_a_day_that_is_left_out_is_left_out_whatever_its_form(tmp_path, left_out):
    found = when(tmp_path, event(TIMED, "RRULE:FREQ=WEEKLY;COUNT=3", left_out))
    assert found == [WEEKLY[0], WEEKLY[2]]


def test_a_day_beside_the_rule_keeps_its_own_time(tmp_path):
    beside = "RDATE;TZID=Europe/Berlin:20260514T090000"
    core = event(TIMED, "RRULE:FREQ=WEEKLY;COUNT=2", beside)
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20260514T090000",
        "DTSTART;TZID=Europe/Berlin:20260515T100000",
    )
    assert when(tmp_path, core, moved) == [*WEEKLY[:2], "Friday 15 May 2026, 10:00"]


def test_a_line_folded_inside_a_letter_is_whole(tmp_path):
    text = event(TIMED).replace("Therapy", "Th\u00e9rapie").encode()
    folded = text.replace("\u00e9".encode(), b"\xc3\r\n \xa9")
    (tmp_path / "its.ics").write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + folded + b"\r\nEND:VCALENDAR\r\n"
    )
    assert [one.name for one in ics.read(tmp_path / "its.ics")] == ["Th\u00e9rapie"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(("before", "behind"), [("", ""), ("From: a\n\n", "-- \nSent\n\0\0")])
def test_a_file_is_read_however_it_came(tmp_path, encoding, end, before, behind):
    text = f"BEGIN:VCALENDAR\n{event(TIMED, 'EXDATE:')}\nEND:VCALENDAR\n".replace("\r", "")
    text = (before + text + behind).replace("Therapy", "Th\u00e9ra\n pie").replace("\n", end)
    (tmp_path / "its.ics").write_bytes(text.encode(encoding))
    events = ics.read(tmp_path / "its.ics")
    assert [one.name for one in events] == ["Th\u00e9rapie"]
    assert [dates.understood(one.when) for one in ics.occurrences(events, NOW, BERLIN)] == WEEKLY[
        :1
    ]


@pytest.mark.parametrize(
    "begins",
    [
        "DTSTART;VALUE=DATE:20260505T000000",
        "DTSTART;TZID=Europe/Berlin:20260505T000000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    ],
)
def test_a_midnight_that_means_the_day_is_the_day(tmp_path, begins):
    found = when(tmp_path, event(begins, "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert found == [one.partition(",")[0] for one in WEEKLY]


@pytest.mark.parametrize("zone", ["", "Eastern Standard Time", "Somewhere"])
def test_a_zone_of_the_whole_file_that_nobody_knows_changes_nothing(tmp_path, zone):
    utc = event("DTSTART:20260505T130000Z", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert when(tmp_path, f"X-WR-TIMEZONE:{zone}", utc) == WEEKLY
