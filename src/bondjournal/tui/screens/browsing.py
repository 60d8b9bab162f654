"""Letters that move and leave on lists and readers, where nothing is typed."""

from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType

from bondjournal.tui import keys
from bondjournal.tui.frame import Frame

_TWICE = 2


class Browsing(Frame[Any]):
    """A sheet that lists or shows something: `gg` goes to its beginning, `q` leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("back", first_row_too="begin")

    _pressed = 0
    """How often the letter that goes to the beginning was pressed in a row."""

    def on_key(self, event: events.Key) -> None:
        """Count a letter that is pressed twice; any other key between them begins again."""
        is_it = event.key in keys.of("first_row_too")
        self._pressed = self._pressed + 1 if is_it else 0

    def action_begin(self) -> None:
        """Go to the beginning, with the second letter."""
        if self._pressed == _TWICE:
            self._pressed = 0
            self.app.simulate_key(keys.of("first_row")[0])

    def action_back(self) -> None:
        """Leave, as Escape does."""
        self.app.simulate_key(keys.of("leave")[0])
