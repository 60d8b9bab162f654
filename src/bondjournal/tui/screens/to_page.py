"""On the next page: a number that may go on it, and a topic with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording import notices as words


class ToPage(Slip[str]):
    """Returns the topic as it was typed, or nothing; None for no change."""

    FOOT = ("ctrl+s", ("escape", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep")]

    def __init__(self, says: Sequence[str], empty: str, topic: str = "") -> None:
        """Ask for a topic.

        Args:
            says: what may go on the page.
            empty: what no words mean.
            topic: what was typed before.
        """
        super().__init__()
        self._says = says
        self._empty = empty
        self._topic = Lines(topic, question=words.TOPIC)

    def parts(self) -> ComposeResult:
        """Say what goes on it, and ask."""
        yield Passage(*self._says)
        yield self._topic
        yield Passage(self._empty, tone="aside")

    def on_mount(self) -> None:
        """Begin in the field."""
        self._topic.begin()

    def past_the_last(self) -> None:
        """Keep it."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return what is typed."""
        self.dismiss(self._topic.text.strip())
