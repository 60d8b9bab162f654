"""Goals, line by line: what the person comes for, and their own number for it."""

from datetime import date

from sqlmodel import Session

from bondjournal import addition, dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line, one_of, past_day, tell
from bondjournal.cli.plain.rating import ENDS
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work import Kind
from bondjournal.errors import WrongUse
from bondjournal.journal import goals
from bondjournal.journal.tables import Goal
from bondjournal.wording import work as words


def _goals(session: Session, today: date) -> list[tuple[str, Goal]]:
    given = goals.all_ratings(session)
    found = []
    for row in goals.all_of(session):
        last = given.get(row.uuid, [])[-1:]
        told = [f"{one.value} on {rows.on(one.day, today)}" for one in last]
        told += [words.ENDED] if row.ended else []
        found.append((f"{rows.fit(row.words)} ({', '.join(told or [words.NO_NUMBER])})", row))
    return found


def _add_goal(window: Window) -> Goal | None:
    typed = line(words.GOAL, "A goal")
    if not typed:
        return None
    with window.journal.transaction() as session:
        row = goals.add(session, typed)
    console.say(wording.KEPT)
    _rate(window, row, window.today)
    return row


def _rate(window: Window, row: Goal, when: date) -> None:
    console.say(ENDS)
    while typed := console.ask(words.HOW_IS_THE_GOAL):
        try:
            value = addition.value(typed)
        except WrongUse as error:
            tell(error)
            continue
        with window.journal.transaction() as session:
            goals.rate(session, rows.again(session, row), value, when)
        console.say(f"{wording.KEPT} {dates.long(when)}.")
        return
    console.say(wording.NO_RATING)


def _goal_choices(row: Goal) -> dict[str, str]:
    return {
        "n": "Give it a number",
        "x": "Take a number away",
        "e": "Take it up again" if row.ended else "End it; its numbers stay",
    }


def _change_goal(window: Window, row: Goal, letter: str) -> None:
    if letter == "n":
        _rate(window, row, past_day("Which day is it about?", "today") or window.today)
    elif letter == "x":
        _take_number_away(window, row)
    else:
        with window.journal.transaction() as session:
            (goals.take_up if row.ended else goals.end)(session, rows.again(session, row))
        console.say(wording.KEPT)


def _take_number_away(window: Window, row: Goal) -> None:
    with window.journal.session() as session:
        given = goals.ratings_of(session, row)
    named = [f"{one.value} on {dates.long(one.day)}" for one in given]
    place, letter = one_of("Which of them?", named, {"0": "None"}, "0")
    if not letter:
        with window.journal.transaction() as session:
            goals.take_away(session, row, given[place].day)
        console.say("In the trash for 14 days.")


def _numbers(session: Session, row: Goal) -> list[str]:
    return [f"{dates.long(one.day)}: {one.value}" for one in goals.ratings_of(session, row)]


GOALS = Kind(
    table=Goal,
    name="Goals",
    question="Which goal?",
    nothing=words.NO_GOAL,
    listed=_goals,
    add=_add_goal,
    choices=_goal_choices,
    do=_change_goal,
    words_of=lambda row: str(row.words),
    put=goals.rename,
    alike=lambda session, row: goals.all_of(session, ended=row.ended),
    move=goals.move,
    read=_numbers,
)
