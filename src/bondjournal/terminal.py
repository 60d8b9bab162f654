"""How the terminal is set: whose it is, and whether it keeps lines in a buffer of its own.

Such a buffer cuts a line at 4,095 bytes. This is imported before all else, so that as little as
possible can be typed into it.

Between two images of the program, while it locks, nothing that is typed is shown or kept: the
first leaves the terminal quiet and hands on how it was found, for the last one to put back.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import Any

try:
    import termios
except ImportError:  # Windows has none
    _NONE: tuple[type[Exception], ...] = (Exception,)
else:
    _NONE = (OSError, ValueError, termios.error)
"""What is raised if there is no terminal."""

FOUND = "BONDJOURNAL_TERMINAL"
"""The variable in which an image hands on how the terminal was found."""

_FIRST_SCREEN = "\x1b[?1049l\x1b[?25h"
_STDIN, _STDOUT, _STDERR = range(3)
_IFLAG, _LFLAG = 0, 3
CC = 6
"""The place of the keys in what `modes` returns."""

_MOST = 4095
"""How many bytes of a line a terminal keeps."""
_MOST_OF_A_KEY = 255
_QUIET = 0.05
"""Seconds without a letter, after which nothing more of a paste comes."""
_MOST_LOOKS = 100
"""How often the rest of a paste is thrown away; nobody who goes on typing is waited for."""

_held: list[Any] = []
"""How the terminal was before it was held; empty while it is not."""
_blank: list[bool] = []
"""Not empty if the previous image left a blank screen, until something is drawn."""
_cut: list[bool] = []
"""Not empty if what was typed before the terminal was held is cut off, until that is said."""


def draws() -> bool:
    """Say whether the terminal understands more than text."""
    return os.environ.get("TERM", "") not in ("", "dumb", "unknown")


@contextmanager
def held() -> Iterator[None]:
    """Have the terminal keep everything that is typed, for as long as the block runs.

    Meanwhile it shows nothing of that; the code that reads it does. A terminal that another
    program reads or writes to at the same time is left as it is.
    """
    ours = _is_ours() and not _held
    handed_on = _handed_on() if ours else None
    before = handed_on or (modes(_STDIN) if ours else None)
    if before is None:
        yield
        return
    if handed_on:
        _blank.append(True)
    _held.append(before)
    lines = _waiting(_STDIN)
    try:
        with changed(_STDIN, before, without_buffer(before)):
            if not lines and _waiting(_STDIN) >= _MOST:
                _cut.append(True)
            yield
    finally:
        _held.clear()
        if _blank:
            show()


@contextmanager
def released() -> Iterator[None]:
    """Leave a terminal that is held as it was found, for as long as the block runs."""
    held_as = modes(_STDIN) if _held else None
    if held_as is None:
        yield
        return
    with changed(_STDIN, held_as, _held[0]):
        yield


def is_held() -> bool:
    """Say whether the terminal keeps all that is typed, between two questions too."""
    return bool(_held)


def has_cut() -> bool:
    """Say, once, whether the terminal cut off what was typed before it was held."""
    return bool(_cut) and _cut.pop()


def found(place: int) -> Any:
    """Return how a terminal was set before it was held, or how it is set if it is not held."""
    return _held[0] if _held else modes(place)


def handed_on() -> dict[str, str]:
    """Return the environment that tells the next image how the terminal was found."""
    if not _held:
        return {}
    (how,) = _held
    keys = [key[0] if isinstance(key, bytes) else key for key in how[CC]]
    return {FOUND: ":".join(format(number, "x") for number in (*how[:CC], *keys))}


def _handed_on() -> Any:
    """Return how the previous image found the terminal, or None."""
    numbers = os.environ.pop(FOUND, "")
    try:
        how = [int(number, 16) for number in numbers.split(":")]
    except ValueError:
        return None
    now = modes(_STDIN)
    if now is None or len(how) != CC + len(now[CC]):
        return None
    return [*how[:CC], [bytes([key]) if 0 <= key <= _MOST_OF_A_KEY else key for key in how[CC:]]]


def drop_typed(*, until_quiet: bool = False) -> None:
    """Throw away what was typed and nobody read.

    Args:
        until_quiet: True to wait until nothing more comes, as the rest of a paste does.
    """
    with suppress(*_NONE):
        for _ in range(_MOST_LOOKS if until_quiet else 1):
            termios.tcflush(_STDIN, termios.TCIFLUSH)
            if not until_quiet or not select([_STDIN], [], [], _QUIET)[0]:
                return


def put_back() -> None:
    """Leave the terminal as it was found, though it is held."""
    for how in _held:
        put(_STDIN, how)


def note_drawing() -> None:
    """Note that the screen is drawn on, and that whoever draws restores what was on it."""
    _blank.clear()


def show() -> None:
    """Show what was on the screen before the program drew on it."""
    _blank.clear()
    if sys.__stderr__ is not None:
        with suppress(OSError):
            sys.__stderr__.write(_FIRST_SCREEN)
            sys.__stderr__.flush()


def modes(place: int) -> Any:
    """Return how the terminal at a file descriptor is set, or None if there is none."""
    try:
        return termios.tcgetattr(place)
    except _NONE:
        return None


@contextmanager
def changed(place: int, before: Any, how: Any) -> Iterator[None]:
    """Have a terminal set as in `how` for as long as the block runs, and then as in `before`."""
    put(place, how)
    try:
        yield
    finally:
        put(place, before)


def put(place: int, how: Any) -> None:
    """Set a terminal, if it is still there."""
    with suppress(*_NONE):
        termios.tcsetattr(place, termios.TCSANOW, how)


def without_buffer(before: Any) -> Any:
    """Return modes in which letters are given as they are typed, and are not shown."""
    how = [*before[:CC], [*before[CC]]]
    how[_IFLAG] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    how[_LFLAG] &= ~(termios.ICANON | termios.ECHO | termios.ECHONL | termios.IEXTEN)
    how[_LFLAG] |= termios.NOFLSH  # Ctrl+C and Ctrl+Z leave what was typed before them
    how[CC][termios.VMIN], how[CC][termios.VTIME] = 1, 0
    return how


def quiet(before: Any) -> Any:
    """Return modes in which nothing that is typed is shown, and no key is a signal."""
    how = without_buffer(before)
    how[_LFLAG] &= ~termios.ISIG
    return how


def _waiting(place: int) -> int:
    """Return how many bytes can be read; with a line buffer, how many in whole lines."""
    from fcntl import ioctl

    with suppress(OSError):
        return int.from_bytes(ioctl(place, termios.FIONREAD, bytes(4)), sys.byteorder)
    return 0


def _is_ours() -> bool:
    """Say whether no other program of a pipe shares the terminal."""
    try:
        all_three = all(map(os.isatty, (_STDIN, _STDOUT, _STDERR)))
        return all_three and os.tcgetpgrp(_STDIN) == os.getpgrp()
    except (AttributeError, OSError):
        return False
