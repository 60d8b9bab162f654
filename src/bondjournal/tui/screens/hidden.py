"""Nothing: what is shown once the screen was hidden."""

from textual import events
from textual.screen import Screen


class Hidden(Screen[None]):
    """A blank screen, until any key."""

    DEFAULT_CSS = "Hidden { background: $background; }"
    _gone = False

    def on_key(self, event: events.Key) -> None:
        """Go, and let the key do nothing else."""
        event.stop()
        self._go()

    def on_click(self) -> None:
        """Go."""
        self._go()

    def _go(self) -> None:
        """Go once: keys come faster than a screen is taken away."""
        if not self._gone:
            self._gone = True
            self.dismiss(None)
