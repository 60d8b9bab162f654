"""What stands beside the body in a wide window, steps that are gone to, and clicks on keys."""

from typing import ClassVar

from bondjournal.tui.keys import bindings, numbered, press_of
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.pieces import Piece, PiecedReader
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.values import Values

PAGE = [
    Piece("# For our session\n"),
    Piece("28 April:\n\nwhat the first is from\n", 0),
    *(Piece(f"Sentence {number}.\n", number) for number in range(1, 40)),
]


class Choose(Sheet[None]):
    PLACE = "Prepare for Tuesday"
    STEPS = ("choose", "topics", "names", "page")
    PANED = True
    FOOT = ("keep", "left", "right", "part", "search", ("share", "page"), "leave")
    BINDINGS: ClassVar = [
        *bindings("keep", "leave", **dict.fromkeys(("search", "share", "left", "right"), "do")),
        *numbered(4),
    ]

    def __init__(self):
        super().__init__()
        self.done = []
        self._rows = Rows([Row(n, f"row {n}", right="on the page") for n in range(40)])
        self.page = PiecedReader(joins=True, bare=True)
        self.foot_values = {"share": "one line"}

    def parts(self):
        yield Passage("Something asked.", margin=Label("another one", "^N"), classes="close")
        yield self._rows

    def pane_parts(self):
        yield self.page

    def on_mount(self):
        self.remark, self.over_pane = "380 of 480 words", "The page, full"
        self.page.read_pieces(PAGE)

    def on_rows_chosen(self, event):
        self.page.light(event.row.key)

    def go_to_step(self, index):
        self.step = index

    def action_do(self):
        self.done.append("do")

    def action_keep(self):
        self.done.append("keep")


async def click(shown, words, at=0):
    """Click on a character of the first place with these words."""
    y = next(y for y, row in enumerate(shown.rows) if words in row)
    await shown.pilot.click(offset=(shown.column(words) + at, y))
    await shown.settle()


async def test_a_list_stands_left_and_its_page_beside_it(stage):
    async with stage(Choose(), size=(119, 40)) as shown:
        screen = shown.screen
        assert not screen.paned
        assert "The page" not in shown.text
        assert "28 April" not in shown.text
        for width, room in ((120, 44), (160, 72)):
            await shown.resize(width, 40)
            assert screen.paned
            rows = shown.rows
            assert {row[16] for row in rows} <= {"▏", "▎"}
            assert rows[2] == (
                " " * 16 + f"▏ {'Prepare for Tuesday':<36}380 of 480 words    The page, full"
            )
            assert rows[3].startswith(f"{'1-4':>15} ▏ [choose]  topics  names  page")
            assert rows[5][18:74] == f"{'Something asked.':<56}"
            assert rows[7][18:74] == f"{'row 0':<41}on the page    "
            assert rows[5][74:].rstrip(" ▕") == "For our session"
            assert screen.page.body == room
        await shown.resize(100, 30)
        assert not screen.paned
        assert "The page" not in shown.text


async def test_what_comes_from_the_marked_row_is_bright_and_in_view(stage):
    async with stage(Choose(), size=(120, 40)) as shown:
        page = shown.screen.page

        def bright():
            cells = [one for one in shown.cells() if one.x >= 74 and one.y >= 5]
            drawn = "".join(one.text for one in cells if one.style.bold)
            return drawn.replace("For our session", "").strip()

        assert bright().replace(" ", "") == "28April:whatthefirstisfrom"
        assert shown.column("28 April:") == 74
        await shown.press("end")
        assert bright() == "Sentence 39."
        before = shown.row("Sentence 39.")
        page.read_pieces([*PAGE[:1], *PAGE[2:]])
        await shown.settle()
        assert (bright(), shown.row("Sentence 39.")) == ("Sentence 39.", before)
        await shown.press("home", "down")
        assert bright() == "Sentence 1."
        page.light("another key")
        await shown.settle()
        assert bright() == ""


async def test_steps_are_gone_to_by_digit_and_click(stage):
    async with stage(Choose()) as shown:
        screen = shown.screen
        await shown.press("3")
        assert (screen.step, shown.rows[2]) == (
            2,
            f"{'1-4':>16} ▏ choose  topics  [names]  page",
        )
        await shown.press("5")
        assert screen.step == 2
        await click(shown, "page", at=3)
        assert screen.step == 3
        await click(shown, "choose")
        assert screen.step == 0
        # The list is the one part with a focus, so it is the first and the last.
        for key, step in (("tab", 1), ("shift+tab", 0), ("shift+tab", 3), ("tab", 0)):
            await shown.press(key)
            assert screen.step == step
        screen.steps = ("one", "two")
        await shown.press("4")
        assert screen.step == 0


async def test_a_click_on_a_key_presses_it(stage):
    async with stage(Choose(), size=(100, 30)) as shown:
        screen = shown.screen
        assert shown.rows[27].endswith("esc back   v page: one line")
        await click(shown, "^S keep", at=4)
        assert screen.done == ["keep"]
        await click(shown, "← → change")
        await click(shown, "/ search")
        await click(shown, "page: one line", at=8)
        assert screen.done == ["keep", "do", "do", "do"]
        await click(shown, "1-4 part")
        assert screen.step == 0
        await click(shown, "^T hard time", at=6)
        assert shown.app.done == ["hard time"]
        await click(shown, "F1 help")
        assert shown.screen is not screen
        await click(shown, "esc back")
        assert shown.screen is screen


async def test_a_click_on_a_key_in_the_margin_presses_it(stage):
    class Asks(Sheet[None]):
        BINDINGS: ClassVar = bindings("question")
        asked = 0

        def parts(self):
            yield Passage("Something asked.", margin=Label("another one", "^N"))

        def action_question(self):
            self.asked += 1

    async with stage(Asks()) as shown:
        await click(shown, "^N")
        await click(shown, "another one")
        assert shown.screen.asked == 2


async def test_values_are_chosen_by_arrows_and_clicks(stage):
    names = ("talked", "not yet", "let go")
    values = Values([(n, n) for n in names], None, steady=True, may_be_none=True, margin="2")
    async with stage(values, Values([("a", "dusk"), ("b", "day")], "a")) as shown:
        values.focus()
        await shown.settle()
        row = shown.row("talked")
        assert shown.rows[row][17:] == "▎  talked     not yet     let go"
        chosen = []
        for key in ("right", "right", "left", "left", "left", "right"):
            await shown.press(key)
            chosen.append(values.chosen)
        assert chosen == ["talked", "not yet", "talked", None, "let go", None]
        await click(shown, "not yet", at=2)
        assert values.chosen == "not yet"
        assert shown.rows[row][17:] == "▎  talked    [not yet]    let go"
        assert [one.value for one in shown.told(Values.Changed)][-1] == "not yet"
        assert shown.rows[row + 2][17:] == "▏ [dusk]  day"
        await click(shown, "day")
        assert shown.rows[row + 2][17:] == "▎ dusk  [day]"


def test_the_key_of_a_sign():
    signs = {"^N": "ctrl+n", "F2": "f2", "esc": "escape", "/": "slash", "w": "w", "enter": "enter"}
    assert {sign: press_of(sign) for sign in signs} == signs
    assert [press_of(sign) for sign in ("", "^Z ^Y", "1-4", "quote")] == [""] * 4
