"""Whole lines of input of any length, typed on a terminal or read from a pipe."""

import sys
from dataclasses import dataclass, field
from io import BufferedReader
from typing import cast

from bondjournal.errors import WrongUse

_AT_ONCE = 64 * 1024
_NO_CHARACTERS = range(0xDC80, 0xDD00)
"""Lone surrogates, which stand for bytes that are no character."""


@dataclass
class _Piped:
    """What was read from a pipe and was not asked for yet."""

    rest: bytes = b""
    whole: list[bytes] = field(default_factory=list)
    """Whole lines, the next one last."""


_piped = _Piped()


def typed(message: str, into: list[str], *, several: bool, drawn: bool) -> str | None:
    """Return the next line typed on the terminal, or None if there are no more.

    Args:
        message: what stands before it.
        into: takes the line before a signal can take it along, or what is cut off of it.
        several: True to keep the lines of a paste as they are; else they become one.
        drawn: whether the line may be drawn again while it is typed.

    Raises:
        WrongUse: it is not in the encoding of the terminal.
    """
    if drawn:
        from bondjournal.cli import line_editor

        line = line_editor.line(message, into, several=several)
    elif sys.platform == "win32":
        raw = sys.stdin.buffer.readline()
        line = _decoded(raw) if raw else None
        into += [] if line is None else [line]
    else:
        from bondjournal.cli import keyboard

        if message:
            sys.stderr.write(message)
            sys.stderr.flush()
        line = keyboard.line(into, several=several)
    try:
        return _checked(line)
    except WrongUse:
        into.pop()
        raise


def hidden(question: str) -> str | None:
    """Ask on the terminal for a line that is not shown; return None if Ctrl+D was all of it.

    Raises:
        OSError: there is no terminal.
        WrongUse: it is not in the encoding of the terminal.
    """
    if sys.platform == "win32":
        from getpass import GetPassWarning, getpass
        from warnings import catch_warnings, simplefilter

        try:
            with catch_warnings():
                simplefilter("error", GetPassWarning)
                return getpass(f"{question} ")
        except EOFError:
            return None
        except GetPassWarning:
            raise OSError from None
    from bondjournal.cli import keyboard

    return _checked(keyboard.hidden(question))


def piped() -> str | None:
    """Return the next line from a pipe, or None at its end.

    Raises:
        WrongUse: it is not in the encoding of the terminal.
    """
    while not _piped.whole:
        more = cast(BufferedReader, sys.stdin.buffer).read1(_AT_ONCE) if sys.stdin else b""
        if not more and not _piped.rest:
            return None
        *whole, _piped.rest = (_piped.rest + (more or b"\n")).split(b"\n")
        _piped.whole = whole[::-1]
    return _decoded(_piped.whole.pop())


def waits() -> bool:
    """Return whether another line was typed or piped already, so that nobody is still thinking."""
    if _piped.whole:
        return True
    from select import select

    if "bondjournal.cli.keyboard" in sys.modules:
        from bondjournal.cli import keyboard

        if keyboard.waits():
            return True
    try:
        return bool(select([sys.stdin], [], [], 0)[0])
    except (OSError, ValueError):
        return False


def rest() -> str:
    """Return, once, what was typed on the terminal before Ctrl+C and belongs to no line yet."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return ""
    typed = ""
    if "bondjournal.cli.line_editor" in sys.modules:
        from bondjournal.cli import line_editor

        typed = line_editor.rest()
    from bondjournal.cli import keyboard

    return (typed + keyboard.rest()).strip("\n")


def forget() -> None:
    """Forget input that was not asked for yet."""
    _piped.rest, _piped.whole = b"", []
    if "bondjournal.cli.keyboard" in sys.modules:
        from bondjournal.cli import keyboard

        keyboard.forget()


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode(sys.stdin.encoding or "utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise _not_its_own() from None


def _checked(line: str | None) -> str | None:
    if line and any(ord(one) in _NO_CHARACTERS for one in line):
        raise _not_its_own()
    return line


def _not_its_own() -> WrongUse:
    return WrongUse("What was typed is not in the terminal's own encoding.")
