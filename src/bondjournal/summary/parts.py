"""The parts of a page, each with the rows of the journal that it was made of. Pure.

A part is the page with nothing but it on it, so that it reads as it does on the whole page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from bondjournal.page_styles import STYLES
from bondjournal.summary import layout, persons
from bondjournal.summary.blocks import Block, Blocks, Heading, List, Paragraph, Quote
from bondjournal.summary.inline import visible
from bondjournal.summary.page import Note, Page, Style, Topic, in_style

_DEEPER = "  "
_STANDS_IN = {
    "wished": "wished",
    "unsaid": "unsaid",
    **dict.fromkeys(("usual", "numbers"), "scores"),
    **dict.fromkeys(("name", "read_together", "hand_back"), "head"),
}
"""The part in which things stand that are no rows of their own, by their kind."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page."""

    kind: str
    """The name of the field of the page it stands in, or of a list."""
    rows: tuple[UUID, ...]
    """What it was made of; empty for a part that no row makes."""
    page: Page
    """The page with this alone."""
    topic: int = 0
    """The number of the topic it stands under."""
    reads_alike: bool = False
    """Whether it reads the same in both styles: it follows a note, or stands under a topic."""

    def blocks(self, style: Style) -> Blocks:
        """Return what the page says of it, without headings."""
        sheet = layout.sheet(self.page, "full" if self.reads_alike else style, persons.blocks)
        found = (*sheet.head, *(block for part in sheet.parts for block in part))
        return tuple(one for block in found for one in _loose(block))


def parts(page: Page, style: Style) -> list[Part]:
    """Return the parts of a page in the order they stand there."""
    if STYLES[style].is_plain:
        return []
    page = in_style(page, style)
    lists = [Part(one.name, one.rows, bare(page, lists=(one,))) for one in page.lists]
    return [
        *_head(page),
        *_talk_about(page),
        *_each(page, "moments"),
        *_about_session(page),
        *_each(page, "stayed"),
        *_each(page, "tried"),
        *lists,
        *_each(page, "goals"),
    ]


def bare(page: Page, **alone: Any) -> Page:
    """Return a page with nothing on it but what is given."""
    fixed = ("today", "since", "session_on", "words")
    return Page(**{name: getattr(page, name) for name in fixed}, **alone)


def _head(page: Page) -> Iterator[Part]:
    if page.name or page.read_together or page.hand_back:
        head = {name: getattr(page, name) for name in ("name", "read_together", "hand_back")}
        yield Part("head", (), bare(page, **head))


def _talk_about(page: Page) -> Iterator[Part]:
    if page.would_help:
        yield Part("would_help", (), bare(page, would_help=page.would_help))
    for number, topic in enumerate(page.topics, 1):
        yield Part("topics", _rows(topic), bare(page, topics=(replace(topic, material=()),)))
        for one in topic.material:
            below = bare(page, topics=(Topic(text="", material=(one,)),))
            kind = "stayed" if isinstance(one, Note) else "tried"
            yield Part(kind, _rows(one), below, number, reads_alike=True)
    if page.practical:
        yield Part("practical", page.practical_rows, bare(page, practical=page.practical))


def _about_session(page: Page) -> Iterator[Part]:
    if page.scores:
        yield Part("scores", _rows(*page.scores), bare(page, scores=page.scores))
    under = (one for topic in page.topics for one in topic.material if isinstance(one, Note))
    follows = any(note.after for note in (*under, *page.stayed))
    for said in ("wished", "unsaid"):
        if words := getattr(page, said):
            yield Part(said, (), bare(page, **{said: words}), reads_alike=follows)


def _each(page: Page, name: str) -> Iterator[Part]:
    for one in getattr(page, name):
        yield Part(name, _rows(one), bare(page, **{name: (one,)}))


def of_item(found: Iterable[Part], kind: str, row: UUID | None) -> Part | None:
    """Return the part that shows something of what may be on the page; None if none does.

    Args:
        found: the parts of the page.
        kind: the kind of thing, as `summary.page_items` names it.
        row: its uuid, if it has one.
    """
    named = _STANDS_IN.get(kind)
    return next((one for one in found if (one.kind == named if named else row in one.rows)), None)


def as_lines(blocks: Blocks) -> list[str]:
    """Return blocks as paragraphs of plain words; what is quoted stands deeper."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            lines.append(visible(block.nodes))
        elif isinstance(block, Quote):
            lines += [_DEEPER + line for line in as_lines(block.blocks)]
        elif isinstance(block, List):
            lines += [
                f"{one.marker} {line}" for one in block.items for line in as_lines(one.blocks)
            ]
    return lines


def _loose(block: Block) -> Iterator[Block]:
    """Yield a block without headings and without the list of the page that it stands in."""
    if isinstance(block, List):
        for item in block.items:
            yield from item.blocks
    elif not isinstance(block, Heading):
        yield block


def _rows(*found: object) -> tuple[UUID, ...]:
    rows = (getattr(one, "row", None) for one in found)
    return tuple(one for one in rows if one is not None)
