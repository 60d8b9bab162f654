"""Signals that end the program: as an exit, so that what is written is kept and all is put back."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

_SIGNALS = ("SIGTERM", "SIGHUP")
"""By name: not every system has both."""
_HELD_BACK = (*_SIGNALS, "SIGINT")
"""Python makes an exception of the last one by itself, once there is somebody to catch it."""
_BY_SIGNAL = 128


@contextmanager
def as_exits() -> Iterator[None]:
    """Let a signal that ends the program do so as an exit, so that what is written is kept."""

    def leave(number: int, _frame: Any) -> None:
        raise SystemExit(_BY_SIGNAL + number)

    before = {number: signal.signal(number, leave) for number in _numbers(_SIGNALS)}
    _let_through(held_back=False)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def hold_back() -> None:
    """Let those that come wait for a block of `as_exits`, in the next image of the program too."""
    _let_through(held_back=True)
    if hasattr(signal, "pthread_kill"):
        # Another thread may take one, with which it would be gone.
        for number in _numbers(_HELD_BACK):
            signal.signal(number, lambda number, _: signal.pthread_kill(get_ident(), number))


def _let_through(*, held_back: bool) -> None:
    if hasattr(signal, "pthread_sigmask"):
        how = signal.SIG_BLOCK if held_back else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, _numbers(_HELD_BACK))


def _numbers(names: Iterable[str]) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
