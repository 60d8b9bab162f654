"""What became of one topic: its words, and below them the answers, of which one may be chosen."""

from collections.abc import Mapping
from typing import Unpack

from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, PartOptions
from bondjournal.tui.widgets.values import Values
from bondjournal.visible import visible_line

_INDENT = 2


class TopicAnswer(Values):
    """A topic with its answers in a row; none is chosen at first. The margin is beside these."""

    def __init__(
        self, text: str, answers: Mapping[str, str], answer: str, **options: Unpack[PartOptions]
    ) -> None:
        """Make it.

        Args:
            text: the topic.
            answers: the words of each answer, by its name.
            answer: the answer at first; empty for none.
            options: as for every part.
        """
        super().__init__(
            [*answers.items()], answer or None, steady=True, may_be_none=True, **options
        )
        self.text = visible_line(text)

    @property
    def answer(self) -> str:
        """The answer, by its name; empty if there is none."""
        return self.chosen or ""

    @answer.setter
    def answer(self, answer: str) -> None:
        names = [name for name, _ in self._values]
        self._choose(names.index(answer) if answer else None)

    def _rows(self, body: int) -> list[str]:
        return [self.text[start:end] for start, end in wrap(self.text, body)]

    def _fits(self, body: int) -> bool:
        return super()._fits(body - _INDENT)

    def height_for(self, body: int) -> int:
        """Return the rows of the topic and of the answers."""
        return len(self._rows(body)) + super().height_for(body)

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows, focused = self._rows(self.body), self.has_focus
        if y < len(rows):
            words = self.words(rows[y], "bright" if focused else "text", bold=focused)
            return Drawn([words], marked=focused)
        drawn = super().draw_row(y - len(rows))
        return drawn._replace(words=[self.words(" " * _INDENT), *drawn.words])

    def point_again(self) -> None:
        """Point at the answers, because they may have moved on the screen."""
        self.point(self.columns.axis + _INDENT, len(self._rows(self.body)))

    def on_focus(self) -> None:
        """Show the mark."""
        super().on_focus()
        self.reveal(0, self.size.height)
