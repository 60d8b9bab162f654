"""Goals: their rows with the person's own numbers, and what is asked and done with them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.journal import goals
from bondjournal.journal.values import Goal, GoalRating
from bondjournal.tui.flows import until_kept
from bondjournal.tui.flows.work import Noun, Shown
from bondjournal.tui.screens.goal_number import GoalNumber
from bondjournal.tui.screens.some_lines import Line
from bondjournal.tui.screens.work import Goals, Wish
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_TOLD = 6
"""So many of a goal's numbers stand below the list, the last first."""


def shown(listed: Sequence[Goal], today: date) -> Shown:
    """Return the goals with their last number, those that ended last; and the last few."""
    rows, below = [], {}
    for goal in listed:
        numbers = goal.ratings[::-1]
        rows.append(
            Row(
                goal.uuid,
                goal.words,
                margin=words.ENDED if goal.ended else str(goal.number),
                right=_right(numbers[0], today) if numbers else words.NO_NUMBER,
                quiet=goal.ended or not numbers,
            )
        )
        told = [f"{one.value} on {dates.short(one.day, today.year)}" for one in numbers[:_TOLD]]
        told += [words.EARLIER.format(number=len(numbers) - _TOLD)] if numbers[_TOLD:] else []
        below[goal.uuid] = ", ".join(told)
    return rows, below


def _right(rating: GoalRating, today: date) -> str:
    """Return a number with its day, short enough for the edge of a row."""
    if rating.day == today:
        return f"{rating.value} today"
    day = rating.day
    year = f" {day.year}" if day.year != today.year else ""
    return f"{rating.value}, {day.day} {dates.MONTHS[day.month - 1][:3]}{year}"


async def new(app: "JournalApp") -> UUID | None:
    """Ask for a goal, then for a number; the goal is kept before."""
    goal = await until_kept.lines(app, [Line(words.GOAL)], goals.add)
    if goal is None:
        return None
    await _rate(app, goal, Wish("rate"))
    return goal.uuid


async def _change(app: "JournalApp", goal: Goal, wish: Wish) -> bool:
    del wish
    return bool(
        await until_kept.lines(app, [Line(words.GOAL, goal.words)], goals.LIST.put, goal.uuid)
    )


async def _rate(app: "JournalApp", goal: Goal, wish: Wish) -> bool:
    """Ask for today's number; no earlier one is shown there."""
    value = await app.push_screen_wait(GoalNumber(goal.words, wish.digit))
    if value is None:
        return False
    await app.write(goals.rate, goal.uuid, value, app.today)
    return True


async def _unrate(app: "JournalApp", goal: Goal, wish: Wish) -> bool:
    del wish
    return await app.write(goals.take_away_last, goal.uuid)


async def _end(app: "JournalApp", goal: Goal, wish: Wish) -> bool:
    del wish
    return await app.write(goals.end_or_take_up, goal.uuid)


GOALS = Noun(
    screen=Goals,
    list=goals.LIST,
    called="this goal with its numbers",
    shown=shown,
    new=new,
    change=_change,
    deeds={"rate": _rate, "unrate": _unrate, "end": _end},
)
