"""One line or two, in a slip: the words of something in a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.talk import Line
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Lines


class SomeLines(Slip[tuple[str, ...]]):
    """Asks for lines; returns all of them, or None where the first stays empty and may not."""

    FOOT = (("tab", "next"), ("ctrl+s", "keep"), "escape")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "keep")]

    def __init__(self, lines: Sequence[Line]) -> None:
        """Ask for lines."""
        super().__init__()
        self._may_be_empty = lines[0].optional or bool(lines[0].empty)
        self._about, self._empty = lines[0].about, lines[0].empty
        if len(lines) == 1:
            self.foot = self.FOOT[1:]
        self._lines = [Lines(line.present, question=line.question) for line in lines]

    def parts(self) -> ComposeResult:
        """Ask."""
        if self._about:
            yield Passage(self._about)
        yield from self._lines
        if self._empty:
            yield Passage(f"Enter without words: {self._empty}.", tone="aside")

    def on_mount(self) -> None:
        """Begin behind what is there."""
        first = self._lines[0]
        first.begin()
        first.cursor = (0, len(first.text))

    def go_on_from(self, part: Part, how: How) -> None:
        """Enter goes on, and from the last keeps them."""
        if how == "enter" and part is self._lines[-1]:
            self.action_keep()
        else:
            super().go_on_from(part, how)

    def action_keep(self) -> None:
        """Return what is typed."""
        typed = tuple(line.text.strip() for line in self._lines)
        self.dismiss(typed if typed[0] or self._may_be_empty else None)
