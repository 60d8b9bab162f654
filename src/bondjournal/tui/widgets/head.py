"""The top of a sheet: the place, a remark at the right, the steps, and empty rows."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from bondjournal.tui.columns import WIDE, lead
from bondjournal.tui.widgets.part import Drawn, Label, Part, Segments
from bondjournal.tui.widgets.values import bracketed, in_a_row


class Heading(NamedTuple):
    """What the top of a sheet says."""

    place: str = ""
    remark: str = ""
    over_pane: str = ""
    """Above the pane, if there is one."""
    steps: Sequence[str] = ()
    step: int = 0
    """The index of the present step."""
    digits: str = ""
    """How the keys of the steps are written, if they have keys."""


class Head(Part):
    """Shows the place. Without one it is empty rows, so that the first line stands lower."""

    DEFAULT_CSS = "Head { margin: 0; }"

    def __init__(self) -> None:
        super().__init__(id="head")
        self._says = Heading()

    def tell(self, says: Heading) -> None:
        """Change what it says."""
        if says != self._says:
            self._says = says
            self.refresh(layout=True)

    @property
    def _above(self) -> int:
        width, height = self.app.size
        if not self._says.place:
            return lead(width, height, getattr(self.screen, "needs", 12))
        return 2 if width >= WIDE else 1

    def height_for(self, body: int) -> int:
        """Return how many rows it takes, with the empty rows around it."""
        del body
        if not self._says.place:
            return self._above
        return self._above + (3 if self._says.steps else 2)

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        row = y - self._above
        if not self._says.place:
            return Drawn()
        if row == 0:
            return Drawn(self._first())
        if row == 1 and self._says.steps:
            return Drawn(self._second(), self.label_of(Label(key=self._says.digits)))
        return Drawn()

    def _first(self) -> Segments:
        columns, body = self.columns, self.body
        beside = body - cell_len(self._says.place) - 2
        remark = self.cut(self._says.remark, max(body // 2, beside))
        place = self.cut(self._says.place, body - cell_len(remark) - (2 if remark else 0))
        drawn = [
            self.words(place, "bright", bold=True),
            self.words(" " * (body - cell_len(place) - cell_len(remark))),
            *bracketed(self, remark, "dim"),
        ]
        if columns.pane:
            drawn.append(self.words(" " * (columns.pane_axis - columns.axis - body)))
            drawn.append(self.words(self.cut(self._says.over_pane, columns.pane), "dim"))
        return drawn

    def _second(self) -> Segments:
        steps, now = self._says.steps, self._says.step
        actions = [f"screen.part({number})" for number in range(1, len(steps) + 1)]
        drawn = in_a_row(self, steps, now, actions, underline=True)
        columns = self.columns
        # The steps may run across, over the pane.
        room = columns.body if columns.narrow else columns.sheet - columns.axis - 1
        if columns.narrow or sum(segment.cell_length for segment in drawn) > room:
            current = in_a_row(self, steps[now : now + 1], 0, underline=True)
            return [*current, self.words(f", {now + 1} of {len(steps)}", "dim")]
        return drawn
