"""Containers for the parts of a sheet: the body, the pane beside it; and a thin scrollbar."""

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from bondjournal.looks import DRAWN, PLAIN
from bondjournal.tui import look
from bondjournal.tui.columns import Columns
from bondjournal.tui.widgets.part import blank, columns_of, signs_of


class ThinBar(ScrollBarRender):
    """A scrollbar as thin as the margin line, drawn only if there is something to scroll."""

    SIGN = DRAWN.bar

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = Color.default(),  # noqa: B008  a colour never changes
        bar_color: Color = Color.default(),  # noqa: B008  as above
    ) -> Segments:
        """Draw the thumb as a line on the background."""
        del vertical
        ground = Style(bgcolor=back_color)
        rows = [Segment(" " * thickness, ground)] * size
        if window_size and virtual_size > window_size:
            length = max(1, round(size * window_size / virtual_size))
            top = round((size - length) * position / (virtual_size - window_size))
            thumb = Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": "grab"})
            rows[top : top + length] = [Segment(cls.SIGN, thumb)] * length
        return Segments(rows, new_lines=True)


class PlainBar(ThinBar):
    """The same in plain signs."""

    SIGN = PLAIN.bar


class Ruled(Vertical):
    """A container whose empty rows show the line."""

    DEFAULT_CSS = "Ruled { height: auto; }"

    def render_line(self, y: int) -> Strip:
        """Draw an empty row."""
        del y
        return blank(self, columns_of(self))


class Gap(Ruled):
    """An empty row at the bottom of a body that scrolls, between its text and the notice."""

    DEFAULT_CSS = "Gap { dock: bottom; height: 1; }"


class Column(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Parts below each other, which scroll if they need more rows than there are."""

    DEFAULT_CSS = look.stylesheet_for(__file__)

    def on_mount(self) -> None:
        """Have a thin scrollbar."""
        bar = ThinBar if signs_of(self).bar == DRAWN.bar else PlainBar
        self.vertical_scrollbar.renderer = bar  # type: ignore[misc]  # Textual's way


class Body(Column):
    """The container for the parts of a screen."""

    def render_line(self, y: int) -> Strip:
        """Draw an empty row."""
        del y
        return blank(self, columns_of(self))


class Pane(Column):
    """Parts right of the body, made with `bare=True`; it has no line."""

    DEFAULT_CSS = "Pane { margin-left: 2; }"


class Pair(Horizontal):
    """The body of a sheet and the pane beside it, if the window has room for both."""

    DEFAULT_CSS = "Pair { height: 1fr; }"

    def __init__(self, body: Body, pane: Pane) -> None:
        super().__init__()
        self._both = body, pane

    def fit(self, columns: Columns) -> None:
        """Fit both sides into the columns of the sheet; each has a cell for its scrollbar."""
        body, pane = self._both
        self.styles.width = columns.sheet
        pane.display = columns.pane > 0
        pane.styles.width = columns.pane + 1
        body.styles.width = columns.pane_axis - 2 if columns.pane else columns.sheet
