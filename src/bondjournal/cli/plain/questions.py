"""How a flow asks: several questions with a way back through them, a line, one of a list."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from bondjournal.cli import console
from bondjournal.cli.asking import ask_line
from bondjournal.errors import JournalError
from bondjournal.talk import Line

Question = Callable[[], bool]
"""Asks something, and says whether it did; one that was not needed is passed over by `back`."""

_Row = TypeVar("_Row")

LEAVE = {"0": "Back"}
AT_ONCE = 10
"""How many rows of a list that may be long are shown at a time."""
_MORE = "m"


def steps(*questions: Question, start: int = 0) -> bool:
    """Ask several questions in turn; `back` returns to the one before.

    Args:
        questions: the questions.
        start: the place of the first to ask; those before it are reached by `back`.

    Returns:
        Whether the last was answered; False once `back` left the first.
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
    """Ask for one line; enter leaves what is there, and a dash takes it away.

    Args:
        question: the question.
        what: what the line is, as a sentence begins with it.
        present: what is there.
    """
    return ask_line(Line(question, what, present, optional=True), present)


def one_of(
    question: str, rows: Sequence[str], others: dict[str, str], default: str = ""
) -> tuple[int, str]:
    """Ask for one row of a list by its number, or for something else by its letter.

    Returns:
        The place of the row and an empty letter, or -1 and the letter.
    """
    numbered = {str(number): words for number, words in enumerate(rows, 1)}
    answer = console.choose(question, numbered | others, default)
    return (int(answer) - 1, "") if answer in numbered else (-1, answer)


def about(choices: dict[str, str], do: Callable[[str], None]) -> None:
    """Ask what to do with a row and do it; `back` in that asks again, and 0 leaves the row."""
    while True:
        answer = console.choose("What about it?", choices | LEAVE, "0")
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
    at_once: int = sys.maxsize,
) -> None:
    """Show rows and go into one of them, again and again, until 0 or `back` leaves.

    Args:
        question: what is asked below the rows.
        listed: returns the rows, each with its words.
        one: goes into a row.
        nothing: what is said where there is no row.
        others: what else can be done, by letter, with its words, as it is once the rows are
            there; without any, a list that has no row is left at once.
        leave: where 0 leads.
        at_once: how many rows are shown at a time; `back` goes to those before.
    """
    start = 0

    def more() -> None:
        nonlocal start
        start += at_once

    while True:
        rows = listed()
        start = start if rows[start:] else 0
        found = rows[start:]
        ways = ({_MORE: ("More", more)} if found[at_once:] else {}) | (others or {})
        if not found:
            console.say(nothing)
            if not ways:
                return
        texts = [words for words, _ in found[:at_once]]
        letters = {letter: words for letter, (words, _) in ways.items()} | {"0": leave}
        try:
            place, letter = one_of(question, texts, letters, "0")
        except console.WentBack:
            if not start:
                raise
            start = max(0, start - at_once)
            continue
        if letter == "0":
            return
        try:
            ways[letter][1]() if letter else one(found[place][1])
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error, hint=False)
