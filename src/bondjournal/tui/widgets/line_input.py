"""The widget in which a line is typed."""

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.widgets import Input

from bondjournal.checks import one_line
from bondjournal.tui.widgets.part import act_in_turn, leave, signs_of
from bondjournal.visible import invisible


class LineInput(Input):
    """One line. Nothing is selected on arrival, so that typing adds to what is there."""

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
        return Text(shown, no_wrap=True, overflow="ignore", end="")

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

    def action_submit(self) -> None:  # type: ignore[override]  # nothing is awaited here
        """Leave by Enter."""
        leave(self, "enter")

    async def on_key(self, event: events.Key) -> None:
        """Leave by the arrows up and down; let every other key act before the next one is typed."""
        if event.key in {"up", "down"}:
            event.stop()
            leave(self, "up" if event.key == "up" else "down")
        elif event.key != "enter":  # Enter comes after the changes of the letters before it
            await act_in_turn(self, event)
