"""How a flow asks: several questions with a way back, a line, one row of a list."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.asking import ask_line
from bondjournal.cli.choosing import AT_ONCE
from bondjournal.errors import JournalError
from bondjournal.talk import Line

Question = Callable[[], bool]
"""Asks, and returns whether it had to; `back` passes over questions that were not needed."""

_Row = TypeVar("_Row")

LEAVE = {"0": "Back"}
_FEWEST = 3
"""The fewest rows that are said before what else can be done with a list."""


def steps(*questions: Question, start: int = 0) -> bool:
    """Ask several questions in turn; `back` returns to the one before.

    Args:
        questions: the questions.
        start: the index of the first to ask; `back` reaches those before it.

    Returns:
        Whether the last one was answered; False once `back` left the first one.
    """
    asked = list(range(start))
    place = start
    backward = False
    while place < len(questions):
        try:
            answered = questions[place]()
        except console.WentBack:
            if not asked:
                return False
            place, backward = asked.pop(), True
            continue
        if not answered and backward and asked:
            place = asked.pop()
            continue
        if answered:
            asked.append(place)
        place, backward = place + 1, False
    return True


def line(question: str, what: str, present: str = "") -> str:
    """Ask for one line; enter keeps the present one, and a dash removes it.

    Args:
        question: the question.
        what: what the line is, as an error message begins: "A line".
        present: the present line.
    """
    return ask_line(Line(question, what, present, optional=True), present)


def one_of(
    question: str, rows: Sequence[str], others: dict[str, str], default: str = "", near: int = 0
) -> tuple[int, str]:
    """Ask for one row of a list by its number, or for something else by its letter.

    Where not all are said at a time, what else there is comes after the first few rows.

    Args:
        question: the question.
        rows: the rows.
        others: the words of everything else, by its letter.
        default: the letter that Enter chooses, if any.
        near: the index of the row around which rows are said first.

    Returns:
        The index of the row and an empty letter, or -1 and the letter.
    """
    numbered = {str(number): words for number, words in enumerate(rows, 1)}
    few = AT_ONCE - len(others)
    first = few if few >= _FEWEST else AT_ONCE - 1
    begun = dict(list(numbered.items())[:first])
    answer = console.choose(question, begun | others | numbered, default, near=str(near + 1))
    return (int(answer) - 1, "") if answer in numbered else (-1, answer)


def about(choices: dict[str, str], do: Callable[[str], None]) -> None:
    """Ask what to do with a row and do it; `back` while doing it asks again, 0 leaves the row."""
    while True:
        answer = console.choose(wording.WHAT_TO_DO, choices | LEAVE, "0")
        if answer == "0":
            return
        try:
            do(answer)
        except console.WentBack:
            continue
        return


def browse(
    question: str,
    listed: Callable[[], Sequence[tuple[str, _Row]]],
    one: Callable[[_Row], None],
    *,
    nothing: str = "",
    others: dict[str, tuple[str, Callable[[], object]]] | None = None,
    leave: str = "Back",
) -> None:
    """Show rows and go into one of them, again and again, until 0 or `back` leaves.

    Args:
        question: what is asked above the rows.
        listed: returns the rows, each with its words.
        one: goes into a row.
        nothing: what is said if there are no rows.
        others: what else can be done, by letter, with its words; looked at once the rows are
            listed. Without any, a list without rows is left at once.
        leave: where 0 leads.
    """
    place = 0
    while True:
        found = listed()
        ways = others or {}
        if not found:
            console.say(nothing)
            if not ways:
                return
        letters = {letter: words for letter, (words, _) in ways.items()} | {"0": leave}
        asked = question if found else wording.WHAT_TO_DO
        chosen, letter = one_of(asked, [words for words, _ in found], letters, "0", place)
        if letter == "0":
            return
        place = place if letter else chosen
        try:
            ways[letter][1]() if letter else one(found[chosen][1])
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error, hint=False)
