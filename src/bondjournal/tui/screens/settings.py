"""Settings: a row for each, and a sentence that explains the chosen one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows

Deed = Literal["before", "after", "open", "reset"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with the setting of a name."""

    deed: Deed
    name: str


class Settings(Asking[Wish]):
    """A list of settings, each with what it is now."""

    DEFAULT_CSS = "Settings Rows { max-height: 80%; }"
    PLACE = "Settings"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("left", "change", "← →"),
        ("enter", "open"),
        ("x", "as at first"),
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "wish('before')", "change", tooltip="the choice before, the next one"),
        Binding("right", "wish('after')", "change", tooltip="the choice before, the next one"),
        Binding("enter", "wish('open')", "open", tooltip="type it, or see more"),
        Binding("x", "wish('reset')", "as at first", tooltip="as it was before you set it"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row], explained: Mapping[str, str], place: str = "") -> None:
        """Show settings.

        Args:
            rows: a row for each, by its name.
            explained: what each does, in a sentence or two.
            place: another name for this list of them.
        """
        super().__init__()
        if place:
            self.set_reactive(Settings.place, place)
        self._rows = Rows(rows, classes="fits")
        self._explained = explained
        self._sentence = Passage()

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows
        yield self._sentence

    def show(self, rows: Sequence[Row]) -> None:
        """Show them as they are now."""
        self._rows.show(rows)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        name = str(event.row.key) if event.row else ""
        self._sentence.say(self._explained.get(name, ""), tone="aside")

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("open")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done with the setting under the mark."""
        if self._rows.chosen is not None:
            self.ask(Wish(deed, str(self._rows.chosen.key)))
