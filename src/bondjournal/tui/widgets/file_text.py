"""A text as its file has it."""

from rich.cells import cell_len

from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, Part
from bondjournal.visible import visible_line


class FileText(Part):
    """Each line as it is; one that is too wide continues below."""

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
