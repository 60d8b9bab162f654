"""Pick the sentences of an entry that a page may quote."""

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.journal.quotes import sentences
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.marked import Marked
from bondjournal.tui.widgets.part import Drawn
from bondjournal.tui.widgets.passage import Passage
from bondjournal.visible import visible_line

QUOTED = "quoted"
ABOVE = 2
"""Rows of the passage above the first sentence."""


class Sentences(Marked, can_focus=True):
    """Sentences below each other, each of them quoted or not."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "quote it, or not"),
        ("open", ""),
        switch="open",
        previous="move(-1)",
        next="move(1)",
    )

    def __init__(self, paragraphs: Sequence[Sequence[str]], quoted: Sequence[str]) -> None:
        """Offer sentences; `quoted` are those chosen at first."""
        super().__init__()
        offered = [one for paragraph in paragraphs for one in paragraph]
        self._sentences = offered
        starts = accumulate(len(paragraph) for paragraph in paragraphs[:-1])
        self._begins = set(starts)
        """The sentences that begin a paragraph, except the first one."""
        wanted = set(quoted)
        self._quoted = {place for place, one in enumerate(offered) if one in wanted}
        self._place = 0
        self._rows: list[tuple[int, int, int]] = []
        self._first: list[int] = []
        self._wrapped_at = -1

    @property
    def chosen(self) -> str | None:
        """The sentence under the mark."""
        return self._sentences[self._place] if self._sentences else None

    @property
    def quoted(self) -> list[str]:
        """The sentences that are quoted, in their order."""
        return [self._sentences[place] for place in sorted(self._quoted)]

    def _wrap(self, body: int) -> list[tuple[int, int, int]]:
        if self._wrapped_at != body:
            self._wrapped_at = body
            self._rows, self._first = [], []
            for place, sentence in enumerate(self._sentences):
                if place in self._begins:
                    self._rows.append((-1, 0, 0))
                self._first.append(len(self._rows))
                rows = wrap(visible_line(sentence), body - len(QUOTED) - 2)
                self._rows += [(place, start, end) for start, end in rows]
        return self._rows

    def height_for(self, body: int) -> int:
        """Return how many rows the sentences take."""
        return max(1, len(self._wrap(body)))

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows = self._wrap(self.body)
        if y >= len(rows):
            return Drawn()
        place, start, end = rows[y]
        if place < 0:
            return Drawn()
        chosen = place == self._place
        text = visible_line(self._sentences[place])[start:end]
        words = [self.words(text, "bright" if chosen else "text", bold=chosen)]
        if place in self._quoted and start == 0:
            gap = self.body - cell_len(text) - len(QUOTED)
            words += [self.words(" " * gap), self.words(QUOTED)]
        return Drawn(words, marked=chosen and self.has_focus)

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self._place = max(0, min(len(self._sentences) - 1, self._place + by))
        self.refresh()
        self._show()

    def _show(self) -> None:
        if not self._sentences:
            return
        rows = self._wrap(self.body)
        first = self._first[self._place]
        own = sum(1 for place, _, _ in rows if place == self._place)
        if self._place:
            self.reveal(first, own)
        else:
            # The words above the first sentence come into view with it.
            self.reveal(-ABOVE, own + ABOVE)
        self.point(self.columns.axis, first)

    def point_again(self) -> None:
        """Point at the mark once more."""
        self._show()

    def action_open(self) -> None:
        """Quote the sentence under the mark, or stop quoting it."""
        if self._sentences:
            self._quoted ^= {self._place}
            self.refresh()

    def rows_below_mark(self, y: int) -> int | None:
        """Return how many sentences below the mark the one in this line is, or None."""
        rows = self._wrap(self.body)
        place = rows[y][0] if y < len(rows) else -1
        return place - self._place if place >= 0 else None


class Quotes(Sheet[list[str]]):
    """Returns the sentences a page may quote, or None for no change."""

    PLACE = "Lines to quote"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("keep", "leave")

    def __init__(self, name: str, text: str, quoted: Sequence[str], *, leave: str) -> None:
        """Offer the sentences of a text.

        Args:
            name: the name of the text.
            text: the text.
            quoted: the quotes chosen already.
            leave: where Escape leads, in words.
        """
        super().__init__()
        self.foot = ("switch", "keep", ("leave", leave))
        self._name_of = name
        paragraphs = sentences(text)
        offered = {one for paragraph in paragraphs for one in paragraph}
        self._more = [one for one in quoted if one not in offered]
        self._sentences = Sentences(paragraphs, quoted)

    def parts(self) -> ComposeResult:
        """Offer the sentences."""
        yield Passage(wording.QUOTES, tone="aside")
        yield self._sentences

    def on_mount(self) -> None:
        """Show the name of the text, and focus the sentences."""
        self.remark = self._name_of
        self._sentences.focus(scroll_visible=False)

    def action_keep(self) -> None:
        """Return the quoted sentences, with earlier quotes that are not whole sentences."""
        self.dismiss([*self._more, *self._sentences.quoted])

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
