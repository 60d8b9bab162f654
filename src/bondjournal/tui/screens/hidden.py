"""The blank screen that is shown once the screen was hidden."""

from textual import events
from textual.screen import Screen


class Hidden(Screen[None]):
    """A blank screen, until any key."""

    DEFAULT_CSS = "Hidden { background: $background; }"
    _gone = False

    def on_key(self, event: events.Key) -> None:
        """Close, and let the key do nothing else."""
        event.stop()
        self._go()

    def on_click(self) -> None:
        """Close."""
        self._go()

    def _go(self) -> None:
        """Close only once: keys may come faster than a screen closes."""
        if not self._gone:
            self._gone = True
            self.dismiss(None)
