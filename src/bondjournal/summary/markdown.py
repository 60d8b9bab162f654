"""Write a page as Markdown that reads well as plain text. Pure.

The result is parsed again. A line that does not read as intended is written with more escapes. A
page that does not is written again with the person's own Markdown shown as typed; a page with more
marks or lines than anybody's prose is written like that at once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bondjournal.page_styles import STYLES
from bondjournal.summary import layout, persons, skeleton
from bondjournal.summary.blocks import Block, Heading, List, Paragraph, Quote, Sheet, as_read
from bondjournal.summary.filling import WIDTH, fill
from bondjournal.summary.inline import Escapes, to_markdown, visible
from bondjournal.summary.page import Page, Style, in_style, texts

_CLOSING = re.compile(r"(?<!\S)#+$")
"""What would close a heading at its end."""
_ESCAPED = r"\\\g<0>"
_NARROWEST = 20
"""The fewest columns that text deep in lists is filled to."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page in Markdown, and the blocks that a reader of Markdown sees in it."""

    text: str
    sheet: Sheet


def render(page: Page, style: Style) -> str:
    """Return the page in one of its styles, with a line end at its end."""
    return write(page, style).text


def write(page: Page, style: Style) -> Written:
    """Write the page in one of its styles, and return it with its blocks as they read.

    Every other format is made from these blocks, so that only this function decides what is
    emphasis and what is a sign that somebody typed.
    """
    if STYLES[style].is_plain:
        return _write_plain(page, style)
    if persons.is_crowded(text for text, _ in texts(in_style(page, style))):
        return _write(page, style, persons.plain_blocks, Escapes.WHOLE)
    made = _write(page, style, persons.blocks, Escapes.NONE)
    if skeleton.of_text(made.text) == skeleton.intended(made.sheet.blocks):
        return made
    return _write(page, style, persons.plain_blocks, Escapes.WHOLE)


def _write_plain(page: Page, style: Style) -> Written:
    """Write paragraphs as plain text, which nobody reads as Markdown."""
    sheet = layout.sheet(page, style, persons.plain_blocks)
    paragraphs = (
        "\n".join(fill(visible(block.nodes), WIDTH, page.words.months, escaped=False))
        for block in sheet.blocks
        if isinstance(block, Paragraph)
    )
    return Written("\n\n".join(paragraphs) + "\n", sheet)


def _write(page: Page, style: Style, body: layout.Body, least: Escapes) -> Written:
    built = layout.sheet(page, style, body)
    pen = _Pen(page.words.months, least)
    text = "\n".join(pen.blocks(built.blocks, WIDTH)) + "\n"
    return Written(text, built.as_read(pen.as_typed))


@dataclass(slots=True)
class _Pen:
    """Writes blocks as lines; `least` is how much is escaped at least."""

    months: Sequence[str]
    least: Escapes
    as_typed: set[Block] = field(default_factory=set)
    """The blocks written with a person's own emphasis as they typed it."""

    def blocks(self, blocks: Sequence[Block], room: int, *, tight: bool = False) -> list[str]:
        lines: list[str] = []
        for block in blocks:
            if lines and not tight:
                lines.append("")
            lines += self.block(block, room)
        return lines

    def block(self, block: Block, room: int) -> list[str]:
        if isinstance(block, Paragraph):
            return self.paragraph(block, room)
        if isinstance(block, Heading):
            return [self.heading(block)]
        if isinstance(block, Quote):
            inner = self.blocks(block.blocks, room - 2)
            return [f"> {line}" if line else ">" for line in inner]
        if isinstance(block, List):
            return self.items(block, room)
        return ["---"]

    def items(self, block: List, room: int) -> list[str]:
        lines: list[str] = []
        before = False
        for item in block.items:
            if lines and (block.spacing == "loose" or (block.spacing == "mixed" and before)):
                lines.append("")
            before = len(item.blocks) > 1
            indent = len(item.marker) + 1
            inner = self.blocks(
                item.blocks,
                max(room - indent, _NARROWEST),
                tight=block.spacing == "tight",
            )
            lines += _hung(item.marker, inner or [""], indent)
        return lines

    def paragraph(self, block: Paragraph, room: int) -> list[str]:
        return self._read_back(block, lambda markdown: fill(markdown, room, self.months))

    def heading(self, block: Heading) -> str:
        marker = "#" * block.level
        (line,) = self._read_back(
            block,
            lambda markdown: [f"{marker} {_CLOSING.sub(_ESCAPED, ' '.join(markdown.split()))}"],
        )
        return line

    def _read_back(
        self, block: Paragraph | Heading, lines_of: Callable[[str], list[str]]
    ) -> list[str]:
        """Write a block with as few escapes as let it read as intended."""
        for escapes in Escapes:
            if escapes < self.least:
                continue
            lines = lines_of(to_markdown(block.nodes, escapes))
            if escapes is Escapes.WHOLE:
                self.as_typed.add(block)
                break
            shown = as_read((block,), self.as_typed)
            if skeleton.of_text("\n".join(lines)) == skeleton.intended(shown):
                break
        return lines


def _hung(marker: str, lines: Iterable[str], indent: int) -> list[str]:
    first, *rest = lines
    hung = [" " * indent + line if line else "" for line in rest]
    return [f"{marker} {first}".rstrip(), *hung]
