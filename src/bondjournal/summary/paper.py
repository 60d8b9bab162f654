"""How large the font of a page can be for it to stay on one sheet of paper. Pure.

Everything is estimated in letters and rows, as `page.css` sets them in print. The fonts of other
people's computers are not known here, so letters are assumed to be those of a wide font.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from bondjournal.summary.blocks import Block, Blocks, Heading, List, Paragraph, Quote, Sheet
from bondjournal.summary.filling import columns
from bondjournal.summary.inline import visible
from bondjournal.summary.page import Style

LARGEST, SMALLEST = 11.5, 9.0
"""Font sizes in points; a page that is too long for the smallest takes several sheets."""
OVER_SHEETS = 10.5
"""The font size of a page on several sheets."""
_STEP = 0.25

_WIDTH, _HEIGHT = 170 / 25.4 * 72, 264 / 25.4 * 72
"""The room between the margins of A4, in points."""
_LETTER = 0.49
"""The width of a letter of running text; this and all below are multiples of the font size."""
_BESIDE, _HEADING = 9.4, 7.8
"""The width that headings take from the text, and the part of it that their words fill."""
_LIST, _QUOTE = 1.4, 1.2
"""How far the text in lists and in quotes is indented."""
_AROUND_HEAD, _BEFORE_PART, _AROUND_RULE = 1.5, 1.2, 1.8


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a page is set: its width, the height of a row, and the gaps between blocks."""

    width: float
    row: float
    gap: float
    small_gap: float

    def stack(self, blocks: Blocks, width: float) -> float:
        """Return the height of blocks one below the other, with the gaps between them."""
        height = sum(self.block(block, width) for block in blocks)
        for before, after in pairwise(blocks):
            is_close = isinstance(before, Paragraph) and isinstance(after, Quote)
            height += self.small_gap if is_close else self.gap
        return height

    def block(self, block: Block, width: float) -> float:
        """Return the height of a block."""
        if isinstance(block, (Heading, Paragraph)):
            larger = 1.5 if isinstance(block, Heading) and block.level == 1 else 1
            letters = columns(visible(block.nodes)) * larger * _LETTER
            return ceil(letters / max(width, 1)) * self.row * larger
        if isinstance(block, Quote):
            return self.stack(block.blocks, width - _QUOTE)
        if isinstance(block, List):
            gap = self.small_gap if block.spacing == "tight" else 1.3 * self.gap
            items = sum(self.stack(item.blocks, width - _LIST) for item in block.items)
            return items + gap * (len(block.items) - 1)
        return 0


def size(sheet: Sheet, style: Style) -> float:
    """Return the font size in which a page is printed, in points."""
    steps = round((LARGEST - SMALLEST) / _STEP)
    sizes = [LARGEST - _STEP * number for number in range(steps + 1)]
    return next((one for one in sizes if _height(sheet, style, one) <= _HEIGHT), OVER_SHEETS)


def _height(sheet: Sheet, style: Style, size: float) -> float:
    """Return the height of a page in points."""
    if style == "full":
        setting = _Setting(_WIDTH / size - _BESIDE, 1.36, 0.4, 0.2)
    else:
        setting = _Setting(min(_WIDTH / size, 34), 1.45, 0.75, 0.35)
    height = setting.stack(sheet.head, setting.width) + _AROUND_HEAD
    for part in sheet.parts:
        has_heading = isinstance(part[0], Heading)
        heading = setting.block(part[0], _HEADING) if has_heading else 0
        height += _BEFORE_PART + max(heading, setting.stack(part[has_heading:], setting.width))
    height += setting.stack(sheet.foot, setting.width) + _AROUND_RULE
    return height * size
