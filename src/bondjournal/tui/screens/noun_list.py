"""The list of a noun: its rows, and the actions of its description."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.actions import ACTIONS
from bondjournal.nouns.moment import SIGNS
from bondjournal.nouns.noun import Noun
from bondjournal.tui.keys import id_of, requests
from bondjournal.tui.screens.list_screen import ListScreen
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets.grouped import GroupedRows
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rowlines import RIGHT
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import lookback

Below = dict[UUID, str]
"""The text below the list for each row, by uuid."""


class NounList(ListScreen):
    """A list with the actions that all nouns share; `screen_of` adds those of its noun.

    The words of the marked row stand below the list, or beside it if there is room.
    """

    DEFAULT_CSS = "NounList Rows { max-height: 80%; }"
    PANED = True
    NOUN: ClassVar[Noun]

    def __init__(self, rows: Sequence[Row], below: Below) -> None:
        """Show rows with uuids as keys, and the text below the list for each."""
        empty = (self.NOUN.nothing, self.NOUN.how_to_add)
        # With words above and below it, the list takes the room that is left.
        classes = None if self.NOUN.above else "fits"
        super().__init__(GroupedRows(rows, empty=empty, classes=classes))
        self._below = below
        self._above = Passage(self.NOUN.above)
        self._above.display = bool(self.NOUN.above and rows)
        self._about = Passage(id="about")
        self._beside = Passage(bare=True, id="beside")

    def parts(self) -> ComposeResult:
        """Yield the words above, the list and the text below."""
        yield self._above
        yield self.rows
        yield self._about

    def pane_parts(self) -> ComposeResult:
        """Yield the words of the marked row."""
        yield self._beside

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._about.display = not self.paned

    def on_mount(self) -> None:
        """Show beside the title the remark of the noun, or that the newest row is first."""
        self.remark = self.NOUN.remark or ("newest first" if self.NOUN.newest_first else "")

    def put(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show the present rows, and put the mark on the row with a uuid."""
        self._below = below
        self._above.display = bool(self.NOUN.above and rows)
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
            room = self.rows.body - (RIGHT + 1 if event.row.right else 0)
            is_cut = self.rows.cut(words, room) != words
        self._about.say(*(Say(one, "aside") for one in (words * is_cut, below) if one))
        # What the row says itself is not said again by itself.
        beside = (words, below) if below or is_cut else ()
        self._beside.say(*(Say(one) for one in beside if one))


def screen_of(noun: Noun) -> type[NounList]:
    """Return the screen class of a noun, with its actions and its foot.

    Enter changes the words of a row, unless the foot says what it does. What has no key there is
    chosen on the slip that Enter opens, or `e` where Enter shows the row.
    """
    with_key = [one for one in noun.actions if one.name not in {noun.opens, *noun.on_slip}]
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
