"""A slip: a question that interrupts, on the lower part of the page.

    class WhoIsItFor(Slip[str]):
        BINDINGS = bindings(("leave", "keep writing"))

        def parts(self) -> ComposeResult:
            yield Passage("What may go on your page?", tone="asked")
            yield Choices(Choice("m", "Only me", "On no page, and not counted on any."), ...)

        @on(Choices.Chosen)
        def _chosen(self, event: Choices.Chosen) -> None:
            self.dismiss(event.choice.called)

    share = await self.app.push_screen_wait(WhoIsItFor())

It returns a value and saves nothing. Escape returns None, which changes nothing.
"""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from bondjournal.tui import look
from bondjournal.tui.frame import Frame
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.part import Drawn, Part

T = TypeVar("T")

ABOVE = 4
"""Rows of the page that always stay visible above a slip."""


class Edge(Part):
    """The rule above a slip, from edge to edge, and an empty row."""

    DEFAULT_CSS = "Edge { margin: 0; }"

    def height_for(self, body: int) -> int:
        """Return two rows."""
        del body
        return 2

    def draw_row(self, y: int) -> Drawn:
        """Draw an empty row."""
        del y
        return Drawn()

    def render_line(self, y: int) -> Strip:
        """Draw the rule, then an empty row."""
        if y:
            return super().render_line(y)
        return Strip([self.words(self.signs.rule * self.size.width, "edge")])


class Slip(Frame[T], ModalScreen[T]):
    """A question on the lower part of the page; see the module."""

    DEFAULT_CSS = look.stylesheet_for(__file__)
    BINDINGS: ClassVar[list[BindingType]] = bindings("leave")

    def __init__(self) -> None:
        self._edge = Edge()
        self.feedback = ""
        """Shown in the notice row at once, such as why what was typed could not be kept."""
        super().__init__()

    def on_mount(self) -> None:
        """Show the feedback, if there is any."""
        self.notice(self.feedback)

    @property
    def _top(self) -> Part:
        return self._edge

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        # The edge and the foot take six rows.
        self._body.styles.max_height = max(1, height - ABOVE - 6)

    def action_leave(self) -> None:
        """Leave without an answer, which changes nothing."""
        self.dismiss(None)
