from datetime import date

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import former, goals, purging, versions

MAY_1, MAY_2 = date(2026, 5, 1), date(2026, 5, 2)


@pytest.fixture
def three(session):
    return [goals.add(session, words) for words in ("one", "two", "three")]


def order(session, **asked):
    return [one.words for one in goals.LIST.rows(session, **asked)]


def numbers(session, goal):
    return [(one.day, one.value) for one in goals.LIST.get(session, goal.uuid).ratings]


def test_one_number_a_day_and_a_second_replaces_the_first(session, three):
    for day, value in ((MAY_2, 5), (MAY_1, 3), (MAY_2, "10"), (MAY_1, 0)):
        goals.rate(session, three[0].uuid, value, day)
    assert numbers(session, three[0]) == [(MAY_1, 0), (MAY_2, 10)]
    assert numbers(session, three[1]) == []
    first = goals.LIST.get(session, three[0].uuid).ratings[0]
    assert [one.row["row"]["value"] for one in versions.history(session, first.uuid)] == [3]
    assert [bool(one.ratings) for one in goals.LIST.listed(session)] == [True, False, False]


def test_a_number_is_whole_and_from_0_to_10(session, three):
    for value in (-1, 11, 5.0, True, "five", "", None):
        with pytest.raises(WrongUse, match="from 0 to 10"):
            goals.rate(session, three[0].uuid, value, MAY_1)
    assert numbers(session, three[0]) == []


def test_a_days_number_is_the_same_row_on_every_machine(session, three):
    given = goals.rate(session, three[0].uuid, 5, MAY_1)
    uuid = given.uuid
    purging.remove(session, uuid)
    session.expire_all()
    again = goals.rate(session, three[0].uuid, 6, MAY_1)
    assert again.uuid != uuid
    other = goals.rate(session, three[1].uuid, 5, MAY_1)
    assert len({uuid, again.uuid, other.uuid}) == 3


def test_a_number_taken_away_is_no_zero_and_comes_back(session, three):
    uuid = goals.rate(session, three[0].uuid, 5, MAY_1).uuid
    version = goals.take_away(session, three[0].uuid, MAY_1)
    assert numbers(session, three[0]) == []
    former.bring_back(session, version)
    assert numbers(session, three[0]) == [(MAY_1, 5)]
    goals.take_away(session, three[0].uuid, MAY_1)
    again = goals.rate(session, three[0].uuid, 7, MAY_1)
    assert (again.uuid, again.value) == (uuid, 7)
    assert versions.trash(session) == []
    with pytest.raises(NotFound):
        goals.take_away(session, three[0].uuid, MAY_2)


def test_ending_keeps_the_numbers_and_taking_up_goes_on(session, three):
    goals.rate(session, three[0].uuid, 5, MAY_1)
    assert goals.end(session, three[0].uuid)
    assert not goals.end(session, three[0].uuid)
    assert order(session) == ["two", "three", "one"]
    assert order(session, ended=False) == ["two", "three"]
    with pytest.raises(WrongUse, match="There are 2 places"):
        goals.LIST.move(session, three[2].uuid, 3)
    assert goals.LIST.named(session, "3").uuid == three[0].uuid
    assert numbers(session, three[0]) == [(MAY_1, 5)]
    assert goals.end(session, three[0].uuid, ended=False)
    assert order(session, ended=True) == []


def test_a_removed_one_comes_back_with_its_numbers(session, three):
    goals.rate(session, three[0].uuid, 5, MAY_1)
    goals.rate(session, three[0].uuid, 6, MAY_2)
    version = former.delete(session, three[0].uuid)
    assert order(session) == ["two", "three"]
    former.bring_back(session, version)
    assert order(session) == ["one", "two", "three"]
    assert numbers(session, three[0]) == [(MAY_1, 5), (MAY_2, 6)]


def test_a_number_does_not_come_back_before_its_goal(session, three):
    goals.rate(session, three[0].uuid, 5, MAY_1)
    number = goals.take_away(session, three[0].uuid, MAY_1)
    goal = former.delete(session, three[0].uuid)
    with pytest.raises(NotFound, match="What it belongs to was deleted"):
        former.bring_back(session, number)
    former.bring_back(session, goal)
    former.bring_back(session, number)
    assert numbers(session, three[0]) == [(MAY_1, 5)]


def test_the_numbers_of_a_goal_are_taken_away_day_by_day(session, three):
    goals.rate(session, three[0].uuid, 5, MAY_2)
    goals.rate(session, three[0].uuid, 3, MAY_1)
    goals.take_away(session, three[0].uuid, MAY_2)
    assert numbers(session, three[0]) == [(MAY_1, 3)]
    goals.take_away(session, three[0].uuid, MAY_1)
    with pytest.raises(NotFound, match="That day has no number"):
        goals.take_away(session, three[0].uuid, MAY_1)
    assert numbers(session, three[0]) == []
    assert len(versions.trash(session, "goal_rating")) == 2


def test_a_goal_ends_and_is_taken_up_again_by_one_switch(session, three):
    for ended in (True, False):
        assert goals.end_or_take_up(session, three[0].uuid)
        assert goals.LIST.get(session, three[0].uuid).ended is ended
