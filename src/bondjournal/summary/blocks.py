"""What a page is built of: headings, paragraphs, quotes, lists and a rule."""

from dataclasses import dataclass
from typing import Literal

from bondjournal.summary.inline import Nodes


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2."""

    level: int
    nodes: Nodes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are filled."""

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

    Between them stands a blank line always (`loose`), never (`tight`), or after an item of
    several blocks (`mixed`).
    """

    items: tuple[Item, ...]
    spacing: Literal["loose", "tight", "mixed"] = "tight"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Quote | List | Rule
Blocks = tuple[Block, ...]
