"""What home says and which doors it has."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bondjournal import wording
from bondjournal.journal.home import Door, Line, NearSession, State, day_before, greet
from bondjournal.wording import home as words
from bondjournal.wording.seeing import SEEING

SUNDAY = date(2026, 5, 10)
DOORS = [["write", "after"], ["prepare", "quick_page"], ["look_back", "topics", "goals"]]
USUAL = State(today=SUNDAY, quiet=timedelta(days=2))


def doors(said):
    return [[door.leads for door in group] for group in said.doors]


def with_session(day, at=None, *, begun=False):
    return replace(USUAL, next=NearSession(day, at, begun))


@pytest.mark.parametrize(
    ("day", "at", "first", "door"),
    [
        (date(2026, 5, 10), time(15), "Your session is today, at 15:00.", "Prepare for today"),
        (date(2026, 5, 10), None, "Your session is today.", "Prepare for today"),
        (date(2026, 5, 11), time(9), "Your session is tomorrow, at 09:00.", "Prepare for tomorrow"),
        (date(2026, 5, 12), time(15), "Your session is on Tuesday.", "Prepare for Tuesday"),
        (date(2026, 5, 16), None, "Your session is on Saturday.", "Prepare for Saturday"),
        (
            date(2026, 5, 17),
            None,
            "Your session is on Sunday 17 May.",
            "Prepare for Sunday 17 May",
        ),
        (
            date(2027, 1, 5),
            None,
            "Your session is on Tuesday 5 January 2027.",
            "Prepare for Tuesday 5 January 2027",
        ),
    ],
)
def test_a_known_session_is_named_by_its_day(day, at, first, door):
    said = greet(with_session(day, at))
    assert (said.first, said.second) == (first, "Nothing has to be ready.")
    assert said.doors[1][0] == Door("prepare", door)


def test_a_page_that_was_begun_goes_on_where_it_was_left():
    said = greet(with_session(date(2026, 5, 12), begun=True))
    assert said.doors[1][0].words == "Prepare for Tuesday, where you left it"


def test_without_a_session_there_is_a_door_to_add_one():
    said = greet(replace(USUAL, any_session=False))
    assert said.first == "No session in here."
    assert said.second == "You can write, and a page can be made without one."
    assert doors(said) == [["write", "after", "sessions"], *DOORS[1:]]
    assert said.doors[1][0].words == "Prepare"


def test_with_past_sessions_only_the_next_one_is_missing():
    said = greet(USUAL)
    assert said.first == "No session planned."
    assert doors(said) == DOORS


def test_an_empty_journal_is_fine():
    said = greet(State(today=SUNDAY, empty=True, any_session=False))
    assert f"{said.first} {said.second}" == wording.EMPTY_JOURNAL


@pytest.mark.parametrize("days", [14, 15, 42, 400])
def test_after_a_gap_of_any_length_the_greeting_is_the_same(days):
    said = greet(replace(USUAL, quiet=timedelta(days=days)))
    assert f"{said.first} {said.second}" == wording.GOOD_TO_HAVE_YOU
    assert said.lines == []


@pytest.mark.parametrize(("days", "first"), [(20, "Your session"), (43, "Good to have you")])
def test_a_session_that_is_near_counts_more_than_a_short_gap(days, first):
    known = replace(with_session(date(2026, 5, 12)), quiet=timedelta(days=days))
    assert greet(known).first.startswith(first)


@pytest.mark.parametrize("days", [1, 30, 365])
def test_no_greeting_counts_the_days_away(days):
    said = greet(replace(USUAL, quiet=timedelta(days=days)))
    assert not any(character.isdigit() for character in said.first + said.second)


ANN = NearSession(date(2026, 5, 12), time(15), whom="Ann")
BEN = NearSession(date(2026, 5, 15), None, whom="Ben")


@pytest.mark.parametrize(
    ("also", "second", "doors"),
    [
        (BEN, "With Ben on Friday. ", ["Prepare for Ann on Tuesday", "Quick page for Ann"]),
        (BEN._replace(day=ANN.day), "With Ben on Tuesday. ", ["Prepare for Tuesday", "Quick page"]),
        (None, "", ["Prepare for Ann on Tuesday", "Quick page for Ann"]),
    ],
)
def test_of_two_both_sessions_are_named_and_doors_say_whose_page_is_next(also, second, doors):
    said = greet(replace(USUAL, next=ANN, also=also))
    assert said.first == "Your session with Ann is on Tuesday."
    assert said.second == f"{second}Nothing has to be ready."
    assert [door.words for door in said.doors[1]] == doors
    soon = replace(USUAL, next=ANN._replace(day=SUNDAY, begun=True), also=also)
    assert greet(soon).doors[1][0].words == "Prepare for Ann today, where you left it"


YESTERDAY = NearSession(SUNDAY - timedelta(days=1), time(16))
TODAY = NearSession(SUNDAY, time(16))
NEXT_WEEK = NearSession(SUNDAY + timedelta(days=7), time(16))


def test_the_mark_begins_where_the_day_of_a_session_leads():
    assert greet(USUAL).marked == "write"
    assert greet(replace(USUAL, had=YESTERDAY)).marked == "after"
    assert greet(replace(USUAL, had=YESTERDAY, next=TODAY)).marked == "quick_page"
    assert greet(replace(USUAL, had=TODAY, next=NEXT_WEEK)).marked == "after"


@pytest.mark.parametrize(
    ("had", "coming", "first"),
    [
        (TODAY, None, "Your session was today, at 16:00."),
        (TODAY, NEXT_WEEK, "Your session was today, at 16:00."),
        (TODAY._replace(whom="Ann"), None, "Your session with Ann was today, at 16:00."),
        (TODAY._replace(time=None), NEXT_WEEK, "Your session is on Sunday 17 May."),
        (TODAY, TODAY._replace(time=time(18)), "Your session is today, at 18:00."),
        (YESTERDAY, NEXT_WEEK, "Your session is on Sunday 17 May."),
    ],
)
def test_a_session_that_has_begun_was_today_if_its_time_is_known(had, coming, first):
    assert greet(replace(USUAL, had=had, next=coming)).first == first


def test_nobody_who_asked_for_that_reads_of_sessions():
    known = replace(with_session(date(2026, 5, 12)), sessions_mentioned=False)
    said = greet(known)
    named = [door.words for group in said.doors for door in group]
    assert named == ["Write", "Look back", "Topics", "Goals and what helps"]
    assert "ession" not in said.first + said.second
    assert "Tuesday" not in said.first + said.second
    assert said.marked == "write"


@pytest.mark.parametrize(
    ("merged", "entries", "said"),
    [
        (1, 1, "One note from the lock screen is now in your journal."),
        (3, 3, "Three notes from the lock screen are now in your journal."),
        (12, 12, "12 notes from the lock screen are now in your journal."),
        (1, 0, "One thing is now in your journal."),
        (3, 2, "Three things are now in your journal."),
    ],
)
def test_what_came_in_is_told(merged, entries, said):
    assert words.came_in(merged, entries) == said


def test_what_was_set_aside_is_told_and_nothing_is_lost():
    told = words.set_aside(2)
    assert told == "2 encrypted files did not open and were set aside. Nothing was deleted."


def test_the_lines_are_told_in_order_and_say_where_they_lead():
    known = replace(
        USUAL,
        unfinished=[SUNDAY - timedelta(days=1)],
        news=["Something happened."],
        waiting="Which day was it?",
        noticed=date(2026, 4, 28),
        pages=["Delete the page you wrote for 28 April?"],
        ask_seeing=True,
        topic="The stairs",
        topic_first=True,
        last_words="and I was humming.",
    )
    assert greet(known).lines == [
        Line("Go on with yesterday's unfinished entry", "unfinished"),
        Line("Something happened."),
        Line("Which day was it?", "waiting"),
        Line("A note about your numbers from 28 April.", "noticed"),
        Line("Delete the page you wrote for 28 April?", "delete_pages"),
        Line(SEEING, "seeing"),
        Line("First, please: The stairs", own=True),
        Line("Last words: and I was humming.", own=True),
    ]
    more = replace(USUAL, unfinished=[SUNDAY] * 3, pages=["One?", "Two?"], topic="The stairs")
    assert [line.words for line in greet(more).lines] == [
        "Go on with one of three unfinished entries",
        "Delete the two pages you wrote?",
        "To talk about: The stairs",
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 5, 10), "today"),
        (date(2026, 5, 9), "yesterday"),
        (date(2026, 5, 8), "Friday"),
        (date(2026, 5, 3), "Sunday 3 May"),
        (date(2025, 5, 3), "Saturday 3 May 2025"),
    ],
)
def test_the_day_a_draft_is_from(day, said):
    assert day_before(day, SUNDAY) == said
