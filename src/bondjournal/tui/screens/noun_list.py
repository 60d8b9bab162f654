"""The list of a noun: its rows, and the actions of its description."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.actions import ACTIONS
from bondjournal.nouns.moment import SIGNS
from bondjournal.nouns.noun import Noun
from bondjournal.tui.keys import id_of, requests
from bondjournal.tui.screens.list_screen import Below, ListWithWords
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets.grouped import GroupedRows
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import lookback


class NounList(ListWithWords):
    """A list with the actions that all nouns share; `screen_of` adds those of its noun."""

    NOUN: ClassVar[Noun]

    def __init__(self, rows: Sequence[Row], below: Below) -> None:
        """Show rows with uuids as keys, and the text below the list for each."""
        empty = (self.NOUN.nothing, self.NOUN.how_to_add)
        # With words above and below it, the list takes the room that is left.
        classes = None if self.NOUN.above else "fits"
        super().__init__(GroupedRows(rows, empty=empty, classes=classes), below)
        self._above = Passage(self.NOUN.above)
        self._above.display = bool(self.NOUN.above and rows)

    def parts(self) -> ComposeResult:
        """Yield the words above, the list and the text below."""
        yield self._above
        yield from super().parts()

    def on_mount(self) -> None:
        """Show beside the title the remark of the noun, or that the newest row is first."""
        self.remark = self.NOUN.remark or ("newest first" if self.NOUN.newest_first else "")

    def put(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show the present rows, and put the mark on the row with a uuid."""
        self._above.display = bool(self.NOUN.above and rows)
        super().put(rows, below, mark)


def screen_of(noun: Noun) -> type[NounList]:
    """Return the screen class of a noun, with its actions and its foot.

    Enter changes the words of a row, unless the foot says what it does. What has no key there is
    chosen on the slip that Enter opens, or `e` where Enter shows the row.
    """
    with_key = [one for one in noun.actions if one.name not in noun.on_slip]
    with_row = ((one.name, one.words, one.help) if one.help else one.name for one in with_key)
    by_slip = {"edit"} - {*noun.shared} if noun.on_slip and noun.slip_by == "edit" else ()
    enter = "open" if "open" in map(id_of, noun.foot) else ("open", "", ACTIONS["edit"].does)
    kind = {
        "NOUN": noun,
        "PLACE": noun.title,
        "FOOT": (*noun.foot, "undo", "leave"),
        "BINDINGS": requests(enter, *noun.shared, *by_slip, "undo", *with_row),
    }
    return type(NounList.__name__, (NounList,), kind)


class GoodSigns(LookBackPart, NounList):
    """The moments under the good signs, as a part of Look back."""

    PLACE = LookBackPart.PLACE
    NOUN = SIGNS
    FOOT = (*SIGNS.foot, "undo", ("leave", "home"))
    WITHOUT_ROW = screen_of(SIGNS).WITHOUT_ROW
    BINDINGS: ClassVar[list[BindingType]] = screen_of(SIGNS).BINDINGS

    def __init__(self, rows: Sequence[Row], below: Below) -> None:
        """Show rows with uuids as keys, and the text below the list for each."""
        NounList.__init__(self, rows, below)
        self.step = lookback.SIGNS
