from datetime import UTC, date, datetime, time, timedelta

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    moments,
    named_sessions,
    pages,
    preparations,
    ratings,
    settings,
    therapists,
    values,
    versions,
)
from bondjournal.journal.tables import Import
from made import someone

BERLIN = "Europe/Berlin"


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def add(session, them):
    """Add an appointment: `add("2026-05-12", "16:00")`."""

    def add_one(day, clock=None, zone=BERLIN, therapist=None):
        when = dates.When(date.fromisoformat(day), time.fromisoformat(clock) if clock else None)
        return appointments.add(session, therapist or them, when, zone)

    return add_one


def write(session, instant, about=None):
    entry = NewEntry(body="A line.")
    made = Addition(at=utc(instant), zone=BERLIN, entry=entry, session=about)
    return additions.keep(session, check(made))


def utc(instant):
    return datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_one_that_took_place_is_planned_again_only_where_it_is_to_come(session, at, add):
    at("2026-05-12T10:00")
    one = add("2026-03-03", "16:00")
    appointments.move(session, one, dates.When(date(2026, 3, 4), None))
    assert (one.day, one.state) == (date(2026, 3, 4), "attended")
    appointments.move(session, one, dates.When(date(2026, 5, 14), None))
    assert one.state == "planned"


def test_a_future_one_is_planned_and_a_past_one_took_place(at, add):
    at("2026-05-12T10:00")
    assert add("2026-05-12", "13:00").state == "planned"
    assert add("2026-05-12", "11:00").state == "attended"
    assert add("2026-05-11").state == "attended"
    assert add("2026-05-13").state == "planned"


def test_one_of_today_without_a_time_is_still_planned_in_the_afternoon(session, at, add):
    now = at("2026-05-12T15:00")
    today = add("2026-05-12")
    assert (today.state, today.timed) == ("planned", False)
    assert appointments.next_one(session, now) is today


def test_a_day_without_a_time_is_over_when_the_next_begins_as_the_person_says(session, at, add):
    settings.put(session, "day.starts", "06:00")
    now = at("2026-05-13T03:00")  # 05:00 in Berlin
    today = add("2026-05-12")
    assert today.state == "planned"
    assert appointments.is_to_come(session, today, now)
    assert attendance.begun(session, today, now)
    assert not attendance.is_past(session, today, now)
    now = at("2026-05-13T04:00")
    assert not appointments.is_to_come(session, today, now)
    assert attendance.is_past(session, today, now)
    assert add("2026-05-11").state == "attended"


def test_one_day_has_one_appointment_unless_another_time_is_given(session, at, add, them):
    at("2026-05-01T10:00")
    first = add("2026-05-12", "16:00")
    for clock in ("16:00", None):
        with pytest.raises(WrongUse, match="already"):
            add("2026-05-12", clock)
    second = add("2026-05-12", "09:00")
    assert appointments.on_day(session, them, first.day) == [second, first]
    appointments.mark(session, first, "cancelled")
    assert add("2026-05-12", "16:00").state == "planned"


def test_another_therapist_has_appointments_of_their_own(session, at, add, them):
    now = at("2026-05-01T10:00")
    someone(session, "Judith")
    other = someone(session, "Ivo")
    mine, theirs = add("2026-05-12", "16:00"), add("2026-05-11", "16:00", therapist=other)
    assert appointments.next_one(session, now) is theirs
    assert appointments.next_one(session, now, them) is mine
    assert appointments.all_of(session, other) == [theirs]


def test_a_timed_one_is_next_until_it_begins(session, at, add):
    at("2026-05-01T10:00")
    today, later = add("2026-05-12", "16:00"), add("2026-05-26", "16:00")
    begins = utc("2026-05-12T14:00")
    assert appointments.next_one(session, begins - timedelta(seconds=1)) is today
    assert appointments.next_one(session, begins) is later


def test_one_without_a_time_is_next_until_its_day_is_over(session, at, add):
    at("2026-05-01T10:00")
    today = add("2026-05-12")
    assert appointments.next_one(session, utc("2026-05-13T01:59")) is today
    assert appointments.next_one(session, utc("2026-05-13T02:00")) is None


def test_what_is_marked_is_not_next(session, at, add):
    now = at("2026-05-01T10:00")
    marked, later = add("2026-05-12"), add("2026-05-26")
    for state in ("cancelled", "did-not-happen", "attended"):
        appointments.mark(session, marked, state)
        assert appointments.next_one(session, now) is later
        assert attendance.state_of(session, marked, now) == state


def test_nights_in_which_the_clocks_change(at, add):
    at("2026-01-01T10:00")
    for day, clock, instant in (
        ("2026-03-28", None, "2026-03-28T11:00"),
        ("2026-03-29", "02:30", "2026-03-29T01:30"),  # left out: clocks go from 02:00 to 03:00
        ("2026-03-30", None, "2026-03-30T10:00"),
        ("2026-10-24", None, "2026-10-24T10:00"),
        ("2026-10-25", "02:30", "2026-10-25T00:30"),  # comes twice: the first is meant
        ("2026-10-26", None, "2026-10-26T11:00"),
    ):
        assert add(day, clock).at == utc(instant)


def test_an_appointment_keeps_its_day_wherever_the_person_travels(session, at, add):
    at("2026-05-01T10:00")
    early = add("2026-05-12", "09:00", zone="Asia/Tokyo")
    whole = add("2026-05-14", zone="Pacific/Auckland")
    assert (early.at, early.day) == (utc("2026-05-12T00:00"), date(2026, 5, 12))
    # In Auckland the 14th is over sixteen hours after its noon, which is the 14th in Berlin still.
    over = utc("2026-05-14T16:00")
    assert appointments.next_one(session, over - timedelta(minutes=1)) is whole
    assert appointments.next_one(session, over) is None


def test_a_past_one_counts_as_attended_unless_it_is_marked(session, at, add):
    at("2026-05-01T10:00")
    past = add("2026-05-12", "16:00")
    write(session, "2026-05-10T10:00")
    write(session, "2026-05-13T10:00")
    now = utc("2026-05-14T10:00")
    assert attendance.took_place(session, past, now)
    assert attendance.state_of(session, past, now) == "attended"
    assert attendance.state_of(session, past, utc("2026-05-12T13:59")) == "planned"
    appointments.mark(session, past, "did-not-happen")
    assert not attendance.took_place(session, past, now)


def test_in_six_quiet_weeks_nothing_is_known_to_have_taken_place(session, at, add):
    at("2026-05-01T10:00")
    past = add("2026-05-12", "16:00")
    write(session, "2026-05-10T10:00")
    nearly = utc("2026-05-10T10:00") + timedelta(weeks=6, seconds=-1)
    assert attendance.took_place(session, past, nearly)
    full = nearly + timedelta(seconds=1)
    assert not attendance.took_place(session, past, full)
    assert attendance.state_of(session, past, full) == "unknown"
    # Somebody who comes back after those weeks does not fill them.
    write(session, "2026-06-21T10:00")
    assert attendance.state_of(session, past, utc("2026-06-22T10:00")) == "unknown"


def test_what_was_kept_within_the_six_weeks_ends_the_quiet(session, at, add):
    at("2026-05-01T10:00")
    past = add("2026-05-12", "16:00")
    write(session, "2026-05-10T10:00")
    write(session, "2026-06-20T10:00")
    assert attendance.state_of(session, past, utc("2027-01-01T10:00")) == "attended"


def test_before_the_first_word_there_is_no_quiet_stretch(session, at, add):
    at("2026-05-01T10:00")
    past = add("2026-05-12", "16:00")
    assert attendance.took_place(session, past, utc("2026-12-01T10:00"))


def test_an_import_that_is_not_finished_ends_no_quiet(session, at, add):
    at("2026-05-01T10:00")
    past = add("2026-05-12", "16:00")
    write(session, "2026-05-10T10:00")
    run = Import(format="jsonl")
    session.add(run)
    session.flush()
    write(session, "2026-05-13T10:00").entry.import_id = run.id
    session.flush()
    assert attendance.state_of(session, past, utc("2026-07-01T10:00")) == "unknown"


@pytest.mark.parametrize("how", ["rated", "written about", "marked"])
def test_an_unknown_one_took_place_once_that_is_said(session, at, add, how):
    at("2026-05-01T10:00")
    past = add("2026-05-12", "16:00")
    write(session, "2026-05-10T10:00")
    now = utc("2026-08-01T10:00")
    if how == "rated":
        new = NewRating(scale="heard", value=5)
        ratings.give(session, past, new, at=now, day=now.date())
    elif how == "written about":
        write(session, "2026-08-01T09:00", about=past.day)
    else:
        appointments.mark(session, past, "attended")
    assert attendance.state_of(session, past, now) == "attended"


def test_the_last_attended_one_leaves_out_what_did_not_take_place(session, at, add, them):
    at("2026-05-01T10:00")
    first, second, third = (add(f"2026-05-{day}", "16:00") for day in ("05", "12", "19"))
    for day in ("2026-05-04", "2026-05-30"):
        write(session, f"{day}T10:00")
    now = utc("2026-05-30T10:00")
    assert attendance.last_attended(session, them, now) is third
    appointments.mark(session, third, "did-not-happen")
    appointments.mark(session, second, "cancelled")
    assert attendance.last_attended(session, them, now) is first
    assert attendance.last_attended(session, them, first.at) is None


def test_a_rating_joins_the_latest_begun_at_most_fourteen_days_back(session, at, add, them):
    at("2026-05-01T10:00")
    first, second = add("2026-05-05", "16:00"), add("2026-05-12", "16:00")
    begins = utc("2026-05-12T14:00")
    assert attendance.joined(session, them, begins - timedelta(seconds=1)) is first
    assert attendance.joined(session, them, begins) is second
    assert attendance.joined(session, them, begins + timedelta(days=14)) is second
    assert attendance.joined(session, them, begins + timedelta(days=14, seconds=1)) is None


def test_a_rating_joins_one_of_the_same_day_whose_time_is_not_known(session, at, add, them):
    at("2026-05-01T10:00")
    today = add("2026-05-12")
    assert attendance.joined(session, them, utc("2026-05-12T03:00")) is today
    # Before four in the morning it is the evening before.
    assert attendance.joined(session, them, utc("2026-05-12T01:00")) is None
    appointments.mark(session, today, "did-not-happen")
    assert attendance.joined(session, them, utc("2026-05-12T12:00")) is None


def test_moving_keeps_the_zone_and_what_it_was(session, at, add):
    at("2026-05-01T10:00")
    one = add("2026-05-12", "16:00")
    appointments.mark(session, one, "cancelled")
    appointments.move(session, one, dates.When(date(2026, 11, 3), time(10)))
    assert (one.at, one.day, one.state) == (utc("2026-11-03T09:00"), date(2026, 11, 3), "planned")
    assert one.edits == 2


def test_moving_to_a_day_alone_keeps_the_time_of_day(session, at, add):
    at("2026-05-01T10:00")
    timed, other = add("2026-05-12", "16:00"), add("2026-05-13")
    understood = appointments.move(session, timed, dates.When(date(2026, 11, 3), None))
    assert understood == dates.When(date(2026, 11, 3), time(16))
    assert (timed.at, timed.timed) == (utc("2026-11-03T15:00"), True)
    understood = appointments.move(session, other, dates.When(date(2026, 11, 4), None))
    assert understood == dates.When(date(2026, 11, 4), None)
    assert not other.timed


def test_nothing_is_moved_to_where_another_one_is(session, at, add):
    at("2026-05-01T10:00")
    there, other = add("2026-05-12", "16:00"), add("2026-05-13", "09:00")
    with pytest.raises(WrongUse, match="already"):
        appointments.move(session, other, dates.When(date(2026, 5, 12), time(16)))
    assert other.day == date(2026, 5, 13)
    appointments.move(session, other, dates.When(date(2026, 5, 12), time(9)))
    appointments.move(session, there, dates.When(date(2026, 5, 12), time(16)))
    appointments.mark(session, there, "cancelled")
    appointments.move(session, other, dates.When(date(2026, 5, 12), time(16)))
    assert other.at == there.at


def test_names_of_appointments(session, at, add):
    now = at("2026-05-13T10:00")
    for nothing in ("next", "last"):
        with pytest.raises(NotFound):
            named_sessions.named(session, nothing, now, BERLIN)
    past, future = add("2026-05-12", "16:00"), add("2026-05-19", "16:00")

    def named(name):
        return named_sessions.named(session, name, now, BERLIN)

    assert (named("last"), named("next")) == (past, future)
    assert named(past.uuid.hex[:8]) is past
    assert named("12 May") is named("2026-05-12") is past
    with pytest.raises(WrongUse, match="Several"):
        named("tue")
    appointments.mark(session, past, "cancelled")
    for nothing in ("13 May", "2026-05-20", "last"):
        with pytest.raises(NotFound):
            named(nothing)
    for no_name in ("", "the other one", "0123zz"):
        with pytest.raises(WrongUse):
            named(no_name)


def test_one_that_was_added_by_mistake_goes_to_the_trash_and_comes_back(session, at, add):
    at("2026-05-01T10:00")
    one = add("2026-05-12", "16:00")
    uuid = one.uuid
    appointments.delete(session, one)
    assert appointments.all_of(session) == []
    (version,) = versions.trash(session, "appointment")
    versions.bring_back(session, version)
    assert [row.uuid for row in appointments.all_of(session)] == [uuid]


@pytest.mark.parametrize("what", ["rated", "written about", "wished", "a moment", "a page"])
def test_one_about_which_something_is_kept_is_not_deleted(session, at, add, them, what):
    now = at("2026-05-13T10:00")
    one = add("2026-05-12", "16:00")
    if what == "rated":
        ratings.give(session, one, NewRating(scale="heard", value=5), at=now, day=one.day)
    elif what == "written about":
        write(session, "2026-05-12T18:00", about=one.day)
    elif what == "wished":
        versions.edit(session, one, wished="a minute longer")
    elif what == "a moment":
        moments.add(session, "the street", day=one.day, appointment=one.uuid)
    else:
        how = {"path": "/nowhere/summary.md", "sha256": "", "style": "full"}
        pages.remember(session, them, one, at=now, **how)
    with pytest.raises(WrongUse, match="has notes"):
        appointments.delete(session, one)
    assert appointments.all_of(session) == [one]


def test_what_was_prepared_for_a_deleted_one_goes_on_for_the_next(session, at, add, them):
    at("2026-05-01T10:00")
    mistaken = add("2026-05-12", "16:00")
    prepared = preparations.begin(session, them, mistaken)
    assert appointments.carries(session, mistaken)
    appointments.delete(session, mistaken)
    session.expire_all()
    assert preparations.begin(session, them, add("2026-05-13")) is prepared


def test_the_next_one_is_read_as_a_value(session, at, add):
    now = at("2026-05-10T10:00")
    assert appointments.coming(session, now) is None
    about = add("2026-05-12", "15:00")
    found = appointments.coming(session, now)
    assert (type(found), found.uuid, found.day) == (values.Appointment, about.uuid, about.day)
    assert appointments.coming(session, about.at) is None
