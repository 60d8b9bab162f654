"""What becomes of an unfinished entry that was found, and whether it is really thrown away."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage


class DraftFound(Slip[str]):
    """Returns "open", "later" or "throw"; Escape is None, which is later."""

    FOOT = (("escape", "keep it for later"),)

    def __init__(self, day: str) -> None:
        """Ask about the one from a day: "Saturday", "today"."""
        super().__init__()
        self._day = day

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(f"You have an unfinished entry from {self._day}.", tone="asked")
        yield Choices(
            Choice("o", "Open it", name="open"),
            Choice("l", "Keep it for later", name="later"),
            Choice("t", "Throw it away", name="throw"),
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)


class ThrowAway(Slip[str]):
    """Asks before it is thrown away; returns "throw" or "keep". No letter alone throws it away."""

    def __init__(self, day: str) -> None:
        """Ask about the one from a day: "Saturday", "today"."""
        super().__init__()
        self._day = day

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(f"Throw away {self._day}'s entry? It goes to the trash.", tone="asked")
        yield Choices(
            Choice("k", "Keep it", name="keep"), Choice("", "Throw it away", name="throw")
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
