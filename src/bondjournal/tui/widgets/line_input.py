"""The widget in which a line is typed."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from bondjournal import graphemes
from bondjournal.checks import one_line
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.editors import act_in_turn, leave
from bondjournal.tui.widgets.part import signs_of
from bondjournal.visible import invisible


class LineInput(Input):
    """One line. Nothing is selected on arrival, so that typing adds to what is there."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        listed=False,
        text_start="home",
        text_end="end",
        select_to_start="home(True)",
        select_to_end="end(True)",
    )

    def __init__(self, value: str, *, hidden: bool = False, placeholder: str = "") -> None:
        super().__init__(
            placeholder=placeholder, password=hidden, select_on_focus=False, compact=True
        )
        self.set_reactive(Input.value, value)
        self.set_reactive(Input.cursor_blink, False)

    def on_mount(self) -> None:
        """Put the cursor behind the text, without counting that as a change."""
        value = self.value
        self.set_reactive(Input.value, "")
        with self.prevent(Input.Changed):
            self.value = value

    @property
    def _value(self) -> Text:
        hidden = signs_of(self).hidden * len(self.value)
        shown = hidden if self.password else invisible(self.value)
        text = Text(shown, no_wrap=True, overflow="ignore", end="")
        if self.has_focus and not self.password and not self.cursor_at_end:
            # The cursor covers all of a grapheme; Textual's own covers its first character.
            end = graphemes.end_after(self.value, self.cursor_position)
            cursor = self.get_component_rich_style("input--cursor")
            text.stylize(cursor, self.cursor_position, end)
        return text

    def render_line(self, y: int) -> Strip:
        """Draw the line, no grapheme of it in two parts."""
        return super().render_line(y).simplify()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is drawn; Textual is off by one cell behind the last letter."""
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset

    def on_paste(self, event: events.Paste) -> None:
        """Insert all lines of a paste as one line: Textual inserts only the first."""
        event.text = one_line(event.text)

    def action_paste(self) -> None:
        """Insert what was cut or copied last, as one line."""
        self.replace(one_line(self.app.clipboard), *self.selection)

    def action_cursor_left(self, select: bool = False) -> None:
        """Go to where the grapheme before the cursor begins, or the selection does."""
        start, end = self.selection
        target = graphemes.start_before(self.value, end)
        if select:
            self.selection = Selection(start, target)
        else:
            self.cursor_position = target if start == end else min(start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go to where the grapheme at the cursor ends, or the selection does."""
        start, end = self.selection
        target = graphemes.end_after(self.value, end)
        if select:
            self.selection = Selection(start, target)
        else:
            self.cursor_position = target if start == end else max(start, end)

    def action_delete_left(self) -> None:
        """Delete what is selected, or the grapheme before the cursor."""
        start, end = self.selection
        self.delete(start if start != end else graphemes.start_before(self.value, end), end)

    def action_delete_right(self) -> None:
        """Delete what is selected, or the grapheme at the cursor."""
        start, end = self.selection
        self.delete(start, end if start != end else graphemes.end_after(self.value, end))

    def action_submit(self) -> None:  # type: ignore[override]  # nothing is awaited here
        """Leave by Enter."""
        leave(self, "enter")

    async def on_key(self, event: events.Key) -> None:
        """Leave by the arrows up and down, and do what other keys do in turn.

        Letters that Textual takes for keys are taken in.
        """
        if event.key in {"up", "down"}:
            event.stop()
            leave(self, "up" if event.key == "up" else "down")
        elif graphemes.is_unprinted_letter(event.character):
            event.stop()
            self.replace(event.character or "", *self.selection)
        elif event.key != "enter":  # it comes after what the letters before it changed
            await act_in_turn(self, event)
