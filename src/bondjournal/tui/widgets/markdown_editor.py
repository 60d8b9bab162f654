"""The widget in which text with light Markdown is written."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from bondjournal.checks import one_line
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.holders import ThinBar
from bondjournal.tui.widgets.marks import marks
from bondjournal.tui.widgets.part import How, act_in_turn, leave
from bondjournal.visible import invisible

_BOLD, _ITALIC = Style(bold=True), Style(italic=True)


class MarkdownEditor(TextArea):
    """Text with light Markdown: headings, bold and italic look like that, and their signs stay."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(undo_typing="undo", redo_typing="redo")

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(
            text, compact=True, highlight_cursor_line=False, placeholder=Content(placeholder)
        )
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)

    def on_mount(self) -> None:
        """Use the thin scrollbar."""
        self.vertical_scrollbar.renderer = ThinBar  # type: ignore[misc]  # Textual's way

    async def on_key(self, event: events.Key) -> None:
        """Let every key act before the next one is typed."""
        await act_in_turn(self, event)

    def get_line(self, line_index: int) -> Text:
        """Return a line with its bold and italic parts."""
        line = invisible(self.document.get_line(line_index))
        text = Text(line, end="", no_wrap=True)
        if line.startswith("#") and line.lstrip("#")[:1] == " ":
            text.stylize(_BOLD)
        for mark in marks(line):
            if mark.bold:
                text.stylize(_BOLD, mark.start, mark.end)
            if mark.italic:
                text.stylize(_ITALIC, mark.start, mark.end)
        return text

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Return None: in prose this would search the whole text at every move of the cursor."""
        del bracket, search_from
        return None


class OneLineEditor(MarkdownEditor):
    """A text that is one line, however many rows it takes: Enter goes on."""

    async def on_key(self, event: events.Key) -> None:
        """Leave by Enter, and by the arrows from the first and the last row."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        how: How | None = None
        if event.key == "enter":
            how = "enter"
        elif event.key == "up" and row == 0:
            how = "up"
        elif event.key == "down" and row == self.wrapped_document.height - 1:
            how = "down"
        if how:
            event.stop()
            event.prevent_default()
            leave(self, how)

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted lines as one line."""
        event.text = one_line(event.text)
