"""Asked once after a long time away: whether there is a therapist now."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.passage import Passage


class Seeing(Slip[str]):
    """Returns "same", "new", "not now" or "skip"; Escape is None, which is skip."""

    FOOT = (("escape", "skip"),)

    def parts(self) -> ComposeResult:
        """Ask; none of the answers is to be preferred."""
        yield Passage("Are you seeing someone at the moment?", tone="asked")
        yield Choices(
            Choice("s", "Yes, the same person", name="same"),
            Choice("n", "Yes, someone new", name="new"),
            Choice("t", "Not now", name="not now"),
            Choice("k", "Skip", name="skip"),
            marked=None,
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)


class SomeoneNew(Slip[str]):
    """Returns what somebody new is called; Escape is None."""

    FOOT = (("enter", "keep"), ("escape", "back"))

    def parts(self) -> ComposeResult:
        """Ask for a name, which can be any word."""
        yield Passage("What do you want to call them here? A letter will do.", tone="asked")
        yield Field(mark=True)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Field).begin()

    def past_the_last(self) -> None:
        """Take what was typed."""
        typed = self.query_one(Field).value.strip()
        self.dismiss(typed or None)
