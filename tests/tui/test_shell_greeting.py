"""What home says and which doors it has."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bondjournal import wording
from bondjournal.flows.unfinished import of_day
from bondjournal.journal.home import Next
from bondjournal.tui import greeting
from bondjournal.tui.greeting import Door, HomeState, greet

SUNDAY = date(2026, 5, 10)
DOORS = ["write", "after", "prepare", "look_back"]
USUAL = HomeState(today=SUNDAY, quiet=timedelta(days=2))


def with_session(day, at=None, *, begun=False):
    return replace(USUAL, next=Next(day, at, begun))


@pytest.mark.parametrize(
    ("day", "at", "first", "door"),
    [
        (date(2026, 5, 10), time(15), "Your session is today at 15:00.", "Prepare for today"),
        (date(2026, 5, 10), None, "Your session is today.", "Prepare for today"),
        (date(2026, 5, 11), time(9), "Your session is tomorrow at 09:00.", "Prepare for tomorrow"),
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
    assert said.doors[2] == Door("prepare", door)


def test_a_page_that_was_begun_goes_on_where_it_was_left():
    said = greet(with_session(date(2026, 5, 12), begun=True))
    assert said.doors[2].words == "Prepare for Tuesday, where you left it"


def test_without_a_session_there_are_five_doors():
    said = greet(replace(USUAL, any_session=False))
    assert said.first == "No session in here."
    assert said.second == "You can write, and a page can be made without one."
    assert [door.action for door in said.doors] == [*DOORS, "sessions"]
    assert said.doors[2].words == "Prepare"


def test_with_past_sessions_only_the_next_one_is_missing():
    said = greet(USUAL)
    assert said.first == "No next session in here."
    assert [door.action for door in said.doors] == DOORS


def test_an_empty_journal_is_fine():
    said = greet(HomeState(today=SUNDAY, empty=True, any_session=False))
    assert f"{said.first} {said.second}" == wording.EMPTY_JOURNAL


@pytest.mark.parametrize("days", [14, 15, 42, 400])
def test_after_a_gap_of_any_length_the_greeting_is_the_same(days):
    said = greet(replace(USUAL, quiet=timedelta(days=days)))
    assert f"{said.first} {said.second}" == wording.GOOD_TO_HAVE_YOU
    assert said.notices == []


@pytest.mark.parametrize(("days", "first"), [(20, "Your session"), (43, "Good to have you")])
def test_a_session_that_is_near_counts_more_than_a_short_gap(days, first):
    known = replace(with_session(date(2026, 5, 12)), quiet=timedelta(days=days))
    assert greet(known).first.startswith(first)


@pytest.mark.parametrize("days", [1, 30, 365])
def test_no_greeting_counts_the_days_away(days):
    said = greet(replace(USUAL, quiet=timedelta(days=days)))
    assert not any(character.isdigit() for character in said.first + said.second)


def test_the_mark_begins_on_after_once_a_session_was():
    assert greet(USUAL).marked == 0
    said = greet(replace(USUAL, after=True))
    assert said.doors[said.marked].words == "After a session"


def test_nobody_who_asked_for_that_reads_of_sessions():
    known = replace(with_session(date(2026, 5, 12)), sessions_mentioned=False, after=True)
    said = greet(known)
    words = " ".join([said.first, said.second, *(door.words for door in said.doors)])
    assert "ession" not in words
    assert "Tuesday" not in words
    assert said.marked == 0


@pytest.mark.parametrize(
    ("merged", "entries", "words"),
    [
        (1, 1, "1 entry written while the journal was locked is in it now."),
        (3, 3, "3 entries written while the journal was locked are in it now."),
        (1, 0, "1 thing kept while the journal was locked is in it now."),
        (3, 2, "3 things kept while the journal was locked are in it now."),
    ],
)
def test_what_came_in_is_told(merged, entries, words):
    assert greet(replace(USUAL, merged=merged, merged_entries=entries)).notices == [words]


def test_what_was_set_aside_is_told_and_nothing_is_lost():
    (told,) = greet(replace(USUAL, set_aside=2)).notices
    assert told == "2 encrypted files did not open and were set aside. Nothing was deleted."


def test_the_rest_is_told_in_order():
    known = replace(USUAL, made_up=True, command="bondjournal", clock_wrong=True)
    assert greet(known).notices == [
        wording.MADE_UP,
        "Next time, type this to come back: bondjournal",
        greeting.CLOCK_LOOKS_WRONG,
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 10), "today"),
        (date(2026, 5, 9), "yesterday"),
        (date(2026, 5, 8), "Friday"),
        (date(2026, 5, 3), "Sunday 3 May"),
        (date(2025, 5, 3), "Saturday 3 May 2025"),
    ],
)
def test_the_day_a_draft_is_from(day, words):
    assert of_day(day, SUNDAY) == words
