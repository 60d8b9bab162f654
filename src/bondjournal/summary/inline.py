"""Words within a line, with the emphasis they have.

A line of the page is a tuple of nodes: fixed text, emphasis, and what a person typed. It can be
written as Markdown with more or fewer escapes, and compared with what a reader of Markdown sees.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bondjournal.visible import without_hidden


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that are meant as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words between markers: `*` and `_` for emphasis, `**` and `__` for strong emphasis."""

    marker: str
    inside: "Nodes"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, and how it reads as Markdown."""

    source: str
    inside: "Nodes"


Nodes = tuple[Text | Emphasis | Typed, ...]


class Escapes(IntEnum):
    """How much is escaped; the first level that reads as intended is taken."""

    NONE = 0
    NEEDED = 1
    """Only the characters that could be markup at their place."""
    ALL = 2
    """Every character that can be markup within a line."""
    WHOLE = 3
    """The same and a person's own emphasis as well, which is then shown as they typed it."""


_PUNCTUATION = r"[!-/:-@\[-`{-~]"
MARKS = "\\`*_[]<>&~|"
"""Every character that can be markup within a line."""

_ALL = str.maketrans({mark: f"\\{mark}" for mark in MARKS})
_NEEDED = re.compile(
    rf"\\(?={_PUNCTUATION}|\s|$)"
    r"|[`\[~|]"
    r"|(?<=\S)\*|\*(?=\S)"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=\#?\w+;)"
)
_SPACES = re.compile(r"\s+")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")
_ENDINGS = (*".?!", "\u2026", "\u3002", "\uff1f", "\uff01")
"""The ends of sentences: those of ASCII, an ellipsis, and the wide ones."""
_CLOSERS = "\"')]}*_\u201d\u2019\u00bb\u203a\u300d\u300f\u202c\u2069"
"""Closing quotation marks and brackets, markers of emphasis, and ends of a text direction."""


def clean(typed: str) -> str:
    """Return a text in Unicode's NFC form, without control characters and hidden ones."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", typed)).replace("\t", " ")
    seen = (one for one in text if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    return without_hidden("".join(seen))


def is_blank(text: str) -> bool:
    """Say whether nothing in a text can be seen."""
    return all(unicodedata.category(one) in _UNSEEN for one in without_hidden(text))


def bold(nodes: Nodes) -> Nodes:
    """Return nodes in strong emphasis, without the strong emphasis they had inside."""
    nodes = _without_strong(nodes)
    return (Emphasis("**", nodes),) if visible(nodes) else ()


def _without_strong(nodes: Nodes) -> Nodes:
    kept: list[Text | Emphasis | Typed] = []
    for node in nodes:
        if isinstance(node, Text):
            kept.append(node)
        elif isinstance(node, Typed):
            kept.append(Typed(node.source, _without_strong(node.inside)))
        elif len(node.marker) == 1:
            kept.append(Emphasis(node.marker, _without_strong(node.inside)))
        else:
            kept.extend(_without_strong(node.inside))
    return tuple(kept)


def spaced(*parts: Nodes) -> Nodes:
    """Join parts with a space; a part without words leaves nothing."""
    joined: Nodes = ()
    for part in parts:
        if visible(part):
            joined += (Text(" "), *part) if joined else part
    return joined


def stopped(nodes: Nodes) -> Nodes:
    """Return nodes with a full stop, unless they end in one, or in a `?` or `!`.

    Quotation marks and brackets after the end of a sentence belong to it.
    """
    words = visible(nodes)
    if not words or words.rstrip(_CLOSERS).endswith(_ENDINGS):
        return nodes
    return (*nodes, Text("."))


def visible(nodes: Nodes) -> str:
    """Return what can be read, without emphasis."""
    words = "".join(text for text, _ in _runs(nodes))
    return "" if is_blank(words) else words.strip()


def read(nodes: Nodes) -> str:
    """Return what a reader of Markdown sees: the words, with a sign wherever emphasis changes."""
    return seen(_runs(nodes))


def seen(runs: Iterator[tuple[str, int]]) -> str:
    """Return runs of words, each with its emphasis (1 simple, 2 strong, 3 both), as one text."""
    parts: list[str] = []
    last = 0
    for text, emphasis in runs:
        if text and emphasis != last:
            parts.append(chr(emphasis))
            last = emphasis
        parts.append(text)
    return _SPACES.sub(" ", "".join(parts)).strip()


def _runs(nodes: Nodes, emphasis: int = 0) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if isinstance(node, Text):
            yield node.text, emphasis
        elif isinstance(node, Typed):
            yield from _runs(node.inside, emphasis)
        else:
            yield from _runs(node.inside, emphasis | len(node.marker))


def to_markdown(nodes: Nodes, escapes: Escapes) -> str:
    """Write nodes as Markdown, as one line that is not filled yet."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(_escaped(node.text, escapes))
        elif isinstance(node, Emphasis):
            parts.append(node.marker + to_markdown(node.inside, escapes) + node.marker)
        elif escapes is Escapes.WHOLE:
            parts.append(_escaped(node.source, escapes))
        else:
            parts.append(to_markdown(node.inside, escapes))
    return "".join(parts)


def whole(nodes: Nodes) -> Nodes:
    """Return nodes as they read when a person's own emphasis is shown as they typed it."""
    kept: list[Text | Emphasis | Typed] = []
    for node in nodes:
        if isinstance(node, Typed):
            kept.append(Text(node.source))
        elif isinstance(node, Emphasis):
            kept.append(Emphasis(node.marker, whole(node.inside)))
        else:
            kept.append(node)
    return tuple(kept)


def _escaped(text: str, escapes: Escapes) -> str:
    if escapes is Escapes.NONE:
        return text
    return _NEEDED.sub(r"\\\g<0>", text) if escapes is Escapes.NEEDED else text.translate(_ALL)
