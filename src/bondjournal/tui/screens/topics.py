"""Topics: what to talk about, in order, then what is kept for later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rowlines import RIGHT
from bondjournal.tui.widgets.rows import Rows

Deed = Literal[
    "add", "change", "under", "first", "up", "down", "talked", "kept", "let-go", "delete"
]
NONE = "No topic yet. That is fine."


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with which topic."""

    deed: Deed
    uuid: UUID | None = None


class Topics(Asking[Wish]):
    """A list of topics; the sentence after the chosen one stands below it."""

    DEFAULT_CSS = "Topics Rows { max-height: 80%; }"
    PLACE = "Topics"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "a",
        ("f", "first"),
        ("u", "under it"),
        "t",
        ("n", "later"),
        "l",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "wish('add')", "add", tooltip="add a topic"),
        Binding("enter", "wish('change')", "change", tooltip="change it, or its second sentence"),
        Binding("f", "wish('first')", "first, please", tooltip="first, please; or not any more"),
        Binding("u", "wish('under')", "under it", tooltip="what belongs under it on the page"),
        Binding("plus", "wish('up')", "higher", tooltip="one place up"),
        Binding("minus", "wish('down')", "lower", tooltip="one place down"),
        Binding("t", "wish('talked')", "talked", tooltip="talked about"),
        Binding(
            "n", "wish('kept')", "next time", tooltip="keep for next time; or take it in again"
        ),
        Binding("l", "wish('let-go')", "let go"),
        Binding("delete", "wish('delete')", "delete", tooltip="to the trash, for 14 days"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row], more: dict[UUID, str]) -> None:
        """Show topics.

        Args:
            rows: the topics, each by its uuid.
            more: their second sentences.
        """
        super().__init__()
        self._rows = Rows(rows, empty=(NONE, "a adds one."), classes="fits")
        self._sentences = more
        self._more = Passage(id="more")

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows
        yield self._more

    def show(self, rows: Sequence[Row], more: dict[UUID, str]) -> None:
        """Show them as they are now."""
        self._sentences = more
        self._rows.show(rows)

    def go_to(self, mark: UUID) -> bool:
        """Put the mark on the topic of a uuid; return whether it is there."""
        if mark in self._sentences:
            self._rows.go_to(mark)
        return mark in self._sentences

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        """Show its words where its row cuts them off, and the sentence after it."""
        said = []
        if event.row is not None and isinstance(event.row.key, UUID):
            room = self._rows.body - (RIGHT + 1 if event.row.right else 0)
            if self._rows.cut(event.row.words, room) != event.row.words:
                said.append(event.row.words)
            said.append(self._sentences.get(event.row.key, ""))
        self._more.say(*(Say(one, "aside") for one in said if one))

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("change")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the topic under the mark."""
        row = self._rows.chosen
        uuid = row.key if row and isinstance(row.key, UUID) else None
        if uuid is not None or deed == "add":
            self.ask(Wish(deed, uuid))
