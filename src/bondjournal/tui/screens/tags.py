"""The tags, each with the day of the newest entry that has it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import requests
from bondjournal.tui.screens.list_screen import ListScreen
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets.grouped import GroupedRows
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import lookback
from bondjournal.wording import tags as words


class Tags(LookBackPart, ListScreen):
    """Tags by name; their names are the keys of the rows."""

    FOOT = ("open", "edit", "delete", "undo", ("leave", lookback.PARTS[lookback.JOURNAL]))
    BINDINGS: ClassVar[list[BindingType]] = requests("open", "edit", "delete", "undo")

    def __init__(self, rows: Sequence[Row]) -> None:
        """Show rows with the names of tags as keys."""
        super().__init__(GroupedRows(rows, empty=(words.NO_TAG, words.ADDED_BY)))

    def parts(self) -> ComposeResult:
        """Yield the list."""
        yield self.rows

    def on_mount(self) -> None:
        """Say what stands beside each."""
        self.remark = words.EACH_WITH_ITS_DAY
        self.rows.focus()

    def go_to_step(self, index: int) -> None:
        """Leave for a part of Look back; the journal is what it was opened from."""
        self.left_for = index
        self.leave()
