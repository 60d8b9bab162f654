"""The page as the file it is: every sign of it, as wide as it is."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.columns import Columns
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, Part
from bondjournal.visible import visible_line

WIDTH = 80
"""A page is filled to 78 columns; a longer word overhangs."""


class Typed(Part):
    """A text as it stands in its file, line by line; a line that is too wide goes on below."""

    def __init__(self, text: str) -> None:
        """Show a text."""
        super().__init__()
        self._lines = [visible_line(line) for line in text.removesuffix("\n").split("\n")]

    def _rows(self, body: int) -> list[str]:
        rows: list[str] = []
        for line in self._lines:
            if cell_len(line) <= body:
                rows.append(line)
            else:
                rows += [line[start:end] for start, end in wrap(line, body)]
        return rows

    def height_for(self, body: int) -> int:
        """Return how many rows the lines take."""
        return len(self._rows(body))

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows = self._rows(self.body)
        return Drawn([self.words(rows[y])] if y < len(rows) else ())


class AsItIs(Sheet[None]):
    """A page as its file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("leave"),
        *bindings(as_file="leave", scroll="scroll_body('page_down')", listed=False),
    ]

    def __init__(self, name: str, text: str) -> None:
        """Show a text under the name of its file."""
        super().__init__()
        self.set_reactive(AsItIs.place, name)
        self._typed = Typed(text)

    def _columns(self, width: int) -> Columns:
        body = max(1, min(WIDTH, width - 2))
        return Columns(body + 2, 1, 0, body, bare=True)

    def parts(self) -> ComposeResult:
        """Show it."""
        yield self._typed

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
