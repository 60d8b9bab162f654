"""What is typed so far, handed on while somebody types on: a power cut takes a second of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

EVERY = 1.0
"""Seconds between two times that what is typed so far is looked at."""


class Meanwhile:
    """Hands on what was typed so far, when that has changed and a second is over."""

    def __init__(self, take: Callable[[str], None]) -> None:
        self._take = take
        self._taken = ""
        self._next = 0.0

    def look(self, so_far: str) -> None:
        """Hand it on where that is due."""
        if so_far == self._taken or monotonic() < self._next:
            return
        self._take(so_far)
        self._taken, self._next = so_far, monotonic() + EVERY


_now: list[Meanwhile] = []


def current() -> Meanwhile | None:
    """Return what the line that is typed is handed to, if it is to anything."""
    return _now[-1] if _now else None


@contextmanager
def handed_on(take: Callable[[str], None]) -> Iterator[None]:
    """Have what is typed of a line that is not ended handed on, about every second.

    Args:
        take: takes the line as far as it is typed, which may be several lines of a paste. Nothing
            it raises is heard.
    """
    _now.append(Meanwhile(take))
    try:
        yield
    finally:
        _now.pop()
