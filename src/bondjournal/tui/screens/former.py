"""What is no longer so: former versions of an entry, what is in the trash, and one of these."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.screens.list_screen import ListScreen
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import Margin
from bondjournal.tui.widgets.reader import Reader
from bondjournal.tui.widgets.rows import Rows


class History(ListScreen):
    """The former versions of an entry."""

    PLACE = "Former versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests(
            "open", ("bring_back", "bring back", "bring back: it becomes the newest version")
        ),
        *bindings(("leave", "entry")),
    ]

    def __init__(self, rows: Sequence[Row]) -> None:
        """List these."""
        super().__init__(Rows(rows, empty=("There are none.", "")))

    def parts(self) -> ComposeResult:
        """List them."""
        yield self.rows

    def on_mount(self) -> None:
        """Say in which order they are."""
        self.remark = "newest first"


class Trash(ListScreen):
    """What was deleted, as long as it can be brought back."""

    PLACE = "Trash"
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests("open", "bring_back", "gone"),
        *bindings(("leave", "journal")),
    ]

    def __init__(self, rows: Sequence[Row]) -> None:
        """List these."""
        super().__init__(Rows(rows, empty=(wording.EMPTY_TRASH, "")))

    def parts(self) -> ComposeResult:
        """List them."""
        yield self.rows

    def on_mount(self) -> None:
        """Say what happens to it."""
        self.remark = "emptied by itself"


class ReadFormer(Asking[str]):
    """One former text to read, which can be brought back."""

    BINDINGS: ClassVar[list[BindingType]] = [*requests("bring_back", "gone"), *bindings("leave")]

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

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say what can be done: what is not in the trash is not removed."""
        if parameters[:1] == ("gone",):
            return self._in_trash
        return super().check_action(action, parameters)
