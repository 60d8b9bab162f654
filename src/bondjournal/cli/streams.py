"""stdout and stderr: writing text to a terminal, a file or a pipe."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import TextIO

from bondjournal.visible import visible


@dataclass
class Switch:
    """Something that is on or off for as long as a command runs."""

    on: bool = False


_raw = Switch()
"""Whether a pipe gets control characters as they are."""


def prepare() -> None:
    """Make stdout and stderr take every character: UTF-8 into pipes, `?` if a screen lacks it.

    A stream that was closed before the program began discards what is written.
    """
    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(way, encoding="utf-8"))  # noqa: SIM115  # until the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def raw(*, on: bool) -> None:
    """Write control characters as they are to a pipe or file on stdout from now on, or not."""
    _raw.on = on


def width(stream: TextIO | None = None) -> int:
    """Return how many columns stdout or another stream has; a pipe has no limit."""
    stream = stream or sys.stdout
    if not stream.isatty():
        return 10_000
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80


def progress(doing: str, done: int, total: int) -> None:
    """Show on a terminal how far long work has come; the last call ends the line."""
    if sys.stderr.isatty():
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{doing}: {done:,} of {total:,}.{end}")
        sys.stderr.flush()


def clear() -> None:
    """Clear the terminal and its scrollback, if it allows that."""
    sys.stderr.write("\x1b[H\x1b[2J\x1b[3J")
    sys.stderr.flush()


def write(stream: TextIO, words: str, *, plain: bool = False) -> None:
    """Write words and end the line; unless `raw` is on, control characters become signs.

    Args:
        stream: stdout or stderr.
        words: what is written.
        plain: whether it is plain mode, which never writes a control character.
    """
    as_is = _raw.on and stream is sys.stdout and not (plain or stream.isatty())
    stream.write((words if as_is else visible(words)) + "\n")
    stream.flush()


def wrapped(words: str, stream: TextIO) -> str:
    """Return lines wrapped between words to the width of a terminal; a pipe gets them whole."""
    if not stream.isatty():
        return words
    room = max(20, width(stream) - 1)
    return "\n".join(
        line if len(line) <= room else fill(line, room, break_long_words=False)
        for line in words.split("\n")
    )
