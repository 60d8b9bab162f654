"""Goals, line by line: what the person comes for, and their own number for it."""

from datetime import date

from bondjournal import addition, dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line, one_of, past_day, tell
from bondjournal.cli.plain.rating import ENDS
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work import Kind
from bondjournal.errors import WrongUse
from bondjournal.journal import goals
from bondjournal.journal.values import Goal
from bondjournal.wording import work as words


def _said(goal: Goal, today: date) -> str:
    told = [f"{one.value} on {rows.on(one.day, today)}" for one in goal.ratings[-1:]]
    told += [words.ENDED] if goal.ended else []
    return f"{rows.fit(goal.words)} ({', '.join(told or [words.NO_NUMBER])})"


def _add_goal(window: Window) -> Goal | None:
    typed = line(words.GOAL, "A goal")
    if not typed:
        return None
    goal = window.journal.write(goals.add, typed)
    console.say(wording.KEPT)
    _rate(window, goal, window.today)
    return window.journal.read(goals.LIST.get, goal.uuid)


def _rate(window: Window, goal: Goal, when: date) -> None:
    console.say(ENDS)
    while typed := console.ask(words.HOW_IS_THE_GOAL):
        try:
            value = addition.value(typed)
        except WrongUse as error:
            tell(error)
            continue
        window.journal.write(goals.rate, goal.uuid, value, when)
        console.say(f"{wording.KEPT} {dates.long(when)}.")
        return
    console.say(wording.NO_RATING)


def _goal_choices(goal: Goal) -> dict[str, str]:
    return {
        "n": "Give it a number",
        "x": "Take a number away",
        "e": "Take it up again" if goal.ended else "End it; its numbers stay",
    }


def _change_goal(window: Window, goal: Goal, letter: str) -> None:
    if letter == "n":
        _rate(window, goal, past_day("Which day is it about?", "today") or window.today)
    elif letter == "x":
        _take_number_away(window, goal)
    else:
        window.journal.write(goals.end, goal.uuid, ended=not goal.ended)
        console.say(wording.KEPT)


def _take_number_away(window: Window, goal: Goal) -> None:
    given = window.journal.read(goals.LIST.get, goal.uuid).ratings
    named = [f"{one.value} on {dates.long(one.day)}" for one in given]
    place, letter = one_of("Which of them?", named, {"0": "None"}, "0")
    if not letter:
        window.journal.write(goals.take_away, goal.uuid, given[place].day)
        console.say("In the trash for 14 days.")


def _numbers(goal: Goal) -> list[str]:
    return [f"{dates.long(one.day)}: {one.value}" for one in goal.ratings]


GOALS = Kind(
    list=goals.LIST,
    name="Goals",
    question="Which goal?",
    nothing=words.NO_GOAL,
    said=_said,
    add=_add_goal,
    choices=_goal_choices,
    do=_change_goal,
    read=_numbers,
)
