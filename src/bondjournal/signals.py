"""Signals that end the program, as an exit: what is written is kept, and all is put back."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import get_ident
from typing import Any

_SIGNALS = ("SIGTERM", "SIGHUP")
"""By name: not every system has both."""
_HELD_BACK = (*_SIGNALS, "SIGINT")
"""The last one needs no handler in `as_exits`: Python itself turns it into an exception."""
_BY_SIGNAL = 128
_CAUGHT = "BONDJOURNAL_CAUGHT"
"""The variable naming the pipe in which the previous image noted signals that came at its end."""


@contextmanager
def as_exits() -> Iterator[None]:
    """Turn a signal that ends the program into an exit, so that what is written is kept."""

    def leave(number: int, _frame: Any) -> None:
        raise SystemExit(_BY_SIGNAL + number)

    before = {number: signal.signal(number, leave) for number in _numbers(_SIGNALS)}
    _let_through(held_back=False)
    _send_again()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def put_off(end: Callable[[], None]) -> Iterator[list[int]]:
    """Let a signal end the program only after a block, which holds what is saved nowhere yet.

    Args:
        end: makes the block end soon; it is called wherever the block is when a signal comes.

    Yields:
        The signals that came.
    """
    came: list[int] = []

    def note(number: int, _frame: Any) -> None:
        came.append(number)
        end()

    before = {number: signal.signal(number, note) for number in _numbers(_SIGNALS)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def hold_back() -> None:
    """Let signals wait for a block of `as_exits`, even for one in the next image of the program."""
    _let_through(held_back=True)
    if hasattr(signal, "pthread_kill"):
        # Another thread may receive a signal, and the image may end before it is handled.
        signal.set_wakeup_fd(_pipe()[1], warn_on_full_buffer=False)
        for number in _numbers(_HELD_BACK):
            signal.signal(number, lambda number, _: signal.pthread_kill(get_ident(), number))


def handed_on() -> dict[str, str]:
    """Return the environment that tells the next image of the program which signals came."""
    return {_CAUGHT: str(_pipe()[0])} if hasattr(signal, "pthread_kill") else {}


@cache
def _pipe() -> tuple[int, int]:
    """Return both ends of a pipe for the numbers of signals; the first outlives this image."""
    taken, given = os.pipe()
    for end in (taken, given):
        os.set_blocking(end, False)
    os.set_inheritable(taken, True)
    return taken, given


def _send_again() -> None:
    """Send the signals again that came at the end of the previous image."""
    named = os.environ.pop(_CAUGHT, "")
    if not named.isdigit():
        return
    caught = b""
    with suppress(OSError):
        with suppress(BlockingIOError):
            caught = os.read(int(named), len(signal.valid_signals()))
        os.close(int(named))
    for number in set(caught).intersection(_numbers(_HELD_BACK)):
        os.kill(os.getpid(), number)


def _let_through(*, held_back: bool) -> None:
    if hasattr(signal, "pthread_sigmask"):
        how = signal.SIG_BLOCK if held_back else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, _numbers(_HELD_BACK))


def _numbers(names: Iterable[str]) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
