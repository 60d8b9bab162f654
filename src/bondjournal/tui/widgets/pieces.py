"""A text made of pieces, such as a page: what comes from one row can be lit and shown."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rich.style import Style

from bondjournal.tui.widgets.part import Segments
from bondjournal.tui.widgets.reader import Block, Reader, blocks


class Piece(NamedTuple):
    """Some lines of a text, and what they come from."""

    text: str
    """Whole paragraphs in light Markdown, with the empty lines behind them."""
    key: Hashable = None
    """The key of the row that it comes from; None if it comes from none."""


class PiecedReader(Reader):
    """A text in pieces to read; several may come from the same row."""

    _keys: Sequence[Hashable] = (None,)
    """The key of each block."""
    _lit: Hashable = None

    def read_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show another text; it stays where it was scrolled to, and what was lit stays lit."""
        shown: list[tuple[Hashable, Block]] = [
            (piece.key, block)
            for piece in pieces
            for block in blocks(piece.text, joins=self._joins)
        ]
        self._keys = [key for key, _ in shown]
        self._show([block for _, block in shown])
        self.light(self._lit)

    def light(self, key: Hashable) -> None:
        """Draw the pieces with this key bright, and bring the first of them into view."""
        self._lit = key
        self.refresh()
        self.call_after_refresh(self._reveal_lit)

    def _is_lit(self, index: int) -> bool:
        return self._lit is not None and self._keys[index] == self._lit

    def _reveal_lit(self) -> None:
        rows = [y for y, row in enumerate(self._wrap(self.body)) if self._is_lit(row[0])]
        if rows:
            last = next((y for y in rows if y + 1 not in rows), rows[0])
            self.reveal(rows[0], min(last + 1 - rows[0], self.container_size.height))

    def _words(self, index: int, start: int, end: int) -> Segments:
        drawn = super()._words(index, start, end)
        if not self._is_lit(index):
            return drawn
        lit = Style(color=self.ink("bright").color, bold=True)
        return [one._replace(style=(one.style or Style()) + lit) for one in drawn]
