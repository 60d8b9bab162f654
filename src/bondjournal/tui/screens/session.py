"""One session: what is known about it, and what can be done."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage, Say


@dataclass(frozen=True, slots=True)
class Told:
    """A session as it is told: its day, what is known about it, and the ways on."""

    day: str
    known: tuple[str, ...]
    ways: tuple[Choice, ...]


class OneSession(Slip[str]):
    """Returns the name of the way chosen."""

    FOOT = (("escape", "sessions"),)

    def __init__(self, told: Told) -> None:
        """Tell about a session."""
        super().__init__()
        self._told = told

    def parts(self) -> ComposeResult:
        """Tell what is known, and offer the ways on."""
        yield Passage(Say(self._told.day, "asked"), *(Say(words) for words in self._told.known))
        yield Choices(*self._told.ways)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
