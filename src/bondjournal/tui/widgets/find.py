"""A field in which words are typed that are looked for in the text on the screen."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.message import Message

from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Drawn, Part

NOT_THERE = "not in this text"


class Find(Field):
    """Words to find; at its right stands which of the places is shown, and of how many."""

    @dataclass
    class Sought(Message):
        """Somebody typed other words, or goes `by` so many places further."""

        words: str
        by: int = 0

    def __init__(self) -> None:
        super().__init__(rule=0, margin="find", id="find", classes="close")
        self.found: int | None = None
        """How many places there are; None while nothing is looked for."""
        self.at = 0
        """Which of them is shown, from 0."""

    @property
    def _remark(self) -> str:
        if not self.found:
            return "" if self.found is None else NOT_THERE
        return f"{self.at + 1} of {self.found}"

    def tell(self, found: int | None, at: int) -> None:
        """Say how many places there are, and which one is shown."""
        self.found, self.at = found, at
        self.refresh()

    def _fit(self) -> None:
        """Leave an empty row above, and room for what stands at the right."""
        super()._fit()
        self.input.styles.margin = (1, 0, 0, self.columns.axis)
        self.input.styles.width = max(1, self.body - len(NOT_THERE) - 1)

    def draw_row(self, y: int) -> Drawn:
        """Draw the row, and which place is shown at its right."""
        if y == 0:
            return Drawn()
        drawn = super().draw_row(y - 1)
        gap = " " * (self.body - cell_len(self._remark))
        return drawn._replace(words=[self.words(gap), self.words(self._remark, "dim")])

    @on(Answer.Changed)
    def _sought(self, event: Answer.Changed) -> None:
        event.stop()
        self.post_message(self.Sought(self.value))

    def on_part_go_on(self, event: Part.GoOn) -> None:
        """Go to the next place by Enter, and to the one before by the arrow up."""
        event.stop()
        self.post_message(self.Sought(self.value, -1 if event.how == "up" else 1))
