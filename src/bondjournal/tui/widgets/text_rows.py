"""The rows of a text that is being edited: where its lines are broken, and again after an edit.

Where a row ends depends on its own letters alone, so an edit breaks rows again from the one before
it to where they fall in with the rows that were there: a line of 64 KB costs a key no more than
one of 64 letters.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import Offset
from textual.widgets.text_area import Location, WrappedDocument

from bondjournal import graphemes
from bondjournal.tui.widgets.cells import one_cell_each

TAB = "    "
"""What a tab is drawn as."""
AT_ONCE = 40
"""Rows broken again behind an edit. If those behind them still begin elsewhere, one row is cut
short, so that they stay as they are: in letters without a blank, none would otherwise."""
_DENSEST = 8
"""Characters in a cell; more of them, which nobody sees, go on in the next row."""
_NO_BREAK = "\xa0\u2007\u202f"


class Row(NamedTuple):
    """A row: its line, and from which character of it to before which."""

    line: int
    start: int
    end: int


class TextRows(WrappedDocument):
    """The rows of a document; `wrap` breaks all of it, `wrap_range` what an edit reaches."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break every line; at width 0 a line is a row."""
        del tab_width
        self._width = width
        self._lines = list(self.document.lines)
        self._wrap_offsets = [breaks(line, width) for line in self._lines]
        self._count()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Break again what an edit reached, which the document has already."""
        del start, old_end, new_end  # of several edits undone at once they are not to be relied on
        old, new = self._lines, self.document.lines
        least = min(len(old), len(new))
        top = next((at for at in range(least) if old[at] != new[at]), least)
        rest = range(1, least - top + 1)
        below = next((at - 1 for at in rest if old[-at] != new[-at]), least - top)
        reached, edited = slice(top, len(old) - below), new[top : len(new) - below]
        before = Broken.of(old[reached], self._wrap_offsets[reached])
        wrapped = [
            before.breaks_of(line, self._width)
            if at in {0, len(edited) - 1}
            else breaks(line, self._width)
            for at, line in enumerate(edited)
        ]
        self._lines[reached], self._wrap_offsets[reached] = edited, wrapped
        self._count()

    def _count(self) -> None:
        self._tops = [0, *accumulate(len(offsets) + 1 for offsets in self._wrap_offsets)]
        """In which row each line begins, and how many there are."""

    @property
    def width(self) -> int:
        """How wide the rows may be, in cells."""
        return self._width

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def row(self, y: int) -> Row:
        """Return a row, counted from 0."""
        line = bisect_right(self._tops, y) - 1
        return self._row(line, y - self._tops[line])

    def _row(self, line: int, index: int) -> Row:
        places = [0, *self._wrap_offsets[line], len(self._lines[line])]
        return Row(line, places[index], places[index + 1])

    def get_sections(self, line_index: int) -> list[str]:
        """Return the rows of a line."""
        line, offsets = self._lines[line_index], self._wrap_offsets[line_index]
        return [
            line[start:end] for start, end in zip([0, *offsets], [*offsets, len(line)], strict=True)
        ]

    def location_to_offset(self, location: Location) -> Offset:
        """Return in which cell and row a place in the text is."""
        line, column = location
        index = bisect_right(self._wrap_offsets[line], column)
        start = self._row(line, index).start
        return Offset(cells(self._lines[line][start:column]), self._tops[line] + index)

    def offset_to_location(self, offset: Offset) -> Location:
        """Return which place in the text is in a cell of a row."""
        y = max(0, min(offset.y, self.height - 1))
        line = bisect_right(self._tops, y) - 1
        return line, self.get_target_document_column(line, offset.x, y - self._tops[line])

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """Return which character of a line is in a cell of its row; the last one is -1."""
        last = len(self._wrap_offsets[line_index])
        _, at, end = self._row(line_index, last if y_offset < 0 else y_offset)
        line, taken = self._lines[line_index], 0
        is_last = y_offset in {last, -1}
        while at < end:
            after = graphemes.end_after(line, at)
            taken += cells(line[at:after])
            if taken > x_offset or (after >= end and not is_last):
                break
            at = after
        return at


def cells(text: str) -> int:
    """Return how many cells a text takes that is being edited."""
    return cell_len(text.replace("\t", TAB))


def breaks(line: str, width: int) -> list[int]:
    """Return where the rows of a line begin, besides the first."""
    found: list[int] = []
    at = row_end(line, 0, width)
    while at < len(line):
        found.append(at)
        at = row_end(line, at, width)
    return found


class Broken(NamedTuple):
    """What stood in place of some lines before an edit, as one line, and where it was broken."""

    text: str
    breaks: Sequence[int]
    first: int
    """Where the first of its lines ended."""

    @classmethod
    def of(cls, lines: Sequence[str], offsets: Sequence[Sequence[int]]) -> "Broken":
        """Put lines behind each other."""
        found: list[int] = []
        at = 0
        for line, places in zip(lines, offsets, strict=True):
            found += [at, *(at + place for place in places)]
            at += len(line)
        return cls("".join(lines), found[1:], len(lines[0]) if lines else 0)

    def breaks_of(self, line: str, width: int) -> list[int]:
        """Return where the rows of a line begin, most of which may have been broken before."""
        same = min(_alike(self.text, line), self.first)
        behind = len(self.text) - _alike(self.text[same:][::-1], line[same:][::-1])
        shift = len(line) - len(self.text)
        found = list(self.breaks[: max(0, bisect_left(self.breaks, same) - 1)])
        at = found[-1] if found else 0
        further = 0
        while (at := row_end(line, at, width)) < len(line):
            if at - shift >= behind:
                further += 1
                begun = found[-1] if further > AT_ONCE else at - 1
                rest = self.breaks[bisect_right(self.breaks, begun - shift) :]
                if rest and (rest[0] + shift == at or further > AT_ONCE):
                    return found + [place + shift for place in rest]
            found.append(at)
        return found


def row_end(line: str, start: int, width: int) -> int:
    """Return where the row ends that begins at a place: behind the blanks after its last word.

    A word longer than a row is broken, but no grapheme is.
    """
    if not width or (len(line) - start <= width and one_cell_each(line[start:])):
        return len(line)
    window = line[start : start + width + 1]
    if one_cell_each(window):
        whole = len(window.rstrip(" ")) if window[-1] == " " else width
        word = window.rfind(" ", 0, min(whole, width)) + 1
        return start + (word or width)
    at, taken, word, after_blank = start, 0, start, False
    while at < len(line) and at - start < _DENSEST * width:
        is_blank = line[at].isspace() and line[at] not in _NO_BREAK
        if after_blank and not is_blank:
            word = at
        after_blank = is_blank
        end = graphemes.end_after(line, at)
        taken += cells(line[at:end])
        if taken > width and at > start:
            return word if word > start else at
        at = end
    return at


def _alike(one: str, other: str) -> int:
    """Return with how many characters two texts begin alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
