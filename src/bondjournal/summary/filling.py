"""Fill a paragraph to the width of a page.

A day and its month stay together, a word longer than the line overhangs, and no line begins with
a word that a reader of Markdown takes for markup: it stays with the word before it.
"""

import re
import unicodedata
from collections.abc import Sequence

WIDTH = 78
"""The columns of a page."""

_LINE_START = re.compile(
    r"\++$|-+$|\*+$|_+$|=+$"  # bullets, rules, underlines of headings
    r"|\d{1,9}[.)]$"
    r"|\#|>|```|~~~|\|"
    r"|[|:-]+$"  # the second line of a table
)
_SPACES = re.compile(r"[ \n]+")
_GAPS = re.compile(r"([ \n]+)")
_LETTERS = re.compile(r"([^\W\d_]+)")
_ONLY_LETTERS = re.compile(r"[(\"'*_\u201c\u2018]*([^\W\d_]+)")
_SHORTEST_MONTH = 3
_DAY = re.compile(r"\W*(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.)?$", re.ASCII)
_DAY_AFTER = re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d\w])", re.ASCII)


def fill(markdown: str, room: int, months: Sequence[str], *, escaped: bool = True) -> list[str]:
    """Break one line of Markdown into lines of at most `room` columns.

    Args:
        markdown: the line; its first word is escaped if it would begin a list or the like.
        room: how many columns there are.
        months: the names of months, which stay with their day.
        escaped: False for plain text, in which nothing is markup.
    """
    words = [word.strip() for word in _SPACES.split(markdown) if word.strip()]
    lines: list[str] = []
    width = 0
    for unit in _units(words, room, months, escaped=escaped):
        size = columns(unit)
        if lines and width + 1 + size <= room:
            lines[-1] += " " + unit
            width += 1 + size
        else:
            lines.append(unit)
            width = size
    return lines


def unparted(text: str, months: Sequence[str]) -> str:
    """Return a text with a no-break space between each day and its month.

    Args:
        text: the text, which a browser breaks into lines.
        months: the names of months.
    """
    pieces = _GAPS.split(text)
    words = pieces[::2]
    for at in range(1, len(pieces), 2):
        if _is_of_a_date(words, (at + 1) // 2, months):
            pieces[at] = "\u00a0"
    return "".join(pieces)


def columns(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(_width(one) for one in text)


def _width(one: str) -> int:
    if unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


def _units(words: Sequence[str], room: int, months: Sequence[str], *, escaped: bool) -> list[str]:
    """Join the words that stay together."""
    units: list[str] = []
    for at, word in enumerate(words):
        starts = escaped and _LINE_START.match(word) is not None
        dated = _is_of_a_date(words, at, months)
        fits = bool(units) and columns(units[-1]) + 1 + columns(word) <= room
        if (starts or dated) and fits:
            units[-1] += " " + word
        elif dated and " " in units[-1]:
            head, _, day = units.pop().rpartition(" ")
            kept = _kept_text(day) if escaped and _LINE_START.match(day) else day
            units += [head, f"{kept} {word}"]
        else:
            units.append(_kept_text(word) if starts else word)
    return units


def _is_of_a_date(words: Sequence[str], at: int, months: Sequence[str]) -> bool:
    """Say whether a word stays with the one before it, as in "2 May" and "2 de mayo"."""
    if at and _are_a_date(words[at - 1], words[at], months):
        return True
    return any(
        three[1:2] == ["de"] and _are_a_date(three[0], three[-1], months)
        for three in (list(words[max(first, 0) : first + 3]) for first in (at - 1, at - 2))
    )


def _are_a_date(first: str, second: str, months: Sequence[str]) -> bool:
    """Say whether two words are a day and its month, in either order."""
    if _DAY.match(first):
        return _is_month(_LETTERS.match(second), months)
    return bool(_DAY_AFTER.match(second)) and _is_month(_ONLY_LETTERS.fullmatch(first), months)


def _is_month(found: re.Match[str] | None, months: Sequence[str]) -> bool:
    """Say whether letters are a month's name, or at least three letters of it."""
    return (
        found is not None
        and len(found[1]) >= _SHORTEST_MONTH
        and any(month.startswith(found[1]) for month in months)
    )


def _kept_text(word: str) -> str:
    """Escape the beginning of a word, so that it does not start a block."""
    number = re.match(r"\d+", word)
    return f"{number[0]}\\{word[number.end() :]}" if number else "\\" + word
