"""A page filling the terminal, read by a command; nothing of it stays there afterwards."""

from bondjournal.tui.base import BaseApp
from bondjournal.tui.preferences import Preferences
from bondjournal.tui.screens.full_screen import FullScreen


class PageReader(BaseApp[None]):
    """Shows a page until it is left or hidden."""

    def __init__(self, text: str, preferences: Preferences) -> None:
        """Show a page in Markdown, in the look that the person chose."""
        super().__init__(symbols=preferences.symbols)
        if preferences.look:
            self.set_look(preferences.look)
        self._text = text

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(FullScreen(self._text), lambda _: self.exit())

    def action_hide(self) -> None:
        """Leave at once: the terminal shows again what was on it before."""
        self.exit()

    def action_close(self) -> None:
        """Leave."""
        self.exit()
