"""A page as it is written, cut into pieces that know which of its parts they belong to. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from bondjournal.summary.markdown import render
from bondjournal.summary.page import Page, Style
from bondjournal.summary.parts import Part, bare

_BEGINS = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]) ")
_FOOT = "---"
_SIGNS = re.compile(r"^(?:[\s>]|[-*+] |\d{1,9}[.)] )*")


def pieces(
    page: Page, style: Style, text: str, parts: Sequence[Part]
) -> list[tuple[str, int | None]]:
    """Return the pieces of a page in Markdown, each with the index of its part, if it has one.

    Args:
        page: the page.
        style: its style.
        text: the page in Markdown.
        parts: its parts, in the same style.
    """
    if not parts:
        return [(text, None)]
    around = {_words(one) for one in _paragraphs(render(bare(page), style))}
    of_part: dict[str, int] = {}
    for index, part in enumerate(parts):
        written = render(part.page, "full" if part.reads_alike else style)
        for one in takewhile(lambda one: one != _FOOT, map(_words, _paragraphs(written))):
            if one not in around and not one.startswith("#"):
                of_part.setdefault(one, index)
    begins = [(one, index) for one, index in of_part.items() if parts[index].kind == "topics"]
    return [(one, _part_of(_words(one), of_part, begins)) for one in _paragraphs(text)]


def shown_at(found: Sequence[tuple[str, int | None]], parts: Sequence[Part], index: int) -> int:
    """Return the part whose piece shows a part: what shares the line of a topic is shown there."""
    if not parts[index].topic or any(one == index for _, one in found):
        return index
    topics = (place for place in count() if parts[place].kind == "topics")
    return next(place for number, place in enumerate(topics, 1) if number == parts[index].topic)


def _part_of(words: str, of_part: dict[str, int], begins: Sequence[tuple[str, int]]) -> int | None:
    if words in of_part:
        return of_part[words]
    return next((index for one, index in begins if words.startswith(one)), None)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a page in Markdown, each with the empty lines behind it."""
    lines: list[str] = []
    for line in text.splitlines():
        behind = bool(lines) and not lines[-1].strip(" >") and bool(line.strip(" >"))
        if lines and (behind or _BEGINS.match(line)):
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    if lines:
        yield "\n".join(lines)


def _words(paragraph: str) -> str:
    return " ".join(" ".join(_SIGNS.sub("", line) for line in paragraph.splitlines()).split())
