"""When what is typed is kept: in every pause, and now and then if there is no pause."""

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump

PAUSE = 1.0
"""Seconds without a key that count as a pause."""
LONGEST = 2.0
"""Seconds of typing without a pause after which it is kept all the same."""


class Pauses:
    """Calls `then` in each pause between touches, so that a key itself costs next to nothing."""

    def __init__(self, node: MessagePump, then: Callable[[], object]) -> None:
        """Begin with no call planned."""
        self._node = node
        self._then = then
        self._changed_at = self._began_at = 0.0
        self._waiting = False

    def touch(self) -> None:
        """Plan the next call of `then`; this runs at every key."""
        self._changed_at = monotonic()
        if not self._waiting:
            self._waiting, self._began_at = True, self._changed_at
            self._node.set_timer(min(PAUSE, LONGEST), self._look)

    def _look(self) -> None:
        left = min(self._changed_at + PAUSE, self._began_at + LONGEST) - monotonic()
        if left > 0:
            self._node.set_timer(left, self._look)
            return
        self._waiting = False
        self._then()
