"""A step of preparing that is a list, with the page beside it, or below it what the page says."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.journal import undo
from bondjournal.summary.budget import BUDGET
from bondjournal.summary.page import Style
from bondjournal.summary.parts import Part, parts
from bondjournal.summary.pieces import pieces, shown_at
from bondjournal.summary.shown import Shown, shown
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_step import Preparing, Step
from bondjournal.tui.screens.undo_sheet import MOST, as_before, done
from bondjournal.tui.widgets.part import Drawn
from bondjournal.tui.widgets.part import Part as Widget
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.pieces import Piece, PiecedReader
from bondjournal.wording import preparing as words
from bondjournal.wording import undoing

T = TypeVar("T")


class Undoing(NamedTuple):
    """What takes back a change, and the name of what was changed."""

    name: str
    back: Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class PageBeside:
    """The page as it stands while something on it is chosen."""

    shown: Shown
    parts: Sequence[Part]
    """Its parts as they read on the full page."""
    style_parts: Sequence[Part]
    pieces: Sequence[tuple[str, int | None]]
    """Its text in the style shown, each piece with the index of its part in that style."""

    def piece_of(self, part: Part | None) -> int | None:
        """Return the index of the piece that shows a part; None if none does."""
        for index, one in enumerate(self.style_parts):
            if part is not None and (one.kind, one.rows, one.topic) == (
                part.kind,
                part.rows,
                part.topic,
            ):
                return shown_at(self.pieces, self.style_parts, index)
        return None


class Ruler(Widget):
    """A rule across the body."""

    def height_for(self, body: int) -> int:
        """Return one row."""
        del body
        return 1

    def draw_row(self, y: int) -> Drawn:
        """Draw the rule."""
        del y
        return Drawn([self.words(self.signs.rule * self.body, "rule")])


class Beginning(Passage):
    """As much of some sentences as there is room for."""

    def draw_row(self, y: int) -> Drawn:
        """Draw one row; the last one ends in dots if there are more."""
        drawn = super().draw_row(y)
        if y != self.size.height - 1 or self.height_for(self.body) <= self.size.height:
            return drawn
        whole = "".join(one.text for one in drawn.words) + self.signs.more
        return drawn._replace(words=[drawn.words[0]._replace(text=self.cut(whole, self.body))])


class ListStep(Step):
    """A list in the body; the page stands beside it, and otherwise a few rows below it."""

    PANED = True
    DEFAULT_CSS = """
    ListStep Ruler { margin-top: 0; }
    ListStep #says { height: 3; max-height: 3; margin-top: 0; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("undo", undo="take_back")

    def __init__(self, preparing: Preparing) -> None:
        """Make a step in preparing this page."""
        super().__init__(preparing)
        self.page: PageBeside | None = None
        self.below = Beginning(id="says")
        self.rule = Ruler()
        self._reader = PiecedReader(joins=True, bare=True)
        self._undoing: list[Undoing] = []

    def pane_parts(self) -> ComposeResult:
        """Show the page beside the list."""
        yield self._reader

    def on_mount(self) -> None:
        """Read the page."""
        super().on_mount()
        self.ask(self.see_page)

    def on_resize(self, event: events.Resize) -> None:
        """Show the page beside the list, or what it says below."""
        super().on_resize(event)
        self.show_page()

    async def see_page(self) -> None:
        """Read the page as it stands now, unless more requests wait, and show it."""
        if self.more_requests:
            return
        preparing = self.preparing
        found = await preparing.read(shown, preparing.style, today=preparing.app.today)
        preparing.shown = found
        await preparing.find_steps()
        self.show_steps()
        self.page = await asyncio.to_thread(_cut, found, preparing.style)
        self.show_page()

    def show_page(self) -> None:
        """Show how long the page is, and the page itself where there is room."""
        page, style = self.page, self.preparing.style
        if page is None:
            return
        counted = words.COUNTED.format(words=page.shown.words, most=BUDGET[style])
        said = words.NOTHING_CHOSEN if page.shown.page.empty else counted
        self.remark = "" if self.paned else said
        self.over_pane = words.THE_PAGE.format(style=style, said=said)
        self.below.display = self.rule.display = not self.paned
        if self.paned:
            self._reader.read_pieces([Piece(text, key) for text, key in page.pieces])
        self.show_marked()

    def show_marked(self) -> None:
        """Show what the page says of the marked row."""

    def light(self, part: Part | None) -> None:
        """Let a part of the page beside the list be bright and in view."""
        if self.page is not None:
            self._reader.light(self.page.piece_of(part))

    def may_undo(self, name: str, back: Callable[[], Awaitable[object]], what: str = "") -> None:
        """Let `u` take a change back; say what was taken away, if anything was."""
        self._undoing = [*self._undoing, Undoing(name, back)][-MOST:]
        if what:
            self.notice(done(what, name))
        self.refresh_bindings()

    async def undoable(self, name: str, changing: Awaitable[T], what: str = "") -> T:
        """Wait for a change that the journal itself can take back, and let `u` do that."""
        before = len(self.preparing.app.changes)
        changed = await changing
        if made := self.preparing.app.changes[before:]:
            self.may_undo(name, partial(self._undo, made), what)
        return changed

    async def _undo(self, made: Sequence[datetime]) -> None:
        """Take back changes of the journal, which no screen of this window offers any more."""
        app = self.preparing.app
        if await self.preparing.keep_elsewhere(undo.undo, len(made), among=made) is not None:
            app.changes[:] = [one for one in app.changes if one not in made]

    def action_take_back(self) -> None:
        """Take back the last change."""
        self.ask(self._take_back)

    async def _take_back(self) -> None:
        if not self._undoing:
            self.notice(undoing.NOTHING)
            return
        last = self._undoing.pop()
        await last.back()
        if not self.preparing.unkept:
            self.notice(as_before(last.name))
        self.preparing.unkept = False
        await self.show_again()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Offer to take a change back where there is one."""
        if action == "take_back":
            return bool(self._undoing)
        return super().check_action(action, parameters)

    async def show_again(self) -> None:
        """Show the present rows."""


def _cut(found: Shown, style: Style) -> PageBeside:
    """Return a page with its parts and pieces."""
    in_style = parts(found.page, style)
    return PageBeside(
        found,
        in_style if style == "full" else parts(found.page, "full"),
        in_style,
        pieces(found.page, style, found.text, in_style),
    )
