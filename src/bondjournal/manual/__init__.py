"""The manual: Markdown pages, one a topic, and the sentences of help, all read the same way.

The command line prints a topic as plain words, F1 draws its blocks beside the margin line.
"""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from textwrap import fill, indent
from typing import TYPE_CHECKING, Literal, NamedTuple

from bondjournal.wording.help import (
    CTRL,
    GLOSSARY,
    HOW,
    HOW_TITLE,
    KEYS_HEARD,
    SENTENCES,
    Explained,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

FOR_PEOPLE = ("first-day", "after-a-session", "the-page", "two-therapists", "a-hard-time")
"""The pages about what somebody does here, by their files; F1 has them too."""
PAGES = (*FOR_PEOPLE, "commands", "scripts", "privacy", "formats", "changing")
"""All pages, in the order in which they are listed."""
HOW_IT_WORKS, WORDS = "how-it-works", "glossary"
TOPICS = (HOW_IT_WORKS, *PAGES, WORDS, *SENTENCES)
"""The names of all topics, in the order in which they are listed."""
_CTRL = re.compile(r"\^(?=[A-Z]\b)")
_KEY = re.compile(r"\^[A-Z]\b|\besc\b|\bF\d\b|\b[Pp]ress ")

Kind = Literal["text", "heading", "item", "term", "code"]


class Block(NamedTuple):
    """A paragraph, or what is like one."""

    words: str
    kind: Kind = "text"
    label: str = ""
    """What stands before it: the sign of an item, or the word that it explains."""
    short: str = ""
    """A shorter label, for a narrow margin."""


class Topic(NamedTuple):
    """Something that help tells of."""

    title: str
    blocks: Sequence[Block]


def named(words: Sequence[str]) -> str:
    """Return the name of the topic that somebody asks for, in one word or several.

    An article may be left out: `page` is `the-page`. Nothing is returned where there is none.
    """
    asked = _bare("-".join(words).casefold())
    return next((name for name in TOPICS if _bare(name) == asked), "")


def read(name: str) -> Topic:
    """Return a topic by its name in TOPICS."""
    if name in SENTENCES:
        title, text = SENTENCES[name]
        return Topic(title, [Block(text)])
    if name == HOW_IT_WORKS:
        return Topic(HOW_TITLE, _terms(HOW))
    if name == WORDS:
        return Topic("Glossary", _terms(GLOSSARY))
    heading, *blocks = _blocks(files(__name__).joinpath(f"{name}.md").read_text("utf-8"))
    return Topic(heading.words, blocks)


def as_text(topic: Topic, width: int = 10_000) -> str:
    """Return a topic as plain words, without the signs of Markdown, in lines of this width."""
    rows = [fill(topic.title, width), *([""] if topic.blocks[1:] else [])]
    for index, block in enumerate(topic.blocks):
        rows += [""] if is_apart(topic.blocks, index) else []
        rows.append(_as_text(block, width))
    return "\n".join(rows)


def as_heard(topic: Topic) -> str:
    """Return a topic as plain mode says it: what keys it names are those of the screen."""
    text = as_text(topic).replace(f" The {CTRL}", "")
    return _CTRL.sub("Ctrl+", f"{KEYS_HEARD}\n{text}" if _KEY.search(text) else text)


def is_apart(blocks: Sequence[Block], index: int) -> bool:
    """Say whether an empty row stands above a block; items and terms follow each other closely."""
    here, above = blocks[index].kind, blocks[index - 1].kind
    return index > 0 and (here != above or here not in {"item", "term"})


def _as_text(block: Block, width: int) -> str:
    if block.kind == "code":
        return indent(block.words, "    ")
    label = f"{block.label}: " if block.kind == "term" else f"{block.label} "
    hang = " " * len(label) if block.kind == "item" else ""
    words = f"{label.lstrip()}{block.words}"
    return fill(
        words, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )


def _bare(name: str) -> str:
    return "-".join(word for word in name.split("-") if word not in {"a", "the"})


def _terms(rows: Sequence[Explained]) -> list[Block]:
    return [Block(row.words, "term", row.label, row.short) for row in rows]


def _blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page; of a table each row, under what stands in its first column."""
    from markdown_it import MarkdownIt

    kind: Kind = "text"
    labels: list[str] = []
    cells: list[str] = []
    before = ""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline" and before == "td_open":
            cells.append(_words(token.children))
        elif token.type == "inline" and before != "th_open":
            label = labels[-1] if labels else ""
            yield Block(_words(token.children), "item" if labels else kind, label)
        elif token.type == "list_item_open":
            labels.append(f"{token.info}." if token.info else "-")
        elif token.type == "list_item_close":
            labels.pop()
        elif token.type == "tr_close" and cells:
            yield Block(", ".join(cells[1:]), "term", cells[0])
            cells.clear()
        elif token.type == "fence":
            yield Block(token.content.rstrip("\n"), "code")
        before = token.type
        kind = "heading" if before == "heading_open" else "text"


def _words(parts: "Sequence[Token] | None") -> str:
    """Return the words of a paragraph; what is typed stands between quotes, as everywhere."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        f"'{one.content}'" if one.type == "code_inline" else breaks.get(one.type, one.content)
        for one in parts or ()
    )
