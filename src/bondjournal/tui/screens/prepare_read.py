"""Preparing: the page as it will be, to be read once as if by somebody else."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.errors import WrongUse
from bondjournal.flows import naming, on_page
from bondjournal.nouns import stand_in
from bondjournal.summary import file
from bondjournal.summary.parts import Part, parts
from bondjournal.summary.pieces import pieces
from bondjournal.summary.shown import shown
from bondjournal.tui.flows.writing import edit_entry
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.full_screen import FullScreen
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_step import Preparing, Step, Where
from bondjournal.tui.screens.prepare_values import (
    Value,
    Values,
    length_of,
    values_of,
)
from bondjournal.tui.screens.prepare_write import write
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.holders import Gap
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.pieces import Piece, PiecedReader
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import preparing as words
from bondjournal.wording.pages import lengths
from bondjournal.wording.whose import waiting


async def page(preparing: Preparing) -> str:
    """Show the page, and write it; return where the person went from there."""
    while True:
        preparing.shown = await preparing.read(shown, preparing.style, today=preparing.app.today)
        went = await preparing.run(ReadStep(preparing))
        if went == "page":
            continue
        if went != "on":
            return went
        before = preparing.page
        await preparing.go_to("page")
        if preparing.page == before:
            went = await write(preparing)
            if went not in ("back", "page"):
                return went


class ReadStep(Step):
    """The page, which scrolls; only ^S goes on to the file."""

    NAME = "page"
    PANED = True
    FOOT = ("keep", "left", "right", "open", "leave")
    BESIDE = ("keep", ("left", "change"), ("right", "change"), "open", "edit", "leave")
    """The foot where the page stands beside what can be set about it."""
    DEFAULT_CSS = "ReadStep Body Reader, ReadStep Values, #longest { margin-top: 1; }"
    BY_NAME = (("The page as its file", "show_file"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(("open", "full screen"), open="fill_screen"),
        *bindings(
            ("keep", "make file", "make a file of it"),
            ("left", "length", "the other length"),
            ("right", "length", "the other length"),
            ("edit", "edit this part", "go to where the marked part came from"),
            ("new", "name", "replace a name that you see on it"),
            keep="go('on')",
            left="change(-1)",
            right="change(1)",
            new="replace_name",
        ),
        *bindings(
            ("previous", "", "the part before, after"),
            ("next", "", "the part before, after"),
            previous="mark(-1)",
            next="mark(1)",
        ),
        *bindings(scroll="scroll_body('page_down')", listed=False),
    ]

    def __init__(self, preparing: Preparing) -> None:
        """Begin with the page as it was shown last."""
        super().__init__(preparing)
        self._reader = PiecedReader(joins=True, margin="the page")
        self._beside = PiecedReader(joins=True, bare=True)
        self._values: Sequence[Value] = ()
        self._before = Passage()
        self._longest = Passage(id="longest")
        self._rows = Values()
        self._gap = Gap()
        self._parts: Sequence[Part] = ()
        self._marks: Sequence[int] = ()
        """The parts that can be marked, in the order of the page."""
        self._marked: int | None = None

    @property
    def _text(self) -> str:
        return self.preparing.shown.text if self.preparing.shown else ""

    def parts(self) -> ComposeResult:
        """Show it."""
        yield from (self._before, self._longest, self._rows, self._reader, self._gap)

    def pane_parts(self) -> ComposeResult:
        """Show the page beside what can be set about it."""
        yield self._beside

    def on_mount(self) -> None:
        """Show the page as it stands now."""
        super().on_mount()
        self._show()
        self.ask(self._show_to_be_read)

    async def _decide_names(self) -> bool:
        talk = OnScreen(self.preparing.app)
        return await naming.decide(talk, self.preparing.page, self._show_again)

    async def _show_to_be_read(self) -> None:
        await self._show_again()
        self._mark_read()

    def _mark_read(self) -> None:
        """Mark the page as shown to its end: the screen shows it whole."""
        preparing = self.preparing
        if preparing.shown:
            preparing.preview.show(preparing.style, preparing.shown.page)
            preparing.preview.end(preparing.style, preparing.shown.page)

    async def _show_again(self) -> None:
        """Show the present page exactly as it would be written."""
        preparing = self.preparing
        preparing.shown = await preparing.read(shown, preparing.style, today=preparing.app.today)
        self._values = await values_of(preparing, preparing.shown)
        self._show()
        if preparing.shown.waiting:
            self.notice(waiting(preparing.shown.waiting))

    def _show(self) -> None:
        preparing, there = self.preparing, self.preparing.shown
        if there is None:
            return
        self._parts = parts(there.page, preparing.style)
        found = pieces(there.page, preparing.style, there.text, self._parts)
        self._marks = list(dict.fromkeys(key for _, key in found if key is not None))
        self._marked = None
        for reader in (self._reader, self._beside):
            reader.read_pieces([Piece(text, key) for text, key in found])
            reader.light(None)
        self._rows.show_values(self._values)
        self._fit_sides()

    def on_resize(self, event: events.Resize) -> None:
        """Show the page beside what can be set, or below what is said of it."""
        super().on_resize(event)
        self._fit_sides()

    def _fit_sides(self) -> None:
        """Show the page in the pane where there is room for one."""
        paned, there = self.paned, self.preparing.shown
        self._rows.display, self._reader.display = paned, not paned
        self._gap.display = not paned
        said = wording.BEFORE_WRITING
        self._before.say(said if paned else said.replace(". ", ".\n", 1), tone="offered")
        if there is None:
            return
        longest = there.over.longest if there.over else ()
        self._longest.say(*(Say(one.name, margin=f"{one.words} words") for one in longest))
        self._longest.display = bool(longest)
        self.foot = self.BESIDE if paned else self.FOOT
        self.remark = "" if paned else lengths(self.preparing.style)
        self.over_pane = words.PAGE_ALONE
        self.notice("" if paned else length_of(there, self.preparing.style))
        if self.focused is not (self._rows if paned else None):
            self.set_focus(self._rows if paned else None)

    @property
    def _value(self) -> Value | None:
        row = self._rows.chosen if self.paned else None
        return next((one for one in self._values if row and one.row.key == row.key), None)

    def action_change(self, by: int) -> None:
        """Change what the marked row is about; without rows, the length of the page."""
        value = self._value if self.paned else next(iter(self._values), None)
        if value is not None:
            self.ask(partial(self._change, value.key, by))

    @on(Rows.Picked)
    def _pick(self, event: Rows.Picked) -> None:
        self.ask(partial(self._change, str(event.row.key), event.value - event.row.chosen))

    async def _change(self, key: str, by: int) -> None:
        value = next((one for one in self._values if one.key == key), None)
        if value is None or value.change is None:
            return
        place = value.chosen + by
        place = place if self.paned else place % len(value.values)
        if 0 <= place < len(value.values):
            await value.change(place)
            await self._show_to_be_read()
            self._body.scroll_home(animate=False)

    def action_mark(self, by: int) -> None:
        """Mark the part after the marked one, or before it."""
        if not self._marks:
            return
        place = -1 if self._marked is None else self._marks.index(self._marked)
        self._marked = self._marks[max(0, min(place + by, len(self._marks) - 1))]
        self._reader.light(self._marked)

    def action_edit(self) -> None:
        """Go to where the marked part came from, or the marked row is decided."""
        if self._value is not None:
            self.ask(partial(self._open, self._value))
        elif self._marked is None:
            self.notice(words.MARK_A_PART)
        else:
            self.ask(partial(self._edit, self._parts[self._marked]))

    async def _open(self, value: Value) -> str | None:
        """Go to the step a row is decided at; a name is asked for here."""
        if value.step != "name":
            return value.step if value.step in self.preparing.steps else None
        await on_page.sign(OnScreen(self.preparing.app))
        await self._show_to_be_read()
        return None

    async def _edit(self, part: Part) -> str | None:
        """Open an entry that the part shows; for anything else, return the step it is chosen at."""
        if part.kind != "stayed":
            return "topics" if part.kind in ("topics", "would_help") else "choose"
        if await edit_entry(self.preparing.app, part.rows[0]):
            await self._show_again()
            self.notice(words.ENTRY_TOO)
        return None

    def action_go(self, where: Where) -> None:
        """Go on to the file once the page was read, or leave the step."""
        self.ask(self._go_on if where == "on" else partial(self.leave_for, where))

    async def _go_on(self) -> str | None:
        """Go on if the present page is the one that was read, and every name is decided."""
        preparing = self.preparing
        decided = await self._decide_names()
        await self._show_again()
        if not decided:
            self.notice(words.NOT_DECIDED)
            return None
        if preparing.shown is None:
            return None
        try:
            page = preparing.preview.to_write(preparing.style, preparing.shown.page)
        except WrongUse as error:
            self.notice(error.message)
            self._mark_read()
            return None
        preparing.shown = replace(preparing.shown, page=page)
        return "on"

    def action_replace_name(self) -> None:
        """Replace a name."""
        self.ask(self._replace_name)

    async def _replace_name(self) -> None:
        before = self._text
        if await stand_in.add(OnScreen(self.preparing.app)) is not None:
            self.preparing.is_kept()
            await self._show_to_be_read()
            if self._text == before:
                self.notice(words.NOT_ON_THIS_PAGE)

    @on(Rows.Opened)
    def action_fill_screen(self) -> None:
        """Show the page and nothing else."""
        self.app.push_screen(FullScreen(self._text))

    def action_show_file(self) -> None:
        """Show the page as its file."""
        self.ask(self._show_file)

    async def _show_file(self) -> None:
        if (there := self.preparing.shown) is not None:
            name = file.name(there.page, self.preparing.style)
            await self.app.push_screen_wait(AsItIs(name, there.text))
