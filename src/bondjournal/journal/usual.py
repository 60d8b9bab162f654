"""The usual: what somebody's ratings are when nothing stands out. Pure."""

from collections.abc import Sequence
from statistics import median

SPAN = 6
"""The usual looks at the last up to so many earlier ratings."""
ENOUGH = 3
"""Fewer earlier ratings than this make no usual."""


def usual(earlier: Sequence[int]) -> float | None:
    """Return the median of the last up to six ratings, oldest first, or None with under three."""
    last = earlier[-SPAN:]
    return float(median(last)) if len(last) >= ENOUGH else None
