"""What is asked once an entry is kept."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage

KEPT = "Kept. Enough for now?"
KEPT_FIRST = "Kept. Only you can read it. Enough for now?"


class EnoughForNow(Slip[str]):
    """Returns "yes", "more" or "rate"; Escape is "more"."""

    FOOT = (("escape", "keep writing"),)

    def __init__(self, *, first: bool = False, aside: str = "") -> None:
        """Ask; after the very first entry also whether to rate a session.

        Args:
            first: whether it is the very first entry.
            aside: what is said besides.
        """
        super().__init__()
        self._first, self._aside = first, aside

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(KEPT_FIRST if self._first else KEPT, tone="asked")
        if self._aside:
            yield Passage(self._aside, tone="aside")
        choices = [Choice("enter", "Yes", name="yes"), Choice("k", "Keep writing", name="more")]
        if self._first:
            choices.append(Choice("r", "Rate a session I had", name="rate"))
        yield Choices(*choices)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
