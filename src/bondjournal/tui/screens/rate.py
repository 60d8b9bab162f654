"""Two ratings while writing: how heard, how safe."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.scales import LABELS, MAIN, QUESTIONS
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.rating import Rating


class Rate(Slip[dict[str, int]]):
    """The numbers of the last session, by scale; those not given are left out."""

    FOOT = ("0", "x", ("tab", "next"), ("ctrl+s", "keep"), ("escape", "keep writing"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "next"),
        Binding("ctrl+s", "keep", "keep"),
    ]

    def parts(self) -> ComposeResult:
        """Ask both, with nothing chosen."""
        for scale in MAIN:
            yield Rating(QUESTIONS[scale], margin=LABELS[scale], id=scale, classes="close")

    def past_the_last(self) -> None:
        """Keep what was given."""
        self.action_keep()

    def action_keep(self) -> None:
        """Give back the numbers that were given."""
        values = {scale: self.query_one(f"#{scale}", Rating).value for scale in MAIN}
        self.dismiss({scale: value for scale, value in values.items() if value is not None})
