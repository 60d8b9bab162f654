"""Rating: every rule of its keys, and how it is drawn."""

import pytest

from bondjournal.tui.widgets.rating import Rating
from bondjournal.wording import NO_RATING

QUESTION = "How safe did it feel to be yourself there?"


def ratings(shown):
    return list(shown.screen.query(Rating))


GIVEN = {
    "": None,
    **{str(digit): digit for digit in range(10)},
    "1 0": 10,
    "0 1 0": 10,
    "1 0 0": 0,
    "1 0 1": 1,
    "1 0 1 0": 10,
    "1 5": 5,
    "5 0": 0,
    "1 x 0": 0,
    "1 backspace 0": 0,
    "right": 0,
    "left": 10,
    "right right": 1,
    "left left": 9,
    "left right": 10,
    "right left": 0,
    "7 left": 6,
    "7 right": 8,
    "7 x": None,
    "7 backspace": None,
    "7 delete": None,
    "x": None,
    "7 a": 7,
}


async def test_keys_give_this_number(stage):
    async with stage(Rating(QUESTION)) as shown:
        rating = ratings(shown)[0]
        for keys, value in GIVEN.items():
            rating.value = None
            await shown.type(*keys.split())
            assert rating.value == value, keys


async def test_ten_after_one_however_slowly(stage):
    async with stage(Rating(QUESTION), Rating("Another?")) as shown:
        await shown.press("1", "tab", "3", "shift+tab", "0")
        assert [rating.value for rating in ratings(shown)] == [10, 3]


@pytest.mark.long
async def test_goes_on_and_keeps_the_number(stage):
    async with stage(Rating(QUESTION), Rating("Another?")) as shown:
        first, second = ratings(shown)
        for key in ("enter", "tab", "down"):
            first.focus()
            await shown.press("4", key)
            assert first.value == 4
            assert second.has_focus


async def test_up_goes_back_and_stays_at_the_first(stage):
    async with stage(Rating(QUESTION), Rating("Another?")) as shown:
        await shown.press("enter", "up")
        assert ratings(shown)[0].has_focus
        await shown.press("up")
        assert ratings(shown)[0].has_focus


async def test_enter_in_the_last_tells_the_screen_and_down_does_not(stage):
    async with stage(Rating(QUESTION)) as shown:
        await shown.press("down")
        assert shown.screen.gone_on == 0
        await shown.press("enter")
        assert shown.screen.gone_on == 1


async def test_nothing_is_marked_and_all_numbers_are_alike_at_first(stage):
    async with stage(Rating(QUESTION, margin="Safe")) as shown:
        numbers = next(row for row in shown.rows if " 0    1    2 " in row)
        assert numbers.split("▎")[1].split() == [str(number) for number in range(11)]
        y = shown.row(" 0    1    2 ")
        styles = {c.style for c in shown.cells() if c.y == y and c.text.isdigit()}
        assert len(styles) == 1
        assert NO_RATING in shown.text


async def test_chosen_is_in_brackets_and_bold_and_the_others_step_back(stage):
    async with stage(Rating(QUESTION)) as shown:
        await shown.press("5")
        assert "4   [5]   6" in shown.text
        assert shown.style("[5]").bold
        assert shown.style("6    7").color != shown.style(QUESTION).color
        assert NO_RATING not in shown.text


async def test_question_is_bright_only_with_the_focus(stage):
    async with stage(Rating(QUESTION), Rating("Another?")) as shown:
        assert shown.style(QUESTION).bold
        assert not shown.style("Another?").bold


async def test_tells_when_it_changes_and_only_then(stage):
    async with stage(Rating(QUESTION)) as shown:
        await shown.type("7", "7", "x", "x", "1", "0")
        assert [told.value for told in shown.told(Rating.Changed)] == [7, None, 1, 10]


async def test_all_numbers_fit_every_window(stage):
    async with stage(Rating(QUESTION)) as shown:
        for width in (40, 50, 60, 120):
            await shown.resize(width, 24)
            for value in (1, 5, 10):
                ratings(shown)[0].value = value
                await shown.pilot.pause()
                row = next(row for row in shown.rows if "3 " in row)
                numbers = row.split("▎")[1].replace("[", " ").replace("]", " ").split()
                assert numbers == [str(number) for number in range(11)]


async def test_cursor_stands_on_the_number_for_screen_readers(stage):
    async with stage(Rating(QUESTION)) as shown:
        await shown.press("5")
        x, y = shown.app.cursor_position
        assert shown.rows[y][x] == "5"


async def test_click_gives_the_number(stage):
    async with stage(Rating(QUESTION)) as shown:
        y, x = shown.row(" 0    1    2 "), shown.column(" 7    8")
        await shown.pilot.click(offset=(x + 1, y))
        assert ratings(shown)[0].value == 7
