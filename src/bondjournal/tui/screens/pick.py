"""One of a few: a question in a slip, and its choices."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage


class Pick(Slip[str]):
    """Returns the name of what was chosen."""

    def __init__(
        self,
        question: str,
        *choices: Choice,
        dense: bool = False,
        about: str = "",
        marked: int | None = 0,
    ) -> None:
        """Offer choices.

        Args:
            question: what is asked.
            choices: what there is to choose.
            dense: whether there are no empty rows between them.
            about: the words it is asked about.
            marked: which of the choices the mark begins on; None for no mark.
        """
        super().__init__()
        self._question, self._choices = question, choices
        self._dense, self._about, self._marked = dense, about, marked

    def parts(self) -> ComposeResult:
        """Ask."""
        if self._about:
            yield Passage(self._about)
        yield Passage(self._question, tone="asked")
        yield Choices(*self._choices, dense=self._dense, marked=self._marked)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
