"""Preparing: the page as it will be, to be read once as if by somebody else."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import page_styles, wording
from bondjournal.errors import WrongUse
from bondjournal.flows import naming
from bondjournal.nouns import stand_in
from bondjournal.summary import file
from bondjournal.summary.shown import shown
from bondjournal.tui.columns import WIDE
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.full_screen import FullScreen
from bondjournal.tui.screens.prepare_over import OverStep, remark
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_step import Preparing, Step, Where
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.reader import Reader
from bondjournal.wording import preparing as words
from bondjournal.wording.whose import waiting


async def read(preparing: Preparing) -> str:
    """Show the page; if it is too long, first say by how much."""
    preparing.shown = await preparing.read(shown, preparing.style, today=preparing.app.today)
    over = preparing.shown.over
    if over is not None and not preparing.told_over:
        preparing.told_over = True
        went = await preparing.run(OverStep(preparing, over))
        if went != "on":
            preparing.told_over = False
            return went
    went = await preparing.run(ReadStep(preparing))
    preparing.told_over = preparing.told_over and went == "on"
    return went


class ReadStep(Step):
    """The page, which scrolls; only ^S goes on to the file."""

    NAME = "read"
    DEFAULT_CSS = "ReadStep Reader { margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(("keep", "write it"), "other_style", "name", "as_file", keep="go('on')"),
        *bindings(("open", "full screen"), open="fill_screen"),
        *bindings(
            ("step_back", "back", "up; from the top, the step before"),
            ("step_on", "", "down"),
            step_back="read_on(-1)",
            step_on="read_on(1)",
            priority=True,
        ),
        *bindings(scroll="read_on(1)", listed=False),
    ]

    def __init__(self, preparing: Preparing) -> None:
        """Begin with the page as it was shown last."""
        super().__init__(preparing)
        self._reader = Reader(self._text, joins=True, margin="page")

    @property
    def _text(self) -> str:
        return self.preparing.shown.text if self.preparing.shown else ""

    def parts(self) -> ComposeResult:
        """Show it."""
        first, second = wording.BEFORE_WRITING.split(". ", 1)
        yield Passage(f"{first}.\n{second}", tone="offered")
        yield self._reader

    def on_mount(self) -> None:
        """Follow the scrolling, and ask about names."""
        self.watch(self._body, "scroll_y", self._show_keys, init=False)
        self._show()
        self.ask(self._begin)

    async def _begin(self) -> None:
        await self._decide_names()
        await self._show_to_be_read()

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
        self._show()
        if preparing.shown.waiting:
            self.notice(waiting(preparing.shown.waiting))

    def _show(self) -> None:
        self.remark = remark(self.preparing.shown.over if self.preparing.shown else None)
        self._reader.read(self._text)
        self._show_keys()

    def _show_keys(self) -> None:
        top = self._body.scroll_offset.y == 0
        other = page_styles.after(self.preparing.style)
        self.foot = (
            ("keep", "write it"),
            ("step_back", "back" if top else "up"),
            ("other_style", other.short_label if self.columns.narrow else other.offer),
            "name",
            "as_file",
            ("open", "full screen"),
            ("leave", "stop here" if self.app.size.width >= WIDE else "stop"),
        )

    def action_read_on(self, by: int) -> None:
        """Scroll; up from the top goes to the step before, down from the end does nothing."""
        body = self._body
        if by > 0:
            body.scroll_page_down(animate=False)
        elif body.scroll_offset.y:
            body.scroll_page_up(animate=False)
        else:
            self.action_go("back")

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

    def action_other_style(self) -> None:
        """Show the other style."""
        self.ask(self._change_style)

    async def _change_style(self) -> None:
        self.preparing.style = page_styles.after(self.preparing.style).name
        await self._show_to_be_read()
        self._body.scroll_home(animate=False)

    def action_name(self) -> None:
        """Replace a name."""
        self.ask(self._replace_name)

    async def _replace_name(self) -> None:
        before = self._text
        if await stand_in.add(OnScreen(self.preparing.app)) is not None:
            self.preparing.is_kept()
            await self._show_to_be_read()
            if self._text == before:
                self.notice(words.NOT_ON_THIS_PAGE)

    def action_fill_screen(self) -> None:
        """Show the page and nothing else."""
        self.app.push_screen(FullScreen(self._text))

    def action_as_file(self) -> None:
        """Show the page as its file."""
        self.ask(self._show_file)

    async def _show_file(self) -> None:
        if (there := self.preparing.shown) is not None:
            name = file.name(there.page.session_on, self.preparing.style)
            await self.app.push_screen_wait(AsItIs(name, there.text))
