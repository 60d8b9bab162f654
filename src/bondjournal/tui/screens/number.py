"""A number from 0 to 10, with nothing preset."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rating import Rating


class Number(Slip[int]):
    """Asks for a number; returns it, or None for no number."""

    FOOT = ("0", "x", ("ctrl+s", "keep"), "escape")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep")]

    def __init__(self, question: str, about: str = "", typed: int | None = None) -> None:
        """Ask for a number.

        Args:
            question: the question.
            about: the words it is asked about.
            typed: the number key that led here.
        """
        super().__init__()
        self._about = about
        self._rating = Rating(question, value=typed)

    def parts(self) -> ComposeResult:
        """Ask, below the words it is about."""
        if self._about:
            yield Passage(self._about)
        yield self._rating

    def past_the_last(self) -> None:
        """Keep it by Enter."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return the number."""
        self.dismiss(self._rating.value)
