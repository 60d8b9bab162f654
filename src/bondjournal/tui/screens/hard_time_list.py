"""Hard time: the person's own list, changed line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.grouped import Group, GroupedRows
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import hard_time as words

Deed = Literal["add", "change", "up", "down", "delete"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done: with which line, or under which heading."""

    deed: Deed
    heading: str
    uuid: UUID | None = None


class HardTimeList(Asking[Wish]):
    """The list under its three headings."""

    PLACE = words.PLACE
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "a",
        ("enter", "change"),
        ("plus", "order", "+ -"),
        "delete",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "wish('add')", "add", tooltip="add a line"),
        Binding("enter", "wish('change')", "change", tooltip="change its words"),
        Binding("plus", "wish('up')", "higher", tooltip="one place up"),
        Binding("minus", "wish('down')", "lower", tooltip="one place down"),
        Binding("delete", "wish('delete')", "delete", tooltip="delete it, after asking"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, groups: Sequence[Group]) -> None:
        """Show the lines."""
        super().__init__()
        self._rows = GroupedRows(groups, classes="fits")
        self._whole = Passage(tone="aside")

    def parts(self) -> ComposeResult:
        """List them."""
        yield Passage(Say(words.YOUR_LIST, "asked"), Say(words.CHANGED_ANY_DAY, "aside"))
        yield self._rows
        yield self._whole

    def on_mount(self) -> None:
        """Begin in the list."""
        self.set_focus(self._rows)

    def tell(self, groups: Sequence[Group]) -> None:
        """Show the lines as they are now."""
        self._rows.tell(groups)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        """Show the words of the chosen one where its row cuts them off."""
        row = event.row
        cut = row is not None and self._rows.cut(row.words, self._rows.body) != row.words
        self._whole.say(row.words if row and cut else "", tone="aside")
        self.foot = self.FOOT if self._uuid else ("a", ("escape", "back"))
        self.refresh_bindings()

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("change")

    @property
    def _uuid(self) -> UUID | None:
        row = self._rows.chosen
        return row.key if row and isinstance(row.key, UUID) else None

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the line under the mark."""
        if deed == "add" or self._uuid is not None:
            self.ask(Wish(deed, self._rows.group, self._uuid))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say which keys there are: without a line there is one to add."""
        if action == "wish" and parameters != ("add",):
            return self._uuid is not None
        return super().check_action(action, parameters)
