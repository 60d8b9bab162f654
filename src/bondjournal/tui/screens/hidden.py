"""Nothing: what is shown once the screen was hidden."""

from textual import events
from textual.screen import Screen


class Hidden(Screen[None]):
    """A blank screen, until any key."""

    DEFAULT_CSS = "Hidden { background: $background; }"

    def on_key(self, event: events.Key) -> None:
        """Go, and let the key do nothing else."""
        event.stop()
        self.dismiss(None)

    def on_click(self) -> None:
        """Go."""
        self.dismiss(None)
