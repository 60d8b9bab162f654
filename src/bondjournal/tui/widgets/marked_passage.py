"""Rows that a mark moves over, read in full, with sentences between them that it passes over."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.holders import Body
from bondjournal.tui.widgets.marked import Marked
from bondjournal.tui.widgets.part import Drawn, Label
from bondjournal.tui.widgets.passage import Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.visible import visible_line

Line = tuple[int, str, bool]
"""The index of an item, one line of its words, and whether that is its first."""


class MarkedPassage(Marked, can_focus=True):
    """Items below each other, wrapped: a row can have the mark, a sentence cannot."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "open",
        previous="move(-1)",
        next="move(1)",
        first_row="move(-1000)",
        last_row="move(1000)",
    )

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row, or the marked row was clicked."""

        passage: "MarkedPassage"
        row: Row

        @property
        def control(self) -> "MarkedPassage":
            """The passage."""
            return self.passage

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[Row | Say] = ()
        self._marked = -1

    def show(self, items: Sequence[Row | Say], mark: Hashable = None) -> None:
        """Show other items; the mark goes to the row with this key, or stays where it was."""
        before = self.chosen.key if self.chosen else None
        self._items = items
        keys = {one.key: index for index, one in enumerate(items) if isinstance(one, Row)}
        nearest = [index for index in keys.values() if index >= self._marked]
        at = nearest[0] if nearest else max(keys.values(), default=-1)
        self._marked = keys.get(mark, keys.get(before, at))
        self.refresh(layout=True)
        if mark is not None:
            self.call_after_refresh(self._into_view)
        self.call_after_refresh(self.point_again)

    @property
    def chosen(self) -> Row | None:
        """The row under the mark, or None."""
        found = self._items[self._marked] if 0 <= self._marked < len(self._items) else None
        return found if isinstance(found, Row) else None

    def action_move(self, by: int) -> None:
        """Move the mark by a number of rows."""
        places = [index for index, one in enumerate(self._items) if isinstance(one, Row)]
        if places:
            at = places.index(self._marked) + by
            self._marked = places[max(0, min(at, len(places) - 1))]
            self.refresh()
            self.screen.refresh_bindings()
            self._into_view()
            self.point_again()

    def action_open(self) -> None:
        """Open the row under the mark."""
        if self.chosen:
            self.post_message(self.Opened(self, self.chosen))

    def rows_below_mark(self, y: int) -> int | None:
        """Return how many rows below the mark the row in this line is; None if there is none."""
        lines = self._lines(self.body)
        if y >= len(lines) or not isinstance(self._items[lines[y][0]], Row):
            return None
        index = lines[y][0]
        between = self._items[min(index, self._marked) : max(index, self._marked)]
        count = sum(isinstance(one, Row) for one in between)
        return count if index >= self._marked else -count

    def _lines(self, body: int) -> list[Line]:
        lines: list[Line] = []
        for index, item in enumerate(self._items):
            found = [
                text[start:end]
                for text in map(visible_line, item.words.split("\n"))
                for start, end in wrap(text, body)
            ]
            lines += [(index, text, not at) for at, text in enumerate(found)]
        return lines

    def height_for(self, body: int) -> int:
        """Return how many lines the items take."""
        return len(self._lines(body))

    def draw_row(self, y: int) -> Drawn:
        """Draw one line."""
        lines = self._lines(self.body)
        if y >= len(lines):
            return Drawn()
        index, text, is_first = lines[y]
        item = self._items[index]
        if isinstance(item, Say):
            return Drawn([self.words(text, "dim" if item.tone == "aside" else "text")])
        chosen = index == self._marked
        margin = self.label_of(Label(item.margin, short=item.short_margin)) if is_first else []
        words = [self.words(text, "bright" if chosen else "text", bold=chosen)]
        return Drawn(words, margin, chosen and self.has_focus)

    def point_again(self) -> None:
        """Point at the marked row."""
        own = self._own_lines()
        if own:
            self.point(self.columns.axis, own[0])

    def _into_view(self) -> None:
        """Bring the marked row into view, and what stands above it if it is the first."""
        own = self._own_lines()
        if not any(isinstance(one, Row) for one in self._items[: self._marked]):
            self.screen.query_one(Body).scroll_home(animate=False)
        elif own:
            self.reveal(own[0], len(own))

    def _own_lines(self) -> list[int]:
        """Return which lines are those of the marked row."""
        lines = enumerate(self._lines(self.body))
        return [y for y, (index, _, _) in lines if index == self._marked]
