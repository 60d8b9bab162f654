"""The base of every part of a sheet: it draws its margin, its piece of the line, its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self, TypedDict

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from bondjournal.looks import DRAWN, Signs
from bondjournal.tui import look
from bondjournal.tui.columns import Columns, beside, columns_for
from bondjournal.tui.keys import press_of
from bondjournal.tui.widgets.cells import cut
from bondjournal.visible import visible_line

Segments = list[Segment]
How = Literal["enter", "down", "up"]
"""How a part is left; Tab is not one of these."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word in the margin, and the key that does what it says.

    A narrow margin shows the key alone, or `short` in place of a long word.
    """

    words: str = ""
    key: str = ""
    short: str = ""


Margin = str | Label | Sequence[str | Label]
"""The content of a margin: one row, or several."""


def labels(margin: Margin) -> list[Label]:
    """Return a margin as labels, one for each row."""
    rows = [margin] if isinstance(margin, str | Label) else margin
    return [Label(row) if isinstance(row, str) else row for row in rows]


class Drawn(NamedTuple):
    """One row of a part: the words, the margin, and whether it has the mark."""

    words: Sequence[Segment] = ()
    margin: Sequence[Segment] = ()
    marked: bool = False
    faint: bool = False
    """Whether it keeps the mark, dim, while the focus is elsewhere."""


def signs_of(widget: Widget) -> Signs:
    """Return the signs the app draws with."""
    signs = getattr(widget.app, "signs", None)
    return signs if isinstance(signs, Signs) else DRAWN


def columns_of(widget: Widget) -> Columns:
    """Return the columns of the sheet that a widget is on."""
    columns = getattr(widget.screen, "columns", None)
    return columns if isinstance(columns, Columns) else columns_for(widget.app.size.width)


def blank(widget: Widget, columns: Columns) -> Strip:
    """Return an empty row with its piece of the line."""
    return draw(widget, columns, Drawn())


def draw(widget: Widget, columns: Columns, row: Drawn) -> Strip:
    """Return one row as wide as the widget: the margin right-aligned, the line, the words."""
    theme = widget.app.theme
    ground = look.ink(theme, "text")
    segments: Segments = []
    if not columns.bare:
        signs = signs_of(widget)
        size = sum(cell_len(segment.text) for segment in row.margin)
        segments.append(Segment(" " * (columns.line - 1 - size), ground))
        segments.extend(row.margin)
        sign, shade = (signs.mark, "accent") if row.marked else (signs.line, "rule")
        if row.faint and not row.marked:
            sign, shade = signs.mark, "dim"
        segments += [
            Segment(" ", ground),
            Segment(sign, look.ink(theme, shade)),
            Segment(" ", ground),
        ]
    segments.extend(row.words)
    return Strip(segments).adjust_cell_length(widget.size.width, ground)


class PartOptions(TypedDict, total=False):
    """The options of every part; see `Part`."""

    margin: Margin
    bare: bool
    id: str | None
    classes: str | None


class Part(Widget):
    """Something on a sheet, as wide as the sheet.

    A subclass says how many rows it needs (`height_for`) and draws each (`draw_row`). It keeps
    one empty row above itself: the classes "close" and "apart" make that none, or two.
    """

    DEFAULT_CSS = look.stylesheet_for(__file__)

    @dataclass
    class GoOn(Message):
        """Somebody left this part by Enter, or by an arrow out of it."""

        part: "Part"
        how: How

        @property
        def control(self) -> "Part":
            """The part that was left."""
            return self.part

    def __init__(
        self,
        *,
        margin: Margin = (),
        bare: bool = False,
        id: str | None = None,  # noqa: A002  Textual's name for it
        classes: str | None = None,
    ) -> None:
        """Make a part.

        Args:
            margin: the content of the margin, from its first row on.
            bare: True if it is right of another part, without margin and line.
            id: as in Textual.
            classes: as in Textual.
        """
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._labels = labels(margin)
        self._bare = bare

    @property
    def columns(self) -> Columns:
        """The columns it draws in."""
        return beside(self.size.width) if self._bare else columns_of(self)

    @property
    def body(self) -> int:
        """How wide its words may be, in cells."""
        return self._body(self.size.width)

    def _body(self, width: int) -> int:
        columns = beside(width) if self._bare else columns_of(self)
        return max(1, min(columns.body, width - columns.axis)) if width else columns.body

    @property
    def signs(self) -> Signs:
        """The signs it draws with."""
        return signs_of(self)

    def say_beside(self, margin: Margin) -> None:
        """Change its margin."""
        self._labels = labels(margin)
        self.refresh()

    def ink(self, shade: str, *, bold: bool = False, italic: bool = False) -> Style:
        """Return the style of a shade, which is a colour token of the look."""
        return look.ink(self.app.theme, shade, bold=bold, italic=italic)

    def words(self, text: str, shade: str = "text", *, bold: bool = False) -> Segment:
        """Return one line of text to draw, without control characters."""
        return Segment(visible_line(text), self.ink(shade, bold=bold))

    def clickable(self, segments: Segments, action: str) -> Segments:
        """Return segments that run an action of Textual's when they are clicked."""
        does = Style(meta={"@click": action})
        return [segment._replace(style=(segment.style or Style()) + does) for segment in segments]

    def pressing(self, segments: Segments, key: str) -> Segments:
        """Return segments that press a key when they are clicked, or do nothing if it is ""."""
        return self.clickable(segments, f"app.simulate_key('{key}')") if key else segments

    def cut(self, text: str, width: int) -> str:
        """Return the text in at most `width` cells."""
        return cut(text, width, self.signs.more)

    def label(self, index: int, shade: str = "dim") -> Segments:
        """Return the margin of row `index`."""
        if not 0 <= index < len(self._labels):
            return []
        label = self._labels[index]
        return self.pressing(self.label_of(label, shade), press_of(label.key))

    def label_of(self, label: Label, shade: str = "dim", *, bold: bool = False) -> Segments:
        """Return a label to draw: the words in that shade, the key in the style of keys."""
        columns = self.columns
        if columns.bare:
            return []
        words = label.words
        if columns.narrow:
            words = "" if label.key else label.short or words
        key = self.signs.keys(label.key)
        room = columns.margin - cell_len(key) - (1 if words and key else 0)
        drawn = [self.words(self.cut(words, max(0, room)), shade)] if words else []
        if words and key:
            drawn.append(self.words(" "))
        if key:
            drawn.append(self.words(self.cut(key, columns.margin), "accent", bold=bold))
        return drawn

    def height_for(self, body: int) -> int:
        """Return how many rows it needs if words may be `body` cells wide."""
        raise NotImplementedError

    def draw_row(self, y: int) -> Drawn:
        """Return row `y`, counted from 0."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return its height for Textual's layout."""
        del container, viewport
        return self.height_for(self._body(width))

    def render_line(self, y: int) -> Strip:
        """Draw row `y` for Textual's compositor."""
        return draw(self, self.columns, self.draw_row(y))

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again, as in Textual; with `layout`, also measure its height again."""
        if layout:
            # Textual ignores a second layout change before it has handled the first: it would
            # keep a height measured in between, and words would stay unseen.
            self._layout_updates += 1
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw again when the look changed."""
        super().notify_style_update()
        self.refresh()

    def point(self, x: int, y: int) -> None:
        """Put the terminal's cursor where the mark is, since screen readers follow it."""
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(x, y)
            self.call_after_refresh(self._point_where_it_is, Offset(x, y))

    def _point_where_it_is(self, place: Offset) -> None:
        """Point again if something scrolled meanwhile."""
        where = self.content_region.offset + place
        if self.has_focus and self.app.cursor_position != where:
            self.app.cursor_position = where
            self.refresh()

    def point_again(self) -> None:
        """Point at the mark again, because it may have moved on the screen."""

    def on_focus(self) -> None:
        """Show the mark."""
        self.refresh()
        self.point_again()

    def on_blur(self) -> None:
        """Hide the mark."""
        self.refresh()

    def reveal(self, y: int, rows: int = 1) -> None:
        """Scroll its containers so that these rows of it can be seen."""
        for node in self.ancestors:
            if isinstance(node, VerticalScroll) and node.max_scroll_y:
                top = self.region.y - node.content_region.y + node.scroll_offset.y + y
                node.scroll_to_region(Region(0, top, 1, rows), animate=False, immediate=True)
                return
