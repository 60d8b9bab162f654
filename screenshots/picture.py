"""A picture of a running app, cell by cell, as PNG or SVG; needs Pillow and a font.

async with app.run_test(size=(80, 24)) as pilot:
    cells = take(app)
png(cells, Path("home.png"))
moving([(cells, 1.5), (other_cells, 2)], Path("home.svg"))
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.app import App
from textual.strip import Strip

FONTS = {
    "JetBrainsMono": Path("/usr/share/fonts/truetype/jetbrains-mono"),
    "DejaVuSansMono": Path("/usr/share/fonts/truetype/dejavu"),
}
STYLES = {
    ("JetBrainsMono", False, False): "JetBrainsMono-Regular.ttf",
    ("JetBrainsMono", True, False): "JetBrainsMono-Bold.ttf",
    ("JetBrainsMono", False, True): "JetBrainsMono-Italic.ttf",
    ("JetBrainsMono", True, True): "JetBrainsMono-BoldItalic.ttf",
    ("DejaVuSansMono", False, False): "DejaVuSansMono.ttf",
    ("DejaVuSansMono", True, False): "DejaVuSansMono-Bold.ttf",
    ("DejaVuSansMono", False, True): "DejaVuSansMono-Oblique.ttf",
    ("DejaVuSansMono", True, True): "DejaVuSansMono-BoldOblique.ttf",
}
FAMILIES = "JetBrains Mono, DejaVu Sans Mono, monospace"
PAD = 14
"""Pixels around the screen."""

TERMINAL = TerminalTheme(
    (250, 250, 248),
    (40, 40, 44),
    [
        (40, 40, 44),
        (170, 50, 50),
        (50, 120, 50),
        (140, 110, 20),
        (50, 80, 170),
        (130, 60, 130),
        (40, 120, 130),
        (200, 200, 200),
    ],
    [
        (120, 120, 124),
        (200, 70, 70),
        (70, 150, 70),
        (170, 140, 40),
        (80, 110, 200),
        (160, 90, 160),
        (60, 150, 160),
        (255, 255, 255),
    ],
)
"""A terminal's own colours, for the look that takes them."""

_BLOCKS = {
    "▏": (0, 0, 1 / 8, 1),
    "▎": (0, 0, 1 / 4, 1),
    "▌": (0, 0, 1 / 2, 1),
    "▕": (7 / 8, 0, 1, 1),
    "█": (0, 0, 1, 1),
    "─": (0, 0.48, 1, 0.52),
}
"""Signs drawn as rectangles, so that they join: left, top, right, bottom, as parts of a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of the screen, one or two columns wide."""

    text: str
    column: int
    width: int
    ink: tuple[int, int, int]
    ground: tuple[int, int, int]
    bold: bool
    italic: bool
    underline: bool


def take(app: App[Any]) -> list[list[Cell]]:
    """Return every cell of what the app shows now, slips and what is behind them included."""
    update = app.screen._compositor.render_update(  # noqa: SLF001  Textual has no public way
        full=True,
        screen_stack=app._background_screens,  # noqa: SLF001  as above
    )
    return [_row(Strip.join(line)) for line in update.strips]  # type: ignore[union-attr]  # full, so it is


def _row(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for text, style, _ in strip:
        for character in text:
            width = cell_len(character)
            if not width:
                continue
            cells.append(_cell(character, column, width, style or Style()))
            column += width
    return cells


def _cell(text: str, column: int, width: int, style: Style) -> Cell:
    ink, ground = _rgb(style.color, ink=True), _rgb(style.bgcolor, ink=False)
    if style.reverse:
        ink, ground = ground, ink
    if style.dim:
        ink = tuple((2 * a + b) // 3 for a, b in zip(ink, ground, strict=True))  # type: ignore[assignment]
    return Cell(
        text,
        column,
        width,
        ink,
        ground,
        bool(style.bold),
        bool(style.italic),
        bool(style.underline),
    )


def _rgb(colour: Color | None, *, ink: bool) -> tuple[int, int, int]:
    return tuple((colour or Color.default()).get_truecolor(TERMINAL, foreground=ink))  # type: ignore[return-value]


@lru_cache(maxsize=32)
def _font(size: int, *, bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    for family, folder in FONTS.items():
        path = folder / STYLES[family, bold, italic]
        if path.exists():
            return ImageFont.truetype(str(path), size)
    raise FileNotFoundError("Neither JetBrains Mono nor DejaVu Sans Mono is installed.")


def png(cells: list[list[Cell]], path: Path, *, cell: tuple[int, int] = (11, 24)) -> None:
    """Write the cells as a PNG.

    Args:
        cells: what `take` returned.
        path: of the file.
        cell: width and height of one cell in pixels.
    """
    wide, high = cell
    columns = max(sum(c.width for c in row) for row in cells)
    size = (columns * wide + 2 * PAD, len(cells) * high + 2 * PAD)
    image = Image.new("RGB", size, cells[0][0].ground)
    draw = ImageDraw.Draw(image)
    points = int(wide / 0.6)
    ascent, descent = _font(points, bold=False, italic=False).getmetrics()
    baseline = (high - ascent - descent) / 2 + ascent
    for y, row in enumerate(cells):
        top = PAD + y * high
        for c in row:
            left = PAD + c.column * wide
            box = (left, top, left + c.width * wide - 1, top + high - 1)
            if c.ground != cells[0][0].ground:
                draw.rectangle(box, c.ground)
            if c.text in _BLOCKS:
                x0, y0, x1, y1 = _BLOCKS[c.text]
                right, bottom = round(left + x1 * wide) - 1, round(top + y1 * high) - 1
                corner = (round(left + x0 * wide), round(top + y0 * high))
                draw.rectangle((*corner, max(corner[0], right), max(corner[1], bottom)), c.ink)
            elif c.text != " ":
                font = _font(points, bold=c.bold, italic=c.italic)
                draw.text((left, top + baseline), c.text, c.ink, font, anchor="ls")
            if c.underline:
                line = round(top + baseline + 3)
                draw.line((left, line, left + c.width * wide - 1, line), c.ink)
    image.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def svg(cells: list[list[Cell]], path: Path, *, cell: tuple[float, float] = (9, 20)) -> None:
    """Write the cells as an SVG; the arguments are those of `png`, in its units."""
    drawn = [*_opening(cells, cell), *(part for row in _rows(cells, cell) for part in row)]
    path.write_text("\n".join([*drawn, "</svg>\n"]), encoding="utf-8")


def moving(
    frames: list[tuple[list[list[Cell]], float]],
    path: Path,
    *,
    cell: tuple[float, float] = (9, 20),
) -> None:
    """Write screens as one SVG that shows them in turn, again and again.

    Each row is drawn once for all the screens that have it. Where nothing moves, because the
    reader does not know how or the person would rather not, the last screen is shown.

    Args:
        frames: what `take` returned, with the seconds that each is shown.
        path: of the file.
        cell: width and height of one cell, in pixels.
    """
    starts = [0.0, *accumulate(seconds for _, seconds in frames)]
    shown: dict[str, list[tuple[float, float]]] = {}
    for (cells, _), (start, end) in zip(frames, pairwise(starts), strict=True):
        for row in filter(None, map("\n".join, _rows(cells, cell))):
            times = shown.setdefault(row, [])
            goes_on = bool(times) and times[-1][1] == start
            times.append((times.pop()[0] if goes_on else start, end))
    total = starts[-1]
    names: dict[tuple[tuple[float, float], ...], str] = {}
    groups = [
        f'<g class="{names.setdefault(tuple(times), f"r{len(names)}")}">{row}</g>'
        for row, times in shown.items()
    ]
    styles = [_appears(name, times, total) for times, name in names.items()]
    last = (name for times, name in names.items() if times[-1][1] == total)
    rest = "".join(f".{name}{{visibility:visible}}" for name in last)
    style = (
        f"g{{visibility:hidden;animation:{total:g}s step-end infinite}}{rest}{''.join(styles)}"
        "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"
    )
    opening = _opening(frames[0][0], cell)
    drawn = [opening[0], f"<style>{style}</style>", *opening[1:], *groups]
    path.write_text("\n".join([*drawn, "</svg>\n"]), encoding="utf-8")


def _appears(name: str, times: tuple[tuple[float, float], ...], total: float) -> str:
    """Return the rule of CSS for what is seen at these times of the whole."""
    turns = {0.0: "hidden"}
    for start, end in times:
        turns[start] = "visible"
        if end < total:
            turns[end] = "hidden"
    steps = "".join(f"{100 * at / total:.3f}%{{visibility:{how}}}" for at, how in turns.items())
    return f"@keyframes {name}{{{steps}}}.{name}{{animation-name:{name}}}"


def _opening(cells: list[list[Cell]], cell: tuple[float, float]) -> list[str]:
    wide, high = cell
    columns = max(sum(c.width for c in row) for row in cells)
    width, height = columns * wide + 2 * PAD, len(cells) * high + 2 * PAD
    family = f'font-family="{FAMILIES}" font-size="{wide / 0.6:g}"'
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" {family}>',
        f'<rect width="{width:g}" height="{height:g}" fill="{_hex(cells[0][0].ground)}"/>',
    ]


def _rows(cells: list[list[Cell]], cell: tuple[float, float]) -> Iterator[list[str]]:
    """Yield what is drawn for each row, from top to bottom."""
    wide, high = cell
    for y, row in enumerate(cells):
        drawn: list[str] = []
        top = PAD + y * high
        for run in _runs(row):
            first = run[0]
            left = PAD + first.column * wide
            long = sum(c.width for c in run) * wide
            if first.ground != cells[0][0].ground:
                drawn.append(_rect(left, top, long, high, first.ground))
            text = "".join(c.text for c in run)
            if first.text in _BLOCKS:
                x0, y0, x1, y1 = _BLOCKS[first.text]
                for index in range(len(run)):
                    x = left + (index + x0) * wide
                    part = (x, top + y0 * high, (x1 - x0) * wide, (y1 - y0) * high)
                    drawn.append(_rect(*part, first.ink))
            elif text.strip():
                drawn.append(_text(text, left, top + 0.72 * high, long, first))
        yield drawn


def _runs(row: list[Cell]) -> list[list[Cell]]:
    """Return stretches of cells that look alike; blanks and signs stand apart from words."""
    runs: list[list[Cell]] = []
    before = None
    for c in row:
        kind = c.text if c.text in _BLOCKS or c.text == " " else ""
        now = (c.ink, c.ground, c.bold, c.italic, c.underline, kind)
        if now != before:
            runs.append([])
        runs[-1].append(c)
        before = now
    return runs


def _rect(x: float, y: float, width: float, height: float, fill: tuple[int, int, int]) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{_hex(fill)}"/>'


def _text(text: str, x: float, y: float, long: float, c: Cell) -> str:
    looks = f' fill="{_hex(c.ink)}"'
    looks += ' font-weight="bold"' if c.bold else ""
    looks += ' font-style="italic"' if c.italic else ""
    looks += ' text-decoration="underline"' if c.underline else ""
    return (
        f'<text x="{x:g}" y="{y:g}" textLength="{long:g}" xml:space="preserve"{looks}>'
        f"{escape(text)}</text>"
    )


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
