"""One of a few: a question in a slip, and its choices."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage


class Pick(Slip[str]):
    """Returns the name of what was chosen."""

    def __init__(self, question: str, *choices: Choice, dense: bool = False) -> None:
        """Offer choices; `dense` leaves no empty rows between them."""
        super().__init__()
        self._question, self._choices, self._dense = question, choices, dense

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(self._question, tone="asked")
        yield Choices(*self._choices, dense=self._dense)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
