"""The top of a sheet: the place, a remark at the right, the steps, and empty rows."""

from collections.abc import Sequence

from rich.cells import cell_len

from bondjournal.tui import look
from bondjournal.tui.columns import WIDE, lead
from bondjournal.tui.widgets.part import Drawn, Part, Segments


class Head(Part):
    """Shows the place. Without one it is empty rows, so that the first line stands lower."""

    DEFAULT_CSS = "Head { margin: 0; }"

    def __init__(self) -> None:
        super().__init__(id="head")
        self._place = ""
        self._remark = ""
        self._steps: Sequence[str] = ()
        self._step = 0

    def tell(self, place: str, remark: str, steps: Sequence[str], step: int) -> None:
        """Change the place, the remark and the steps."""
        parts = (self._place, self._remark, self._steps, self._step)
        if parts != (place, remark, steps, step):
            self._place, self._remark, self._steps, self._step = place, remark, steps, step
            self.refresh(layout=True)

    @property
    def _above(self) -> int:
        width, height = self.app.size
        if not self._place:
            return lead(width, height, getattr(self.screen, "needs", 12))
        return 2 if width >= WIDE else 1

    def height_for(self, body: int) -> int:
        """Return how many rows it takes, with the empty rows around it."""
        del body
        if not self._place:
            return self._above
        return self._above + (3 if self._steps else 2)

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        row = y - self._above
        if not self._place:
            return Drawn()
        if row == 0:
            return Drawn(self._first())
        if row == 1 and self._steps:
            return Drawn(self._second())
        return Drawn()

    def _first(self) -> Segments:
        body = self.body
        remark = self.cut(self._remark, body // 2)
        place = self.cut(self._place, body - cell_len(remark) - (2 if remark else 0))
        gap = body - cell_len(place) - cell_len(remark)
        return [
            self.words(place, "bright", bold=True),
            self.words(" " * gap),
            self.words(remark, "dim"),
        ]

    def _second(self) -> Segments:
        steps, now = self._steps, self._steps[self._step]
        current = look.ink(self.app.theme, "bright", bold=True, underline=True)
        whole = sum(map(cell_len, steps)) + 2 * (len(steps) - 1)
        if self.columns.narrow or whole > self.body:
            drawn = [self.words(now)._replace(style=current)]
            return [*drawn, self.words(f", {self._step + 1} of {len(steps)}", "dim")]
        drawn = []
        for index, step in enumerate(steps):
            if index:
                drawn.append(self.words("  "))
            word = self.words(step, "dim")
            drawn.append(word._replace(style=current) if index == self._step else word)
        return drawn
