"""Rows: paging through a list that is never whole in memory."""

import threading

import pytest

from bondjournal.errors import InUse
from bondjournal.tui.widgets.row_window import MOST, PAGE, Row, Stretch, around, fixed
from bondjournal.tui.widgets.rows import Rows

MANY = 100_000


class Long:
    """A made-up list of any length, its keys the numbers from 0, that counts what is asked."""

    def __init__(self, length=MANY):
        self.keys = range(length)
        self.gone = set()
        self.asked = []
        self.threads = set()

    def row(self, key):
        return Row(key, f"Entry {key}", margin=f"day {key // 3}", right="only me", quiet=True)

    def __call__(self, key, direction, count):
        self.asked.append((key, direction, count))
        self.threads.add(threading.get_ident())
        if direction == "down":
            start = 0 if key is None else key + 1
            found = []
            while start < len(self.keys) and len(found) < count:
                if start not in self.gone:
                    found.append(self.row(start))
                start += 1
            return found
        end = len(self.keys) if key is None else min(key, len(self.keys))
        found = []
        while end > 0 and len(found) < count:
            end -= 1
            if end not in self.gone:
                found.append(self.row(end))
        return found[::-1]


def chosen(shown):
    row = shown.screen.query_one(Rows).chosen
    return None if row is None else row.key


def keys(shown):
    return [row.key for row in shown.screen.query_one(Rows).in_memory]


async def test_first_paint_reads_one_page_off_the_event_loop(stage):
    load = Long()
    async with stage(Rows(load)) as shown:
        assert load.asked == [(None, "down", PAGE)]
        assert load.threads == load.threads - {threading.get_ident()}
        assert chosen(shown) == 0
        assert "Entry 16" in shown.text


async def test_arrows_letters_pages_and_ends_move_the_mark(stage):
    async with stage(Rows(Long())) as shown:
        seen = []
        moves = ("down", "j", "down", "up", "k", "pagedown", "pagedown", "pageup", "home", "up")
        for key in (*moves, "end", "up"):
            await shown.press(key)
            seen.append(chosen(shown))
        assert seen == [1, 2, 3, 2, 1, 17, 33, 17, 0, 0, MANY - 1, MANY - 2]


async def test_wide_letters_are_cut_by_the_room_they_take(stage):
    async with stage(Rows([Row(0, "short"), Row(1, "字" * 40), Row(2, "x" * 40)])) as shown:
        cut = []
        for _ in range(3):
            cut.append(shown.screen.query_one(Rows).cuts_chosen)
            await shown.press("down")
        assert cut == [False, True, False]


async def test_the_end_of_a_long_list_is_read_from_the_end(stage):
    load = Long()
    async with stage(Rows(load)) as shown:
        await shown.press("end")
        assert chosen(shown) == MANY - 1
        assert load.asked[1] == (None, "up", PAGE)
        assert len(load.asked) == 2
        assert shown.rows[19].split("▎")[1].startswith(f" Entry {MANY - 1}")


async def test_paging_far_keeps_few_rows_in_memory_and_finds_the_way_back(stage):
    load = Long()
    async with stage(Rows(load)) as shown:
        rows = shown.screen.query_one(Rows)
        for _ in range(20):
            rows.action_move(90)
            await shown.settle()
        assert chosen(shown) == 20 * 90
        assert len(rows.in_memory) <= MOST
        assert len(load.asked) < 25
        assert keys(shown) == list(range(keys(shown)[0], keys(shown)[-1] + 1))
        for _ in range(20):
            rows.action_move(-90)
            await shown.settle()
        assert chosen(shown) == 0
        assert len(rows.in_memory) <= MOST


async def test_moving_faster_than_reading_arrives_all_the_same(stage):
    async with stage(Rows(Long())) as shown:
        rows = shown.screen.query_one(Rows)
        for _ in range(20):
            rows.action_screenful(1)
        await shown.settle()
        assert chosen(shown) == 320


async def test_reading_again_keeps_the_row_under_the_mark(stage):
    load = Long()
    async with stage(Rows(load)) as shown:
        await shown.press("pagedown", "pagedown", "pagedown", "up", "up")
        before = shown.rows
        shown.screen.query_one(Rows).reload()
        await shown.settle()
        assert shown.rows == before
        load.gone.add(chosen(shown))
        was = chosen(shown)
        shown.screen.query_one(Rows).reload()
        await shown.settle()
        assert chosen(shown) == was + 1


async def test_the_mark_stays_where_it_was_moved_while_the_list_was_read_again(stage):
    async with stage(Rows(Long(5))) as shown:
        rows = shown.screen.query_one(Rows)
        rows.reload()
        rows.action_move(2)
        await shown.settle()
        assert chosen(shown) == 2
        rows.reload()
        rows.action_end(True)
        await shown.settle()
        assert chosen(shown) == 4


@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
async def test_a_sign_says_where_some_of_a_few_rows_are_out_of_sight(stage, size):
    few = Rows([Row(number, "words " * 9, right="on the page") for number in range(20)])
    few.add_class("fits")
    few.styles.max_height = 10
    async with stage(few, size=size) as shown:
        assert [row.endswith("▕") for row in shown.rows[3:13]] == [True] * 5 + [False] * 5
        assert all("on the page" in row for row in shown.rows[3:13])
        await shown.press("end")
        assert [row.endswith("▕") for row in shown.rows[3:13]] == [False] * 5 + [True] * 5
        few.show([Row(number, "words") for number in range(10)])
        await shown.settle()
        assert "▕" not in shown.text


@pytest.mark.long
async def test_reading_again_when_the_last_row_is_gone_keeps_the_one_before(stage):
    load = Long(5)
    async with stage(Rows(load)) as shown:
        await shown.press("end")
        load.gone.add(4)
        shown.screen.query_one(Rows).reload()
        await shown.settle()
        assert chosen(shown) == 3
        load.gone.update(range(5))
        shown.screen.query_one(Rows).reload()
        await shown.settle()
        assert chosen(shown) is None


async def test_go_to_finds_the_row_or_the_one_after(stage):
    load = Long()
    load.gone.add(50_000)
    async with stage(Rows(load)) as shown:
        rows = shown.screen.query_one(Rows)
        rows.go_to(77_000)
        await shown.settle()
        assert chosen(shown) == 77_000
        rows.go_to(50_000)
        await shown.settle()
        assert chosen(shown) == 50_001
        assert len(load.asked) < 8


async def test_tells_which_row_is_chosen_and_opened(stage):
    async with stage(Rows(Long(5))) as shown:
        await shown.press("down", "down", "enter")
        assert [told.row.key for told in shown.told(Rows.Chosen)] == [0, 1, 2]
        assert [told.row.key for told in shown.told(Rows.Opened)] == [2]


async def test_empty_says_so_once_it_is_known(stage, held):
    def load(key, direction, count):
        held.wait()
        return []

    rows = Rows(load, empty=("Nothing here yet. That is fine.", "w writes something."))
    async with stage(Rows(Long(0))) as shown:
        await shown.screen.query_one("Body").mount(rows)
        await shown.pilot.pause()
        assert "Nothing here yet" not in shown.text
        held.let_go()
        await shown.settle()
        assert "Nothing here yet. That is fine." in shown.text
        assert shown.style("w writes").color != shown.style("Nothing").color
        await shown.press("enter", "down", "end", "pagedown")
        assert shown.told(Rows.Opened) == []


async def test_what_can_be_told_is_told_and_ends_nothing(stage):
    def load(key, direction, count):
        raise InUse("Another window is restoring this journal.")

    async with stage(Rows(load)) as shown:
        assert [told.error.message for told in shown.told(Rows.Failed)] == [
            "Another window is restoring this journal."
        ]


async def test_other_rows_keep_the_mark_where_the_key_is_the_same(stage):
    first = [Row(name, name) for name in "abc"]
    async with stage(Rows(first)) as shown:
        rows = shown.screen.query_one(Rows)
        await shown.press("down")
        rows.show([Row(name, name) for name in "xab"])
        await shown.settle()
        assert chosen(shown) == "b"
        rows.show([Row(name, name) for name in "xyz"])
        await shown.settle()
        assert chosen(shown) == "x"


async def test_the_same_day_stands_once_but_always_at_the_top(stage):
    async with stage(Rows(Long())) as shown:
        assert [row[:16].strip() for row in shown.rows[3:8]] == ["day 0", "", "", "day 1", ""]
        await shown.press("pagedown", "down")
        assert shown.rows[3][:16].strip() == "day 0"
        assert "Entry 1 " in shown.rows[3]


async def test_chosen_is_bold_with_the_mark_on_the_line(stage):
    async with stage(Rows(Long())) as shown:
        await shown.press("down")
        assert [row[17] for row in shown.rows[3:6]] == ["▏", "▎", "▏"]
        assert shown.style("Entry 1 ").bold
        assert not shown.style("Entry 0 ").bold
        x, y = shown.app.cursor_position
        assert shown.rows[y][x:].startswith("Entry 1 ")


async def test_a_row_is_cut_by_cells_and_nothing_in_it_is_obeyed(stage):
    rows = [
        Row(0, "日本語のタイトルはとても長いので切らなければならない", right="as I wrote it"),
        Row(1, "Waiting room, ten minutes early", after="captured while locked", right="only me"),
        Row(2, "[bold]not bold[/bold] \x1b[31m :smile:", right="one line"),
        Row(3, "Please hand it back afterwards.", right="on  [off]", quiet=True),
    ]
    async with stage(Rows(rows)) as shown:
        assert shown.rows[3].endswith("切らなけ…    as I wrote it")
        assert shown.rows[4][19:61] == "Waiting room, te… · captured while locked "
        assert "[bold]not bold[/bold] \u241b[31m :smile:" in shown.rows[5]
        assert not shown.style("not bold").bold
        assert shown.style("[off]").bold
        assert not shown.style("on  [off]").bold


async def test_hits_are_bold_and_underlined_in_the_second_line(stage):
    below = "…and my sister went quiet."
    rows = [Row(0, "A hard call", below=below, hits=((8, 14),)), Row(1, "Next", below="x")]
    async with stage(Rows(rows)) as shown:
        y = shown.row(below)
        hit = "".join(c.text for c in shown.cells() if c.y == y and c.style.underline)
        assert hit == "sister"
        assert shown.style("sister").bold
        assert [row[17] for row in shown.rows[3:6]] == ["▎", "▎", "▏"]


async def test_narrow_margin_takes_the_short_day(stage):
    rows = [Row(0, "One", margin="Sun 10 May", short_margin="10 May")]
    async with stage(Rows(rows), size=(60, 20)) as shown:
        assert shown.rows[3][:12] == "   10 May ▎ "


async def test_as_high_as_its_rows_where_that_is_wanted(stage):
    async with stage(Rows(Long(4), classes="fits"), Rows(Long(2))) as shown:
        first, second = shown.screen.query(Rows)
        assert first.size.height == 4
        assert second.region.y == first.region.bottom + 1


async def test_a_click_chooses_and_a_second_one_opens(stage):
    async with stage(Rows(Long(5))) as shown:
        y = shown.row("Entry 3")
        await shown.pilot.click(offset=(25, y))
        assert chosen(shown) == 3
        await shown.pilot.click(offset=(25, y))
        await shown.settle()
        assert [told.row.key for told in shown.told(Rows.Opened)] == [3]


@pytest.mark.parametrize("length", [0, 1, 99, 100, 101, 250])
@pytest.mark.parametrize("key", [None, 0, 60, 98, 249])
def test_a_stretch_around_a_key_has_its_row(length, key):
    load = Long(length)
    stretch, place = around(load, key)
    found = [row.key for row in stretch.rows]
    assert found == list(range(found[0], found[-1] + 1)) if found else length == 0
    if key is not None and key < length:
        assert found[place] == key
    if found and not stretch.more_above:
        assert found[0] == 0
    if found and not stretch.more_below:
        assert found[-1] == length - 1


def test_a_stretch_forgets_what_is_far_away():
    stretch = Stretch()
    load = Long()
    while len(load.asked) < 10:
        page = load(stretch.rows[-1].key if stretch.rows else None, "down", PAGE)
        stretch.grow_down(page, PAGE)
    assert [row.key for row in stretch.rows] == list(range(400, 1000))
    assert stretch.more_above
    came = stretch.grow_up(load(400, "up", PAGE), PAGE)
    assert came == PAGE
    assert [row.key for row in stretch.rows] == list(range(300, 900))
    assert stretch.more_below


def test_rows_that_are_all_here_are_paged_like_others():
    rows = [Row(number, str(number)) for number in range(7)]
    load = fixed(rows)
    assert [row.key for row in load(None, "down", 3)] == [0, 1, 2]
    assert [row.key for row in load(2, "down", 3)] == [3, 4, 5]
    assert [row.key for row in load(None, "up", 3)] == [4, 5, 6]
    assert [row.key for row in load(2, "up", 3)] == [0, 1]
