"""One topic: what it is about, and a sentence about it."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.words import Lines

A_SENTENCE = "A sentence about it, if you like"


@dataclass(frozen=True, slots=True)
class Typed:
    """A topic as it was typed."""

    text: str
    more: str = ""


class OneTopic(Slip[Typed]):
    """Returns the topic as it was typed; None for no change, or where nothing stands there."""

    FOOT = (("tab", "next"), "ctrl+s", "escape")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep")]

    def __init__(self, topic: Typed) -> None:
        """Ask for a topic, or change one."""
        super().__init__()
        self._text = Lines(topic.text, question="What would you like to talk about?")
        self._more = Lines(topic.more, question=A_SENTENCE)

    def parts(self) -> ComposeResult:
        """Ask."""
        yield self._text
        yield self._more

    def on_mount(self) -> None:
        """Begin behind what is there."""
        self._text.begin()
        self._text.cursor = (0, len(self._text.text))

    def go_on_from(self, part: Part, how: How) -> None:
        """Enter goes on, and from the last keeps it."""
        if how == "enter" and part is self._more:
            self.action_keep()
        else:
            super().go_on_from(part, how)

    def action_keep(self) -> None:
        """Return what is typed."""
        typed = Typed(self._text.text.strip(), self._more.text.strip())
        self.dismiss(typed if typed.text else None)
