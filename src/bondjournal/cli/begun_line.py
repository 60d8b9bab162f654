"""The line that is being typed when Ctrl+C ends it: where the terminal keeps it, it is read."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

try:
    import termios
except ImportError:  # Windows has none
    _NONE: tuple[type[Exception], ...] = (Exception,)
else:
    _NONE = (OSError, ValueError, termios.error)
"""What is raised where nothing is typed on a terminal that keeps lines."""

_MOST_BYTES = 4096
"""A terminal holds no longer line."""


@contextmanager
def kept() -> Iterator[None]:
    """Let the terminal keep a line that Ctrl+C cuts off, for as long as the block runs."""
    try:
        before = termios.tcgetattr(sys.stdin)
    except _NONE:
        yield
        return
    lasting = [*before]
    lasting[3] |= termios.NOFLSH
    with suppress(*_NONE):
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, lasting)
    try:
        yield
    finally:
        with suppress(*_NONE):
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def rest() -> str:
    """Take what was typed of the line that was cut off; nothing where there is none."""
    try:
        before = termios.tcgetattr(sys.stdin)
    except _NONE:
        return ""
    at_once = [*before[:6], [*before[6]]]
    at_once[3] &= ~termios.ICANON
    at_once[6][termios.VMIN] = at_once[6][termios.VTIME] = 0
    raw = b""
    with suppress(*_NONE):
        # Without lines a terminal gives what it holds.
        termios.tcsetattr(sys.stdin, termios.TCSANOW, at_once)
        raw = os.read(sys.stdin.fileno(), _MOST_BYTES)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
    return raw.decode(sys.stdin.encoding or "utf-8", errors="replace").strip("\r\n")
