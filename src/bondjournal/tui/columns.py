"""The columns of a sheet: pad, margin, the line, the axis, the body, and a pane.

pad | margin, right-aligned | the line | axis: words, `body` cells wide | the pane, if it has one
"""

from dataclasses import dataclass, replace
from functools import lru_cache

NARROW, WIDE, VAST = 76, 100, 120
"""Widths of the terminal: below the first a sheet is narrow, from the others on wide or vast."""
TALL = 40
"""From this many rows on, the first line of a sheet without a place stands lower."""
SMALLEST = (40, 12)
"""With fewer columns or rows than these, only one sentence is shown."""
BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide"), (VAST, "-vast")]
TEXT = 72
"""People's text never runs wider than this."""
LEFT = 52
"""How wide words run in a vast window with a pane beside them."""
BETWEEN = 4
"""Cells between the body and the pane."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of a sheet in cells, counted from its left edge."""

    sheet: int
    """How wide the sheet is."""
    pad: int
    margin: int
    """How wide the margin is."""
    body: int
    """How wide words may run."""
    pane: int = 0
    """How wide words may run in the pane; 0 if there is none."""
    narrow: bool = False
    bare: bool = False
    """True if there is neither margin nor line, only words."""

    @property
    def line(self) -> int:
        """The column of the margin line; -1 if there is none."""
        return -1 if self.bare else self.pad + self.margin + 1

    @property
    def axis(self) -> int:
        """The first column of the body."""
        return 0 if self.bare else self.line + 2

    @property
    def pane_axis(self) -> int:
        """The first column of the pane."""
        return self.axis + self.body + BETWEEN


@lru_cache(maxsize=64)
def columns_for(width: int, *, paned: bool = False, alone: bool = False) -> Columns:
    """Return the columns of a terminal `width` cells wide.

    Args:
        width: of the terminal, in cells.
        paned: True if the sheet has a pane, for which there is room from 120 cells on.
        alone: True for the text alone, without margin and line.
    """
    if alone:
        body = max(1, min(TEXT if width >= WIDE else 64, width - 2))
        return Columns(body + 2, 0, 0, body, narrow=width < NARROW, bare=True)
    if width < NARROW:
        return Columns(width, 1, 8, max(1, width - 13), narrow=True)
    if width < WIDE:
        sheet = min(80, width)
        return Columns(sheet, 2, 14, sheet - 22)
    if width < VAST:
        return Columns(98, 2, 18, TEXT)
    whole = Columns(min(160, width), 1, 14, TEXT)
    if not paned:
        return whole
    left = replace(whole, body=LEFT)
    return replace(left, pane=min(TEXT, whole.sheet - left.pane_axis - 2))


@lru_cache(maxsize=64)
def beside(width: int) -> Columns:
    """Return the columns of a part right of another part, which has no margin."""
    return Columns(width, 0, 0, max(1, min(TEXT, width)), bare=True)


def lead(width: int, height: int, body: int = 12) -> int:
    """Return how many empty rows stand above the first line of a sheet without a place.

    Args:
        width: of the terminal, in cells.
        height: of the terminal, in rows.
        body: how many rows the body needs; the foot takes four.
    """
    rows = 8 if width >= WIDE else 5
    if height >= TALL:
        rows = 14
    return max(1, min(rows, height - 4 - body))
