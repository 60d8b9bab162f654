"""The person's own number for a goal, today."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rating import Rating
from bondjournal.wording.work import HOW_IS_THE_GOAL


class GoalNumber(Slip[int]):
    """Asks for a number with nothing preset; returns it, or None for no number."""

    FOOT = ("0", "x", ("ctrl+s", "keep"), "escape")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep")]

    def __init__(self, goal: str, typed: int | None = None) -> None:
        """Ask about a goal.

        Args:
            goal: its words.
            typed: the number key that led here.
        """
        super().__init__()
        self._goal = goal
        self._rating = Rating(HOW_IS_THE_GOAL, value=typed)

    def parts(self) -> ComposeResult:
        """Ask, below the goal's words."""
        yield Passage(self._goal)
        yield self._rating

    def past_the_last(self) -> None:
        """Keep it by Enter."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return the number."""
        self.dismiss(self._rating.value)
