"""Sheets and slips: where things stand, at every width, and what the head and foot say."""

import typing
from textwrap import dedent
from typing import ClassVar

import pytest
import textual
from textual import app, events

from bondjournal.tui import keys, sheet
from bondjournal.tui.columns import columns_for, lead
from bondjournal.tui.frame import LARGER
from bondjournal.tui.keys import Shown as Key
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets import choices, passage, rating, words
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.foot import fit, size
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Words

KIT = (typing, app, keys, sheet, choices, passage, rating, words)


class Way(Sheet[None]):
    PLACE = "Prepare for Tuesday"
    STEPS = ("notes", "topics", "first", "help", "the rest", "read", "write")
    FOOT = (
        *("keep", ("search", "look for"), ("left", "older, newer"), ("right", "older, newer")),
        *("leave", "question"),
    )
    BINDINGS: ClassVar = bindings(
        ("keep", "go on"),
        ("leave", "stop here"),
        **dict.fromkeys(("keep", "search", "left", "right", "leave"), "way_on"),
    )

    def action_way_on(self):
        self.notice("Done.")

    def parts(self):
        yield Passage("Something asked.", tone="asked", margin=Label("another one", "^N"))
        yield Passage("Said close.", classes="close", margin="passphrases of old")
        yield Passage("Said apart.", classes="apart")


class Long(Sheet[None]):
    def parts(self):
        yield Passage(*(f"sentence {number}" for number in range(60)))


class Question(Slip[str]):
    BINDINGS: ClassVar = bindings(("leave", "keep writing"))

    def parts(self):
        yield Passage("What may go on your page?", tone="asked")
        yield Choices(Choice("m", "Only me"), Choice("o", "One line I write"))

    def on_choices_chosen(self, event):
        self.dismiss(event.choice.called)


def example():
    """The screen that the kit explains itself by, made from its text."""
    code = sheet.__doc__.split("\n\n    class ")[1].split("\n\n**Parts**")[0]
    names = {"on": textual.on}
    for module in KIT:
        names |= vars(module)
    exec(dedent("    class " + code), names)
    return names["Rate"]


@pytest.mark.parametrize(
    ("width", "line", "axis", "body"),
    [
        (40, 10, 12, 27),
        (60, 10, 12, 47),
        (75, 10, 12, 62),
        (76, 17, 19, 54),
        (80, 17, 19, 58),
        (99, 17, 19, 58),
        (100, 21, 23, 72),
        (119, 21, 23, 72),
        (120, 16, 18, 72),
        (160, 16, 18, 72),
        (200, 16, 18, 72),
    ],
)
def test_columns(width, line, axis, body):
    columns = columns_for(width)
    assert (columns.line, columns.axis, columns.body) == (line, axis, body)
    assert columns.sheet <= width
    assert columns.sheet <= 160


@pytest.mark.parametrize(("width", "pane"), [(119, 0), (120, 44), (130, 54), (148, 72), (200, 72)])
def test_columns_with_a_pane(width, pane):
    alone, both = columns_for(width), columns_for(width, paned=True)
    assert both.pane == pane
    assert both.line == alone.line
    if pane:
        assert (both.axis, both.body, both.pane_axis) == (18, 52, 74)


def test_rows_above_the_first_line_of_a_sheet_without_a_place():
    sizes = [(80, 24), (100, 30), (160, 50), (80, 40), (60, 20), (80, 17), (40, 12)]
    assert [lead(*size) for size in sizes] == [5, 8, 14, 14, 4, 1, 1]


async def test_the_line_runs_from_top_to_bottom_at_its_column_in_every_window(stage):
    async with stage(Way()) as shown:
        places = {
            (80, 24): 17,
            (60, 20): 10,
            (90, 24): 22,
            (100, 30): 22,
            (120, 40): 16,
            (160, 50): 16,
        }
        for (width, height), line in places.items():
            await shown.resize(width, height)
            assert [row[line] for row in shown.rows] == ["▏"] * height, width
            assert shown.column("Something asked.") == line + 2


async def test_rows_stand_where_they_stand_on_every_screen(stage):
    async with stage(Way()) as shown:
        rows = [row[19:] for row in shown.rows]
        assert rows[:8] == [
            "",
            "Prepare for Tuesday",
            "[notes]  topics  first  help  the rest  read  write",
            "",
            "Something asked.",
            "Said close.",
            "",
            "",
        ]
        assert rows[8] == "Said apart."
        assert rows[20] == ""
        assert rows[21] == "^S go on   / look for   ← → older, newer   esc stop here"
        assert rows[22] == "F1 help  ^P menu  ^O feels off  ^T hard time  F9 hide"
        assert rows[23] == ""
        await shown.resize(100, 30)
        assert shown.row("Prepare for Tuesday") == 2


async def test_head_says_place_remark_and_step(stage):
    async with stage(Way()) as shown:
        shown.screen.remark = "fits one page"
        shown.screen.step = 2
        await shown.settle()
        assert shown.rows[1].endswith("fits one page")
        assert len(shown.rows[1]) == 19 + 58
        assert shown.style("Prepare").bold
        current = [c for c in shown.cells() if c.y == 2 and c.style.underline]
        assert "".join(c.text for c in current) == "first"
        assert all(c.style.bold for c in current)
        await shown.resize(60, 20)
        assert shown.rows[2].endswith("▏ [first], 3 of 7")


async def test_margin_words_are_cut_and_keys_stay_in_a_narrow_window(stage):
    async with stage(Way()) as shown:
        assert shown.rows[4].startswith("  another one ^N ▏ Something")
        assert shown.rows[5].startswith("  passphrases o… ▏ Said close.")
        await shown.resize(60, 20)
        assert shown.rows[4].startswith("       ^N ▏ Something")
        assert shown.rows[5].startswith(" passphr… ▏ Said close.")


async def test_foot_in_a_narrow_window_keeps_the_ways_on_and_back(stage):
    async with stage(Way(), size=(60, 20)) as shown:
        assert shown.rows[17].endswith("▏ ^S go on   / look for   esc stop here")
        assert shown.rows[18].endswith("▏ F1 help  ^P menu  ^O  ^T hard time  F9 hide")
        await shown.resize(40, 20)
        assert shown.rows[17].endswith("▏ ^S go on   esc stop here")
        assert shown.rows[18].endswith("▏ F1 help  ^P  ^O  ^T  F9")


def test_foot_drops_the_last_first_but_never_the_way_on_or_back():
    keys = [Key(key, key[:3], "word") for key in ("a", "keep", "b", "leave", "c")]
    whole = size(keys, 2)
    assert fit(keys, whole) == keys
    assert [key.id for key in fit(keys, whole - 1)] == ["a", "keep", "b", "leave"]
    assert [key.id for key in fit(keys, 0)] == ["keep", "leave"]


async def test_state_stays_and_a_notice_goes_with_the_next_key(stage):
    async with stage(Way()) as shown:
        shown.screen.state = "Kept."
        shown.screen.notice("Nothing is chosen.")
        await shown.settle()
        assert shown.rows[21].startswith(f"{'Kept.':>16} ▏ ^S")
        assert shown.rows[20].endswith("▏ Nothing is chosen.")
        await shown.press("a")
        assert shown.screen.noticed == ""
        assert "Kept." in shown.rows[21]
        await shown.press("ctrl+s")
        assert shown.screen.noticed == "Done."
        shown.screen.notice("Importing: 400 of 1,905.", stays=True)
        await shown.press("a")
        assert "Importing: 400 of 1,905." in shown.rows[20]


async def test_a_long_body_scrolls_by_keys_that_nothing_else_takes(stage):
    async with stage(Long()) as shown:
        assert "sentence 0" in shown.text
        await shown.press("end")
        assert "sentence 59" in shown.text
        await shown.press("home", "pagedown")
        assert "sentence 0" not in shown.text
        await shown.press("home", "down")
        assert "▏ sentence 1 " in shown.rows[5]
        assert shown.rows[5].endswith("▕")
        await shown.resize(160, 50)
        await shown.press("home")
        beside = columns_for(160).axis + columns_for(160).body + 3
        assert {len(row) for row in shown.rows if row.endswith("▕")} == {beside}
        assert "sentence 0 " in shown.text
        wheel = events.MouseScrollDown(None, 140, 20, 0, 1, 0, False, False, False)
        shown.app.post_message(wheel)
        await shown.settle()
        assert "sentence 0 " not in shown.text


async def test_too_small_a_window_says_so_and_loses_nothing(stage):
    words = Words("What I wrote.")
    async with stage(words) as shown:
        for size_ in ((39, 24), (80, 11)):
            await shown.resize(*size_)
            assert LARGER in shown.text.replace("\n", " ") or "Please make" in shown.text
            assert "What I wrote." not in shown.text
            assert words.typing
        await shown.resize(80, 24)
        assert "What I wrote." in shown.text
        assert "Please make" not in shown.text
        assert words.typing


async def test_the_text_alone_has_no_line_and_no_keys_and_comes_back(stage):
    async with stage(Words("What I wrote. " * 20), size=(100, 30)) as shown:
        before = shown.rows
        shown.screen.alone = True
        await shown.settle()
        assert "▏" not in shown.text
        assert "F1" not in shown.text
        assert "Somewhere" not in shown.text
        assert max(len(row.strip()) for row in shown.rows) <= 72
        shown.screen.alone = False
        await shown.settle()
        assert shown.rows == before


async def test_slip_stands_at_the_bottom_under_a_rule_with_the_page_dimmed_above(stage):
    async with stage(Way()) as shown:
        bright = shown.style("Prepare").color
        shown.app.push_screen(Question())
        await shown.settle()
        rule = shown.row("─" * 80)
        rows = [row[18:].strip() for row in shown.rows[rule + 1 :]]
        assert rows == [
            "",
            "What may go on your page?",
            "",
            "Only me",
            "One line I write",
            "",
            "esc keep writing",
            "F1 help  ^P menu  ^O feels off  ^T hard time  F9 hide",
            "",
        ]
        assert shown.style("Prepare").color != bright
        assert shown.rows[1][19:] == "Prepare for Tuesday"


async def test_slip_returns_a_value_and_escape_changes_nothing(stage):
    async with stage(Way()) as shown:
        answers = []
        for key in ("o", "escape", "enter"):
            shown.app.push_screen(Question(), answers.append)
            await shown.settle()
            await shown.press(key)
        assert answers == ["o", None, "m"]


@pytest.mark.long
async def test_slip_is_never_higher_than_the_window_less_four_rows(stage):
    class Full(Slip[None]):
        def parts(self):
            yield Passage(*(f"sentence {number}" for number in range(60)))
            yield Choices(Choice("k", "Leave it where it is"))

    async with stage(Way()) as shown:
        shown.app.push_screen(Full())
        await shown.settle()
        for height in (24, 16, 30):
            await shown.resize(80, height)
            assert shown.row("─" * 80) == 4
            assert "esc back" in shown.rows[height - 3]


async def test_words_said_while_the_sheet_is_being_laid_out_are_seen(stage):
    passage, other = Passage(), Passage("Another.")
    async with stage(passage, other) as shown:
        # It wants to be laid out, all are laid out for another's sake, and then its words come.
        for one in (passage, other):
            one.refresh(layout=True)
        other._check_refresh()
        shown.screen._refresh_layout()
        passage.say("Nothing here yet.")
        await shown.settle()
        assert "Nothing here yet." in shown.text


async def test_the_example_that_explains_the_kit_works(stage):
    rate = example()
    async with stage(Way()) as shown:
        answers = []
        shown.app.push_screen(rate(), answers.append)
        await shown.settle()
        assert "^S keep" in shown.text
        assert "0-10 rate" in shown.text
        await shown.press("ctrl+s")
        assert shown.screen.noticed == "No number yet."
        await shown.press("7", "enter")
        assert shown.screen.state == "Kept."
        await shown.press("enter")
        assert answers == [7]
