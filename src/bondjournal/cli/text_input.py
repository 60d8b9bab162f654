"""A person's words: from an argument, from a pipe, or typed at a prompt.

`-` stands for the pipe wherever words are taken. If the words would be asked for, it is the same
as leaving them out, so a terminal asks; elsewhere it is refused at a terminal.
"""

import codecs
import sys
from collections.abc import Sequence
from typing import Any

from bondjournal import terminal
from bondjournal.checks import MAX_TEXT
from bondjournal.cli import console
from bondjournal.errors import WrongUse

END_OF_TEXT = "."
PIPE = "-"
METAVARS = ("WORDS", "TEXT")
"""What help calls the value of an option that takes words; `option` is the callback of each."""

_READ = "bondjournal.pipe-is-read"


class Piped(str):
    """Words that came through a pipe, which may have been the only copy of them."""

    __slots__ = ()


def ask(question: str, typed: list[str] | None = None) -> str:
    """Return a text of several lines that is typed at a prompt.

    Args:
        question: what is asked.
        typed: takes the lines, one by one.
    """
    with terminal.held():
        return _ask(question, [] if typed is None else typed)


def piped() -> Piped:
    """Return the text that comes through a pipe.

    Raises:
        WrongUse: it is not UTF-8.
    """
    raw = sys.stdin.buffer.read(2 * MAX_TEXT)
    try:
        # What is cut off here is longer than any text, and refused as that by whoever keeps it.
        text = codecs.getincrementaldecoder("utf-8")().decode(raw, len(raw) < 2 * MAX_TEXT)
        return Piped(text.removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise WrongUse(
            "What came through the pipe is not UTF-8.", "Convert it first, with iconv for example."
        ) from None


def joined(argument: Sequence[str]) -> str:
    """Return the words of an argument as one text, whether they stand in quotes or not.

    Raises:
        WrongUse: something stands beside words in quotes, and would get lost among them.
    """
    if len(argument) > 1 and any(" " in one for one in argument):
        raise WrongUse(
            "There is more on the line than the words in quotes.",
            "Put the whole text in quotes, or none of it.",
        )
    return " ".join(argument)


def is_left_out(argument: Sequence[str] | None) -> bool:
    """Return whether an argument has no words, so that they are asked for or piped."""
    return " ".join(argument or ()) in ("", PIPE)


def given(argument: Sequence[str] | None) -> str | None:
    """Return the words of an argument that is never asked for; None if it is left out.

    Raises:
        WrongUse: it is `-` and there is no pipe, or the pipe is not UTF-8; or something stands
            beside words in quotes.
    """
    return _or_piped(joined(argument)) if argument else None


def option(ctx: Any, parameter: Any, value: Any) -> Any:
    """Return the value or values of an option; the callback of options that take words.

    Raises:
        WrongUse: it is `-` and there is no pipe, or another option took the text from it.
    """
    words = value if parameter.multiple else [value]
    count = (words or ()).count(PIPE)
    if not count or ctx.resilient_parsing:
        return value
    if count > 1 or ctx.meta.get(_READ):
        raise WrongUse("A pipe can be read just once.", "Use '-' in one place.")
    ctx.meta[_READ] = True
    read = [_or_piped(one) for one in words]
    return read if parameter.multiple else read[0]


def _or_piped(words: str) -> str:
    if words != PIPE:
        return words
    if console.from_terminal():
        raise WrongUse("'-' reads from a pipe, but there is no pipe.", "Type the words instead.")
    return Piped(piped().rstrip("\r\n"))


def _ask(question: str, typed: list[str]) -> str:
    console.say(question)
    console.say("End with a line that has just a dot, or press Ctrl+D.")
    while True:
        try:
            if console.next_line("", typed, several=True) is None:
                break
        except WrongUse as error:
            console.say(error.message)
            continue
        *before, last = typed[-1].split("\n")
        if last == END_OF_TEXT:
            typed[-1:] = before
            break
    return "\n".join(typed)
