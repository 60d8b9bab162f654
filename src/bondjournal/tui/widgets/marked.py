"""A part with a mark on one of its rows, which keys and the mouse move."""

from typing import Any

from textual import events

from bondjournal.tui.widgets.part import Part


class Marked(Part):
    """Rows with a mark on one of them. A subclass has the rows, and opens the marked one."""

    @property
    def chosen(self) -> Any:
        """The row that the mark is on, or None."""
        raise NotImplementedError

    def action_move(self, by: int) -> None:
        """Move the mark by a number of rows."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open the row under the mark."""
        raise NotImplementedError

    def rows_below_mark(self, y: int) -> int | None:
        """Return how many rows below the mark the row in this line is; None if there is none."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable opening if there is no row."""
        del parameters
        return self.chosen is not None if action == "open" else True

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the mark down."""
        event.stop()
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the mark up."""
        event.stop()
        self.action_move(-3)

    def on_click(self, event: events.Click) -> None:
        """Put the mark on a row; a second click opens it, unless it is one on something there."""
        if "@click" in event.style.meta:
            return
        by = self.rows_below_mark(event.y)
        if by == 0:
            self.action_open()
        elif by is not None:
            self.action_move(by)
