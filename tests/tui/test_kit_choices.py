"""Choices: arrows, letters, none marked, and how they are drawn."""

import pytest

from bondjournal.tui.widgets.choices import Choice, Choices

DOORS = (
    Choice("w", "Write"),
    Choice("k", "Keep writing", "A dim line below."),
    Choice("q", "Leave it", name="leave"),
)


def taken(shown):
    return [message.choice.called for message in shown.told(Choices.Chosen)]


@pytest.mark.parametrize(
    ("marked", "cases"),
    [
        (
            0,
            {
                "enter": ["w"],
                "down enter": ["k"],
                "j enter": ["k"],
                "down down enter": ["leave"],
                "down down down down enter": ["leave"],
                "up enter": ["w"],
                "end enter": ["leave"],
                "end up enter": ["k"],
                "k": ["k"],
                "q": ["leave"],
                "z": [],
            },
        ),
        (None, {"enter": [], "down enter": ["w"], "up enter": ["leave"], "q": ["leave"]}),
    ],
)
async def test_keys_take_this_choice(stage, marked, cases):
    async with stage(Choices()) as shown:
        for keys, expected in cases.items():
            shown.messages.clear()
            choices = shown.screen.query_one(Choices)
            choices.offer()
            choices.offer(*DOORS, marked=marked)
            await shown.pilot.pause()
            assert ("▎" in shown.text) is (marked is not None)
            await shown.type(*keys.split())
            assert taken(shown) == expected, keys


async def test_named_keys_stand_for_choices(stage):
    choices = Choices(Choice("enter", "Make my journal"), Choice("d", "Look"), Choice("esc", "No"))
    async with stage(choices) as shown:
        await shown.press("escape", "d", "enter")
        assert taken(shown) == ["esc", "d", "d"]


async def test_key_in_the_margin_words_on_the_axis_line_below_dim(stage):
    async with stage(Choices(*DOORS)) as shown:
        y = shown.row("Write")
        assert shown.rows[y] == f"{'w':>16} ▎ Write"
        assert shown.rows[y + 2] == f"{'k':>16} ▏ Keep writing"
        assert shown.rows[y + 3] == f"{'':>16} ▏ A dim line below."
        assert shown.style("Write").bold
        assert not shown.style("Keep").bold
        assert shown.style("A dim").color != shown.style("Keep").color


async def test_mark_covers_the_line_below_too(stage):
    async with stage(Choices(*DOORS)) as shown:
        await shown.press("down")
        y = shown.row("Keep writing")
        assert [row[17] for row in shown.rows[y - 1 : y + 3]] == ["▏", "▎", "▎", "▏"]


async def test_stands_close_in_a_low_window(stage):
    async with stage(Choices(*DOORS), size=(80, 16)) as shown:
        assert shown.row("Keep writing") == shown.row("Write") + 1


async def test_offer_keeps_the_mark_on_the_same_name(stage):
    async with stage(Choices(*DOORS)) as shown:
        choices = shown.screen.query_one(Choices)
        await shown.press("down")
        choices.offer(Choice("a", "New"), *DOORS)
        await shown.settle()
        assert choices.marked.called == "k"
        choices.offer(Choice("a", "New"))
        await shown.settle()
        assert choices.marked.called == "a"
        choices.offer()
        await shown.press("enter", "down")
        assert choices.marked is None


async def test_right_stands_at_the_right_edge(stage):
    async with stage(Choices(Choice("l", "listening first", right="first"))) as shown:
        row = shown.rows[shown.row("listening first")]
        assert row.endswith("first")
        assert len(row) == 19 + 58


async def test_the_marked_one_is_scrolled_into_view(stage):
    many = [Choice(letter, f"choice {letter}") for letter in "abcdefghilmn"]
    async with stage(Choices(*many), size=(80, 20)) as shown:
        assert "choice n" not in shown.text
        await shown.press("end")
        assert "choice n" in shown.text
        x, y = shown.app.cursor_position
        assert shown.rows[y][x:].startswith("choice n")


@pytest.mark.long
async def test_markup_in_words_is_shown_as_it_is(stage):
    async with stage(Choices(Choice("a", "[bold]x[/] \x1b[31mred"))) as shown:
        assert "[bold]x[/] \u241b[31mred" in shown.text
