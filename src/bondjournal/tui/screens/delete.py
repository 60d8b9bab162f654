"""Before something is removed: one slip for an entry, one for what is removed for good."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage

BACKUPS = "Copies in backups you made stay there."


class _Removing(Slip[str]):
    """Returns the name of what was chosen; the mark begins on the way that keeps."""

    def ways(self, question: str, *choices: Choice) -> ComposeResult:
        """Ask, with a last choice that keeps."""
        keep = Choice("k", "Leave it where it is", name="keep")
        yield Passage(question, tone="asked")
        yield Choices(*choices, keep, marked=len(choices))

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)


class Delete(_Removing):
    """Asks before something is deleted; returns "delete", "gone" or "keep"."""

    def __init__(self, what: str = "this entry") -> None:
        """Ask about this."""
        super().__init__()
        self._what = what

    def parts(self) -> ComposeResult:
        """Ask."""
        yield from self.ways(
            f"Delete {self._what}? It stays in the trash for 14 days.",
            Choice("d", "Delete", name="delete"),
            Choice("g", "Gone now", f"Removed at once. {BACKUPS}", name="gone"),
        )


class GoneNow(_Removing):
    """Asks before something leaves the trash for good; returns "gone" or "keep"."""

    def parts(self) -> ComposeResult:
        """Ask."""
        yield from self.ways(
            "Remove it for good?",
            Choice("g", "Gone now", f"Removed at once. {BACKUPS}", name="gone"),
        )
