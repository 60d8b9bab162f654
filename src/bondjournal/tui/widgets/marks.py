"""Light Markdown: which characters of a line are bold or italic, and which only say so.

Nothing else of Markdown changes how a line looks, and nothing opens anything.
"""

import re
from typing import NamedTuple

LONGEST = 20_000
"""Lines longer than this, in characters, are left as they are: no prose has such a line."""

_MARKED = re.compile(
    r"(?P<code>`+)(?!`).{1,500}?(?<!`)(?P=code)(?!`)"
    r"|(?<!\\)(?P<stars>\*{1,3})(?=[^\s*])(?P<in_stars>.{1,2000}?)(?<=[^\s\\])(?P=stars)(?!\*)"
    r"|(?<![\w\\])(?P<bars>_{1,3})(?=[^\s_])(?P<in_bars>.{1,2000}?)(?<=[^\s\\])(?P=bars)(?![\w_])"
)
_ESCAPED = re.compile(r"\\([*_`\\#>\-+.~\[\]()!])")


class Mark(NamedTuple):
    """Characters `start` to `end` of a line, marked by `width` characters before and after."""

    start: int
    end: int
    width: int

    @property
    def bold(self) -> bool:
        """Two or three signs mean bold."""
        return self.width >= 2  # noqa: PLR2004  as in Markdown

    @property
    def italic(self) -> bool:
        """One or three signs mean italic."""
        return self.width != 2  # noqa: PLR2004  as in Markdown


def marks(line: str) -> list[Mark]:
    """Return what is marked in a line; `start` and `end` include the signs themselves."""
    if len(line) > LONGEST or ("*" not in line and "_" not in line):
        return []
    found: list[Mark] = []
    _find(line, 0, len(line), found)
    return found


def _find(line: str, start: int, end: int, found: list[Mark]) -> None:
    for match in _MARKED.finditer(line, start, end):
        signs = match["stars"] or match["bars"]
        if signs:
            found.append(Mark(match.start(), match.end(), len(signs)))
            _find(line, match.start() + len(signs), match.end() - len(signs), found)


class Span(NamedTuple):
    """Characters of a shown line with their weight."""

    start: int
    end: int
    bold: bool
    italic: bool


def shown(line: str) -> tuple[str, list[Span]]:
    """Return a line without its signs, and what is bold or italic in it."""
    found = marks(line)
    gone: set[int] = set()
    for mark in found:
        gone.update(range(mark.start, mark.start + mark.width))
        gone.update(range(mark.end - mark.width, mark.end))
    if "\\" in line and len(line) <= LONGEST:
        gone.update(match.start() for match in _ESCAPED.finditer(line))
    if not gone:
        return line, []
    before = [0]
    for index in range(len(line)):
        before.append(before[-1] + (index not in gone))
    spans = [Span(before[m.start], before[m.end], m.bold, m.italic) for m in found]
    return "".join(c for i, c in enumerate(line) if i not in gone), spans
