"""Light Markdown: which characters of a line are bold or italic, and which are their signs.

Nothing else in Markdown changes how a line looks, and links open nothing.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

LONGEST = 20_000
"""Lines longer than this, in characters, are left as they are: no prose has such a line."""
MOST = 5_000
"""Texts with more signs than this are left as they are: no prose has so many."""

_RUN = re.compile(r"`+|\*+|_+")
_WIDEST = 3
"""More stars or bars in a row mark nothing."""
_FARTHEST = {"`": 500, "*": 2000, "_": 2000}
"""How many characters may be between two signs."""
_ESCAPED = re.compile(r"\\([*_`\\#>\-+.~\[\]()!])")


def is_crowded(text: str) -> bool:
    """Return whether a text has more signs than any prose."""
    return sum(map(text.count, "*_`\\")) > MOST


class Mark(NamedTuple):
    """Characters `start` to `end` of a line, marked by `width` characters before and after."""

    start: int
    end: int
    width: int

    @property
    def bold(self) -> bool:
        """Two or three signs mean bold."""
        return self.width >= 2  # noqa: PLR2004  as in Markdown

    @property
    def italic(self) -> bool:
        """One or three signs mean italic."""
        return self.width != 2  # noqa: PLR2004  as in Markdown


def marks(line: str) -> list[Mark]:
    """Return the marked parts of a line; `start` and `end` include the signs."""
    if len(line) > LONGEST or ("*" not in line and "_" not in line):
        return []
    found: list[Mark] = []
    _find(line, 0, len(line), found)
    return found


def _find(line: str, start: int, end: int, found: list[Mark]) -> None:
    """Add the marked parts between two positions to `found`, looking at each sign once."""
    runs = [match.span() for match in _RUN.finditer(line, start, end)]
    closers = _closers(line, runs, end)
    done = start
    for first, last in runs:
        if first < done or last == end:
            continue
        sign = line[first]
        for opener in _openers(line, first, last):
            width = last - opener
            places = closers.get((sign, width), [])
            nearest = bisect_left(places, last + 1)
            if nearest < len(places) and places[nearest] <= last + _FARTHEST[sign]:
                done = places[nearest] + width
                if sign != "`":
                    found.append(Mark(opener, done, width))
                    _find(line, last, places[nearest], found)
                break


def _openers(line: str, first: int, last: int) -> range:
    """Return where in a run of signs an opening mark may begin; it ends where the run ends."""
    if line[first] == "`":
        return range(first, last)
    before = line[first - 1] if first else ""
    if line[first] == "_":
        is_free = last - first <= _WIDEST and not _is_of_a_word(before) and before != "\\"
        opens = range(first, first + 1) if is_free else range(0)
    else:
        opens = range(max(first + (before == "\\"), last - _WIDEST), last)
    return range(0) if line[last].isspace() else opens


def _closers(
    line: str, runs: list[tuple[int, int]], end: int
) -> defaultdict[tuple[str, int], list[int]]:
    """Return where closing marks begin, by sign and number of signs."""
    closers: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for first, last in runs:
        sign, size = line[first], last - first
        if sign == "`":
            closers[sign, size].append(first)
            continue
        if sign == "_" and last < end and _is_of_a_word(line[last]):
            continue
        before = line[first - 1] if first else " "
        for width in range(1, min(size, _WIDEST) + 1):
            if width < size or not (before.isspace() or before == "\\"):
                closers[sign, width].append(last - width)
    return closers


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class Span(NamedTuple):
    """Characters of a shown line, and whether they are bold or italic."""

    start: int
    end: int
    bold: bool
    italic: bool


def shown(line: str) -> tuple[str, list[Span]]:
    """Return a line without its signs, and the parts that are bold or italic."""
    found = marks(line)
    gone: set[int] = set()
    for mark in found:
        gone.update(range(mark.start, mark.start + mark.width))
        gone.update(range(mark.end - mark.width, mark.end))
    if "\\" in line and len(line) <= LONGEST:
        gone.update(match.start() for match in _ESCAPED.finditer(line))
    if not gone:
        return line, []
    before = [0]
    for index in range(len(line)):
        before.append(before[-1] + (index not in gone))
    spans = [Span(before[m.start], before[m.end], m.bold, m.italic) for m in found]
    return "".join(c for i, c in enumerate(line) if i not in gone), spans
