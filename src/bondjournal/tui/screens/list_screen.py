"""A sheet with a list: what is asked for there, most of it with the row under the mark."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Request:
    """An action that is asked for, by its id, and the row it is asked for with."""

    action: str
    row: Row | None = None
    digit: str = ""
    """The digit it was called by."""

    @property
    def uuid(self) -> UUID | None:
        """The key of the row, where that is a uuid."""
        return self.row.key if self.row and isinstance(self.row.key, UUID) else None

    @property
    def name(self) -> str:
        """The key of the row, where that is a name; else nothing."""
        return self.row.key if self.row and isinstance(self.row.key, str) else ""


class ListScreen(RequestSheet[Request]):
    """A list, whose subclass shows it. Enter on a row asks for "open" with it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("leave")
    WITHOUT_ROW: ClassVar[Collection[str]] = ("new",)
    """The actions that can be asked for where no row is under the mark."""

    def __init__(self, rows: Rows) -> None:
        """Show these rows."""
        super().__init__()
        self.rows = rows

    @property
    def row(self) -> Row | None:
        """The row under the mark; None where it is a heading."""
        chosen = self.rows.chosen
        return None if chosen is None or isinstance(chosen.key, Heading) else chosen

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the mark stays on the one of the same key, if there is one."""
        self.rows.show(rows)

    def action_request(self, action: str, key: str = "") -> None:
        """Ask for an action with the row under the mark."""
        self.ask(Request(action, self.row, key if key.isdigit() else ""))

    @on(Rows.Opened)
    def _open(self, event: Rows.Opened) -> None:
        self.ask(Request("open", event.row))

    @on(Rows.Chosen)
    def _tell_what_works(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say what can be asked for: nothing with a row where there is none."""
        if action == "request" and parameters[0] not in self.WITHOUT_ROW:
            return self.row is not None
        return super().check_action(action, parameters)
