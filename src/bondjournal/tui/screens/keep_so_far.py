"""Before a sheet is left on which something was said."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage


class KeepSoFar(Slip[str]):
    """Returns "keep" or "leave"; Escape goes back to the sheet."""

    FOOT = (("escape", "go back"),)

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("Keep what is here so far?", tone="asked")
        yield Choices(
            Choice("k", "Keep it", name="keep"),
            Choice("l", "Leave without it", name="leave"),
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
