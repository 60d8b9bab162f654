"""Rhythms: planned ahead, topped up, changed and ended, with what was done to single ones."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    planning,
    preparations,
    seeing,
    series,
    therapists,
    versions,
)
from bondjournal.journal.tables import Series
from bondjournal.unlock import unlock

BERLIN = "Europe/Berlin"
TUESDAY = date(2026, 5, 12)
ZONES = {
    "Europe/Berlin": "2026-10-25",
    "Asia/Kolkata": "2026-10-25",
    "Pacific/Chatham": "2026-09-27",
}
"""Each with the day its clocks change in autumn, where they do."""


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T10:00")


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def when(day, clock="15:00"):
    return dates.When(day, time.fromisoformat(clock) if clock else None)


def begin(session, them, every=1, first=TUESDAY, clock="15:00", **more):
    return series.begin(session, them, when(first, clock), more.pop("zone", BERLIN), every, **more)


def days(session, *, state="planned"):
    return [one.day for one in appointments.all_of(session) if one.state == state]


def weeks(number, every=1, first=TUESDAY):
    return [first + timedelta(weeks=every * n) for n in range(number)]


def test_they_are_planned_twelve_weeks_ahead_and_no_further(session, them):
    begin(session, them, 2)
    assert days(session) == weeks(6, 2)
    assert {one.state for one in appointments.all_of(session)} == {"planned"}
    assert not planning.behind(session, dates.now())


def test_of_a_slow_rhythm_the_next_one_is_planned_at_least(session, them):
    begin(session, them, 26, first=date(2026, 9, 1))
    assert days(session) == [date(2026, 9, 1)]


def test_none_is_planned_in_the_past(session, them):
    begin(session, them, 2, first=date(2026, 4, 14))
    assert days(session) == weeks(6, 2)


def test_it_has_an_end(session, them, at):
    begin(session, them, ends_on=date(2026, 5, 26))
    assert days(session) == weeks(3)
    assert planning.top_up(session, at("2026-05-27T10:00")) == 0


@pytest.mark.parametrize(
    ("every", "ends_on", "told"),
    [(0, None, "1 to 52"), (53, None, "1 to 52"), (1, date(2026, 5, 11), "before it begins")],
)
def test_what_is_no_rhythm_is_refused(session, them, every, ends_on, told):
    with pytest.raises(WrongUse, match=told):
        begin(session, them, every, ends_on=ends_on)


def test_the_same_day_twice_is_refused_and_another_weekday_is_not(session, them):
    begin(session, them, 2)
    with pytest.raises(WrongUse, match="There is already a rhythm"):
        begin(session, them, 1, first=date(2026, 5, 26))
    begin(session, them, 2, first=date(2026, 5, 15))
    assert len(days(session)) == 12


@pytest.mark.parametrize("zone", ZONES)
def test_the_wall_clock_rules_when_the_clocks_change(session, them, at, zone):
    at("2026-08-20T10:00")
    begin(session, them, 1, first=date(2026, 9, 1), clock="15:00", zone=zone)
    changed = date.fromisoformat(ZONES[zone])
    found = appointments.all_of(session)
    assert {dates.local(one.at, zone).time() for one in found} == {time(15)}
    assert any(one.day < changed for one in found)
    assert any(one.day > changed for one in found)
    instants = [one.at for one in found]
    steps = {later - earlier for earlier, later in pairwise(instants)}
    assert (steps == {timedelta(weeks=1)}) == (zone == "Asia/Kolkata")


def test_a_night_in_which_the_hour_is_left_out_or_comes_twice(session, them, at):
    at("2026-03-20T10:00")
    begin(session, them, 31, first=date(2026, 3, 29), clock="02:30")
    assert [one.at.isoformat() for one in appointments.all_of(session)] == [
        "2026-03-29T01:30:00+00:00"
    ]
    assert planning.top_up(session, at("2026-09-01T10:00")) == 0
    rhythm = series.of_therapist(session, them)[0]
    series.go_on(session, them, at("2026-10-01T10:00"))
    assert appointments.all_of(session)[-1].at.isoformat() == "2026-11-01T01:30:00+00:00"
    assert planning.when(rhythm, date(2026, 10, 25)).instant(BERLIN).isoformat() == (
        "2026-10-25T00:30:00+00:00"
    )


def test_topping_up_adds_what_is_missing_once(session, them, at):
    begin(session, them)
    assert len(days(session)) == 12
    now = at("2026-05-31T10:00")
    assert planning.behind(session, now)
    assert planning.top_up(session, now) == 3
    assert planning.top_up(session, now) == 0
    assert days(session) == weeks(15)


def test_single_ones_that_were_moved_cancelled_or_deleted_stay_so(session, them, at):
    begin(session, them)
    moved, cancelled, deleted = appointments.all_of(session)[:3]
    appointments.move(session, moved, when(date(2026, 5, 14), "09:00"))
    appointments.mark(session, cancelled, "cancelled")
    appointments.delete(session, deleted)
    planning.top_up(session, at("2026-05-11T10:00"))
    assert days(session) == [date(2026, 5, 14), *weeks(12)[3:]]
    assert days(session, state="cancelled") == [date(2026, 5, 19)]


def test_one_that_was_moved_onto_the_next_day_of_the_rhythm_is_not_doubled(session, them, at):
    begin(session, them, 12)
    appointments.move(session, appointments.all_of(session)[0], when(date(2026, 8, 4), "09:00"))
    planning.top_up(session, at("2026-06-11T10:00"))
    assert days(session) == [date(2026, 8, 4)]


def test_one_that_was_added_by_hand_becomes_one_of_it(session, them):
    untimed = appointments.add(session, them, when(TUESDAY, None), BERLIN)
    other = appointments.add(session, them, when(date(2026, 5, 19), "09:00"), BERLIN)
    rhythm = begin(session, them)
    assert days(session) == weeks(12)
    assert {untimed.series_uuid, other.series_uuid} == {rhythm.uuid}
    assert dates.local(untimed.at, BERLIN).time() == time(15)
    assert dates.local(other.at, BERLIN).time() == time(9)


def test_one_that_was_cancelled_by_hand_before_takes_no_place(session, them):
    one = appointments.add(session, them, when(TUESDAY), BERLIN)
    appointments.mark(session, one, "cancelled")
    begin(session, them)
    assert TUESDAY in days(session)


def test_two_machines_plan_the_same_rows(session, them, at):
    rhythm = begin(session, them)
    first = {one.uuid for one in appointments.all_of(session)}
    for one in appointments.all_of(session):
        session.delete(one)
    session.flush()
    planning.plan(session, rhythm, dates.now())
    assert {one.uuid for one in appointments.all_of(session)} == first


def test_ending_takes_what_carries_nothing(session, them):
    by_hand = appointments.add(session, them, when(TUESDAY), BERLIN)
    rhythm = begin(session, them)
    _, prepared, written, *_ = appointments.all_of(session)
    preparations.begin(session, them, prepared)
    entry = Addition(at=dates.now(), zone=BERLIN, entry=NewEntry(body="For then."))
    additions.keep(session, check(entry)).entry.appointment_uuid = written.uuid
    session.flush()
    assert series.end(session, rhythm, TUESDAY) == 9
    assert days(session) == weeks(3)
    assert [one.series_uuid for one in (by_hand, prepared, written)] == [None] * 3
    assert not versions.trash(session, "appointment")
    assert not planning.behind(session, dates.now())


def test_ending_leaves_what_comes_before_the_day(session, them):
    rhythm = begin(session, them)
    series.end(session, rhythm, date(2026, 5, 26))
    assert days(session) == weeks(2)
    assert [series.of_appointment(session, one) for one in appointments.all_of(session)] == [
        rhythm,
        rhythm,
    ]


def test_the_last_day_of_a_rhythm_belongs_to_it(session, them):
    rhythm = begin(session, them, ends_on=TUESDAY + timedelta(weeks=1))
    rows = appointments.all_of(session)
    assert [series.of_appointment(session, one) for one in rows] == [rhythm, rhythm]


def test_ending_leaves_the_past(session, them, at):
    rhythm = begin(session, them)
    at("2026-05-20T10:00")
    series.end(session, rhythm, TUESDAY)
    assert days(session) == weeks(2)


def test_its_time_changes_from_a_day_on(session, them):
    rhythm = begin(session, them)
    rows = appointments.all_of(session)
    prepared = preparations.begin(session, them, rows[3])
    appointments.mark(session, rows[4], "cancelled")
    appointments.move(session, rows[5], when(date(2026, 6, 20), "08:00"))
    new = series.change(session, rhythm, date(2026, 6, 2), when(date(2026, 6, 4), "11:00"), 1)
    assert days(session) == [
        *weeks(3),
        date(2026, 6, 4),
        date(2026, 6, 20),
        *weeks(6, first=date(2026, 6, 25)),
    ]
    assert days(session, state="cancelled") == [date(2026, 6, 11)]
    assert prepared.appointment_uuid == rows[3].uuid
    assert (rows[3].day, rows[3].series_uuid) == (date(2026, 6, 4), new.uuid)
    assert {dates.local(one.at, BERLIN).time() for one in rows[6:]} == {time(11)}
    assert rhythm.ends_on == date(2026, 6, 1)
    assert planning.top_up(session, dates.now()) == 0


def test_it_becomes_slower_and_what_carries_nothing_goes(session, them):
    rhythm = begin(session, them)
    rows = appointments.all_of(session)
    preparations.begin(session, them, rows[1])
    series.change(session, rhythm, TUESDAY, when(TUESDAY, "16:00"), 2)
    assert days(session) == sorted([*weeks(6, 2), rows[1].day])
    assert rows[1].series_uuid is None


def test_the_day_it_is_changed_from_becomes_the_first_in_another_week(session, them):
    rhythm = begin(session, them)
    first = appointments.all_of(session)[0]
    series.change(session, rhythm, TUESDAY, when(date(2026, 5, 20), "11:00"), 1)
    assert first.day == date(2026, 5, 20)
    assert days(session) == weeks(12, first=date(2026, 5, 20))


def test_a_change_that_begins_before_it_is_refused(session, them):
    rhythm = begin(session, them)
    with pytest.raises(WrongUse, match="before the session"):
        series.change(session, rhythm, date(2026, 6, 2), when(date(2026, 5, 28)), 1)
    assert days(session) == weeks(12)


def test_the_end_stays_when_it_is_changed(session, them):
    rhythm = begin(session, them, ends_on=date(2026, 6, 30))
    series.change(session, rhythm, TUESDAY, when(date(2026, 5, 13)), 1)
    assert days(session)[-1] == date(2026, 6, 24)


def test_a_rhythm_nobody_looked_at_for_long_waits(session, them, at):
    begin(session, them)
    last = days(session)[-1]
    now = at(f"{last + timedelta(weeks=6, days=-1)}T10:00")
    assert planning.top_up(session, now) > 0
    later = at(f"{max(days(session)) + timedelta(weeks=6)}T10:00")
    assert not planning.behind(session, later)
    assert planning.top_up(session, later) == 0
    assert series.go_on(session, them, later) > 0
    assert planning.top_up(session, later) == 0


@pytest.mark.parametrize("what", ["paused", "ended", "not mentioned"])
def test_with_somebody_who_is_not_seen_it_does_not_go_on_by_itself(session, them, at, what):
    begin(session, them)
    if what == "not mentioned":
        therapists.stop_mentioning(session, them)
    else:
        versions.edit(session, them, state=what)
    now = at("2026-06-30T10:00")
    assert not planning.behind(session, now)
    assert planning.top_up(session, now) == 0


def test_opening_the_journal_plans_ahead(journal, vault, at):
    with journal.transaction() as session:
        begin(session, therapists.usual_one(session))
    journal.close()
    at("2026-06-20T10:00")
    again = unlock(vault, "four ordinary words here")
    with again.session() as session:
        assert max(days(session)) == date(2026, 9, 8)
        assert not planning.behind(session, dates.now())
    again.close()


@given(
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    every=st.integers(1, 52),
    since=st.dates(date(2019, 1, 1), date(2031, 1, 1)),
    span=st.integers(0, 500),
    ends=st.none() | st.integers(0, 2000),
)
def test_days_are_all_those_of_the_rhythm_in_a_span(first, every, since, span, ends):
    rhythm = Series(first_on=first, every_weeks=every, zone=BERLIN)
    rhythm.ends_on = first + timedelta(days=ends) if ends is not None else None
    until = since + timedelta(days=span)
    expected = [
        day
        for day in (since + timedelta(days=n) for n in range(span + 1))
        if day >= first
        and (day - first).days % (7 * every) == 0
        and (rhythm.ends_on is None or day <= rhythm.ends_on)
    ]
    assert list(planning.days(rhythm, since, until)) == expected


def test_a_rhythm_at_the_end_of_the_calendar_ends_there(session, them, at):
    now = datetime(9998, 12, 20, tzinfo=UTC)
    at("9998-12-20T10:00")
    begin(session, them, 1, first=date(9998, 12, 22))
    assert planning.top_up(session, now) == 0
    assert days(session)[0] == date(9998, 12, 22)


def one_on(session, day):
    return next(one for one in appointments.all_of(session) if one.day == day)


def test_the_rhythm_of_a_session_says_from_when_it_may_change(session, them):
    begin(session, them, every=2)
    one = one_on(session, TUESDAY)
    rhythm = series.rhythm(session, one.uuid)
    monday = dates.When(date(2026, 5, 11), time()).instant(BERLIN)
    assert (rhythm.every_weeks, rhythm.begins) == (2, monday)


def test_a_rhythm_begins_at_a_session_that_stands_alone(session, them):
    one = appointments.add(session, them, when(TUESDAY), BERLIN)
    assert series.rhythm(session, one.uuid) is None
    assert series.begin_at(session, one.uuid, 2) == when(TUESDAY)
    assert series.rhythm(session, one.uuid).every_weeks == 2
    assert days(session) == weeks(6, 2)


def test_a_rhythm_begins_with_whom_is_named(session, them):
    therapists.rename(session, them, "Ann")
    seeing.meet_regularly(session, "ann", when(TUESDAY), BERLIN, 1, ends_on=date(2026, 5, 26))
    assert days(session) == weeks(3)
    with pytest.raises(NotFound):
        seeing.meet_regularly(session, "Ben", when(TUESDAY), BERLIN, 1)


@pytest.mark.parametrize("away", [seeing.pause, seeing.end])
def test_with_a_rhythm_somebody_is_seen_again_and_what_was_set_aside_is_back(session, them, away):
    therapists.rename(session, them, "Ann")
    appointments.add(session, them, when(date(2026, 5, 14)), BERLIN)
    assert away(session, them) == 1
    back = seeing.meet_regularly(
        session, "Ann", when(TUESDAY), BERLIN, 1, ends_on=date(2026, 5, 26)
    )
    assert (back.planned, back.passed, them.state) == (1, 0, "seeing")
    assert days(session) == sorted([*weeks(3), date(2026, 5, 14)])


def test_a_rhythm_changes_and_ends_from_a_session_on(session, them):
    begin(session, them)
    june = one_on(session, date(2026, 6, 2))
    series.change_at(session, june.uuid, when(date(2026, 6, 4)), 2)
    assert days(session)[:4] == [*weeks(3), date(2026, 6, 4)]
    assert series.rhythm(session, june.uuid).every_weeks == 2
    assert series.end_at(session, june.uuid) == len(days(session)[3:]) + 5
    assert days(session) == weeks(3)


def test_what_has_no_rhythm_has_none_to_change_or_to_end(session, them):
    one = appointments.add(session, them, when(TUESDAY), BERLIN)
    with pytest.raises(WrongUse, match="no rhythm"):
        series.change_at(session, one.uuid, when(TUESDAY), 1)
    with pytest.raises(WrongUse, match="no rhythm"):
        series.end_at(session, one.uuid)
