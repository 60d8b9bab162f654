"""Preparing, sixth step, where the page is longer than one sheet holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.summary.budget import Over
from bondjournal.tui import keys
from bondjournal.tui.screens.prepare_step import Step
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import pages as words


@dataclass(frozen=True, slots=True)
class Change:
    """A part of the page is to be changed, where it was decided."""

    part: str


class OverStep(Step):
    """By how much it is too long, and the longest parts. Nothing is cut."""

    NUMBER = 5
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("ctrl+s", "go on as it is"),
        ("e", "change it"),
        "pageup",
        ("escape", "stop here"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "change", "change it", tooltip="go to where this part was decided")
    ]

    def __init__(self, place: str, over: Over) -> None:
        """Tell how much too long it is."""
        super().__init__(place)
        self._over = over
        self._rows = Rows(
            [
                Row(
                    part.name, part.name, margin=f"{part.words} words", short_margin=str(part.words)
                )
                for part in over.longest
            ],
            classes="fits",
        )

    def parts(self) -> ComposeResult:
        """Tell."""
        yield Passage(
            Say(words.too_long(self._over.words), "asked"),
            Say("Nothing is cut for you. These are the longest parts:"),
        )
        yield self._rows

    def on_mount(self) -> None:
        """Say it beside the place, too."""
        self.remark = remark(self._over)

    @on(Rows.Opened)
    def action_change(self) -> None:
        """Go to the step where this part was decided."""
        if self._rows.chosen is not None:
            self.ask(Change(str(self._rows.chosen.key)))


def remark(over: Over | None) -> str:
    """Return what stands beside the place about the length of the page."""
    if over is None:
        return "fits one page"
    return f"{over.words} {'word' if over.words == 1 else 'words'} over"
