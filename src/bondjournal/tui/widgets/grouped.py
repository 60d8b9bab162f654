"""Lists under headings, which may have no rows, and in sections."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bondjournal.tui.widgets.part import Drawn
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows


class Heading(NamedTuple):
    """The key of a heading's row: the name of the group."""

    group: str


class Group(NamedTuple):
    """Rows under one heading."""

    name: str
    words: str
    rows: Sequence[Row]


class Sections(Rows):
    """Rows in sections. The mark stands on the row of a section too, its name in the margin."""

    def _into_view(self) -> None:
        """Show a section's name together with the marked row, if that is its first one."""
        super()._into_view()
        before = self._stretch.rows[max(0, self._place - 1) : self._place]
        is_first = any(isinstance(row.key, Heading) for row in before)
        if is_first and self._place == self._top and self.size.height > 1:
            self._top -= 1

    def draw_row(self, y: int) -> Drawn:
        """Draw one line; the name of a section is bold, what it is about dim."""
        drawn = super().draw_row(y)
        index, _ = self._shown(y)
        row = self._stretch.rows[index] if index >= 0 else None
        if row is None or not isinstance(row.key, Heading):
            return drawn
        columns = self.columns
        name = self.cut((columns.narrow and row.short_margin) or row.margin, columns.margin)
        shade = "bright" if index == self._place else "text"
        about = self.words(self.cut(row.words, self.body), "dim")
        return drawn._replace(words=[about], margin=[self.words(name, shade, bold=True)])


class GroupedRows(Rows):
    """Rows under headings. The mark stands on rows and passes over headings."""

    def _after_move(self) -> None:
        """Move the mark off a heading, onto a row."""
        rows = self._stretch.rows
        self._place = max(0, min(self._place, len(rows) - 1))
        if rows and isinstance(rows[self._place].key, Heading):
            self._place = self._beside(self._place, down=True)
        super()._after_move()

    def _into_view(self) -> None:
        """Show the heading together with the first row below it, if there is room."""
        super()._into_view()
        rows = self._stretch.rows[: self._place + 1]
        is_first = all(isinstance(row.key, Heading) for row in rows[:-1])
        if is_first and sum(map(self._height_of, range(len(rows)))) <= self.size.height:
            self._top = 0

    def action_move(self, by: int) -> None:
        """Move the mark by a number of rows, skipping headings."""
        rows = self._stretch.rows
        before = self._place
        wanted = max(0, min(len(rows) - 1, before + by)) if rows else 0
        if rows and isinstance(rows[wanted].key, Heading):
            wanted = self._beside(wanted, down=by > 0)
        super().action_move(wanted - before)

    def _beside(self, place: int, *, down: bool) -> int:
        """Return the index of the nearest row that is not a heading, looking `down` first or up."""
        rows = self._stretch.rows
        below = [i for i in range(place, len(rows)) if not isinstance(rows[i].key, Heading)]
        above = [i for i in range(place, -1, -1) if not isinstance(rows[i].key, Heading)]
        first, second = (below, above) if down else (above, below)
        return (first or second or [place])[0]

    def draw_row(self, y: int) -> Drawn:
        """Draw one line; a heading is below an empty line, and never has the mark."""
        index, line = self._shown(y)
        rows = self._stretch.rows
        if index < 0 or not isinstance(rows[index].key, Heading):
            return super().draw_row(y)
        words = rows[index].below or rows[index].words
        if rows[index].below and not line:
            return Drawn()
        return Drawn([self.words(self.cut(words, self.body), "dim", bold=True)])


def under_headings(groups: Iterable[Group]) -> list[Row]:
    """Return the rows of groups, each group under its heading."""
    rows: list[Row] = []
    for name, words, under in groups:
        # The first heading has no empty line above it.
        heading = Row(Heading(name), words) if not rows else Row(Heading(name), "", below=words)
        rows += [heading, *under]
    return rows
