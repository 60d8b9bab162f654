"""A list of rows under questions; the mark passes over these."""

from bondjournal.tui.widgets.grouped import GroupedRows, Heading
from bondjournal.tui.widgets.part import Drawn, Label
from bondjournal.tui.widgets.rowlines import below_of, margin_of, words_of


class Question(Heading):
    """The key of a question's row."""


class Chain(GroupedRows):
    """Rows with what belongs under them, below questions that are asked now."""

    def draw_row(self, y: int) -> Drawn:
        """Draw one line; beside what belongs under the marked row stands the key for it."""
        index, line = self._shown(y)
        rows = self._stretch.rows
        if index < 0:
            return super().draw_row(y)
        row, chosen = rows[index], index == self._place
        if isinstance(row.key, Question):
            return Drawn([self.words(self.cut(row.words, self.body), "bright", bold=True)])
        if chosen and not line and not self.has_focus:
            # The field above has the focus, and alone is bright.
            margin = margin_of(self, row, None, chosen=False)
            return Drawn(words_of(self, row, chosen=False), margin)
        if line:
            margin = self.label_of(Label("", key="enter")) if chosen else []
            return Drawn(below_of(self, row), margin)
        return super().draw_row(y)
