"""Signals that end the program: as an exit, so that what is written is kept and all is put back."""

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
"""Python makes an exception of the last one by itself, once there is somebody to catch it."""
_BY_SIGNAL = 128
_CAUGHT = "BONDJOURNAL_CAUGHT"
"""Names the pipe in which the image before this one noted the signals that came at its end."""


@contextmanager
def as_exits() -> Iterator[None]:
    """Let a signal that ends the program do so as an exit, so that what is written is kept."""

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
    """Let a signal that ends the program do so behind a block, which holds what is nowhere yet.

    Args:
        end: has the block end soon; it is called wherever the block is when a signal comes.

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
    """Let those that come wait for a block of `as_exits`, in the next image of the program too."""
    _let_through(held_back=True)
    if hasattr(signal, "pthread_kill"):
        # Another thread may take one, and the image may end before anything is done about it.
        signal.set_wakeup_fd(_pipe()[1], warn_on_full_buffer=False)
        for number in _numbers(_HELD_BACK):
            signal.signal(number, lambda number, _: signal.pthread_kill(get_ident(), number))


def handed_on() -> dict[str, str]:
    """Return what tells the next image of the program which signals came, as its environment."""
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
    """Have signals that came at the end of the image before this one come now."""
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
