"""The list of a noun: its rows, and the actions of its description."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult

from bondjournal.actions import ACTIONS
from bondjournal.nouns.noun import Noun
from bondjournal.tui.keys import id_of, requests
from bondjournal.tui.screens.list_screen import ListScreen
from bondjournal.tui.widgets.grouped import GroupedRows
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rowlines import RIGHT
from bondjournal.tui.widgets.rows import Rows

Below = dict[UUID, str]
"""The text below the list for each row, by uuid."""


class NounList(ListScreen):
    """A list with the actions that all nouns share; `screen_of` adds those of its noun."""

    DEFAULT_CSS = "NounList Rows { max-height: 80%; }"
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

    def parts(self) -> ComposeResult:
        """Yield the words above, the list and the text below."""
        yield self._above
        yield self.rows
        yield self._about

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
        said = []
        if event.row is not None and isinstance(event.row.key, UUID):
            room = self.rows.body - (RIGHT + 1 if event.row.right else 0)
            if self.rows.cut(event.row.words, room) != event.row.words:
                said.append(event.row.words)
            said.append(self._below.get(event.row.key, ""))
        self._about.say(*(Say(line, "aside") for line in said if line))


def screen_of(noun: Noun) -> type[NounList]:
    """Return the screen class of a noun, with its actions and its foot.

    Enter changes the words of a row, unless the foot says what it does. What has no key there is
    chosen on the slip that Enter opens.
    """
    of_list = [one.name for one in noun.list_actions]
    without_row = [one.name for one in noun.list_actions if not one.needs_rows]
    with_key = [one for one in noun.actions if one.name not in noun.on_slip]
    with_row = ((one.name, one.words, one.help) if one.help else one.name for one in with_key)
    enter = "open" if "open" in map(id_of, noun.foot) else ("open", "", ACTIONS["edit"].does)
    kind = {
        "NOUN": noun,
        "PLACE": noun.title,
        "FOOT": (*noun.foot, "undo", "leave"),
        "WITHOUT_ROW": (noun.added_by, *without_row),
        "BINDINGS": requests(enter, *noun.shared, "undo", *of_list, *with_row),
    }
    return type(NounList.__name__, (NounList,), kind)
