"""Lines of any length from the keyboard, where nothing may be drawn again.

Used in plain mode, on terminals that understand no more than text, and for passphrases. What is
typed is shown as a terminal itself would show it; a passphrase is not shown.
"""

import codecs
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select
from typing import Any

from bondjournal import terminal
from bondjournal.checks import one_line
from bondjournal.cli import meanwhile
from bondjournal.cli.key_decoding import CTRL_D, Ahead, after, erasing_keys
from bondjournal.cli.meanwhile import Meanwhile

_AT_ONCE = 64 * 1024
_PASTES_ARE_MARKED, _PASTES_ARE_NOT = b"\x1b[?2004h", b"\x1b[?2004l"
_DISTURBING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP)

_Wait = Callable[[float | None], bool]
"""Waits for more letters, up to a number of seconds; returns whether any came."""

_aheads: dict[int, Ahead] = {}


def line(into: list[str], *, several: bool = False) -> str | None:
    """Return the next line that is typed; Ctrl+D ends a line too.

    Args:
        into: takes the line before a signal can take it along, or what is cut off of it.
        several: True to keep the lines of a paste as they are; else they become one.

    Returns:
        The line without its end, with bytes that are no character as lone surrogates; None if
        Ctrl+D was all of it, or nothing can be typed any more.
    """
    place = sys.stdin.fileno()
    marks = (_PASTES_ARE_MARKED, _PASTES_ARE_NOT) if terminal.draws() else (b"", b"")
    with _shown_at(place) as shown, _reading(place, shown, *marks) as wait:
        whole = _line(place, into, wait, several=several, shown=shown)
        if whole is not None:
            into.append(whole)
    return whole


def hidden(question: str) -> str | None:
    """Ask on the terminal itself for a line that is not shown; drop what was typed before.

    Returns:
        The line, or None if Ctrl+D was all of it.

    Raises:
        OSError: there is no terminal.
    """
    place = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    try:
        termios.tcflush(place, termios.TCIFLUSH)
        begin = f"{question} ".encode(_encoding(), "replace")
        with _reading(place, place, begin, b"") as wait:
            return _line(place, [], wait, several=False, shown=None)
    finally:
        _aheads.pop(place, None)
        _write(place, b"\n")
        os.close(place)


def rest() -> str:
    """Return what was typed and belongs to no line, after a Ctrl+C between two lines."""
    place = sys.stdin.fileno()
    before = terminal.modes(place)
    if before is not None:
        with terminal.changed(place, before, terminal.without_buffer(before)):
            _ahead(place).take_in(_read_at_once(place))
    return _ahead(place).rest()


def waits() -> bool:
    """Return whether more was read than the lines that were asked for."""
    return any(ahead.text for ahead in _aheads.values())


def forget() -> None:
    """Forget what was typed and belongs to no line yet."""
    _aheads.clear()


def _line(
    place: int, begun: list[str], wait: _Wait, *, several: bool, shown: int | None
) -> str | None:
    ahead = _ahead(place)
    handed = meanwhile.current() if shown is not None else None
    # Unless the terminal is held between lines, it may itself have turned Enter into LF.
    ahead.after_return &= terminal.is_held()
    erased_by = erasing_keys(terminal.modes(place))
    typed = ""
    try:
        while True:
            kind, words = ahead.next()
            if kind == "nothing":
                _wait_handing_on(wait, handed, typed)
                more = _read(place)
                if not more:
                    return typed or None
                ahead.take_in(more)
                continue
            ends = kind == "end" or words == CTRL_D
            if ends:
                echo = "\n" if typed or kind == "end" else ""
            else:
                joined = kind == "paste" and not several
                typed, echo = after(typed, kind, one_line(words) if joined else words, erased_by)
            if shown is not None:
                _write(shown, echo.encode(_encoding(), "surrogateescape"))
            if ends:
                return typed if kind == "end" else typed or None
    except BaseException:
        ahead.take_in(_read_at_once(place))
        typed = (typed + ahead.rest()).strip("\n")
        if typed.strip():
            begun.append(typed)
        raise


def _wait_handing_on(wait: _Wait, handed: Meanwhile | None, typed: str) -> None:
    """Wait for more letters, and meanwhile hand on what was typed so far."""
    if handed is not None:
        handed.look(typed)
    while not wait(meanwhile.EVERY if handed else None):
        if handed is not None:
            handed.look(typed)


def _ahead(place: int) -> Ahead:
    if place not in _aheads:
        _aheads[place] = Ahead(codecs.getincrementaldecoder(_encoding())("surrogateescape"))
    return _aheads[place]


def _encoding() -> str:
    return sys.stdin.encoding or "utf-8"


@contextmanager
def _reading(place: int, shown: int, begin: bytes, end: bytes) -> Iterator[_Wait]:
    """Let the terminal give letters as they come; Ctrl+Z restores the modes it was found in.

    Yields:
        A function that waits for more letters.
    """
    before = terminal.modes(place)
    how = None if before is None else terminal.without_buffer(before)

    def stop(_number: int, _frame: Any) -> None:
        # What was typed before Ctrl+Z must not reach the shell as a command.
        _ahead(place).take_in(_read_at_once(place))
        _write(shown, end)
        terminal.put(place, terminal.found(place))
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, stop)
        terminal.put(place, how)
        _write(shown, begin)

    with _undisturbed(place) as wait:
        stops = signal.signal(signal.SIGTSTP, stop)
        terminal.put(place, how)
        _write(shown, begin)
        try:
            yield wait
        finally:
            _write(shown, end)
            terminal.put(place, before)
            signal.signal(signal.SIGTSTP, stops)


@contextmanager
def _undisturbed(place: int) -> Iterator[_Wait]:
    """Hold signals back until what was typed is in a line; yield a function that waits for more.

    An exception raised by a signal would lose what was read and is stored nowhere yet.
    """
    ours, its = os.pipe()
    os.set_blocking(its, False)
    woken_before = signal.set_wakeup_fd(its, warn_on_full_buffer=False)
    blocked_before = signal.pthread_sigmask(signal.SIG_BLOCK, _DISTURBING)

    def wait(seconds: float | None) -> bool:
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked_before)
            # A signal that comes just before select would not end it without the pipe.
            while ours in (ready := select([place, ours], [], [], seconds)[0]):
                os.read(ours, _AT_ONCE)
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, _DISTURBING)
        return bool(ready)

    try:
        yield wait
    finally:
        signal.set_wakeup_fd(woken_before)
        os.close(ours)
        os.close(its)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked_before)


@contextmanager
def _shown_at(place: int) -> Iterator[int]:
    """Yield a descriptor to write to the terminal with: stdin may be open for reading only."""
    import fcntl

    if fcntl.fcntl(place, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY:
        yield place
        return
    shown = os.open(os.ttyname(place), os.O_WRONLY | os.O_NOCTTY)
    try:
        yield shown
    finally:
        os.close(shown)


def _read(place: int) -> bytes:
    try:
        return os.read(place, _AT_ONCE)
    except OSError:  # the terminal is gone
        return b""


def _read_at_once(place: int) -> bytes:
    """Return what was typed already but not read, without waiting for more."""
    found = b""
    while select([place], [], [], 0)[0] and (more := _read(place)):
        found += more
    return found


def _write(place: int, raw: bytes) -> None:
    try:
        while raw:
            raw = raw[os.write(place, raw) :]
    except OSError:  # the terminal is gone
        return
