"""Whom I see: those who are seen, paused or ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording.seeing import NOBODY

Deed = Literal["new", "rename", "pause", "end", "again", "mention"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with whom."""

    deed: Deed
    uuid: UUID | None = None


class Therapists(Asking[Wish]):
    """A list of therapists; what is done is asked of the flow."""

    PLACE = "Whom I see"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("enter", "rename"),
        "n",
        "p",
        ("e", "ended"),
        "a",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "wish('rename')", "rename", tooltip="call them something else"),
        Binding("n", "wish('new')", "new", tooltip="add someone"),
        Binding("p", "wish('pause')", "paused", tooltip="not seen for now; rhythms end"),
        Binding("e", "wish('end')", "ended", tooltip="not seen any more; all that was kept stays"),
        Binding("a", "wish('again')", "again", tooltip="seen again, or still"),
        Binding(
            "x",
            "wish('mention')",
            "not mentioned",
            tooltip="mention no session with them, or mention them again",
        ),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row]) -> None:
        """Show therapists, each by its uuid."""
        super().__init__()
        self._rows = Rows(rows, empty=(NOBODY, "n adds someone."))

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show them as they are now."""
        self._rows.show(rows)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("rename")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the one under the mark."""
        row = self._rows.chosen
        uuid = row.key if row and isinstance(row.key, UUID) else None
        if uuid is not None or deed == "new":
            self.ask(Wish(deed, uuid))


class Beside(Slip[str]):
    """Returns "instead" where somebody new is seen instead of the others, "too" where beside."""

    FOOT = (("escape", "back"),)

    def parts(self) -> ComposeResult:
        """Ask; neither is to be preferred."""
        yield Passage("Instead of whom you see now, or as well?", tone="asked")
        yield Choices(
            Choice(
                "i",
                "Instead",
                "What was to be talked about is not carried over.",
                name="instead",
            ),
            Choice("w", "As well", name="too"),
            marked=None,
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
