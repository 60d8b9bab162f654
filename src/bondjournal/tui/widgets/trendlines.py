"""How a session is drawn in trends: dot, ribbon and number on each scale, and its lines."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment

from bondjournal.journal.trends import Point, RatedSession
from bondjournal.scales import LABELS, MAIN
from bondjournal.tui import look
from bondjournal.tui.widgets.part import Part, Segments
from bondjournal.wording import trends as words

_APART = 30
"""Cells from one scale to the next."""
_NUMBER = 24
"""The last cell of a scale's number, counted within the scale."""
_SHADES = dict(zip(MAIN, ("accent", "second"), strict=False))
"""The shades of the scales asked about from the start; others have the shade of the text."""
_OF_SIGNS = {words.TICK: "rule", words.LEFT: "edge", words.RIGHT: "edge"}
"""The shades of the signs beside a dot; the dot itself has its scale's shade."""


def header_of(part: Part, scales: Sequence[str], y: int) -> Segments:
    """Return one of the two rows at the top: the scales, or the numbers 0, 5 and 10."""
    drawn: Segments = []
    for place, scale in enumerate(scales):
        drawn.append(_gap(part, drawn, place * _apart(part)))
        name = part.words(LABELS[scale], _shade(scale), bold=True)
        drawn.append(name if y == 0 else part.words(words.numbers()[1:], "dim"))
    return drawn


def felt_of(part: Part, row: RatedSession, scales: Sequence[str], *, chosen: bool) -> Segments:
    """Return a session's ratings on some scales; a missing one is said in words."""
    drawn: Segments = []
    for place, scale in enumerate(scales):
        begin = place * _apart(part)
        point = row.points.get(scale)
        if point is None:
            drawn += [_gap(part, drawn, begin), part.words(words.NOT_RATED, "dim")]
            continue
        cells = cells_of(part, point)
        drawn += [_gap(part, drawn, begin - 1), *(cells if begin else cells[1:])]
        number = f"{point.value:>2}"
        shade = "bright" if chosen else "dim"
        drawn.append(_gap(part, drawn, begin + _NUMBER + 1 - len(number)))
        drawn.append(part.words(number, shade, bold=chosen))
    return [*drawn, *_lines(part, row, scales, drawn)]


def cells_of(part: Part, point: Point) -> Segments:
    """Return the cells of a rating, of which the first is before the number 0."""
    plain = words.row(point.value, point.ribbon)
    begin, end = plain.find(words.LEFT), plain.find(words.RIGHT)
    signs = {
        words.TICK: part.signs.tick,
        words.DOT: part.signs.dot,
        words.LEFT: part.signs.edges[0],
        words.RIGHT: part.signs.edges[1],
    }
    cells = []
    for place, sign in enumerate(plain):
        shade = _shade(point.scale) if sign == words.DOT else _OF_SIGNS.get(sign, "text")
        ground = "band" if 0 <= begin <= place <= end else "background"
        cells.append(Segment(signs.get(sign, sign), look.ink(part.app.theme, shade, on=ground)))
    return cells


def _lines(part: Part, row: RatedSession, scales: Sequence[str], drawn: Segments) -> Segments:
    """Return the person's own lines, where there is a pane beside the dots."""
    columns = part.columns
    lines = [row.points[one].line for one in scales if one in row.points]
    text = f" {part.signs.between} ".join(line for line in lines if line)
    if not (columns.pane and text):
        return []
    gap = _gap(part, drawn, columns.pane_axis - columns.axis)
    return [gap, part.words(part.cut(text, columns.pane), "dim")]


def _shade(scale: str) -> str:
    return _SHADES.get(scale, "text")


def _apart(part: Part) -> int:
    return max(1, min(_APART, part.body - _NUMBER - 1))


def _gap(part: Part, drawn: Segments, end: int) -> Segment:
    """Return blanks up to a cell."""
    size = sum(cell_len(one.text) for one in drawn)
    return part.words(" " * max(0, end - size))
