"""Somebody's Markdown, drawn calmly: paragraphs, lists, headings, quotations, bold, italic.

Links, tables and everything else are shown as typed, and links open nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, Unpack

from textual.geometry import Size
from textual.widget import Widget

from bondjournal.journal.search_text import places
from bondjournal.tui import look
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.marks import LONGEST, Span, is_crowded, shown
from bondjournal.tui.widgets.part import Drawn, Margin, Part, PartOptions, Segments
from bondjournal.visible import visible_line

_HEADING = re.compile(r"#{1,6} +(?P<rest>.*?)(?: +#+)?$")
_ITEM = re.compile(r"(?P<sign>[-*+]|\d{1,9}[.)]) +(?=\S)")
_BREAK = re.compile(r"(?:\* *){3,}$|(?:- *){3,}$|(?:_ *){3,}$")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`]*$")
_DEEPEST = 12
"""Cells of indentation at most; deeper indentation is drawn like this."""

Kind = Literal["text", "heading", "quote", "code", "break"]


class Block(NamedTuple):
    """One paragraph to draw: `first` is before its first row, blanks are before the others."""

    first: str
    text: str
    kind: Kind
    spans: list[Span]


def blocks(text: str, *, joins: bool = False) -> list[Block]:
    """Return the paragraphs of a text.

    Args:
        text: light Markdown.
        joins: True if a line break inside a paragraph is a space, as in Markdown proper;
            False to keep lines as the person typed them.
    """
    crowded = is_crowded(text)
    return [
        _block(first, words, kind, as_typed=crowded)
        for first, words, kind in _paragraphs(text, joins=joins)
    ]


def _block(first: str, words: str, kind: Kind, *, as_typed: bool) -> Block:
    if as_typed or kind in {"code", "break"}:
        return Block(first, words, kind, [])
    plain, spans = shown(words)
    return Block(first, plain, kind, spans)


def _paragraphs(text: str, *, joins: bool) -> Iterator[tuple[str, str, Kind]]:
    fence = ""
    waiting: tuple[str, list[str], Kind] | None = None
    for typed in text.split("\n"):
        line = visible_line(typed.expandtabs(4)).rstrip()
        bare = line.lstrip()
        if fence:
            if bare.startswith(fence) and not bare.strip(fence[0]):
                fence = ""
            else:
                yield "  ", line, "code"
            continue
        first, words, kind = _read(line, bare)
        plain = kind == "text" and not first.strip()
        if waiting and words and (plain or kind == "quote" == waiting[2]):
            waiting[1].append(words)
            continue
        if waiting:
            yield _joined(*waiting)
            waiting = None
        if kind == "code":
            fence = words
        elif joins and words and kind in {"text", "quote"}:
            waiting = (first, [words], kind)
        else:
            yield first, words, kind
    if waiting:
        yield _joined(*waiting)


def _joined(first: str, words: list[str], kind: Kind) -> tuple[str, str, Kind]:
    return first, " ".join(words), kind


def _read(line: str, bare: str) -> tuple[str, str, Kind]:
    """Return what is before the words of a line, the words, and the kind of the line."""
    indent = " " * min(_DEEPEST, len(line) - len(bare))
    read: tuple[str, str, Kind] = (indent, bare, "text")
    if not bare or len(line) > LONGEST:
        read = ("", line, "text")
    elif match := _HEADING.match(bare):
        read = ("", match["rest"], "heading")
    elif _BREAK.match(bare):
        read = ("", "", "break")
    elif match := _FENCE.match(bare):
        read = ("", match["fence"], "code")
    elif bare.startswith(">"):
        read = (indent + "  ", bare.lstrip("> "), "quote")
    elif match := _ITEM.match(bare):
        read = (f"{indent}{match['sign']} ", bare[match.end() :], "text")
    return read


class Reader(Part):
    """A text to read in its full height; the body around it scrolls.

    Only visible rows are drawn, so a text of 1 MiB is no slower than a short one.
    """

    def __init__(
        self,
        text: str = "",
        *,
        joins: bool = False,
        **options: Unpack[PartOptions],
    ) -> None:
        """Make a reader.

        Args:
            text: light Markdown.
            joins: as in `blocks`: True for a page the program made, False for what was typed.
            options: as for every part.
        """
        super().__init__(**options)
        self._joins = joins
        self._blocks = blocks(text, joins=joins)
        self._rows: list[tuple[int, int, int]] = []
        self._found: list[tuple[int, int, int]] = []
        """Where words stand that are looked for: the block, from which letter to before which."""
        self._shown_place: tuple[int, int, int] | None = None
        self._wrapped_at = -1

    def read(self, text: str, *, margin: Margin | None = None, joins: bool | None = None) -> None:
        """Show another text from its beginning; `joins` as before where it is not said."""
        self._joins = self._joins if joins is None else joins
        if margin is not None:
            self.say_beside(margin)
        self._show(blocks(text, joins=self._joins))

    def _show(self, shown: list[Block]) -> None:
        self._blocks = shown
        self._wrapped_at = -1
        self._found, self._shown_place = [], None
        self.refresh(layout=True)

    def find(self, words: str) -> int:
        """Mark where words stand in the text, and return in how many places."""
        self._found = [
            (index, first, last)
            for index, block in enumerate(self._blocks)
            for first, last in places(words, block.text)
        ]
        self._shown_place = None
        self.refresh()
        return len(self._found)

    def next_found(self) -> int:
        """Return which of the places found is the first in what can be seen, or else of all."""
        above = self.parent.region.y - self.region.y if isinstance(self.parent, Widget) else 0
        rows = map(self._row_of, self._found)
        return next((at for at, row in enumerate(rows) if row >= above), 0)

    def show_found(self, at: int) -> None:
        """Show one of the places found; the text is moved only where it is out of sight."""
        self._shown_place = self._found[at]
        self.reveal(self._row_of(self._shown_place))
        self.refresh()

    def end_finding(self) -> None:
        """Mark nothing any more."""
        self.find("")

    def _row_of(self, place: tuple[int, int, int]) -> int:
        """Return in which row a place begins."""
        return bisect_right(self._wrap(self.body), place[:2], key=lambda row: row[:2]) - 1

    def _wrap(self, body: int) -> list[tuple[int, int, int]]:
        """Return for each row the index of its block, and its start and end in the block's text."""
        if self._wrapped_at != body:
            self._wrapped_at = body
            self._rows = [
                (index, start, end)
                for index, block in enumerate(self._blocks)
                for start, end in wrap(block.text, body - len(block.first))
            ]
        return self._rows

    def height_for(self, body: int) -> int:
        """Return how many rows the text or its margin takes, whichever is more."""
        return max(len(self._wrap(body)), len(self._labels))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return its height for Textual's layout."""
        return max(1, super().get_content_height(container, viewport, width))

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows = self._wrap(self.body)
        margin = self.label(y)
        if y >= len(rows):
            return Drawn(margin=margin)
        index, start, end = rows[y]
        return Drawn(self._words(index, start, end), margin)

    def _words(self, index: int, start: int, end: int) -> Segments:
        block = self._blocks[index]
        if block.kind == "break":
            return [self.words(self.signs.rule * 8, "rule")]
        first = block.first if start == 0 else " " * len(block.first)
        drawn = [self.words(first)]
        found = [place for place in self._found if place[0] == index]
        cuts = {start, end}
        for marked in [span[:2] for span in block.spans] + [place[1:] for place in found]:
            cuts.update(place for place in marked if start < place < end)
        places = sorted(cuts)
        heading, quote = block.kind == "heading", block.kind == "quote"
        for begin, stop in pairwise(places):
            over = [span for span in block.spans if span.start <= begin and stop <= span.end]
            hit = next((one for one in found if one[1] <= begin and stop <= one[2]), None)
            is_shown = hit is not None and hit == self._shown_place
            style = look.ink(
                self.app.theme,
                "bright" if heading or is_shown else "text",
                bold=heading or hit is not None or any(span.bold for span in over),
                italic=quote or any(span.italic for span in over),
                underline=hit is not None,
                on="select" if is_shown else "background",
            )
            drawn.append(self.words(block.text[begin:stop])._replace(style=style))
        return drawn
