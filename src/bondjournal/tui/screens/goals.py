"""Goals and what helps: everything in its sections, each of which can be folded."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from bondjournal.tui.keys import Item, requests
from bondjournal.tui.screens.list_screen import Below, ListWithWords, Request
from bondjournal.tui.widgets.grouped import Sections
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import work as words

STATES = {"goal": "end_goal", "tried": "done", "question": "asked"}
"""The action of the one state that the rows of a section have; others have none."""
_STATE_WORDS = {"question": "asked"}


class Goals(ListWithWords):
    """All sections in one list."""

    # What is said of the marked row has its place at the bottom, so that no row jumps.
    DEFAULT_CSS = """
    Goals Rows.fits { height: 1fr; max-height: 100%; }
    Goals #about { height: 3; }
    """
    PLACE = words.WORK
    BINDINGS: ClassVar[list[BindingType]] = requests(
        ("open", "", "what else there is about it; folds a section, or opens it"),
        ("new", "new", "add one to this section"),
        "edit",
        ("switch", "done", "it is done, or was asked; or not yet"),
        ("share", "page", "on the next page, or off it"),
        *("higher", "lower", "delete", "undo"),
    )
    WITHOUT_ROW: ClassVar[Collection[str]] = ("new", "open")

    def __init__(self, rows: Sequence[Row], below: Below) -> None:
        """Show the rows of all sections, and the text below the list for each by uuid."""
        super().__init__(Sections(rows, classes="fits"), below)

    @property
    def section(self) -> str:
        """The name of the section that the mark is in."""
        return self.rows.chosen.kind if self.rows.chosen else ""

    def action_request(self, action: str) -> None:
        """Request an action for the row under the mark, or for its section."""
        self.ask(Request(action, self.rows.chosen))

    @on(Rows.Chosen)
    def _tell_keys(self) -> None:
        state: list[Item] = [("switch", _STATE_WORDS.get(self.section, "done"))]
        self.foot = ("new", "edit", *state, "share", "undo", ("leave", "home"))

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say what can be asked for: the state where a row has one, the order where it has one."""
        if parameters[:1] == ("switch",) and self.section not in STATES:
            return False
        if parameters[:1] in (("higher",), ("lower",)) and self.section == "moment":
            return False
        return super().check_action(action, parameters)
