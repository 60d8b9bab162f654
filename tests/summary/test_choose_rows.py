"""Which chosen rows and ratings reach a page."""

from datetime import date, timedelta

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.journal.tables import (
    Goal,
    GoalRating,
    Helped,
    Moment,
    Practical,
    Therapist,
    Tried,
)
from bondjournal.summary import page

# What is chosen


def everything_chosen(desk):
    appointment = desk.appointment(date(2026, 4, 14))
    day = appointment.day
    rows = [
        Moment(appointment_uuid=appointment.uuid, day=day, text="A moment."),
        Moment(day=date(2026, 4, 1), text="An earlier one."),
        Tried(what="b", how_it_went="Well.", day=day),
        Tried(what="a", day=day),
        Helped(text="tea", day=day),
        Helped(text="calls", helped=False, day=day),
        Practical(text="A break?"),
        Practical(text="Asked already?", asked=True),
    ]
    for row in rows:
        desk.add(row, chosen=True)
    goal = desk.add(Goal(words="Sleep"), chosen=True)
    desk.add(GoalRating(goal_uuid=goal.uuid, day=TODAY, value=5))


def test_without_a_preparation_nothing_is_chosen(desk):
    everything_chosen(desk)
    found = desk.page()
    assert (found.moments, found.tried, found.lists) == ((), (), ())
    assert (found.goals, found.practical, found.would_help) == ((), (), ())
    assert not (found.read_together)
    assert not (found.hand_back)
    assert not found.first_session


def test_what_was_chosen_stands_in_the_order_chosen(desk):
    everything_chosen(desk)
    desk.prepare(
        would_help=["listening", "a plan"], read_together=True, hand_back=True, first_session=True
    )
    found = desk.page()
    assert [one.text for one in found.moments] == ["An earlier one.", "A moment."]
    assert [one.what for one in found.tried] == ["b", "a"]
    assert (found.listed("helped"), found.listed("did_not_help")) == (("tea",), ("calls",))
    assert found.practical == ("A break?",)
    assert [one.words for one in found.goals] == ["Sleep"]
    assert found.would_help == ("listening", "a plan")
    assert found.read_together
    assert found.hand_back
    assert found.first_session


def test_a_preparation_serves_its_own_appointment_alone(desk):
    everything_chosen(desk)
    first, second = desk.appointment(NEXT, "planned"), desk.appointment(date(2026, 6, 1), "planned")
    desk.prepare(first)
    assert desk.page(first).listed("helped")
    assert not desk.page(second).listed("helped")
    assert not desk.page().listed("helped")


def test_rows_that_are_gone_leave_nothing(desk):
    everything_chosen(desk)
    desk.chosen.append("0" * 32)
    desk.prepare()
    assert len(desk.page().tried) == 2


# Ratings


def test_ratings_of_the_last_session_stand_heard_first(desk):
    last = desk.appointment(LAST)
    desk.rating(last, 6, "open", after=3)
    desk.rating(last, 7, "safe", line="A line.")
    desk.rating(last, 5)
    found = desk.page().scores
    assert [(one.scale, one.value, one.days_after) for one in found] == [
        ("heard", 5, 0),
        ("safe", 7, 0),
        ("open", 6, 3),
    ]
    assert found[1].line == "A line."


def test_a_rating_whose_switch_is_off_is_left_out(desk):
    last = desk.appointment(LAST)
    desk.rating(last, 5)
    desk.rating(last, 7, "safe", on_page=False)
    assert [one.scale for one in desk.page().scores] == ["heard"]


def test_no_rating_of_the_last_session_brings_back_no_earlier_one(desk):
    desk.rating(desk.appointment(date(2026, 4, 14)), 5)
    desk.appointment(LAST)
    assert desk.page().scores == ()


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], None),
        ([8, 8], None),
        ([7, 8, 9], 8),
        ([7, 8, 9, 8], 8),
        ([7, 7, 8, 9], 7.5),
        ([1, 1, 1, 8, 8, 8, 8, 8, 8], 8),
    ],
)
def test_the_usual_is_the_median_of_up_to_six_earlier_ratings(desk, earlier, expected):
    for weeks, value in enumerate(reversed(earlier), 1):
        desk.rating(desk.appointment(LAST - timedelta(weeks=2 * weeks)), value)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [expected]


def test_the_usual_counts_shared_ratings_of_this_therapist_and_scale_alone(desk):
    other = desk.add(Therapist(name="Other"))
    for weeks in range(1, 4):
        past = desk.appointment(LAST - timedelta(weeks=2 * weeks))
        desk.rating(past, 8, on_page=weeks < 3)
        desk.rating(past, 3, "safe")
        desk.rating(desk.appointment(past.day, therapist=other), 2)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [None]


@pytest.mark.parametrize("state", ["cancelled", "did-not-happen"])
def test_the_usual_counts_no_session_that_did_not_take_place(desk, state):
    for weeks in (2, 4, 6):
        desk.rating(desk.appointment(LAST - timedelta(weeks=weeks)), 8)
    for weeks in (1, 3, 5):
        desk.rating(desk.appointment(LAST - timedelta(weeks=weeks), state), 1)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [8]


def test_the_usual_is_off_unless_it_was_switched_on(desk):
    for weeks in range(4):
        desk.rating(desk.appointment(LAST - timedelta(weeks=weeks)), 8)
    desk.prepare()
    assert [one.usual for one in desk.page().scores] == [None]


@pytest.mark.parametrize(("days", "expected"), [(120, 7), (121, None)])
def test_the_usual_starts_afresh_after_120_days(desk, days, expected):
    for weeks in range(3):
        desk.rating(desk.appointment(LAST - timedelta(days=days, weeks=weeks)), 7)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [expected]


def test_without_numbers_only_the_own_lines_stay(desk):
    last = desk.appointment(LAST)
    desk.rating(last, 5, line="We moved on.")
    desk.rating(last, 7, "safe", line=" ")
    everything_chosen(desk)
    desk.prepare(usual=True)
    found = desk.page(numbers=False)
    assert found.scores == (page.Score(scale="heard", value=None, line="We moved on."),)
    assert found.goals == ()


def test_numbers_may_be_switched_off_in_the_preparation(desk):
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(numbers=False)
    assert desk.page().scores == ()


def test_choosing_writes_nothing(desk):
    everything_chosen(desk)
    desk.session.flush()
    desk.page()
    assert not desk.session.new
    assert not desk.session.dirty
