"""A step of preparing whose list can be searched: rows that have the words stay, by `/`."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from bondjournal.tui.keys import Item, bindings
from bondjournal.tui.screens.prepare_list import ListStep
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows

WHOLE_LIST = ("leave", "whole list")


class SearchedStep(ListStep):
    """A list with a field above it, which is there while something is searched for."""

    AUTO_FOCUS = "Rows"
    FOOT: ClassVar[Sequence[Item]] = ()
    rows: Rows
    """The list."""
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    def __init__(self, preparing: Preparing) -> None:
        """Make a step in preparing this page."""
        super().__init__(preparing)
        self.field = Field(margin="search", rule=0, classes="close")
        self.field.display = False

    @abstractmethod
    def all_rows(self) -> Sequence[Row]:
        """Return every row there is."""

    def show_rows(self) -> None:
        """Show the rows that have every word of the field, in their words or their margin."""
        sought = self.field.value.casefold().split()
        self.rows.show([row for row in self.all_rows() if _has(row, sought)])

    def on_descendant_focus(self) -> None:
        """Show the keys of the list or of the field, and where Escape leads."""
        *others, leave = self.FOOT
        if self.field.typing:
            self.foot = (("next", "to the list"), WHOLE_LIST)
        else:
            self.foot = (*others, WHOLE_LIST if self.field.display else leave)

    def action_search(self) -> None:
        """Open the field."""
        self.field.display = True
        self.field.begin()

    @on(Answer.Changed)
    def _searched(self, event: Answer.Changed) -> None:
        event.prevent_default()
        self.show_rows()

    def action_leave(self) -> None:
        """Close the field, or stop for now."""
        if not self.field.display:
            super().action_leave()
            return
        self.field.value = ""
        self.field.display = False
        self.set_focus(self.rows)
        self.show_rows()


def _has(row: Row, sought: Sequence[str]) -> bool:
    said = f"{row.margin} {row.words}".casefold()
    return all(word in said for word in sought)
