"""Fields and texts: typing, going on, growing, and how they look."""

import pytest
from textual.events import Key, Paste

from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.words import Lines, Words

LONG = "a minute longer there before we moved on, and then one more for the stairs"


async def test_field_has_a_rule_a_mark_and_a_sentence_below(stage):
    async with stage(Field(margin="passphrase", rule=40, hidden=True)) as shown:
        await shown.type(*"open")
        field = shown.screen.query_one(Field)
        assert field.value == "open"
        field.feedback = "That did not open it. Try again."
        await shown.settle()
        assert [row.rstrip() for row in shown.rows[3:8]] == [
            "      passphrase ▎ ••••",
            f"                 ▎ {'─' * 40}",
            "                 ▏",
            "                 ▏ That did not open it. Try again.",
            "                 ▏",
        ]
        field.feedback = ""
        await shown.settle()
        assert "Try again" not in shown.text
        field.hidden = False
        await shown.settle()
        assert "▎ open" in shown.text


@pytest.mark.long
async def test_reaching_a_field_and_typing_adds_to_what_is_there(stage):
    async with stage(Field("some"), Field("one")) as shown:
        await shown.press("tab", "shift+tab", "x", "left", "left", "y")
        assert shown.screen.query(Field).first().value == "somyex"


@pytest.mark.parametrize("kind", [Field, Lines, Words])
async def test_keys_that_come_at_once_are_taken_in_turn(stage, kind):
    """As over a slow line: what was taken back does not stay, and what came later does."""
    async with stage(kind()) as shown:
        for key in ("t", "e", "h", "backspace", "backspace", "h", "e", "home", "X", "end", "!"):
            shown.app.post_message(Key(key, key if len(key) == 1 else None))
        await shown.settle()
        assert "Xthe!" in shown.text


async def test_a_field_longer_than_its_rule_scrolls_and_shows_its_end(stage):
    async with stage(Field(rule=8)) as shown:
        await shown.type(*"abcdefghijkl")
        assert "efghijkl" in shown.text
        assert "abcd" not in shown.text


@pytest.mark.parametrize("kind", [Field, Lines])
async def test_enter_down_and_up_lead_from_answer_to_answer(stage, kind):
    async with stage(kind("one"), kind("two")) as shown:
        first, second = shown.screen.query(kind)
        await shown.press("enter")
        assert second.typing
        await shown.press("up")
        assert first.typing
        await shown.press("down")
        assert second.typing
        await shown.press("down")
        assert second.typing
        assert shown.screen.gone_on == 0
        await shown.press("enter")
        assert shown.screen.gone_on == 1


async def test_question_is_bright_with_the_focus(stage):
    async with stage(Lines(question="What you wished"), Lines(question="Unsaid")) as shown:
        assert shown.style("What you wished").bold
        assert not shown.style("Unsaid").bold
        assert [row[17] for row in shown.rows[3:6]] == ["▎", "▎", "▏"]


async def test_lines_grow_to_three_rows_and_take_no_line_break(stage):
    async with stage(Lines(question="Wished", placeholder="…"), Lines()) as shown:
        first, second = shown.screen.query(Lines)
        assert first.size.height == 2
        assert "…" in shown.rows[4]
        shown.app.post_message(Paste("one\ntwo\nthree"))
        await shown.settle()
        assert first.text == "one two three"
        first.text = LONG
        await shown.settle()
        assert first.size.height == 3
        first.text = LONG * 6
        await shown.settle()
        assert first.size.height == 4
        assert second.region.y == first.region.bottom + 1


@pytest.mark.parametrize("kind", [Field, Lines])
@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("one\ntwo", "so one two"),
        ("one\r\rtwo\r", "so one two"),
        (" one \r\n  two\r\n", "so one two"),
        ("one", "so one"),
        ("one  two \n", "so one  two "),
        ("\n", "so "),
        ("", "so "),
        ("\n".join(["word"] * 1200), "so " + " ".join(["word"] * 1200)),
    ],
)
async def test_pasted_lines_are_one_in_an_answer_of_one_line(stage, kind, pasted, line):
    async with stage(kind("so ")) as shown:
        await shown.press("end")
        shown.app.post_message(Paste(pasted))
        await shown.settle()
        answer = shown.screen.query_one(kind)
        assert (answer.value if kind is Field else answer.text) == line


async def test_what_was_cut_out_of_a_text_goes_into_one_line_as_one(stage):
    async with stage(Field("so ")) as shown:
        shown.app.copy_to_clipboard("one\ntwo")
        shown.app._clipboard = "one\ntwo"
        await shown.press("end", "ctrl+v")
        assert shown.screen.query_one(Field).value == "so one two"


async def test_arrows_inside_a_line_of_several_rows_stay_in_it(stage):
    async with stage(Lines(LONG), Lines()) as shown:
        first, second = shown.screen.query(Lines)
        await shown.press("up")
        assert first.typing
        await shown.press("down")
        assert first.typing
        await shown.press("down")
        assert second.typing


async def test_words_fill_the_body_and_wrap_at_its_width(stage):
    async with stage(Words("word " * 60, margin=("Sun 10 May", "22:40"))) as shown:
        assert shown.screen.query_one(Words).size.height == 17
        assert shown.rows[3].startswith("      Sun 10 May ▎ word")
        assert shown.rows[4].startswith("           22:40 ▎ word")
        assert max(len(row) for row in shown.rows[3:20]) <= 19 + 58
        await shown.resize(160, 50)
        assert max(len(row.split("▎")[-1]) for row in shown.rows[5:40]) <= 73


async def test_words_without_a_mark_where_nothing_else_has_the_focus(stage):
    async with stage(Words("x", mark=False)) as shown:
        assert "▎" not in shown.text


async def test_words_grow_where_that_is_wanted(stage):
    async with stage(Words("one", grows=True), Words("two", grows=True)) as shown:
        first, second = shown.screen.query(Words)
        await shown.press("end", "enter", "x")
        assert first.size.height == 2
        assert second.region.y == first.region.bottom + 1


async def test_light_markdown_shows_weight_and_keeps_the_signs(stage):
    text = "# A heading\n\nplain *slant* and **weight** and [link](x) #tag"
    async with stage(Words(text)) as shown:
        assert shown.style("# A heading").bold
        assert shown.style("*slant*").italic
        assert shown.style("**weight**").bold
        assert not shown.style("plain").bold
        assert not shown.style("#tag").bold
        assert "*slant* and **weight** and [link](x) #tag" in shown.text


async def test_nothing_typed_or_pasted_is_obeyed_by_the_terminal(stage):
    async with stage(Words("a\x1b[31mb\x07\x9bc"), Field("x\x1b[2Jy")) as shown:
        assert not any(c.text in "\x1b\x07\x9b" for c in shown.cells())
        assert shown.screen.query_one(Words).text == "a\x1b[31mb\x07\x9bc"


async def test_undo_and_redo(stage):
    async with stage(Words("")) as shown:
        words = shown.screen.query_one(Words)
        await shown.type(*"one")
        await shown.press("ctrl+z")
        assert words.text == ""
        await shown.press("ctrl+y")
        assert words.text == "one"


async def test_tells_of_changes_by_the_answer(stage):
    async with stage(Words("a text", id="text"), Field("a title", id="title")) as shown:
        assert shown.told(Answer.Changed) == []
        await shown.press("a", "tab", "b")
        assert [told.answer.id for told in shown.told(Answer.Changed)] == ["text", "title"]


async def test_cursor_can_be_kept_and_put_back_and_is_clamped(stage):
    async with stage(Words("one\ntwo three")) as shown:
        words = shown.screen.query_one(Words)
        words.cursor = (1, 4)
        assert words.cursor == (1, 4)
        words.cursor = (9, 99)
        assert words.cursor == (1, 9)
        await shown.settle()
        x, y = shown.app.cursor_position
        assert (x, y) == (19 + 9, 4)


async def test_cursor_stands_where_one_types_from_the_first_moment(stage):
    async with stage(Field("abc", margin="find")) as shown:
        assert tuple(shown.app.cursor_position) == (19 + 3, 3)
