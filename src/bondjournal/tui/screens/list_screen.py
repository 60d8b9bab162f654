"""Sheets with a list, whose requests mostly go with the row under the mark."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.browsing import Browsing
from bondjournal.tui.screens.undo_sheet import UndoSheet
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rowlines import RIGHT
from bondjournal.tui.widgets.rows import Rows

Below = dict[UUID, str]
"""The text below the list for each row, by uuid."""


@dataclass(frozen=True, slots=True)
class Request:
    """A requested action, by its id, and the row it is requested for."""

    action: str
    row: Row | None = None
    value: int = 0
    """The index of the value that was picked."""

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


class ListWithWords(ListScreen):
    """A list with the words of the marked row below it, or beside it if there is room."""

    DEFAULT_CSS = """
    ListWithWords Rows { max-height: 80%; }
    ListWithWords.-narrow Rows { max-height: 60%; }
    ListWithWords.-vast Rows { max-height: 100%; }
    """
    PANED = True

    def __init__(self, rows: Rows, below: Below) -> None:
        """Show rows with uuids as keys, and the text below the list for each."""
        super().__init__(rows)
        self._below = below
        self._about = Passage(id="about")
        self._beside = Passage(bare=True, id="beside")

    def parts(self) -> ComposeResult:
        """Yield the list and the text below."""
        yield self.rows
        yield self._about

    def pane_parts(self) -> ComposeResult:
        """Yield the words of the marked row."""
        yield self._beside

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._about.display = not self.paned

    def put(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show the present rows, and put the mark on the row with a uuid."""
        self._below = below
        self.show(rows)
        if mark is not None and any(row.key == mark for row in rows):
            self.rows.go_to(mark)
        self.refresh_bindings()

    @on(Rows.Chosen)
    def _tell_chosen(self, event: Rows.Chosen) -> None:
        """Show the words of the marked row if they are cut off, and the text below for it."""
        words, below, is_cut = "", "", False
        if event.row is not None and isinstance(event.row.key, UUID):
            words, below = event.row.words, self._below.get(event.row.key, "")
            is_cut = self.rows.cuts_chosen
            # What the row says itself is not said again by itself.
            below = "" if below == self.rows.cut(event.row.right, RIGHT) else below
        self._about.say(*(Say(one, "aside") for one in (words * is_cut, below) if one))
        beside = (words, below) if below or is_cut else ()
        self._beside.say(*(Say(one) for one in beside if one))
