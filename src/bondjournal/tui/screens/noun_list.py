"""The list of a noun: its rows, and what can be done to them, as its description says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.nouns.noun import Action, AddAction, Noun
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.grouped import GroupedRows
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rowlines import RIGHT
from bondjournal.tui.widgets.rows import Rows

Below = dict[UUID, str]
"""What stands below the list for each of its rows."""
MOVES = {"up": -1, "down": 1}
"""By how many places each moves a row."""
_SHARED = {
    "add": ("new", "add one"),
    "change": ("edit", "change its words"),
    "up": ("higher", "one place up"),
    "down": ("lower", "one place down"),
    "delete": ("delete", "to the trash, for 14 days"),
    "undo": ("bring back", "bring back what was deleted last"),
}
"""What can be done in most lists: the words beside its key, and what it does."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: an action, and with which row; `digit` is the one it was called by."""

    action: str
    uuid: UUID | None = None
    digit: str = ""


class NounList(Asking[Request]):
    """A list with what can be done to every kind of row; `screen_of` adds what its noun has."""

    DEFAULT_CSS = "NounList Rows { max-height: 80%; }"
    NOUN: ClassVar[Noun]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

    def __init__(self, rows: Sequence[Row], below: Below) -> None:
        """Show rows, each by its uuid, with what stands below the list for each."""
        super().__init__()
        self.deleted: UUID | None = None
        """The version that brings back what was deleted last."""
        empty = (self.NOUN.nothing, self.NOUN.how_to_add)
        # Between words above and below it a list takes the room that is left.
        classes = None if self.NOUN.above else "fits"
        self._rows = GroupedRows(rows, empty=empty, classes=classes)
        self._below = below
        self._above = Passage(self.NOUN.above)
        self._above.display = bool(self.NOUN.above and rows)
        self._about = Passage(id="about")

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._above
        yield self._rows
        yield self._about

    def on_mount(self) -> None:
        """Say in which order they are, where it is not the person's."""
        self.remark = "newest first" if self.NOUN.newest_first else ""

    def show(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show them as they are now, and put the mark on the row of a uuid."""
        self._below = below
        self._above.display = bool(self.NOUN.above and rows)
        self._rows.show(rows)
        if mark is not None and any(row.key == mark for row in rows):
            self._rows.go_to(mark)
        self.refresh_bindings()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        """Show the words of the chosen row where they are cut off, and what there is besides."""
        said = []
        if event.row is not None and isinstance(event.row.key, UUID):
            room = self._rows.body - (RIGHT + 1 if event.row.right else 0)
            if self._rows.cut(event.row.words, room) != event.row.words:
                said.append(event.row.words)
            said.append(self._below.get(event.row.key, ""))
        self._about.say(*(Say(line, "aside") for line in said if line))
        without_row = [one for one in self.FOOT if "enter" not in (one, one[0])]
        self.foot = self.FOOT if self._uuid else without_row
        self.refresh_bindings()

    @on(Rows.Opened)
    def _opened(self) -> None:
        """Do what Enter stands for: an action of the noun, else changing the words."""
        names = (one.name for one in self.NOUN.actions if one.key == "enter")
        self.action_request(next(names, "change"))

    @property
    def _uuid(self) -> UUID | None:
        row = self._rows.chosen
        return row.key if row and isinstance(row.key, UUID) else None

    def action_request(self, action: str, digit: str = "") -> None:
        """Ask for something to be done, most of it with the row under the mark."""
        self.ask(Request(action, self._uuid, digit))

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are."""
        if action != "request":
            return super().check_action(action, parameters)
        asked = parameters[0]
        if asked == "undo":
            return self.deleted is not None
        without_row = {"add", *(one.name for one in self.NOUN.add_actions)}
        return asked in without_row or self._uuid is not None


def screen_of(noun: Noun) -> type[NounList]:
    """Return the screen of a noun: its keys, and its foot."""
    own: Sequence[Action | AddAction] = (*noun.add_actions, *noun.actions)
    told = {name: _SHARED[name] for name in noun.keys if noun.ordered or name not in MOVES}
    bindings = [
        Binding(noun.keys[name], f"request('{name}')", words, tooltip=tooltip)
        for name, (words, tooltip) in told.items()
    ]
    bindings += [
        Binding(one.key, f"request('{one.name}')", one.words, tooltip=one.tooltip) for one in own
    ]
    for one in noun.actions:
        if one.digits:
            bindings += [
                Binding(digit, f"request('{one.name}', '{digit}')", one.words, show=False)
                for digit in "0123456789"
            ]
    signs = {one.key: (one.key, one.words, one.sign) for one in noun.actions if one.sign}
    shown = {"plus": ("plus", "order", "+ -")} | signs
    foot = (*(shown.get(str(item), item) for item in noun.foot), ("escape", "back"))
    kind = {"NOUN": noun, "PLACE": noun.title, "FOOT": foot, "BINDINGS": bindings}
    return type(f"{noun.core.title()}List", (NounList,), kind)
