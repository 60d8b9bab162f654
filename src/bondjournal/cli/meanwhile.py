"""Handing on what is typed so far, so that a power cut loses only about a second of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

EVERY = 1.0
"""Seconds between two looks at what is typed so far."""


class Meanwhile:
    """Hands on what was typed so far, at most once a second and only if it changed."""

    def __init__(self, take: Callable[[str], None]) -> None:
        self._take = take
        self._taken = ""
        self._next = 0.0

    def look(self, so_far: str) -> None:
        """Hand on the line so far, if that is due."""
        if so_far == self._taken or monotonic() < self._next:
            return
        self._take(so_far)
        self._taken, self._next = so_far, monotonic() + EVERY


_now: list[Meanwhile] = []


def current() -> Meanwhile | None:
    """Return what takes the line that is being typed, or None."""
    return _now[-1] if _now else None


@contextmanager
def handed_on(take: Callable[[str], None]) -> Iterator[None]:
    """Hand on the unfinished line about every second while the block runs.

    Args:
        take: takes the line as far as it is typed, which may be several lines of a paste. What it
            raises is ignored.
    """
    _now.append(Meanwhile(take))
    try:
        yield
    finally:
        _now.pop()
