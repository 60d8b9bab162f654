"""A long list of which only a stretch is in memory, read page by page from a key on."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Key = Hashable
"""The position of a row in the whole list, as its loader knows it, such as (instant, id)."""
Direction = Literal["down", "up"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; texts are shown as they are, without any markup."""

    key: Key
    words: str
    """On the axis: a title, or the first words."""
    margin: str = ""
    """Beside it, such as the day; consecutive rows with the same margin show it once."""
    short_margin: str = ""
    """The same for a narrow margin."""
    after: str = ""
    """Dim, behind the words: "captured while locked"."""
    right: str = ""
    """At the right edge, such as who it is for."""
    quiet: bool = False
    """True to draw `right` dim: "only me"."""
    below: str = ""
    """A second line, such as the words around a search hit."""
    hits: tuple[tuple[int, int], ...] = ()
    """Which characters of `below` are hits."""
    marks: tuple[tuple[int, int], ...] = ()
    """Which characters of `words` are hits."""
    ruled: bool = False
    """True to draw its words in a dim rule that divides the rows around it."""
    kind: str = ""
    """Its kind, in a list of several kinds of things."""
    values: Sequence[str] = ()
    """In place of its words: values, of which one is chosen."""
    chosen: int = 0
    """The index of that one."""


Load = Callable[[Key | None, Direction, int], Sequence[Row]]
"""Reads at most this many rows beyond a key, the nearest ones, in the order shown.

`load(None, "down", n)` are the first n rows, `load(None, "up", n)` the last n. It is called off
the event loop, one call at a time.
"""

PAGE = 100
MOST = 600
"""Rows kept in memory; those farther away are read again when needed."""


def fixed(rows: Sequence[Row]) -> Load:
    """Return a loader of rows that are all in memory already."""
    places = {row.key: index for index, row in enumerate(rows)}

    def load(key: Key | None, direction: Direction, count: int) -> Sequence[Row]:
        if direction == "down":
            start = 0 if key is None else places[key] + 1
            return rows[start : start + count]
        end = len(rows) if key is None else places[key]
        return rows[max(0, end - count) : end]

    return load


@dataclass(slots=True)
class Stretch:
    """The rows in memory, in the order shown, and whether there may be more on either side."""

    rows: list[Row] = field(default_factory=list)
    more_above: bool = False
    more_below: bool = False

    def grow_down(self, page: Sequence[Row], asked: int) -> int:
        """Add a page below, and return how many rows were dropped above."""
        self.rows.extend(page)
        self.more_below = len(page) >= asked
        gone = max(0, len(self.rows) - MOST)
        if gone:
            del self.rows[:gone]
            self.more_above = True
        return gone

    def grow_up(self, page: Sequence[Row], asked: int) -> int:
        """Add a page above, and return how many rows were added."""
        self.rows[:0] = page
        self.more_above = len(page) >= asked
        if len(self.rows) > MOST:
            del self.rows[MOST:]
            self.more_below = True
        return len(page)

    def find(self, key: Key) -> int | None:
        """Return the index of the row with this key, or None if it is not in memory."""
        return next((i for i, row in enumerate(self.rows) if row.key == key), None)


def around(load: Load, key: Key | None, *, at_end: bool = False) -> tuple[Stretch, int]:
    """Read a stretch around the row with a key, and return it with the index of that row.

    If the row is gone, the index is that of the row after it.

    Args:
        load: reads rows.
        key: the key of the row; None for the first row, or the last.
        at_end: True to begin at the last row instead of the first.
    """
    if key is None and at_end:
        page = list(load(None, "up", PAGE))
        return Stretch(page, more_above=len(page) >= PAGE), max(0, len(page) - 1)
    above = list(load(key, "up", PAGE // 2)) if key is not None else []
    below = list(load(above[-1].key if above else None, "down", PAGE))
    stretch = Stretch(
        above + below, more_above=len(above) >= PAGE // 2, more_below=len(below) >= PAGE
    )
    place = len(above) if below else max(0, len(above) - 1)
    return stretch, place
