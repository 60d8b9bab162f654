"""Signals that end the program: as an exit, so that what is written is kept and all is put back."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_SIGNALS = ("SIGTERM", "SIGHUP")
"""By name: not every system has both."""
_BY_SIGNAL = 128


@contextmanager
def as_exits() -> Iterator[None]:
    """Let a signal that ends the program do so as an exit, so that what is written is kept."""

    def leave(number: int, _frame: Any) -> None:
        raise SystemExit(_BY_SIGNAL + number)

    before = {number: signal.signal(number, leave) for number in _numbers()}
    _let_through(held_back=False)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def hold_back() -> None:
    """Let those that come wait for a block of `as_exits`, in the next image of the program too."""
    _let_through(held_back=True)


def _let_through(*, held_back: bool) -> None:
    if hasattr(signal, "pthread_sigmask"):
        how = signal.SIG_BLOCK if held_back else signal.SIG_UNBLOCK
        signal.pthread_sigmask(how, _numbers())


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
