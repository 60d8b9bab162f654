"""A former text to read, and what can be done with it."""

from collections.abc import Collection
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.nouns.noun import FullText
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.browsing import Browsing
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.part import Margin
from bondjournal.tui.widgets.reader import Reader


class ReadFormer(Browsing, RequestSheet[str]):
    """A former text to read, which can be brought back."""

    BINDINGS: ClassVar[list[BindingType]] = [*requests("bring_back", "gone"), *bindings("leave")]

    def __init__(self, text: FullText, margin: Margin, offered: Collection[str]) -> None:
        """Show a text.

        Args:
            text: the text and its title.
            margin: shown beside the text.
            offered: the actions that can be requested.
        """
        super().__init__()
        self._text, self._margin, self._offered = text, margin, offered

    def parts(self) -> ComposeResult:
        """Show the text."""
        yield Reader(self._text.body, margin=self._margin)

    def on_mount(self) -> None:
        """Show what kind of text it is."""
        self.place, self.remark = self._text.title, self._text.remark

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the actions that are offered."""
        if action == "request":
            return parameters[0] in self._offered
        return super().check_action(action, parameters)
