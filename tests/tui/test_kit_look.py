"""The looks: contrast, no colour, plain signs."""

from dataclasses import astuple
from typing import ClassVar

import pytest
from rich.style import Style
from textual.color import Color

from bondjournal.looks import DRAWN, LOOKS, PLAIN, UNCOLOURED
from bondjournal.tui.keys import bindings
from bondjournal.tui.look import signs
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rating import Rating
from bondjournal.tui.widgets.reader import Reader
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines, Words

ORNAMENT = set("▏▎▌▕─ ")
LEAST = 4.5
DUSK, DAY = LOOKS["dusk"], LOOKS["day"]
OWN = [name for name, look in LOOKS.items() if not look.is_terminals]
"""The looks whose colours are not the terminal's."""


def contrast(style):
    """The contrast of a cell's ink on its ground, as WCAG 2 reckons it."""

    def light(colour):
        def part(value):
            value /= 255
            return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

        red, green, blue = map(part, colour.triplet)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((light(style.color), light(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class Everything(Sheet[None]):
    PLACE = "Everything"
    STEPS = ("numbers", "words")
    BINDINGS: ClassVar = bindings(("keep", "go on"), ("leave", "leave"), keep="x", leave="x")

    def on_mount(self):
        self.remark = "a remark"
        self.state = "Kept."
        self.notice("A notice.")

    def parts(self):
        for tone in ("asked", "said", "offered", "aside"):
            yield Passage(tone, tone=tone, margin=Label("word", "^N"))
        yield Choices(Choice("w", "Write", "A line below.", right="first"), Choice("a", "After"))
        yield Rating("How heard?", value=5, margin="Heard")
        yield Rating("How safe?", margin="Safe")
        yield Rows(
            [
                Row(0, "One", margin="Mon", right="only me", quiet=True, after="captured"),
                Row(1, "Two", right="one line", below="a hit here", hits=((2, 5),)),
            ],
            classes="fits",
        )
        yield Field("typed", margin="field")
        yield Field(placeholder="a placeholder")
        yield Lines(question="A question")
        yield Words("*a* **text** to write", grows=True)
        yield Reader("# A heading\n\n*a* **text** to read\n\n> quoted")


@pytest.mark.long
@pytest.mark.parametrize("look", OWN)
async def test_every_text_cell_can_be_read_wherever_the_focus_is(stage, look):
    async with stage(Everything(), size=(80, 74), look_name=look) as shown:
        seen = 0
        for widget in shown.screen.focus_chain:
            widget.focus()
            await shown.pilot.pause()
            for cell in shown.cells():
                if cell.text not in ORNAMENT:
                    assert contrast(cell.style) >= LEAST, (cell, widget)
                    seen += 1
        assert seen > 3000


@pytest.mark.parametrize("look", OWN)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "background", 11),
        ("bright", "background", 15),
        ("dim", "background", LEAST),
        ("accent", "background", LEAST),
        ("second", "background", LEAST),
        ("bright", "select", LEAST),
        ("text", "band", LEAST),
        ("accent", "band", LEAST),
        ("second", "band", LEAST),
        ("edge", "background", 3),
    ],
)
def test_contrast_of_the_colours(look, ink, ground, least):
    colours = (Color.parse(getattr(LOOKS[look], name)).rich_color for name in (ink, ground))
    assert contrast(Style.from_color(*colours)) >= least


async def test_selected_text_is_bright_on_its_own_ground(stage):
    async with stage(Words("select me")) as shown:
        await shown.press("shift+end")
        style = shown.style("elect")
        assert style.bgcolor.triplet.hex == DUSK.select
        assert style.color.triplet.hex == DUSK.bright


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
async def test_cursor_is_a_block_in_the_accent(stage, look):
    async with stage(Words("text"), look_name=look) as shown:
        style = shown.style("text")
        if LOOKS[look].is_terminals:
            assert style.reverse
        else:
            assert style.bgcolor.triplet.hex == LOOKS[look].accent


async def test_the_terminals_own_colours_and_no_others(stage):
    async with stage(Everything(), size=(80, 74), look_name="terminal") as shown:
        numbers = set()
        for cell in shown.cells():
            numbers |= {
                colour.number for colour in (cell.style.color, cell.style.bgcolor) if colour
            }
            assert not cell.style.dim
        green, magenta, bright_black = 2, 5, 8
        assert numbers == {None, green, magenta, bright_black}


async def test_the_look_changes_at_once_and_everywhere(stage):
    async with stage(Everything(), size=(80, 74)) as shown:
        shown.app.set_look("day")
        await shown.settle()
        assert {c.style.bgcolor.triplet.hex for c in shown.cells()} <= {
            DAY.background,
            DAY.accent,
        }
        dusk_only = set(astuple(DUSK)) - set(astuple(DAY))
        assert not {c.style.color.triplet.hex for c in shown.cells() if c.style.color} & dusk_only


async def test_no_color_means_no_colour_no_line_and_a_heavy_mark(stage, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(Everything(), size=(80, 74), look_name="day") as shown:
        assert shown.app.theme == "terminal"
        for cell in shown.cells():
            assert cell.style.color is None or cell.style.color.is_default
            assert cell.style.bgcolor is None or cell.style.bgcolor.is_default
        assert "▏" not in shown.text
        assert "▎" not in shown.text
        assert "▌ Write" in shown.text
        assert shown.style("^S go on").bold
        shown.app.set_look("dusk")
        assert shown.app.theme == "terminal"


async def test_plain_signs_are_ascii(stage):
    async with stage(Everything(), size=(60, 90), symbols="plain") as shown:
        assert shown.text.isascii()
        assert "> Write" in shown.text
        await shown.press("f1")
        assert shown.text.isascii()


@pytest.mark.parametrize(
    ("symbols", "environ", "colour", "expected"),
    [
        ("drawn", {"TERM": "linux"}, True, DRAWN),
        ("auto", {"TERM": "linux"}, True, PLAIN),
        ("plain", {}, True, PLAIN),
        ("auto", {"TERM": "xterm"}, True, DRAWN),
        ("auto", {"TERM": "xterm"}, False, UNCOLOURED),
        ("plain", {}, False, PLAIN),
    ],
)
def test_signs(symbols, environ, colour, expected, monkeypatch):
    monkeypatch.setattr("locale.getpreferredencoding", lambda do_setlocale: "UTF-8")
    assert signs(symbols, colour=colour, environ=environ) == expected


def test_signs_are_plain_where_the_locale_is_not_utf8(monkeypatch):
    monkeypatch.setattr("locale.getpreferredencoding", lambda do_setlocale: "ISO-8859-1")
    assert signs("auto", environ={"TERM": "xterm"}) == PLAIN


def test_arrows_in_words():
    assert PLAIN.keys("↑↓") == "up/down"
    assert PLAIN.keys("← →") == "left/right"
    assert PLAIN.keys("→") == "right"
    assert DRAWN.keys("↑↓") == "↑↓"
