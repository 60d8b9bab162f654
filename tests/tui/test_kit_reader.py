"""Reader: people's Markdown drawn calmly, however long it is."""

import pytest

from bondjournal.tui.widgets.reader import Reader, blocks

PAGE = """# For our session

From R., for 28 April to 11 May. Could we read it
together at the start?

1. **First, please.** It is the one I would be
   most likely to leave.

   > When I started we moved
   > to the breathing exercise.

- one
- two

---

The end."""


def said(text, **how):
    return [(block.first, block.text, block.kind) for block in blocks(text, **how)]


def test_blocks_of_a_page_join_its_lines():
    assert said(PAGE, joins=True) == [
        ("", "For our session", "heading"),
        ("", "", "text"),
        (
            "",
            "From R., for 28 April to 11 May. Could we read it together at the start?",
            "text",
        ),
        ("", "", "text"),
        ("1. ", "First, please. It is the one I would be most likely to leave.", "text"),
        ("", "", "text"),
        ("     ", "When I started we moved to the breathing exercise.", "quote"),
        ("", "", "text"),
        ("- ", "one", "text"),
        ("- ", "two", "text"),
        ("", "", "text"),
        ("", "", "break"),
        ("", "", "text"),
        ("", "The end.", "text"),
    ]


def test_lines_a_person_typed_stay_lines():
    assert said("one\ntwo\n  three") == [
        ("", "one", "text"),
        ("", "two", "text"),
        ("  ", "three", "text"),
    ]


@pytest.mark.parametrize(
    ("typed", "block"),
    [
        ("#tag and words", ("", "#tag and words", "text")),
        ("-5 degrees", ("", "-5 degrees", "text")),
        ("* starred", ("* ", "starred", "text")),
        ("12. twelfth", ("12. ", "twelfth", "text")),
        ("a\tb", ("", "a   b", "text")),
        ("a \x1b[31mred", ("", "a \u241b[31mred", "text")),
        ("[a](http://b)", ("", "[a](http://b)", "text")),
        ("<b>html</b>", ("", "<b>html</b>", "text")),
    ],
)
@pytest.mark.parametrize("joins", [True, False])
def test_one_line(typed, block, joins):
    assert said(typed, joins=joins) == [block]


def test_code_stays_as_it_was_typed():
    assert said("```\n*a*\n  b\n```\n*c*") == [
        ("  ", "*a*", "code"),
        ("  ", "  b", "code"),
        ("", "c", "text"),
    ]


async def test_is_drawn_with_hanging_indents_and_weights(stage):
    async with stage(Reader(PAGE, joins=True, margin=("Sun 10 May", "18:20"))) as shown:
        assert shown.rows[3].startswith("      Sun 10 May ▏ For our session")
        assert shown.rows[4].startswith("           18:20 ▏")
        y = shown.row("1. First, please.")
        assert shown.rows[y + 1].startswith("                 ▏    leave.")
        assert shown.style("For our session").bold
        assert shown.style("First, please.").bold
        assert not shown.style("It is the one").bold
        assert shown.style("When I started").italic


async def test_another_text_is_read_from_its_beginning(stage):
    async with stage(Reader("one")) as shown:
        shown.screen.query_one(Reader).read("two", margin="Mon")
        await shown.settle()
        assert shown.rows[3] == "             Mon ▏ two"


@pytest.mark.long
async def test_of_a_text_of_one_mebibyte_the_rows_that_are_seen_are_drawn(stage, monkeypatch):
    text = "\n\n".join(["Walked *a great while* in Westminster Hall, " * 12] * 2000)[: 1 << 20]
    drawn = []
    draw = Reader.draw_row
    monkeypatch.setattr(Reader, "draw_row", lambda self, y: drawn.append(y) or draw(self, y))
    reader = Reader(text)
    async with stage(reader) as shown:
        assert "Walked a great while in" in shown.rows[3]
        await shown.press("end", "up", "pageup", "home", "down")
        assert reader.size.height > 15_000
    assert 0 < len(drawn) < 2000
