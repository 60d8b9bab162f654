"""The page as a file: every character, and lines as wide as they are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.columns import Columns
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.file_text import FileText

WIDTH = 80
"""Columns for a page, which is filled to 78; a longer word overhangs."""


class AsItIs(Sheet[None]):
    """A page as its file has it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("leave"),
        *bindings(scroll="scroll_body('page_down')", listed=False),
    ]

    def __init__(self, name: str, text: str) -> None:
        """Show a text under the name of its file."""
        super().__init__()
        self.set_reactive(AsItIs.place, name)
        self._text = FileText(text)

    def _columns(self, width: int) -> Columns:
        body = max(1, min(WIDTH, width - 2))
        return Columns(body + 2, 1, 0, body, bare=True)

    def parts(self) -> ComposeResult:
        """Show it."""
        yield self._text

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
