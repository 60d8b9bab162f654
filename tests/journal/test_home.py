"""What home says: the greeting, and when the next session is."""

from datetime import date, time, timedelta

import pytest

from bondjournal import wording
from bondjournal.journal import home
from bondjournal.journal.home import NearSession, State

TUESDAY = date(2026, 5, 12)
SOON = NearSession(day=TUESDAY + timedelta(days=3), time=time(15), begun=False)


def greeted(**more):
    return " ".join(home.greeting(State(**({"today": TUESDAY, "empty": False} | more))))


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "Thursday"),
        (6, "Monday"),
        (7, "Tuesday 19 May"),
        (300, "Monday 8 March 2027"),
    ],
)
def test_a_day_to_come_is_said_by_its_weekday_for_a_week(away, said):
    assert home.day(TUESDAY + timedelta(days=away), TUESDAY) == said


@pytest.mark.parametrize(
    ("away", "timed", "said"),
    [
        (0, True, "today, at 15:00"),
        (1, True, "tomorrow, at 15:00"),
        (1, False, "tomorrow"),
        (2, True, "on Thursday"),
        (2, False, "on Thursday"),
    ],
)
def test_a_time_is_said_of_today_and_tomorrow_alone(away, timed, said):
    day = TUESDAY + timedelta(days=away)
    assert (
        home.when(NearSession(day=day, time=time(15) if timed else None, begun=False), TUESDAY)
        == said
    )


def test_the_next_session_is_said_with_whom_it_is_where_that_is_known():
    assert greeted(next=SOON) == f"Your session is on Friday. {wording.NOTHING_HAS_TO_BE_READY}"
    ann = NearSession(day=SOON.day, time=None, begun=False, whom="Ann")
    assert greeted(next=ann).startswith("Your session with Ann is on Friday. ")


def test_without_one_it_says_so_whether_or_not_there_ever_was_one():
    assert greeted(any_session=False) == wording.NO_SESSION
    assert greeted().startswith("No session planned.")


@pytest.mark.parametrize(
    ("quiet", "upcoming", "is_away"),
    [
        (timedelta(weeks=2), None, True),
        (timedelta(weeks=2) - timedelta(seconds=1), None, False),
        (timedelta(weeks=2), SOON, False),
        (timedelta(weeks=6) - timedelta(seconds=1), SOON, False),
        (timedelta(weeks=6), SOON, True),
    ],
)
def test_after_a_gap_it_is_the_same_whatever_comes(quiet, upcoming, is_away):
    assert (greeted(quiet=quiet, next=upcoming) == wording.GOOD_TO_HAVE_YOU) is is_away


def test_an_empty_journal_and_one_in_which_no_session_is_mentioned_have_their_own():
    assert greeted(empty=True, next=SOON) == wording.EMPTY_JOURNAL
    assert greeted(sessions_mentioned=False, next=SOON) == wording.GOOD_TO_HAVE_YOU
