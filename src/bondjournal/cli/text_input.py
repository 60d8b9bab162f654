"""A text of several lines: an argument, what comes through a pipe, or what is typed at a prompt."""

import sys
from collections.abc import Iterable, Sequence

from bondjournal import terminal
from bondjournal.checks import MAX_TEXT
from bondjournal.cli import console
from bondjournal.errors import WrongUse

END_OF_TEXT = "."


def read(argument: Iterable[str], question: str, typed: list[str] | None = None) -> str:
    """Return the text given as an argument, through a pipe, or at a prompt of several lines.

    Args:
        argument: the words of the argument; `-` is the pipe.
        question: what is asked at the prompt.
        typed: takes the lines of the prompt, one by one.

    Raises:
        WrongUse: what came through the pipe is no UTF-8, or too long.
    """
    words = " ".join(argument)
    if words and words != "-":
        return words
    if not words and sys.stdin.isatty():
        with terminal.held():
            return _typed(question, [] if typed is None else typed)
    raw = sys.stdin.buffer.read(4 * MAX_TEXT)
    try:
        return raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise WrongUse(
            "What came through the pipe is not UTF-8.", "Convert it first, with iconv for example."
        ) from None


def from_argument_or_pipe(argument: Sequence[str] | None) -> str | None:
    """Return the text of an argument or of a pipe; None where a terminal is to be asked.

    Raises:
        WrongUse: what came through the pipe is no UTF-8.
    """
    words = " ".join(argument or [])
    if words == "-" or (not words and not console.from_terminal()):
        return read(["-"], "")
    return words or None


def _typed(question: str, typed: list[str]) -> str:
    console.say(question)
    console.say("A line with one dot ends it, and so does Ctrl+D.")
    while True:
        try:
            line = console.next_line("", typed, several=True)
        except WrongUse as error:
            console.say(error.message)
            continue
        if line is None:
            break
        typed += line.split("\n")
        if typed[-1] == END_OF_TEXT:
            typed.pop()
            break
    return "\n".join(typed)
