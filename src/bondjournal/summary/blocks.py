"""What a page is built of: headings, paragraphs, quotes, lists and a rule."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from bondjournal.summary.inline import Nodes, whole


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2."""

    level: int
    nodes: Nodes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, filled to the width of the page."""

    nodes: Nodes


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's text set apart."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with its marker: `-`, or a number with `.` or `)`."""

    marker: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """Items with bullets or numbers.

    A blank line separates them always (`loose`), never (`tight`), or only after an item of
    several blocks (`mixed`).
    """

    items: tuple[Item, ...]
    spacing: Literal["loose", "tight", "mixed"] = "tight"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Quote | List | Rule
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole page: its head, its parts in order, and its foot."""

    head: Blocks
    parts: tuple[Blocks, ...]
    """Each begins with its heading, if it has one."""
    foot: Blocks

    @property
    def blocks(self) -> Blocks:
        """Everything on it, from the top down."""
        return (*self.head, *(block for part in self.parts for block in part), *self.foot)

    def as_read(self, as_typed: Collection[Block]) -> "Sheet":
        """Return the sheet as it reads with some of its blocks shown as they were typed."""
        parts = tuple(as_read(part, as_typed) for part in self.parts)
        return Sheet(as_read(self.head, as_typed), parts, as_read(self.foot, as_typed))


def as_read(blocks: Blocks, as_typed: Collection[Block]) -> Blocks:
    """Return blocks as they read with some of them shown as they were typed.

    Args:
        blocks: what was built.
        as_typed: the headings and paragraphs whose own emphasis is shown as plain signs.
    """
    return tuple(_as_read(block, as_typed) for block in blocks)


def _as_read(block: Block, as_typed: Collection[Block]) -> Block:
    if isinstance(block, (Heading, Paragraph)):
        return replace(block, nodes=whole(block.nodes)) if block in as_typed else block
    if isinstance(block, Quote):
        return Quote(as_read(block.blocks, as_typed))
    if isinstance(block, List):
        items = tuple(Item(one.marker, as_read(one.blocks, as_typed)) for one in block.items)
        return List(items, block.spacing)
    return block
