"""What a reader of Markdown sees in a text, to be compared with what was intended."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bondjournal.summary.blocks import Block, Heading, List, Paragraph, Quote
from bondjournal.summary.inline import read, seen

Skeleton = tuple[tuple[Any, ...], ...]
"""Each block as its kind and its content: words, or further blocks."""

_UNEXPECTED = "\x04"
"""Stands for anything within a line that is neither words nor emphasis."""
_SIMPLE, _STRONG = 1, 2


def intended(blocks: Sequence[Block]) -> Skeleton:
    """Return the skeleton that blocks are meant to have."""
    return tuple(map(_block, blocks))


def _block(block: Block) -> tuple[Any, ...]:
    if isinstance(block, (Heading, Paragraph)):
        return (f"h{block.level}" if isinstance(block, Heading) else "p", read(block.nodes))
    if isinstance(block, Quote):
        return ("blockquote", intended(block.blocks))
    if isinstance(block, List):
        items = tuple(("li", intended(item.blocks)) for item in block.items)
        return ("ul" if block.items[0].marker == "-" else "ol", items)
    return ("hr", ())


def of_text(markdown: str) -> Skeleton:
    """Return the skeleton of a text."""
    tokens = iter(_parser().parse(markdown))
    return tuple(_siblings(tokens))


def _siblings(tokens: Iterator[Token]) -> Iterator[tuple[Any, ...]]:
    for token in tokens:
        if token.nesting < 0:
            return
        if token.nesting == 0:
            yield (token.tag or token.type, ())
        elif token.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            yield (token.tag, seen(_runs(next(tokens).children or [])))
            next(tokens)
        else:
            yield (token.tag, tuple(_siblings(tokens)))


def _runs(children: Sequence[Token]) -> Iterator[tuple[str, int]]:
    depth = {"em": 0, "strong": 0}
    for token in children:
        emphasis = (_SIMPLE if depth["em"] else 0) | (_STRONG if depth["strong"] else 0)
        if token.tag in depth:
            depth[token.tag] += token.nesting
        elif token.type == "text":
            yield token.content, emphasis
        else:
            yield " " if token.type == "softbreak" else _UNEXPECTED, emphasis


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
