"""How one row of a list is drawn: margin, words with the text right of them, line below."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.style import Style

from bondjournal.tui import look
from bondjournal.tui.widgets.part import Label, Part, Segments
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.values import APART, bracketed, in_a_row
from bondjournal.visible import visible_line

RIGHT = 15
"""Cells for the text at the right edge."""
_IN_RULE = 4
"""Cells of a rule around its words at least: two before them, and a space on each side."""


def margin_of(part: Part, row: Row, before: Row | None, *, chosen: bool) -> Segments:
    """Return a row's margin; empty if the row shown before has the same, and it is no rule."""
    same = before and (before.margin, before.short_margin) == (row.margin, row.short_margin)
    if same and not row.ruled:
        return []
    margin = (part.columns.narrow and row.short_margin) or row.margin
    return part.label_of(Label(margin), "text" if chosen else "dim")


def words_of(part: Part, row: Row, *, chosen: bool) -> Segments:
    """Return a row's words, the text after them, and the text at the right edge."""
    body = part.body
    words, after = _fitting(part, row)
    ink = part.ink("bright" if chosen else "text", bold=chosen)
    if row.ruled:
        begin, rest = part.signs.rule * 2, body - cell_len(words) - _IN_RULE
        said = part.words(f" {words} ", "dim")
        drawn = [part.words(begin, "dim"), said._replace(style=ink) if chosen else said]
        return [*drawn, part.words(part.signs.rule * rest, "dim")]
    drawn = _marked(part, row.words, words, row.marks, ink)
    if after:
        drawn.append(part.words(after, "dim"))
    if row.right:
        right = part.cut(row.right, min(RIGHT, body // 2))
        gap = body - cell_len(words) - cell_len(after) - cell_len(right)
        drawn += [part.words(" " * gap), *bracketed(part, right, "dim" if row.quiet else "text")]
    return drawn


def values_of(part: Part, row: Row, action: str) -> Segments:
    """Return as many of a row's values as fit, the chosen one in brackets.

    Args:
        part: the part they are drawn on.
        row: the row.
        action: what a click runs, with the index of the value in place of `{index}`.
    """
    shown = list(range(len(row.values)))

    def size() -> int:
        each = sum(cell_len(row.values[index]) for index in shown)
        left_out = 0 if len(shown) == len(row.values) else APART + cell_len(part.signs.more)
        return each + len("[]") + APART * (len(shown) - 1) + left_out

    while len(shown) > 1 and size() > part.body:
        shown.pop(0 if shown[-1] == row.chosen else -1)
    words = [part.cut(row.values[index], part.body - len("[]")) for index in shown]
    actions = [action.format(index=index) for index in shown]
    drawn = in_a_row(part, words, shown.index(row.chosen), actions)
    if len(shown) < len(row.values):
        drawn.append(part.words(" " * APART + part.signs.more, "dim"))
    return drawn


def is_cut(part: Part, row: Row) -> bool:
    """Return whether a row's words do not fit."""
    return _fitting(part, row)[0] != visible_line(row.words)


def _fitting(part: Part, row: Row) -> tuple[str, str]:
    """Return as much of a row's words and the text after them as fits before the right edge."""
    room = part.body - (min(RIGHT, part.body // 2) + APART if row.right else 0)
    room -= _IN_RULE if row.ruled else 0
    after = f" {part.signs.between} {visible_line(row.after)}" if row.after else ""
    if cell_len(after) > room // 2 + 4:
        after = ""
    words = part.cut(row.words, room - cell_len(after))
    if row.ruled and words != visible_line(row.words) and ", " in words:
        # A number is never shown without all of its words.
        words = words.rpartition(", ")[0] + part.signs.more
    return words, after


def below_of(part: Part, row: Row) -> Segments:
    """Return the line below a row, with its hits bold and underlined."""
    shown = part.cut(row.below, part.body)
    return _marked(part, row.below, shown, row.hits, part.ink("dim"))


def _marked(
    part: Part, words: str, shown: str, hits: Iterable[tuple[int, int]], ink: Style
) -> Segments:
    """Return the shown part of words, with the hits in it bold and underlined."""
    kept = len(shown) if shown == visible_line(words) else max(0, len(shown) - len(part.signs.more))
    hit = look.ink(part.app.theme, "bright", bold=True, underline=True)
    drawn: Segments = []
    at = 0
    for start, end in hits:
        begin, stop = min(max(start, at), kept), min(end, kept)
        if begin < stop:
            drawn += [
                part.words(shown[at:begin])._replace(style=ink),
                part.words(shown[begin:stop])._replace(style=hit),
            ]
            at = stop
    drawn.append(part.words(shown[at:])._replace(style=ink))
    return drawn
