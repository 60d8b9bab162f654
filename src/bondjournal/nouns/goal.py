"""What the person comes for, with their own 0-10."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.nouns.noun import Noun, RowAction, RowLook, Verb
from bondjournal.nouns.whose import WHOSE
from bondjournal.talk import Choice, Day, Line, Talk, ask_and_keep
from bondjournal.wording import NUMBER_KEPT
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Goal, GoalRating


def _look(row: "Goal", today: date) -> RowLook:
    latest_first = row.ratings[::-1]
    numbers = [f"{one.value} on {dates.short(one.day, today.year)}" for one in latest_first]
    missing = "" if row.ended else words.NO_NUMBER
    return RowLook(
        state=words.ENDED if row.ended else "",
        last=numbers[0] if numbers else missing,
        last_short=_short(latest_first[0], today) if latest_first else missing,
        all=numbers,
        quiet=row.ended or not numbers,
    )


def _short(rating: "GoalRating", today: date) -> str:
    """Return a number with its day, short enough for the edge of a row."""
    day = rating.day
    if day == today:
        return f"{rating.value} today"
    year = f" {day.year}" if day.year != today.year else ""
    return f"{rating.value}, {day.day} {dates.MONTHS[day.month - 1][:3]}{year}"


def _line(present: str = "") -> Line:
    return Line(words.GOAL, "A goal", present)


async def _add(talk: Talk) -> UUID | None:
    """Ask for a goal and keep it, then ask for its number."""
    from bondjournal.journal import goals

    added = await talk.lines([_line()], goals.add)
    if added is None:
        return None
    talk.say_kept()
    await rate(talk, added)
    return added.uuid


async def _change(talk: Talk, row: "Goal") -> None:
    from bondjournal.journal import goals

    await ask_and_keep(talk, [_line(row.words)], goals.LIST.reword, row.uuid)


async def rate(talk: Talk, row: "Goal", *, day: date | None = None) -> None:
    """Ask for the number of a day, or of today; no earlier number is shown there."""
    from bondjournal.journal import goals

    day = day or talk.today
    value = await talk.number(words.HOW_IS_THE_GOAL, about=row.words)
    if value is None:
        return
    await talk.write(goals.rate, row.uuid, value, day)
    talk.say_kept(f"{dates.long(day)}.", kept=NUMBER_KEPT)


async def _rate_other_day(talk: Talk, row: "Goal") -> None:
    async def on(when: dates.When) -> None:
        await rate(talk, row, day=when.day)

    await talk.day(Day("Which day is it about?", "leave it", toward="past"), on)


async def _take_away(talk: Talk, row: "Goal") -> None:
    """Remove a number; if there are several, ask which."""
    from bondjournal.journal import goals

    choices = [
        Choice(one.day.isoformat(), f"{one.value} on {dates.long(one.day)}")
        for one in row.ratings[::-1]
    ]
    chosen: str | None = choices[0].value
    if len(choices) > 1:
        chosen = await talk.choose(words.WHICH_NUMBER, choices, usual=chosen, leave="None")
    if chosen is not None:
        await talk.write(goals.take_away, row.uuid, date.fromisoformat(chosen))
        talk.say_kept(kept=words.IN_TRASH)


async def _end(talk: Talk, row: "Goal") -> None:
    from bondjournal.journal import goals

    await talk.write(goals.end_or_take_up, row.uuid)
    talk.say_kept()


GOAL = Noun(
    name="goal",
    kind="goal",
    core="goals",
    for_page=Choice("goal", "A goal", "g"),
    title="Goals",
    this="this goal with its numbers",
    which="Which goal?",
    question=words.GOAL,
    nothing=words.NO_GOAL,
    look=_look,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "rate_goal",
            rate,
            lambda _: "Give it a number",
        ),
        RowAction(
            "rate_day",
            _rate_other_day,
            lambda _: "Give it a number for another day",
        ),
        RowAction(
            "unrate",
            _take_away,
            lambda row: "Remove a number" if row.ratings else "",
        ),
        RowAction(
            "end_goal",
            _end,
            lambda row: words.TAKE_UP if row.ended else "End it; its numbers stay",
            done=lambda row: "Taken up again" if row.ended else "Ended",
        ),
        WHOSE,
    ),
    verbs=(
        Verb(name="done", does="end"),
        Verb(
            name="reopen",
            does="end",
            values={"ended": False},
            outcome=words.OPEN_AGAIN,
            shown_only=False,
        ),
    ),
    on_slip=("rate_goal", "rate_day", "unrate", "whose"),
    usual="rate_goal",
    helps={
        "": "What you are working on, with your own 0-10.",
        "add": "Add a goal, in your own words.",
        "list": "List goals in order, each with its latest number.",
        "show": "Show a goal with all its numbers.",
        "done": "End a goal; its numbers stay.",
        "reopen": "Take up an ended goal again; 'goal list --all' shows its number.",
        "edit": "Reword a goal; its numbers stay.",
        "move": "Move a goal to another place.",
        "delete": "Delete a goal with its numbers. It stays in the trash for 14 days.",
        "--all": "Include those that ended.",
    },
    columns=("ended", "ratings"),
)
