"""The one limit that every wait of the tests has, and what is told when it is over.

The limit is so long that no busy machine reaches it: it is there for a test that would wait for
ever, which says what it waited for and what could be seen instead.
"""

from time import monotonic, sleep

LONGEST = 300.0
"""In seconds."""

_PAUSE = 0.01
"""Between two looks at what tells nobody when it changes: a file, another process."""


class Patience:
    """What is left of one wait."""

    def __init__(self, what, shown=str):
        self._end = monotonic() + LONGEST
        self._what = what
        self._shown = shown

    @property
    def left(self):
        """How many seconds are left; what was waited for and what is shown, if none are."""
        left = self._end - monotonic()
        if left <= 0:
            raise AssertionError(f"{self._what} did not come.\n{self._shown()}")
        return left


def until(condition, what, shown=str):
    """Wait until a condition holds, and return what it gave.

    Args:
        condition: Is called until what it returns is true.
        what: Names what is waited for.
        shown: Is called where it does not come: gives what can be seen instead.
    """
    patience = Patience(what, shown)
    while not (found := condition()):
        assert patience.left
        sleep(_PAUSE)
    return found


async def until_drawn(pilot, condition, what, shown=str):
    """Wait until a condition holds in a running app, and return what it gave."""
    patience = Patience(what, shown)
    while not (found := condition()):
        assert patience.left
        await pilot.pause()
    return found
