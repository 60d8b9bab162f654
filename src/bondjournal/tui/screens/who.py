"""Who an entry is for: the slip that asks, and the one for the line a person writes instead."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Lines

_CHOICES = (
    Choice("m", "Only me", "On no page, and not counted on any.", name="only-me"),
    Choice("o", "One line I write", "The page may carry that line, never the text.", name="gist"),
    Choice("a", "As I wrote it", "The page may carry the text.", name="as-written"),
)


class WhoIsItFor(Slip[str]):
    """Asks who an entry is for; returns the share level."""

    def __init__(self, share: str, leave: str) -> None:
        """Ask.

        Args:
            share: the share level now, where the mark begins.
            leave: what Escape does, in words.
        """
        super().__init__()
        self._share = share
        self.foot = (("escape", leave),)

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("Who is it for?", tone="asked")
        names = [choice.name for choice in _CHOICES]
        yield Choices(*_CHOICES, marked=names.index(self._share))

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)


class OneLine(Slip[str]):
    """Asks for the line that a page may carry; returns it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep")]

    def __init__(self, gist: str, leave: str) -> None:
        """Ask for the line.

        Args:
            gist: the line so far.
            leave: what Escape does, in words.
        """
        super().__init__()
        self._gist = gist
        self.foot = ("ctrl+s", ("escape", leave))

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("The line, in your words", tone="asked")
        yield Lines(self._gist)

    def on_mount(self) -> None:
        """Begin behind what is there."""
        lines = self.query_one(Lines)
        lines.cursor = (0, len(self._gist))
        lines.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Keep the line by Enter."""
        del part
        if how == "enter":
            self.action_keep()

    @on(Answer.Changed)
    def _changed(self) -> None:
        self.query_one(Lines).told = ""

    def action_keep(self) -> None:
        """Keep the line, if there is one."""
        lines = self.query_one(Lines)
        if lines.text.strip():
            self.dismiss(lines.text.strip())
        else:
            lines.told = "Without a line it stays as it is. Type one, or press esc."
