"""What stands below the list of goals."""

from datetime import date
from uuid import uuid4

import pytest

from bondjournal.journal.values import Goal, GoalRating
from bondjournal.nouns import GOAL
from bondjournal.tui.flows.noun_rows import below

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("number", "end"), [(1, "1 on 1 May"), (6, "1 on 1 May"), (7, "and 1 earlier")]
)
def test_the_last_numbers_of_a_goal_say_that_there_are_more(number, end):
    given = tuple(GoalRating(uuid4(), date(2026, 5, day), day) for day in range(1, number + 1))
    goal = Goal(uuid4(), 1, "", "Say it", False, given)
    said = below(GOAL.look(goal, TODAY))
    assert said.startswith(f"{number} on {number} May")
    assert said.endswith(end)


def test_an_ended_goal_without_a_number_is_not_said_to_have_none_yet():
    goal = Goal(uuid4(), 1, "", "Say it", True, ())
    look = GOAL.look(goal, TODAY)
    assert (look.last, look.last_short) == ("", "")
