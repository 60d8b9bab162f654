"""A list of any length with a mark on one row; a row takes one line, or two with `below`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Unpack

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from bondjournal.tui import look
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.holders import Pane
from bondjournal.tui.widgets.paged import PagedPart
from bondjournal.tui.widgets.part import Drawn, PartOptions
from bondjournal.tui.widgets.row_window import Load, Row
from bondjournal.tui.widgets.rowlines import below_of, is_cut, margin_of, values_of, words_of


class Rows(PagedPart, can_focus=True):
    """A list with only a part in memory.

    Its rows are not counted, so it has no scrollbar, unless the class "fits" makes it as high as
    they need.

    The mark is on one row: arrows, `j k`, PgUp, PgDn, Home and End move it, Enter opens the row.
    Rows are read off the event loop, and the mark keeps its row when the list is read again.
    """

    DEFAULT_CSS = look.stylesheet_for(__file__)
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "open",
        previous="move(-1)",
        next="move(1)",
        page_up="screenful(-1)",
        page_down="screenful(1)",
        first_row="end(False)",
        last_row="end(True)",
    )

    @dataclass
    class Chosen(Message):
        """The mark came to another row, or the row under it was read again."""

        rows: "Rows"
        row: Row | None
        """None if the list is empty."""

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row."""

        rows: "Rows"
        row: Row

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    @dataclass
    class Picked(Message):
        """A value of a row was clicked."""

        rows: "Rows"
        row: Row
        value: int
        """Its index."""

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    def __init__(
        self,
        load: Load | Sequence[Row] = (),
        *,
        empty: tuple[str, str] = ("", ""),
        at_end: bool = False,
        **options: Unpack[PartOptions],
    ) -> None:
        """Make a list.

        Args:
            load: reads a page of rows, see `row_window.Load`; or the rows, if there are few.
            empty: shown if there are no rows: a sentence, and a dim one below it.
            at_end: True to begin at the last row.
            options: as for every part; the class "fits" makes it as high as its rows need.
        """
        super().__init__(load, at_end=at_end, **options)
        self._empty = empty

    def say_when_empty(self, sentence: str, below: str = "") -> None:
        """Show these sentences if there are no rows."""
        self._empty = (sentence, below)

    def _after_move(self) -> None:
        rows = self._stretch.rows
        self._place = max(0, min(self._place, len(rows) - 1))
        self._into_view()
        self.refresh(layout=self.has_class("fits"))
        self.point_again()
        self.post_message(self.Chosen(self, self.chosen))
        self._read_on()

    def _height_of(self, index: int) -> int:
        return 2 if self._stretch.rows[index].below else 1

    def _into_view(self) -> None:
        """Choose the first row shown so that the marked row is seen, and no room is left empty."""
        rows, height = self._stretch.rows, max(1, self.size.height)
        self._top = max(0, min(self._top, self._place))
        used = sum(self._height_of(i) for i in range(self._top, self._place + 1)) if rows else 0
        while used > height and self._top < self._place:
            used -= self._height_of(self._top)
            self._top += 1
        used = 0
        for index in range(self._top, len(rows)):
            used += self._height_of(index)
            if used >= height:
                return
        while self._top > 0 and used + self._height_of(self._top - 1) <= height:
            self._top -= 1
            used += self._height_of(self._top)

    def on_resize(self) -> None:
        """Keep the marked row in view, and leave no room empty."""
        self._into_view()
        self.refresh()
        self.point_again()
        self._read_on()

    def height_for(self, body: int) -> int:
        """Return how many lines the rows in memory take."""
        del body
        if not self._stretch.rows:
            return sum(1 for line in self._empty if line) or 1
        return sum(map(self._height_of, range(len(self._stretch.rows))))

    def _shown(self, y: int) -> tuple[int, int]:
        """Return the index of the row at `y`, or -1, and which of its lines it is."""
        for index in range(self._top, len(self._stretch.rows)):
            height = self._height_of(index)
            if y < height:
                return index, y
            y -= height
        return -1, 0

    def draw_row(self, y: int) -> Drawn:
        """Draw one line."""
        rows = self._stretch.rows
        if not rows:
            if not self._known or y >= len(self._empty):
                return Drawn()
            return Drawn([self.words(self.cut(self._empty[y], self.body), "dim" if y else "text")])
        index, line = self._shown(y)
        if index < 0:
            return Drawn()
        chosen = index == self._place
        marked = chosen and self.has_focus
        # The mark stays, dim, while the text beside the list is read.
        faint = chosen and isinstance(self.screen.focused, Pane)
        if line:
            return Drawn(below_of(self, rows[index]), marked=marked, faint=faint)
        before = rows[index - 1] if index > self._top else None
        margin = margin_of(self, rows[index], before, chosen=chosen)
        if rows[index].values:
            pick = f"pick({index}, {{index}})"
            return Drawn(values_of(self, rows[index], pick), margin, marked, faint)
        return Drawn(words_of(self, rows[index], chosen=chosen), margin, marked, faint)

    def render_line(self, y: int) -> Strip:
        """Draw one line; if some of a few rows are out of sight, with a thin sign for where."""
        strip = super().render_line(y)
        if y not in self._thumb():
            return strip
        sign = Segment(self.signs.bar, self.ink("edge"))
        return Strip.join([strip.crop(0, self.size.width - 1), Strip([sign])])

    @property
    def body(self) -> int:
        """How wide its words may be: one cell less if the thin sign has no other room."""
        body = super().body
        full = self.columns.axis + body >= self.size.width
        return body - 1 if full and self._thumb() else body

    @property
    def cuts_chosen(self) -> bool:
        """Whether the words of the marked row do not fit."""
        return self.chosen is not None and is_cut(self, self.chosen)

    def _thumb(self) -> range:
        """Return the lines beside which the thin sign is drawn.

        It is empty if all rows are seen, or if it is not known how many there are.
        """
        rows, height = self._stretch.rows, self.size.height
        if not self.has_class("fits") or self._stretch.more_above or self._stretch.more_below:
            return range(0)
        total = sum(map(self._height_of, range(len(rows))))
        if not height or total <= height:
            return range(0)
        length = max(1, round(height * height / total))
        above = sum(map(self._height_of, range(self._top)))
        top = round((height - length) * min(1.0, above / (total - height)))
        return range(top, top + length)

    def point_again(self) -> None:
        """Point at the mark again, because it may have moved on the screen."""
        if self._stretch.rows:
            y = sum(self._height_of(i) for i in range(self._top, self._place))
            self.point(self.columns.axis, y)

    def action_move(self, by: int) -> None:
        """Move the mark by a number of rows; it moves on later if they are not read yet."""
        rows = self._stretch.rows
        if not rows:
            return
        self._was_moved = True
        wanted = self._place + by
        self._place = max(0, min(len(rows) - 1, wanted))
        more = self._stretch.more_below if by > 0 else self._stretch.more_above
        # Steps beyond what is read are owed until it is, and forgotten by a step the other way.
        turned = self._owed * by < 0
        owed = 0 if turned or not more else self._owed
        self._owed = owed + (wanted - self._place if more else 0)
        self._after_move()

    def action_screenful(self, by: int) -> None:
        """Move the mark by as many rows as are shown, less one."""
        if self._stretch.rows:
            shown = self.size.height // self._height_of(self._place)
            self.action_move(by * max(1, shown - 1))

    def action_end(self, last: bool) -> None:
        """Go to the first row, or the last."""
        more = self._stretch.more_below if last else self._stretch.more_above
        if more:
            self._read_around(None, at_end=last)
        elif self._stretch.rows:
            self._was_moved = True
            self._place = len(self._stretch.rows) - 1 if last else 0
            self._after_move()

    def action_open(self) -> None:
        """Open the row under the mark."""
        if self.chosen:
            self.post_message(self.Opened(self, self.chosen))

    def action_pick(self, index: int, value: int) -> None:
        """Pick a value of the row at an index, and put the mark there."""
        self.action_move(index - self._place)
        self.post_message(self.Picked(self, self._stretch.rows[index], value))

    def rows_below_mark(self, y: int) -> int | None:
        """Return how many rows below the mark the row in this line is; None if there is none."""
        index, _ = self._shown(y)
        return index - self._place if index >= 0 else None
