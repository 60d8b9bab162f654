"""A sheet with a list, whose requests mostly go with the row under the mark."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.browsing import Browsing
from bondjournal.tui.screens.undo_sheet import UndoSheet
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Request:
    """A requested action, by its id, and the row it is requested for."""

    action: str
    row: Row | None = None

    @property
    def uuid(self) -> UUID | None:
        """The key of the row, if that is a uuid."""
        return self.row.key if self.row and isinstance(self.row.key, UUID) else None

    @property
    def name(self) -> str:
        """The key of the row, if that is a name; else empty."""
        return self.row.key if self.row and isinstance(self.row.key, str) else ""


class ListScreen(Browsing, UndoSheet[Request]):
    """A list, whose subclass shows it. Enter on a row asks for "open" with it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("leave")
    WITHOUT_ROW: ClassVar[Collection[str]] = ("new",)
    """The actions that can be requested without a row under the mark."""

    def __init__(self, rows: Rows) -> None:
        """Show these rows."""
        super().__init__()
        self.rows = rows

    @property
    def row(self) -> Row | None:
        """The row under the mark; None if that is a heading."""
        chosen = self.rows.chosen
        return None if chosen is None or isinstance(chosen.key, Heading) else chosen

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the mark stays on the row with the same key, if there is one."""
        self.rows.show(rows)

    def action_request(self, action: str) -> None:
        """Request an action for the row under the mark."""
        self.ask(Request(action, self.row))

    @on(Rows.Opened)
    def _open(self, event: Rows.Opened) -> None:
        self.ask(Request("open", event.row))

    @on(Rows.Chosen)
    def _tell_what_works(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say what can be asked for: nothing with a row where there is none."""
        if action == "request" and parameters[0] not in (*self.WITHOUT_ROW, "undo"):
            return self.row is not None
        return super().check_action(action, parameters)
