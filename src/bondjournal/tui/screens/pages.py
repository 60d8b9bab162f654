"""The pages that were written to files, the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import pages as words

Action = Literal["read", "delete", "forget"]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done, and with which page."""

    action: Action
    uuid: UUID


class Pages(Asking[Request]):
    """A list of pages; what is known about the chosen one stands below it."""

    DEFAULT_CSS = "Pages Rows { max-height: 70%; }"
    PLACE = "Pages written"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("enter", "read"),
        ("delete", "delete the file"),
        "f",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "request('delete')", "delete the file"),
        Binding("f", "request('forget')", "forget", tooltip="forget it; the file stays"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(
        self, rows: Sequence[Row], known: Mapping[UUID, Sequence[str]], begin: UUID | None = None
    ) -> None:
        """Show pages.

        Args:
            rows: the pages, each by its uuid.
            known: what is known about each, in sentences.
            begin: the one the mark begins on.
        """
        super().__init__()
        self._rows = Rows(rows, empty=(words.NONE_WRITTEN, ""), classes="fits")
        self._known = known
        self._about = Passage(id="about")
        self._begin = begin

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows
        yield self._about

    def on_mount(self) -> None:
        """Begin at one, if one is asked for."""
        if self._begin is not None:
            self._rows.go_to(self._begin)

    def show(self, rows: Sequence[Row], known: Mapping[UUID, Sequence[str]]) -> None:
        """Show them as they are now."""
        self._known = known
        self._rows.show(rows)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        key = event.row.key if event.row else None
        said = self._known.get(key, ()) if isinstance(key, UUID) else ()
        self._about.say(*said, tone="aside")

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_request("read")

    def action_request(self, action: Action) -> None:
        """Ask for something to be done with the page under the mark."""
        row = self._rows.chosen
        if row is not None and isinstance(row.key, UUID):
            self.ask(Request(action, row.key))
