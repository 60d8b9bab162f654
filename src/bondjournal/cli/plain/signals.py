"""Signals in plain mode: what ends the program leaves what is being written as a draft."""

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

    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
