"""Signs I notice: moments under five signs, in the person's words. Nothing is counted."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.grouped import Group, GroupedRows
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import signs as words

KEYS = dict(zip("toerun", words.SIGNS, strict=True))
"""The key of each sign, and of none."""


class Signs(Asking[UUID]):
    """The moments by sign; wishes to give one a sign."""

    PLACE = words.PLACE
    FOOT: ClassVar[Sequence[keys.Item]] = (("enter", "which sign"), ("escape", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "give", "which sign", tooltip="say which sign it is, for you"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, groups: Sequence[Group]) -> None:
        """Show moments."""
        super().__init__()
        self._said = Passage()
        self._rows = GroupedRows()
        self._whole = Passage()
        self._groups = groups

    def parts(self) -> ComposeResult:
        """Show them, and the words of the one under the mark where its row cuts them off."""
        yield self._said
        yield self._rows
        yield self._whole

    def on_mount(self) -> None:
        """Begin in the list."""
        self.tell(self._groups)
        self.set_focus(self._rows)

    def tell(self, groups: Sequence[Group]) -> None:
        """Show the moments as they are now; where there is none, say so and no more."""
        known = any(group.rows for group in groups)
        if known:
            self._said.say(words.FIRST)
        else:
            self._said.say(words.NONE)
        self._whole.say("" if known else words.WHERE_FROM, tone="aside")
        self._rows.display = known
        self.foot = self.FOOT if known else self.FOOT[1:]
        self._rows.tell(groups if known else ())

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        row = event.row
        if row is not None:
            cut = self._rows.cut(row.words, self._rows.body) != row.words
            self._whole.say(row.words if cut else "", tone="aside")
        self.refresh_bindings()

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_give()

    @property
    def _uuid(self) -> UUID | None:
        row = self._rows.chosen
        return row.key if row and isinstance(row.key, UUID) else None

    def action_give(self) -> None:
        """Wish to say which sign the moment under the mark is."""
        if self._uuid is not None:
            self.ask(self._uuid)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say which keys there are."""
        if action == "give":
            return self._uuid is not None
        return super().check_action(action, parameters)
