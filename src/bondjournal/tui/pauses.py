"""When what is typed is kept: in every pause, and now and then if there is no pause."""

from asyncio import get_running_loop
from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump

PAUSE = 1.0
"""Seconds without a key that count as a pause."""
LONGEST = 2.0
"""Seconds of typing without a pause after which it is kept all the same."""


class Pauses:
    """Calls `then` in each pause between touches, so that a key itself costs next to nothing.

    A timer of Textual that is late skips its turn, and one with a single turn then never calls;
    so the event loop calls, which is late at most.
    """

    def __init__(self, node: MessagePump, then: Callable[[], object]) -> None:
        """Begin with no call planned; `then` is not called once the node is gone."""
        self._node = node
        self._then = then
        self._changed_at = self._began_at = 0.0
        self._waiting = False

    def touch(self) -> None:
        """Plan the next call of `then`; this runs at every key."""
        self._changed_at = monotonic()
        if not self._waiting:
            self._waiting, self._began_at = True, self._changed_at
            get_running_loop().call_later(min(PAUSE, LONGEST), self._look)

    def _look(self) -> None:
        left = min(self._changed_at + PAUSE, self._began_at + LONGEST) - monotonic()
        if left > 0:
            get_running_loop().call_later(left, self._look)
            return
        self._waiting = False
        if self._node.is_running:
            self._then()
