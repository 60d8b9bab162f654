"""The lines and doors of home: doors keep their rows, whatever stands above them."""

from collections.abc import Sequence

from bondjournal.actions import ACTIONS
from bondjournal.journal.home import Door, Line
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.choices import LOW, Choice, Choices
from bondjournal.tui.widgets.part import Drawn
from bondjournal.visible import visible_line

_FEW = 2
"""With more rows of lines than these, doors stand without empty rows between them."""
_ABOVE, _ABOVE_CLOSE = 3, 5
"""How many rows are above the doors at least; the last one is empty."""
_MOST = 9
"""How many rows the doors take, with the empty ones between their groups."""

_TEXT = -1
"""The index of a row that no choice is in."""


class Doors(Choices):
    """Dim lines, some of which lead somewhere, and the doors below them."""

    DEFAULT_CSS = "Doors { margin-top: 1; }"

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._doors: Sequence[Sequence[Door]] = ()

    def show(self, lines: Sequence[Line], doors: Sequence[Sequence[Door]], marked: str) -> None:
        """Show other lines and doors; the mark stays where it is, if that is still there."""
        self._lines, self._doors = lines, doors
        named = [(line.leads, line.words) for line in lines if line.leads]
        named += [(door.leads, door.words) for group in doors for door in group]
        choices = [
            Choice(ACTIONS[leads].keys if leads in ACTIONS else "", words, name=leads)
            for leads, words in named
        ]
        self.offer(*choices, marked=[leads for leads, _ in named].index(marked))

    def _rows(self, body: int) -> list[tuple[int, int, str]]:
        """Return the rows of the lines, and those of the doors below."""
        low = self.app.size.height < LOW
        rows: list[tuple[int, int, str]] = []
        index = 0
        for line in self._lines:
            words = visible_line(line.words)
            texts = [words[start:end] for start, end in wrap(words, body)]
            if line.own:
                texts = [self.cut(words, body)]
            rows += [(index if line.leads else _TEXT, 0, text) for text in texts]
            index += bool(line.leads)
        few = len(rows) <= _FEW
        least = 0 if low else _ABOVE if few else _ABOVE_CLOSE
        rows += [(_TEXT, 0, "")] * max(1 if rows else 0, least - len(rows))
        count = sum(map(len, self._doors))
        gaps = min(len(self._doors) - 1, max(0, _MOST - count)) if few and not low else 0
        for number, group in enumerate(self._doors):
            # Where there is no room for all empty rows, the first ones go.
            if number >= len(self._doors) - gaps:
                rows.append((_TEXT, 0, ""))
            rows += [(index + place, 0, door.words) for place, door in enumerate(group)]
            index += len(group)
        return rows

    def draw_row(self, y: int) -> Drawn:
        """Draw one row; lines are dim unless the mark is on them."""
        rows = self._rows(self.body)
        if y >= len(rows):
            return Drawn()
        index, _, text = rows[y]
        leading = sum(1 for line in self._lines if line.leads)
        if index == _TEXT:
            return Drawn([self.words(text, "dim")])
        drawn = super().draw_row(y)
        if index >= leading or self.marked is self.choices[index]:
            return drawn
        return drawn._replace(words=[self.words(text, "dim")])
