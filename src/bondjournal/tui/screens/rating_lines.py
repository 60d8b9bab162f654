"""A line to each of some ratings that are there already."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Lines


class RatingLines(Slip[dict[str, str]]):
    """Returns the lines by scale as they were typed; None for no change."""

    FOOT = (("tab", "next"), "ctrl+s", ("escape", "leave it"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "next"),
        Binding("ctrl+s", "keep", "keep"),
    ]

    def __init__(self, present: Mapping[str, str]) -> None:
        """Ask for lines.

        Args:
            present: the lines there are, by scale.
        """
        super().__init__()
        self._lines = {
            scale: Lines(line, margin=wording.SCALE_NAMES[scale]) for scale, line in present.items()
        }
        if len(self._lines) == 1:
            self.set_reactive(RatingLines.foot, self.FOOT[1:])

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(wording.ABOUT_THE_NUMBER, tone="asked")
        yield from self._lines.values()

    def on_mount(self) -> None:
        """Begin behind what is there."""
        first = next(iter(self._lines.values()))
        first.begin()
        first.cursor = (0, len(first.text))

    def past_the_last(self) -> None:
        """Keep it after the last."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return what is typed."""
        self.dismiss({scale: line.text.strip() for scale, line in self._lines.items()})
