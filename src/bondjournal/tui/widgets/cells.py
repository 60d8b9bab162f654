"""Text in cells: cut off and wrapped, with signs in place of control characters.

A wide character takes two cells, a combining one takes no cell; everything here counts cells.
"""

import re

from rich.cells import cell_len, split_graphemes

from bondjournal.visible import visible_line

one_cell_each = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u201f\u2026\u2500-\u257f]*"
).fullmatch


def cut(text: str, width: int, more: str = "…") -> str:
    """Return the text in at most `width` cells, ending in `more` if it was cut off."""
    most = 8 * width + 16
    is_whole = len(text) <= most
    text = visible_line(text[:most])
    if is_whole and cell_len(text) <= width:
        return text
    room = width - cell_len(more)
    if room < 1:
        return more[:width]
    return first_cells(text, room).rstrip() + more


def first_cells(text: str, width: int) -> str:
    """Return as much of the text as fits `width` cells, never half a character."""
    if cell_len(text) <= width:
        return text
    taken, first = 0, text
    for start, _, size in split_graphemes(text)[0]:
        taken += size
        if taken > width:
            first = text[:start]
            break
    while cell_len(first) > width:
        # A string of joiners without letters may count more cells as a whole than in parts.
        first = first[:-1]
    return first


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return where each row of a paragraph starts and ends, in characters.

    Rows break at spaces, which belong to no row; a word longer than a row is broken. An empty
    paragraph is one empty row.
    """
    width = max(1, width)
    return _wrap(text, width) if one_cell_each(text) else _wrap_wide(text, width)


def _wrap(text: str, width: int) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while length - start > width:
        end = start + width
        if text[end] != " ":
            space = text.rfind(" ", start, end)
            if space > start and not text[start:space].isspace():
                end = space
        rows.append((start, _trimmed(text, start, end)))
        start = end
        while start < length and text[start] == " ":
            start += 1
    if start < length or not rows:
        rows.append((start, _trimmed(text, start, length)))
    return rows


def _wrap_wide(text: str, width: int) -> list[tuple[int, int]]:
    spans = split_graphemes(text)[0]
    blank = [text[start:end] == " " for start, end, _ in spans]
    rows: list[tuple[int, int]] = []
    start, taken, space, index = 0, 0, -1, 0
    while index < len(spans):
        at, _, size = spans[index]
        if blank[index]:
            space = index
        if taken + size > width and at > start:
            if not blank[index] and space >= 0 and spans[space][0] > start:
                index = space
            rows.append((start, _trimmed(text, start, spans[index][0])))
            while index < len(spans) and blank[index]:
                index += 1
            start = spans[index][0] if index < len(spans) else len(text)
            taken, space = 0, -1
        else:
            taken += size
            index += 1
    if start < len(text) or not rows:
        rows.append((start, _trimmed(text, start, len(text))))
    return rows


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
