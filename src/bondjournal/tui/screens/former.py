"""What is no longer so: former versions of an entry, what is in the trash, and one of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import Margin
from bondjournal.tui.widgets.reader import Reader
from bondjournal.tui.widgets.rows import Rows

What = Literal["read", "bring back", "gone"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished for, and the row under the mark."""

    what: What
    row: Row


class FormerList(Asking[Wish]):
    """A list of what is no longer so; what is brought back or removed is a wish."""

    FOOT = (("enter", "read"), "b", "g", "escape")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "wish('bring back')", "bring back"),
        Binding("escape", "leave", "back"),
    ]
    EMPTY = ("", "")

    def __init__(self, rows: Sequence[Row]) -> None:
        """List these."""
        super().__init__()
        self._rows = Rows(rows, empty=self.EMPTY)

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """List these from now on."""
        self._rows.show(rows)

    def action_wish(self, what: What) -> None:
        """Wish for something with the row under the mark."""
        if self._rows.chosen is not None:
            self.ask(Wish(what, self._rows.chosen))

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        self.ask(Wish("read", event.row))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are: none of a row where there is no row."""
        if action == "wish":
            return self._rows.chosen is not None
        return super().check_action(action, parameters)


class History(FormerList):
    """The former versions of an entry."""

    PLACE = "Former versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b",
            "wish('bring back')",
            "bring back",
            tooltip="bring back: it becomes the newest version",
        ),
        Binding("escape", "leave", "entry"),
    ]
    EMPTY = ("There are none.", "")

    def on_mount(self) -> None:
        """Say in which order they are."""
        self.remark = "newest first"


class Trash(FormerList):
    """What was deleted, as long as it can be brought back."""

    PLACE = "Trash"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "wish('gone')", "gone now", tooltip="gone now: removes it for good"),
        Binding("escape", "leave", "journal"),
    ]
    EMPTY = (wording.EMPTY_TRASH, "")

    def on_mount(self) -> None:
        """Say what happens to it."""
        self.remark = "emptied by itself"


class ReadFormer(Asking[What]):
    """One former text to read, which can be brought back."""

    FOOT = ("b", "g", "escape")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "ask('bring back')", "bring back"),
        Binding("g", "ask('gone')", "gone now", tooltip="gone now: removes it for good"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, name: str, text: str, margin: Margin, *, in_trash: bool) -> None:
        """Show a text.

        Args:
            name: what it is called.
            text: what it says, in light Markdown.
            margin: what stands beside it.
            in_trash: True where it can also be removed for good.
        """
        super().__init__()
        self._name_of, self._text, self._margin = name, text, margin
        self._in_trash = in_trash

    def parts(self) -> ComposeResult:
        """Show the text."""
        yield Reader(self._text, margin=self._margin)

    def on_mount(self) -> None:
        """Say what it is."""
        self.place = self._name_of
        self.remark = "in the trash" if self._in_trash else "a former version"

    def action_ask(self, what: What) -> None:
        """Wish for something."""
        self.ask(what)

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are."""
        if action == "ask" and parameters[0] == "gone":
            return self._in_trash
        return super().check_action(action, parameters)
