"""The terminal: the one place that prints and asks.

stdout is data, stderr is talk. A person's text never reaches a terminal with its control
characters, which could move the cursor or change colours. A pipe may end in a terminal, so it
gets them only with --raw.

In plain mode everything goes to stdout, answers come from a terminal or a pipe, and no control
character is ever written, except the one sequence that makes a terminal mark what is pasted.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bondjournal import terminal
from bondjournal.cli import choosing, lines, streams
from bondjournal.errors import JournalError, WrongUse
from bondjournal.visible import in_json

CUT_OFF = (
    "You pasted before this question came up, and the terminal cut off the end. Check it before "
    "you keep it."
)
STDOUT = Path("-")
"""What `--output` names for stdout."""
BACK = "back"
"""What is typed in plain mode to leave a question."""


WentBack = choosing.WentBack


class Ended(Exception):
    """There are no more answers: somebody typed Ctrl+D, or the pipe was read to its end."""


_plain, _plain_asked, _lines = streams.Switch(), streams.Switch(), streams.Switch()
"""Whether plain mode is on, whether `--plain` was given, and whether `--json-lines` was."""
_clears = streams.Switch()
"""Whether the person wants to be asked about clearing the terminal."""


def want_plain(*, on: bool) -> None:
    """Note whether `--plain` was given."""
    _plain_asked.on = on


def plain_wanted() -> bool:
    """Return whether plain mode is asked for, by an option or the environment."""
    asked = os.environ.get("BONDJOURNAL_PLAIN", "")
    return _plain_asked.on or asked not in ("", "0") or os.environ.get("TERM") == "dumb"


@contextmanager
def plain() -> Iterator[None]:
    """Turn plain mode on for as long as the block runs."""
    _plain.on = True
    try:
        with terminal.held():
            yield
    finally:
        _plain.on = False
        lines.forget()


def json_lines(*, on: bool) -> None:
    """Print JSON one object a line from now on, or not."""
    _lines.on = on


def out(words: str = "") -> None:
    """Print data: a line, or several; in plain mode on a terminal it wraps between words."""
    if _plain.on:
        words = streams.wrapped(words, sys.stdout)
    streams.write(sys.stdout, words, plain=_plain.on)


def say(words: str = "") -> None:
    """Tell the person something, apart from the data; on a terminal it wraps between words."""
    if _plain.on:
        out(words)
        return
    streams.write(sys.stderr, streams.wrapped(words, sys.stderr))


def tell(error: JournalError, *, hint: bool = True) -> None:
    """Tell the person what went wrong and, with `hint`, what to do next."""
    say(error.message)
    if hint and error.hint:
        say(error.hint)


def out_json(value: Any, rows: Iterable[Any] | None = None) -> None:
    """Print data as JSON, with no control character that a terminal would obey.

    Args:
        value: an object, or rows, which may be read as they are printed.
        rows: what `--json-lines` prints, if that is not the value.
    """
    if not _lines.on:
        value = value if value is None or isinstance(value, dict) else list(value)
        out(in_json(json.dumps(value, ensure_ascii=False, indent=2)))
        return
    rows = value if rows is None else rows
    for one in [rows] if isinstance(rows, dict) else rows:
        out(in_json(json.dumps(one, ensure_ascii=False)))


def interactive() -> bool:
    """Return whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def can_ask() -> None:
    """Check that somebody can be asked.

    Raises:
        WrongUse: nobody sits at a terminal.
    """
    if not interactive():
        raise WrongUse("This needs a terminal to ask you.", "See --help for options.")


def seen() -> bool:
    """Return whether what `say` says goes to a terminal."""
    return (sys.stdout if _plain.on else sys.stderr).isatty()


def ask(question: str, *aside: str, default: str = "") -> str:
    """Ask for one line; the answer has no blanks at its ends.

    Args:
        question: the question.
        aside: sentences after it: what there is to know before answering.
        default: the answer that Enter gives.

    Raises:
        WrongUse: nobody is there to answer.
        WentBack: in plain mode, somebody typed `back`.
        Ended: in plain mode, no more answers come.
    """
    if not _plain.on:
        can_ask()
    for sentence in filter(None, (question, *aside)):
        say(sentence)
    if _plain.on:
        return _answer() or default
    answer = next_line("> ")
    return default if answer is None else answer.strip() or default


def confirm(question: str, *, default: bool = False) -> bool:
    """Ask yes or no."""
    if _plain.on:
        return choose(question, {"y": "Yes", "n": "No"}, "y" if default else "n") == "y"
    hint = "Y/n" if default else "y/N"
    answer = ask(f"{question} ({hint})").lower()
    return default if not answer else answer in ("y", "yes")


def choose(
    question: str, choices: dict[str, str], default: str, *aside: str, near: str = ""
) -> str:
    """Ask to choose one of several, each with its letter; return the letter.

    Args:
        question: the question.
        choices: the words of each choice, by its letter. Plain mode says seven at a time; those
            that were not said yet can be chosen too.
        default: the letter that Enter chooses; in plain mode there may be none.
        aside: sentences after the question: what there is to know before answering.
        near: the letter of a choice, such as the last one taken; those around it are said first.

    Raises:
        WentBack: in plain mode, somebody typed `back` where the first choices are said.
    """
    if _plain.on:
        asked = choosing.Asked(question, choices, default, aside, near)
        return choosing.ask(asked, out, _answer)
    for sentence in filter(None, (question, *aside)):
        say(sentence)
    for key, words in choices.items():
        say(f"  {key}  {words}")
    while True:
        answer = ask("Which?" + (f" (enter: {default})" if default else ""), default=default)
        if answer.lower() in choices:
            return answer.lower()
        *others, last = choices
        say(f"Type {', '.join(others)} or {last}." if others else f"Type {last}.")


def hidden(question: str) -> str:
    """Ask for a passphrase, which is not shown while it is typed.

    It is asked for on the terminal itself, and never read from a pipe.

    Raises:
        WrongUse: there is no terminal to ask on.
        Ended: in plain mode, somebody typed Ctrl+D.
    """
    with suppress(OSError):
        typed = lines.hidden(question)
        if typed is not None:
            return typed
        if _plain.on:
            raise Ended
    raise WrongUse(
        "This needs a terminal to ask for the passphrase.",
        "For scripts: --passphrase-file, --passphrase-fd or BONDJOURNAL_PASSPHRASE_COMMAND.",
    )


def typed_line(into: list[str] | None = None, *, several: bool = False) -> str:
    """Return the next line as it was typed, in plain mode, from a terminal or a pipe.

    Args:
        into: takes the line before a signal can take it along, or what is cut off of it.
        several: True to keep the lines of a paste as they are; else they become one.

    Raises:
        Ended: there are no more lines.
        WrongUse: it is not in the encoding of the terminal.
    """
    into = [] if into is None else into
    if from_terminal():
        line = next_line("", into, several=several)
    elif (line := lines.piped()) is not None:
        into.append(line)
    if line is None:
        raise Ended
    return line


def next_line(message: str, into: list[str] | None = None, *, several: bool = False) -> str | None:
    """Return the next line typed on the terminal; None if there are no more.

    Args:
        message: what stands before it.
        into: takes the line before a signal can take it along, or what is cut off of it.
        several: True to keep the lines of a paste as they are; else they become one.

    Raises:
        WrongUse: it is not in the encoding of the terminal.
    """
    if terminal.has_cut():
        say(CUT_OFF)
    drawn = not (_plain.on or plain_wanted()) and sys.stderr.isatty() and terminal.draws()
    return lines.typed(message, [] if into is None else into, several=several, drawn=drawn)


def line_waits() -> bool:
    """Return whether another line was typed or piped already, so that nobody is still thinking."""
    return lines.waits()


def rest() -> str:
    """Return, once, what was typed on the terminal before Ctrl+C and belongs to no line yet."""
    return lines.rest()


def from_terminal() -> bool:
    """Return whether answers are typed on a terminal, and not read from a pipe or a file."""
    return sys.stdin is not None and sys.stdin.isatty()


def _answer() -> str:
    while True:
        try:
            answer = typed_line().strip()
        except WrongUse as error:
            out(error.message)
            continue
        if answer.lower() == BACK:
            raise WentBack
        return answer


def want_clearing(*, on: bool) -> None:
    """Note whether the person wants to be asked about clearing the terminal."""
    _clears.on = on


def offer_clearing(*, always: bool = False) -> None:
    """After a person's text was shown on a terminal, offer to clear it, if that is wanted.

    With `always` it is offered whether that is wanted or not, as after a key was shown.
    """
    if _plain.on or plain_wanted() or not (always or _clears.on):
        return
    shown = sys.stdout.isatty() and interactive()
    if shown and confirm("The text above stays in this window. Clear it?"):
        streams.clear()
