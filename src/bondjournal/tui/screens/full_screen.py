"""The page filling the screen, for somebody who shows it or reads it out."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.columns import TEXT, Columns
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.reader import Reader

_INDENT = 4
"""Columns left of the page, and right of it."""


class FullScreen(Sheet[None]):
    """A page, and nothing else on the screen; only Escape and `q` lead away from it."""

    DEFAULT_CSS = """
    FullScreen #body { padding: 0 4; scrollbar-gutter: auto; scrollbar-size: 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "leave", scroll="turn(1)", right="turn(1)", left="turn(-1)", shut="leave"
    )

    def __init__(self, text: str) -> None:
        """Show a page in Markdown."""
        super().__init__()
        self.set_reactive(FullScreen.alone, True)
        self.add_class("-alone")
        self._text = text

    def _columns(self, width: int) -> Columns:
        body = max(1, min(TEXT, width - 2 * _INDENT))
        return Columns(body + 2 * _INDENT, _INDENT, 0, body, bare=True)

    def parts(self) -> ComposeResult:
        """Show it."""
        yield Reader(self._text, joins=True)

    def on_click(self, event: events.Click) -> None:
        """Go on; in the upper half of the screen, back."""
        self.action_turn(-1 if event.screen_y < self.size.height // 2 else 1)

    def action_turn(self, by: int) -> None:
        """Go a screenful on (1) or back (-1)."""
        if by > 0:
            self._body.scroll_page_down(animate=False)
        else:
            self._body.scroll_page_up(animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
