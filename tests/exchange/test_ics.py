"""Calendar files: what is in them, when it takes place, and what becomes of it in the journal."""

from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bondjournal import dates
from bondjournal.errors import JournalError, NotFound, WrongUse
from bondjournal.exchange import calendar_sessions, ics, ics_limits
from bondjournal.journal import appointments, gaps, preparations, purging, seeing, therapists

HERE = Path(__file__).parent / "ics"
BERLIN = "Europe/Berlin"
NOW = datetime(2026, 5, 10, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T10:00")


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def found(name, words="", now=NOW):
    events = ics.read(HERE / name)
    return ics.occurrences(ics.matching(events, words) if words else events, now, BERLIN)


def told(one):
    return one.which, dates.understood(one.when), one.zone, one.cancelled


def plan(session, them, name, words="", now=NOW):
    events = ics.read(HERE / name)
    events = ics.matching(events, words) if words else events
    return calendar_sessions.plan(session, them, events, ics.occurrences(events, now, BERLIN), now)


def take(session, them, name, words="", now=NOW):
    made = plan(session, them, name, words, now)
    calendar_sessions.carry_out(session, them, made, now)
    return len(made.new), len(made.moved), len(made.cancelled), made.known


def rows(session):
    return [
        (one.day.isoformat(), dates.local(one.at, one.zone).strftime("%H:%M"), one.state)
        for one in appointments.all_of(session)
    ]


COMING = ["2026-05-12", "2026-05-26", "2026-06-09", "2026-06-23", "2026-07-07", "2026-07-21"]
PAST = ["2026-03-03", "2026-03-17", "2026-03-31", "2026-04-14", "2026-04-28"]


def test_a_rule_follows_the_clocks_of_its_zone_a_year_back_and_twelve_weeks_ahead():
    sessions = found("weekly.ics")
    assert [one.which for one in sessions] == PAST + COMING
    assert {one.when.time for one in sessions} == {time(15)}
    assert {one.at.hour for one in sessions} == {13, 14}
    assert {one.zone for one in sessions} == {BERLIN}


def test_moved_left_out_and_cancelled_times_of_a_rule():
    by_day = {one.which: one for one in found("changed.ics")}
    assert told(by_day["2026-05-12"])[1:] == ("Wednesday 13 May 2026, 09:30", BERLIN, False)
    assert "2026-05-26" not in by_day
    assert by_day["2026-06-09"].cancelled
    assert sorted(by_day) == sorted(set(PAST + COMING) - {"2026-05-26"})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "york",
            [
                ("2026-03-04", "Wednesday 4 March 2026, 18:00", "America/New_York", False),
                ("2026-03-11", "Wednesday 11 March 2026, 18:00", "America/New_York", False),
                ("2026-03-18", "Wednesday 18 March 2026, 18:00", "America/New_York", False),
            ],
        ),
        (
            "utc",
            [
                ("2026-03-25", "Wednesday 25 March 2026, 15:00", BERLIN, False),
                ("2026-04-01", "Wednesday 1 April 2026, 16:00", BERLIN, False),
            ],
        ),
        ("floating", [("", "Tuesday 12 May 2026, 15:00", BERLIN, False)]),
        ("own zone", [("", "Tuesday 12 May 2026, 14:00", BERLIN, False)]),
        ("kolkata", [("", "Tuesday 12 May 2026, 01:00", "Asia/Kolkata", False)]),
        (
            "gap",
            [
                ("2026-03-22", "Sunday 22 March 2026, 02:30", BERLIN, False),
                ("2026-03-29", "Sunday 29 March 2026, 03:30", BERLIN, False),
            ],
        ),
    ],
)
def test_zones(words, expected):
    assert [told(one) for one in found("zones.ics", words)] == expected


def test_a_zone_as_outlook_names_it():
    (one,) = found("outlook.ics")
    assert one.at == datetime(2026, 5, 12, 13, tzinfo=UTC)


def test_whole_days_have_no_time():
    sessions = found("all_day.ics")
    assert [one.when for one in sessions] == [
        dates.When(date(2026, 5, 12) + timedelta(weeks=n), None) for n in range(4)
    ]


def test_names_are_told_with_how_often_they_take_place():
    events = ics.read(HERE / "several.ics")
    assert [(name, number) for name, number, _ in ics.named(events, NOW, BERLIN)] == [
        ("Therapy, room 2", 11),
        ("Dentist", 1),
        ("Group therapy day", 1),
    ]


def test_events_are_chosen_by_words_of_their_name():
    events = ics.read(HERE / "several.ics")
    assert [one.name for one in ics.matching(events, " THERAPY ")] == [
        "Therapy, room 2",
        "Group therapy day",
    ]
    with pytest.raises(NotFound):
        ics.matching(events, "yoga")


@pytest.mark.parametrize("file", sorted((HERE / "too_often").glob("*.ics")), ids=lambda f: f.stem)
def test_what_repeats_more_often_than_daily_is_refused(file):
    events = ics.read(file)
    for go_through in (ics.occurrences, ics.named):
        with pytest.raises(WrongUse, match="more often than daily"):
            go_through(events, NOW, BERLIN)


def test_there_are_files_of_every_kind():
    assert len(list((HERE / "too_often").glob("*.ics"))) == 5
    assert len(list((HERE / "damaged").glob("*.ics"))) == 15


@pytest.mark.parametrize("file", sorted((HERE / "damaged").glob("*.ics")), ids=lambda f: f.stem)
def test_a_damaged_file_gives_one_sentence_and_nothing_of_what_it_says(file):
    with pytest.raises(WrongUse) as raised:
        ics.occurrences(ics.read(file), NOW, BERLIN)
    assert raised.value.message.endswith(".")
    assert "SECRET" not in str(vars(raised.value)) + str(raised.value.args)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_too_many_sessions_are_refused(tmp_path):
    file = tmp_path / "daily.ics"
    text = (HERE / "all_day.ics").read_text().replace("WEEKLY;UNTIL=20260602", "DAILY")
    more = text.replace("20260512", "20240101").replace("UID:all-day", "UID:other")
    file.write_text(text.replace("20260512", "20240101") + more)
    with pytest.raises(WrongUse, match="more than 500"):
        ics.occurrences(ics.read(file), NOW, BERLIN)


def beside_the_rule(tmp_path, *lines):
    """The weekly event with more lines below its rule."""
    text = (HERE / "weekly.ics").read_text()
    file = tmp_path / "more.ics"
    file.write_text(text.replace("END:VEVENT", "\n".join([*lines, "END:VEVENT"])))
    return file


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (f"EXDATE:{','.join(['20270302T150000'] * 5001)}", "more than 5,000 days"),
        (
            f"RRULE:FREQ=YEARLY;BYYEARDAY={','.join(map(str, range(1, 102)))}",
            "repeat rule with more than 100 values",
        ),
        ("RRULE:FREQ=DAILY\n" * 3, "more than 3 repeat rules"),
    ],
)
def test_what_no_person_has_made_is_refused_before_it_takes_long(tmp_path, more, told):
    events = ics.read(beside_the_rule(tmp_path, more.rstrip()))
    with pytest.raises(WrongUse, match=told):
        ics.occurrences(events, NOW, BERLIN)


def test_an_event_that_is_broken_stands_in_nobodys_way(tmp_path):
    events = ("SUMMARY:Garbage", "SUMMARY:More\nDTSTART:no")
    broken = "".join(f"BEGIN:VEVENT\n{one}\nEND:VEVENT\n" for one in events)
    file = tmp_path / "broken.ics"
    text = (HERE / "weekly.ics").read_text()
    file.write_text(text.replace("BEGIN:VEVENT", f"{broken}BEGIN:VEVENT", 1))
    events = ics.read(file)
    name = ics.read(HERE / "weekly.ics")[0].name
    assert [one[0] for one in ics.named(events, NOW, BERLIN)] == [name]
    assert ics.occurrences(ics.matching(events, name), NOW, BERLIN)


@pytest.mark.parametrize(
    "broken",
    [
        "UID:\nDTSTART:20260512T100000Z\nDTSTART:20260513T100000Z",
        "UID:a\nSEQUENCE:many\nDTSTART:20260512T100000Z\nRECURRENCE-ID:no",
        "UID:a\nDTSTART:PT1H\nRRULE:FREQ=",
        "UID:a\nDTSTART;TZID=a,b:20260512T100000\nDTSTART:20260512T100000Z",
    ],
)
def test_whatever_is_broken_of_an_event_it_stands_in_nobodys_way(tmp_path, broken):
    event = f"BEGIN:VEVENT\nSUMMARY:Broken\n{broken}\nEND:VEVENT\n"
    file = tmp_path / "broken.ics"
    text = (HERE / "weekly.ics").read_text()
    file.write_text(text.replace("BEGIN:VEVENT", f"{event}BEGIN:VEVENT", 1))
    assert [count for _, count, _ in ics.named(ics.read(file), NOW, BERLIN)] == [11]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cut", "The end of this calendar file is missing."),
        ("no_calendar", "This is not a calendar file."),
        ("empty", "This is not a calendar file."),
        ("no_event", "There are no events in this file."),
        ("day_broken", "has a day or a time that cannot be read."),
        ("day_missing", "has no date."),
        ("day_twice", "has the same field twice."),
        ("rule_broken", "has a repeat rule that cannot be read."),
        ("interval_nought", "has a repeat rule that cannot be read."),
        ("since_long_ago", "has repeated since before 1600."),
        ("rules_four", "has more than 3 repeat rules."),
    ],
)
def test_a_refusal_names_the_kind_of_fault_and_says_what_helps(name, told):
    with pytest.raises(WrongUse) as raised:
        ics.occurrences(ics.read(HERE / "damaged" / f"{name}.ics"), NOW, BERLIN)
    assert raised.value.message.endswith(told)
    assert raised.value.hint or name == "no_event"


def test_going_through_a_file_ends(tmp_path, monkeypatch):
    events = ics.read(HERE / "several.ics")
    monkeypatch.setattr(ics_limits, "LONGEST", -1.0)
    monkeypatch.setattr(ics_limits, "in_time", nullcontext)
    for go_through in (ics.named, ics.occurrences):
        with pytest.raises(WrongUse, match="too long"):
            go_through(events, NOW, BERLIN)
    monkeypatch.setattr(ics_limits, "MOST_LINES", 20)
    with pytest.raises(WrongUse, match="more than 20 lines"):
        ics.read(HERE / "several.ics")


def test_what_is_no_plain_file_is_refused(tmp_path):
    with pytest.raises(WrongUse, match="plain file"):
        ics.read(tmp_path)
    with pytest.raises(JournalError, match="not there"):
        ics.read(tmp_path / "none.ics")
    huge = tmp_path / "huge.ics"
    with huge.open("wb") as file:
        file.truncate(ics.MOST_BYTES + 1)
    with pytest.raises(WrongUse, match="16 MiB"):
        ics.read(huge)


def test_the_same_file_twice_changes_nothing(session, them):
    assert take(session, them, "weekly.ics") == (11, 0, 0, 0)
    before = [one.model_dump() for one in appointments.all_of(session)]
    assert {one["state"] for one in before} == {"planned"}
    assert take(session, them, "weekly.ics") == (0, 0, 0, 11)
    assert [one.model_dump() for one in appointments.all_of(session)] == before


def test_rows_are_named_by_their_event_and_day(session, them):
    take(session, them, "weekly.ics")
    one = appointments.all_of(session)[0]
    assert one.uuid == calendar_sessions.row_uuid("weekly-1@example.org", "2026-03-03")
    assert one.uuid.version == 5


def test_looking_first_writes_nothing(session, them):
    made = plan(session, them, "weekly.ics")
    assert (len(made.new), rows(session)) == (11, [])


def test_what_a_calendar_changes_is_changed(session, them):
    take(session, them, "weekly.ics")
    preparations.begin(session, them, appointments.all_of(session)[5])
    assert take(session, them, "changed.ics") == (0, 1, 2, 8)
    assert take(session, them, "changed.ics") == (0, 0, 0, 10)
    assert rows(session)[5:9] == [
        ("2026-05-13", "09:30", "planned"),
        ("2026-05-26", "15:00", "cancelled"),
        ("2026-06-09", "15:00", "cancelled"),
        ("2026-06-23", "15:00", "planned"),
    ]
    assert preparations.find(session, them, appointments.all_of(session)[5]) is not None
    assert take(session, them, "weekly.ics") == (0, 3, 0, 8)
    assert rows(session)[5:] == [(day, "15:00", "planned") for day in COMING]


def with_rule(tmp_path, name, old, new):
    file = tmp_path / name
    text = (HERE / "weekly.ics").read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())
    return file


def test_another_time_of_the_whole_rule_moves_what_is_to_come(session, them, tmp_path):
    take(session, them, "weekly.ics")
    later = with_rule(tmp_path, "later.ics", "T15", "T16")
    assert take(session, them, later) == (0, 6, 0, 5)
    assert [row[:2] for row in rows(session)] == [
        *((day, "15:00") for day in PAST),
        *((day, "16:00") for day in COMING),
    ]


def test_another_weekday_of_the_whole_rule_moves_each_in_its_week(session, them, tmp_path):
    take(session, them, "weekly.ics")
    uuids = [one.uuid for one in appointments.all_of(session)]
    text = (HERE / "weekly.ics").read_bytes().decode()
    file = tmp_path / "wednesday.ics"
    file.write_bytes(text.replace("20260303", "20260304").replace("BYDAY=TU", "BYDAY=WE").encode())
    assert take(session, them, file) == (0, 6, 0, 5)
    assert take(session, them, file) == (0, 0, 0, 11)
    assert [one.uuid for one in appointments.all_of(session)] == uuids
    assert [row[0] for row in rows(session)][:6] == [*PAST, "2026-05-13"]


def test_a_deleted_one_stays_deleted_when_another_of_its_week_is_off(session, them, tmp_path):
    take(session, them, with_rule(tmp_path, "twice.ics", "BYDAY=TU", "BYDAY=TU,TH"))
    (deleted,) = (one for one in appointments.all_of(session) if one.day == date(2026, 5, 26))
    appointments.delete(session, deleted)
    off = "BYDAY=TU,TH\r\nEXDATE;TZID=Europe/Berlin:20260528T150000"
    take(session, them, with_rule(tmp_path, "off.ics", "BYDAY=TU", off))
    states = {one.day: one.state for one in appointments.all_of(session)}
    assert date(2026, 5, 26) not in states
    assert states[date(2026, 5, 28)] == "cancelled"


def test_a_rule_that_ends_cancels_what_came_after(session, them, tmp_path):
    take(session, them, "weekly.ics")
    ended = with_rule(tmp_path, "ended.ics", "BYDAY=TU", "BYDAY=TU;UNTIL=20260601T000000Z")
    assert take(session, them, ended) == (0, 0, 4, 7)
    assert [row[2] for row in rows(session)] == ["planned"] * 7 + ["cancelled"] * 4


def test_a_rule_that_is_cut_in_two_at_the_same_times_cancels_nothing(session, them, tmp_path):
    take(session, them, "weekly.ics")
    text = (HERE / "weekly.ics").read_text()
    first = text.replace("BYDAY=TU", "BYDAY=TU;UNTIL=20260601T000000Z")
    second = text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")]
    second = second.replace("UID:", "UID:R2026_").replace("20260303", "20260609")
    file = tmp_path / "cut.ics"
    for where in ("END:VCALENDAR", "BEGIN:VEVENT"):
        file.write_text(first.replace(where, second + where, 1))
        assert take(session, them, file) == (0, 0, 0, 11)
    assert {row[2] for row in rows(session)} == {"planned"}


def one_time(tmp_path, at, status="CONFIRMED"):
    """What is sent when one time of the weekly event changes: that time alone."""
    text = (HERE / "weekly.ics").read_text()
    rule = next(line for line in text.splitlines() if "FREQ=WEEKLY" in line)
    meant = f"RECURRENCE-ID;TZID={BERLIN}:20260526T150000\nSTATUS:{status}"
    file = tmp_path / "one.ics"
    file.write_text(text.replace(rule, meant).replace("20260303T150000", at))
    return file


def test_a_change_of_one_time_alone_says_nothing_of_the_others(session, them, tmp_path):
    take(session, them, "weekly.ics")
    assert take(session, them, one_time(tmp_path, "20260528T090000")) == (0, 1, 0, 0)
    assert [row for row in rows(session) if row[:2] == ("2026-05-28", "09:00")]
    off = one_time(tmp_path, "20260528T090000", "CANCELLED")
    assert take(session, them, off) == (0, 0, 1, 0)
    assert [row[2] for row in rows(session)].count("cancelled") == 1
    assert take(session, them, "weekly.ics") == (0, 1, 0, 10)


def test_a_change_of_one_time_long_past_cancels_nothing(session, them, tmp_path):
    take(session, them, "weekly.ics")
    assert take(session, them, one_time(tmp_path, "20200528T090000")) == (0, 0, 0, 0)
    assert {row[2] for row in rows(session)} == {"planned"}


def test_of_several_calendars_in_a_file_what_was_said_last_counts(session, them, tmp_path):
    first = (HERE / "outlook.ics").read_bytes()
    moved = first.replace(b"20260512T15", b"20260511T09").replace(
        b"END:VEV", b"SEQUENCE:1\r\nEND:VEV"
    )
    off = first.replace(b"PUBLISH", b"CANCEL").replace(b"END:VEV", b"SEQUENCE:2\r\nEND:VEV")
    file = tmp_path / "letters.ics"
    file.write_bytes(moved + first)
    assert take(session, them, file) == (1, 0, 0, 0)
    assert rows(session) == [("2026-05-11", "09:00", "planned")]
    file.write_bytes(off + moved + first)
    assert take(session, them, file) == (0, 0, 1, 0)
    assert [one.name for one in ics.read(file)] == [
        one.name for one in ics.read(HERE / "outlook.ics")
    ]


def test_all_times_from_one_on_move(session, them, tmp_path):
    take(session, them, "weekly.ics")
    change = (
        f"BEGIN:VEVENT\nUID:weekly-1@example.org\nDTSTART;TZID={BERLIN}:20260610T090000\n"
        f"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID={BERLIN}:20260609T150000\nEND:VEVENT\n"
    )
    file = tmp_path / "onward.ics"
    text = (HERE / "weekly.ics").read_text()
    file.write_text(text.replace("END:VCALENDAR", f"{change}END:VCALENDAR"))
    assert take(session, them, file) == (0, 4, 0, 7)
    assert take(session, them, file) == (0, 0, 0, 11)
    onward = ["2026-06-10", "2026-06-24", "2026-07-08", "2026-07-22"]
    assert [row[0] for row in rows(session) if row[1] == "09:00"] == onward


def test_a_single_event_moves(session, them, tmp_path):
    assert take(session, them, "outlook.ics") == (1, 0, 0, 0)
    moved = tmp_path / "moved.ics"
    moved.write_bytes((HERE / "outlook.ics").read_bytes().replace(b"20260512T15", b"20260514T09"))
    assert take(session, them, moved) == (0, 1, 0, 0)
    assert rows(session) == [("2026-05-14", "09:00", "planned")]


def test_what_is_cancelled_and_not_known_is_not_added(session, them):
    assert take(session, them, "cancelled.ics") == (0, 0, 0, 0)
    assert rows(session) == []


def test_a_calendar_that_cancels_all_of_it(session, them, tmp_path):
    take(session, them, "outlook.ics")
    off = tmp_path / "off.ics"
    off.write_bytes((HERE / "outlook.ics").read_bytes().replace(b"PUBLISH", b"CANCEL"))
    assert take(session, them, off) == (0, 0, 1, 0)
    assert rows(session) == [("2026-05-12", "15:00", "cancelled")]


def test_what_was_changed_by_hand_stays_until_the_calendar_says_something_else(
    session, them, tmp_path
):
    take(session, them, "weekly.ics")
    moved, cancelled, deleted = appointments.all_of(session)[5:8]
    appointments.move(session, moved, dates.When(date(2026, 5, 15), time(8)))
    appointments.mark(session, cancelled, "cancelled")
    appointments.delete(session, deleted)
    assert take(session, them, "weekly.ics") == (0, 0, 0, 11)
    assert rows(session)[5:7] == [
        ("2026-05-15", "08:00", "planned"),
        ("2026-05-26", "15:00", "cancelled"),
    ]
    later = with_rule(tmp_path, "later.ics", "T15", "T16")
    assert take(session, them, later) == (0, 5, 0, 6)
    assert purging.is_gone_or_deleted(session, deleted.uuid)
    assert rows(session)[5:7] == [
        ("2026-05-12", "16:00", "planned"),
        ("2026-05-26", "16:00", "planned"),
    ]


def test_what_has_begun_stays_as_it_is(session, them, tmp_path):
    take(session, them, "outlook.ics")
    past = datetime(2026, 5, 13, 10, tzinfo=UTC)
    gone = tmp_path / "gone.ics"
    gone.write_bytes((HERE / "outlook.ics").read_bytes().replace(b"20260512", b"20260520"))
    assert take(session, them, gone, now=past) == (0, 0, 0, 1)
    assert rows(session) == [("2026-05-12", "15:00", "planned")]


def test_what_is_in_the_journal_already_is_not_added_again(session, them):
    timed = appointments.add(session, them, dates.When(date(2026, 5, 12), time(15)), BERLIN)
    untimed = appointments.add(session, them, dates.When(date(2026, 5, 26), None), BERLIN)
    appointments.add(session, them, dates.When(date(2026, 6, 9), time(9)), BERLIN)
    assert take(session, them, "weekly.ics") == (9, 1, 0, 1)
    assert len(rows(session)) == 12
    assert dates.local(untimed.at, BERLIN).time() == time(15)
    assert take(session, them, "weekly.ics") == (0, 0, 0, 11)
    assert take(session, them, "changed.ics") == (0, 1, 2, 8)
    assert (timed.day, untimed.state) == (date(2026, 5, 13), "cancelled")


def test_sessions_with_somebody_not_mentioned_are_not_brought_in(session, them):
    therapists.stop_mentioning(session, them)
    with pytest.raises(WrongUse, match="not mentioned"):
        plan(session, them, "weekly.ics")


@settings(max_examples=60)
@given(
    day=st.dates(date(2024, 1, 1), date(2026, 7, 1)),
    minute=st.integers(0, 59),
    zone=st.sampled_from([BERLIN, "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC"]),
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 5),
    count=st.integers(1, 40),
)
def test_every_session_lies_within_reach_at_its_wall_clock(
    tmp_path, day, minute, zone, freq, interval, count
):
    clock = time(12, minute)
    file = tmp_path / "made.ics"
    text = (HERE / "zones.ics").read_text().split("BEGIN:VEVENT")[0]
    file.write_text(
        f"{text}BEGIN:VEVENT\nUID:1\nSUMMARY:Made\n"
        f"DTSTART;TZID={zone}:{day:%Y%m%d}T{clock:%H%M%S}\n"
        f"RRULE:FREQ={freq};INTERVAL={interval};COUNT={count}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    sessions = ics.occurrences(ics.read(file), NOW, zone)
    assert len(sessions) <= count
    assert len({one.which for one in sessions}) == len(sessions)
    assert [one.at for one in sessions] == sorted(one.at for one in sessions)
    for one in sessions:
        assert NOW - ics.BACK <= one.at <= NOW + gaps.AHEAD
        assert dates.local(one.at, zone).time() == clock
        assert one.which == one.when.day.isoformat()
    days = [one.when.day for one in sessions]
    if freq != "MONTHLY":
        step = timedelta(days=interval if freq == "DAILY" else 7 * interval)
        assert {later - earlier for earlier, later in pairwise(days)} <= {step}


@pytest.mark.parametrize("examples", [40, pytest.param(2000, marks=pytest.mark.long)])
def test_a_file_with_any_bytes_changed_gives_sessions_or_one_sentence(tmp_path, examples):
    file = tmp_path / "changed.ics"
    whole = (HERE / "changed.ics").read_bytes()
    changes = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))

    @settings(max_examples=examples)
    @given(changed=st.lists(changes, min_size=1, max_size=8))
    def any_changed(changed):
        raw = bytearray(whole)
        for at, byte in changed:
            raw[at] = byte
        file.write_bytes(raw)
        with suppress(WrongUse):
            sessions = ics.occurrences(ics.read(file), NOW, BERLIN)
            assert all(NOW - ics.BACK <= one.at <= NOW + gaps.AHEAD for one in sessions)

    any_changed()


def test_sessions_are_brought_in_with_whom_is_named(session):
    events = ics.read(HERE / "weekly.ics")
    asked = events, ics.occurrences(events, NOW, BERLIN), NOW
    would = calendar_sessions.would_bring(session, "", *asked)
    assert would.new
    assert rows(session) == []
    assert calendar_sessions.bring(session, "", *asked).new == would.new
    assert len(rows(session)) == len(would.new)
    with pytest.raises(NotFound):
        calendar_sessions.bring(session, "Nobody", *asked)


def test_what_was_set_aside_is_back_with_the_sessions_of_a_calendar(session, them):
    appointments.add(session, them, dates.When(NOW.date() + timedelta(days=1), None), BERLIN)
    seeing.pause(session, them)
    events = ics.read(HERE / "weekly.ics")
    found_there = ics.occurrences(events, NOW, BERLIN)
    made = calendar_sessions.bring(session, "", events, found_there, NOW)
    assert (made.back.planned, them.state) == (1, "seeing")
    assert "set-aside" not in {state for *_, state in rows(session)}


def test_a_cancelled_one_that_takes_place_again_brings_somebody_back(session, them):
    events = ics.read(HERE / "weekly.ics")
    found = ics.occurrences(events, NOW, BERLIN)
    calendar_sessions.bring(session, "", events, found, NOW)
    last = max(appointments.all_of(session), key=lambda one: one.at)
    appointments.mark(session, last, "cancelled")
    seeing.pause(session, them)
    (there,) = [one for one in found if one.at == last.at]
    later = dates.When(there.when.day + timedelta(days=1), there.when.time)
    found[found.index(there)] = replace(there, when=later)
    made = calendar_sessions.bring(session, "", events, found, NOW)
    assert (len(made.moved), last.state, them.state) == (1, "planned", "seeing")
