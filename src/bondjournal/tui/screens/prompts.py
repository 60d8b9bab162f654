"""Questions to write from: the library by its themes, and the person's own."""

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

Deed = Literal["write", "hide", "add", "change", "weight", "flow", "delete"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with the question of which key."""

    deed: Deed
    key: str = ""


class Prompts(Asking[Wish]):
    """A list of questions; the chosen one stands in full below it."""

    DEFAULT_CSS = "Prompts Rows { max-height: 75%; }"
    PLACE = "Questions to write from"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("enter", "write"),
        ("h", "hide"),
        ("n", "new"),
        ("e", "change"),
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "wish('write')", "write", tooltip="write to this one"),
        Binding("h", "wish('hide')", "hide", tooltip="never offer it; or offer it again"),
        Binding("n", "wish('add')", "new", tooltip="a question of your own"),
        Binding("e", "wish('change')", "change", tooltip="change one of your own"),
        Binding("f", "wish('flow')", "when", tooltip="when one of your own is offered"),
        Binding("v", "wish('weight')", "weight", tooltip="light, medium or deep, of your own"),
        Binding("delete", "wish('delete')", "delete", tooltip="delete one of your own"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row], in_full: Mapping[str, Sequence[str]]) -> None:
        """Show questions.

        Args:
            rows: a row for each, by its key.
            in_full: the lines that stand below the list where it is chosen.
        """
        super().__init__()
        self._rows = Rows(rows, classes="fits")
        self._in_full = in_full
        self._below = Passage()

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows
        yield self._below

    def show(self, rows: Sequence[Row], in_full: Mapping[str, Sequence[str]]) -> None:
        """Show them as they are now."""
        self._in_full = in_full
        self._rows.show(rows)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        key = str(event.row.key) if event.row else ""
        self._below.say(*self._in_full.get(key, ()), tone="aside")

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("write")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the question under the mark."""
        row = self._rows.chosen
        self.ask(Wish(deed, str(row.key) if row else ""))
