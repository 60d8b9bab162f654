"""Settings: a row for each, with all its values in view."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.nouns.setting import SETTING
from bondjournal.tui.keys import Item, requests
from bondjournal.tui.screens.list_screen import Below, ListScreen, Request
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows


class Settings(ListScreen):
    """All settings; what the marked one does is said at the bottom."""

    DEFAULT_CSS = "Settings #explained { height: 2; }"
    PLACE = SETTING.title
    FOOT: ClassVar[Sequence[Item]] = (
        *("left", "right", ("open", "open"), "undo", "search", ("leave", "home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = requests(
        *("left", "right", "reset", "undo"), ("search", "search", "find a setting by a word")
    )

    def __init__(self, rows: Sequence[Row], explained: Below) -> None:
        """Show settings with uuids as keys, and what each does."""
        super().__init__(Rows(rows))
        self._explained = explained
        self._below = Passage(tone="aside", id="explained", classes="close")

    def parts(self) -> ComposeResult:
        """Yield the list, and what the marked setting does."""
        yield self.rows
        yield self._below

    def put(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show the present settings, with the mark on one if it is given."""
        self._explained = below
        self.show(rows)
        if any(row.key == mark for row in rows):
            self.rows.go_to(mark)
        self.refresh_bindings()

    @on(Rows.Chosen)
    def _explain(self) -> None:
        """Explain the marked setting in the last row, or in the last two."""
        at = self.row
        said = self._explained.get(at.key, "") if at and isinstance(at.key, UUID) else ""
        self._below.say(said if len(said) > self._below.body else f"\n{said}", tone="aside")

    @on(Rows.Picked)
    def _pick(self, event: Rows.Picked) -> None:
        self.ask(Request("pick", event.row, event.value))
