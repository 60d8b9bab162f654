"""A long list of which only a part is in memory, read page by page off the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, Unpack

from textual.message import Message

from bondjournal.errors import JournalError
from bondjournal.tui.widgets.marked import Marked
from bondjournal.tui.widgets.part import PartOptions
from bondjournal.tui.widgets.row_window import (
    PAGE,
    Direction,
    Key,
    Load,
    Row,
    Stretch,
    around,
    fixed,
)

T = TypeVar("T")

AHEAD = 50
"""How many rows before the end of those in memory the next page is read."""


class PagedPart(Marked):
    """A part with a long list of rows, of which a stretch is in memory, and a mark on one of them.

    The mark keeps its row when the list is read again. A subclass draws the rows and moves the
    mark.
    """

    @dataclass
    class Failed(Message):
        """The rows could not be read; `error` says why."""

        rows: "PagedPart"
        error: JournalError

        @property
        def control(self) -> "PagedPart":
            """The list."""
            return self.rows

    def __init__(
        self,
        load: Load | Sequence[Row],
        *,
        at_end: bool,
        **options: Unpack[PartOptions],
    ) -> None:
        """Make a list; see `Rows`."""
        super().__init__(**options)
        self._load = load if callable(load) else fixed(load)
        self._stretch = Stretch()
        self._place = 0
        """The index of the mark among the rows in memory."""
        self._top = 0
        """The index of the first row shown."""
        self._owed = 0
        """By how many rows the mark still has to move once more rows are read."""
        self._known = False
        self._at_end = at_end
        self._reading: set[Direction] = set()
        self._was_moved = False
        """Whether the mark was moved since the last reload began."""
        self._edition = 0
        self._turn = asyncio.Lock()

    def _after_move(self) -> None:
        """Show the rows and the mark at their present place."""
        raise NotImplementedError

    @property
    def chosen(self) -> Row | None:
        """The row under the mark."""
        rows = self._stretch.rows
        return rows[self._place] if rows else None

    @property
    def known(self) -> bool:
        """Whether the list was read already."""
        return self._known

    @property
    def in_memory(self) -> Sequence[Row]:
        """The rows that are in memory."""
        return self._stretch.rows

    def on_mount(self) -> None:
        """Read the first page."""
        self._read_around(None, at_end=self._at_end)

    def reload(self) -> None:
        """Read the list again; the mark stays on its row, or goes to the one after it."""
        self._read_around(self.chosen.key if self.chosen else None)

    def show(self, load: Load | Sequence[Row], *, keep: bool = True) -> None:
        """Show other rows; with `keep` the mark stays on the row with the same key, if any."""
        key = self.chosen.key if keep and self.chosen else None
        if callable(load):
            self._load = load
        else:
            self._load = fixed(load)
            key = key if key in {row.key for row in load} else None
        self._read_around(key)

    def go_to(self, key: Key | None) -> None:
        """Put the mark on the row with this key, or on the first row after its place."""
        self._read_around(key)

    def _read_around(self, key: Key | None, *, at_end: bool = False) -> None:
        self._edition += 1
        self._was_moved = False
        self._reading.clear()
        self.run_worker(self._around(key, self._edition, at_end=at_end), group="rows")

    async def _read_off(self, edition: int, plan: Callable[[], Callable[[], T]]) -> T | None:
        """Read off the event loop, one read at a time; return None if it failed or came too late.

        Args:
            edition: the edition of the list that it is read for.
            plan: called when it is its turn, returns the function that reads.
        """
        try:
            async with self._turn:
                found = await asyncio.to_thread(plan()) if edition == self._edition else None
        except JournalError as error:
            self.post_message(self.Failed(self, error))
            return None
        return found if edition == self._edition else None

    async def _around(self, key: Key | None, edition: int, *, at_end: bool) -> None:
        read = partial(around, self._load, key, at_end=at_end)
        found = await self._read_off(edition, lambda: read)
        if found is None:
            return
        stretch, place = found
        if key is not None and self._was_moved and self.chosen:
            keys = [row.key for row in stretch.rows]
            place = keys.index(self.chosen.key) if self.chosen.key in keys else place
        offset = self._place - self._top
        self._stretch, self._known, self._owed = stretch, True, 0
        self._place = place
        self._top = place - offset if key is not None else 0
        self._after_move()

    def _read_on(self) -> None:
        """Read the next page if the mark is near the end of the rows in memory."""
        stretch = self._stretch
        ahead = max(AHEAD, 2 * self.size.height)
        if stretch.more_below and self._place + ahead >= len(stretch.rows):
            self._read("down")
        if stretch.more_above and self._place - ahead < 0:
            self._read("up")

    def _read(self, direction: Direction) -> None:
        if direction not in self._reading:
            self._reading.add(direction)
            self.run_worker(self._page(direction, self._edition), group="rows")

    async def _page(self, direction: Direction, edition: int) -> None:
        def beyond() -> Callable[[], Sequence[Row]]:
            last = self._stretch.rows[-1 if direction == "down" else 0].key
            return partial(self._load, last, direction, PAGE)

        page = await self._read_off(edition, beyond)
        if page is None:
            return
        self._reading.discard(direction)
        if direction == "down":
            shift = -self._stretch.grow_down(page, PAGE)
        else:
            shift = self._stretch.grow_up(page, PAGE)
        self._place += shift
        self._top += shift
        owed, self._owed = self._owed, 0
        if owed:
            self.action_move(owed)
        self.refresh(layout=self.has_class("fits"))
