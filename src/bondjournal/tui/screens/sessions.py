"""The sessions known, planned and past, the newest first."""

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
from bondjournal.tui.widgets.rows import Rows

Deed = Literal["open", "new", "move", "cancel", "happened", "repeat"]
NONE_KNOWN = "No session known."


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with which session."""

    deed: Deed
    uuid: UUID | None = None


class Sessions(Asking[Wish]):
    """A list of sessions; what is done to them is asked of the flow."""

    PLACE = "Sessions"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("enter", "read"),
        "n",
        "m",
        ("c", "cancel"),
        "r",
        ("escape", "home"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "wish('new')", "new", tooltip="add a session"),
        Binding("m", "wish('move')", "move", tooltip="move it to another day"),
        Binding("c", "wish('cancel')", "cancel", tooltip="cancel it, or take that back"),
        Binding("r", "wish('repeat')", "repeat", tooltip="repeat it, or change its rhythm"),
        Binding("x", "wish('happened')", "did not happen", tooltip="it did not happen, or it did"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row], begin: UUID | None) -> None:
        """Show sessions.

        Args:
            rows: the sessions, each by its uuid.
            begin: the one the mark begins on.
        """
        super().__init__()
        self._rows = Rows(rows, empty=(NONE_KNOWN, "n adds one."))
        self._begin = begin

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows

    def on_mount(self) -> None:
        """Begin at the session that is next."""
        if self._begin is not None:
            self._rows.go_to(self._begin)

    def show(self, rows: Sequence[Row]) -> None:
        """Show them as they are now."""
        self._rows.show(rows)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("open")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the session under the mark."""
        row = self._rows.chosen
        uuid = row.key if row and isinstance(row.key, UUID) else None
        if uuid is not None or deed == "new":
            self.ask(Wish(deed, uuid))
