"""A page as somebody hears it: its headings and sentences, without the signs of Markdown. Pure."""

from collections.abc import Iterator

from bondjournal.summary import skeleton
from bondjournal.summary.skeleton import Skeleton

_MARKS = dict.fromkeys(range(0x20))
"""What stands in a skeleton for emphasis."""


def heard(text: str) -> list[str]:
    """Return each heading, paragraph and row of a list of a page in Markdown as a line.

    Rows that are counted keep their number.
    """
    return list(filter(None, _lines(skeleton.of_text(text))))


def _lines(blocks: Skeleton) -> Iterator[str]:
    for tag, content in blocks:
        if isinstance(content, str):
            yield content.translate(_MARKS)
            continue
        for number, inside in enumerate(content, 1):
            lines = [*_lines((inside,))]
            if tag == "ol" and lines:
                lines[0] = f"{number}. {lines[0]}"
            yield from lines
