"""The journal: every entry, newest first, filtered if wanted; or a search of everything kept."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.flows.narrowing import ALL, Narrowed
from bondjournal.journal.entry_filter import EVERYTHING, Filter
from bondjournal.tui import look
from bondjournal.tui.columns import WIDE
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.finding import Finding
from bondjournal.tui.screens.list_screen import ListScreen
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say, Tone
from bondjournal.tui.widgets.reader import Reader
from bondjournal.tui.widgets.row_window import Key, Load, Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import lookback as words

NEWEST_FIRST = "newest first"
A_MOMENT = 0.1
"""Seconds the mark rests on a row before its entry is shown beside the list."""
ENTRIES = ("", "entry")
"""The kinds of rows that are entries: in the list of entries, and among search hits."""
SESSION = "appointment"
"""The kind of a session that stands between entries."""


class Beside(NamedTuple):
    """What stands beside the list for the row under the mark."""

    name: str = ""
    about: str = ""
    text: str = ""
    on_page: str = ""
    """How much of it may go on the page; empty if it is no entry."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries the list shows: the words searched for, and the other criteria."""

    words: str = ""
    narrowed: Narrowed = ALL

    @property
    def all(self) -> bool:
        """Whether all entries are shown."""
        return self.filter == EVERYTHING

    @property
    def filter(self) -> Filter:
        """The words and the criteria as one filter."""
        return replace(self.narrowed.asked, words=self.words.strip() and self.words)


_WIDE_FOOT = ("new", "edit", "share", "search", "filter", "tags", "delete", "undo")
"""The actions besides opening a row, in the foot of a window that has room for them."""


class JournalList(LookBackPart, Finding, ListScreen):
    """The list of entries and sessions, with the one under the mark beside it if there is room.

    Enter then goes to the text beside the list first, and opens the entry from there.
    """

    DEFAULT_CSS = look.stylesheet_for(__file__)
    PANED = True
    FOOT = ("new", "share", "search", "undo")
    WITHOUT_ROW = ("filter", "new", "tags")
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests("open", *(one for one in _WIDE_FOOT if one != "search")),
        *bindings("search", ("leave", "home"), left="beside(-1)", right="beside(1)"),
    ]

    def __init__(
        self,
        load: Callable[[Asked, int], Load],
        read: Callable[[Row], Beside],
        nothing_has: Callable[[Asked], str],
        *,
        search: bool = False,
    ) -> None:
        """Show the journal.

        Args:
            load: returns a loader of the rows asked for, given how many cells wide words may be.
            read: reads what stands beside a row; it is called off the event loop.
            nothing_has: returns the sentence for a search without hits.
            search: True to begin in the search field; Escape leads home from there.
        """
        self.asked_for = Asked()
        self._rows = Rows(load(self.asked_for, 0), id="entries")
        super().__init__(self._rows)
        self._loader, self._read = load, read
        self._nothing_has = nothing_has
        self._came_to_search = search
        self._field = Field(margin="search", rule=0, id="search")
        self._about = Passage(bare=True)
        self._text = Reader(bare=True)
        self._page = Passage(bare=True)
        self._shown = Beside()
        self.pane.can_focus = True

    def parts(self) -> ComposeResult:
        """Yield the search field, if it is open, and the list."""
        yield self._field
        yield self._rows

    def pane_parts(self) -> ComposeResult:
        """Yield the entry under the mark."""
        yield self._about
        yield self._text
        yield self._page

    @property
    def searched(self) -> Reader:
        """The text beside the list."""
        return self._text

    def on_mount(self) -> None:
        """Focus the list or the search field."""
        self._field.display = self._came_to_search
        self.remark = NEWEST_FIRST
        self._rows.say_when_empty(wording.EMPTY_JOURNAL, wording.NEW_WRITES)
        if self._came_to_search:
            self._field.begin()
        else:
            self._rows.focus()

    def reload(self, key: Key | None = None) -> None:
        """Read the list again; the mark stays, or goes to the row with this key."""
        if key is not None:
            self._rows.go_to(key)
        else:
            self._rows.reload()

    def narrow(self, narrowed: Narrowed) -> None:
        """Show only the entries that fit."""
        self._ask_for(Asked(self.asked_for.words, narrowed), keep=False)

    def go_to(self, key: Key) -> None:
        """Put the mark where this key would stand."""
        self._rows.go_to(key)

    def _ask_for(self, asked: Asked, *, keep: bool) -> None:
        if asked.words.strip():
            self._rows.say_when_empty(self._nothing_has(asked))
        elif not asked.all:
            self._rows.say_when_empty(wording.NO_ENTRY_FITS, "f changes what is shown.")
        else:
            self._rows.say_when_empty(wording.EMPTY_JOURNAL, wording.NEW_WRITES)
        self.asked_for = asked
        self._rows.show(self._loader(asked, self.columns.body), keep=keep)
        self.remark = asked.narrowed.words or NEWEST_FIRST
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Show the keys of the rows or of the search field, and where Escape leads."""
        if self.finding:
            return
        typing, narrowed = self._field.typing, not self.asked_for.all
        if typing and self._field.value.strip():
            leads = "leave the field"
        elif (typing or narrowed) and not self._came_to_search:
            leads = "all entries"
        else:
            leads = "home"
        is_entry = self.row is None or self.row.kind in ENTRIES
        if typing:
            self.foot = (("next", "to the list"), ("leave", leads))
        elif self.pane.has_focus:
            sides = ("left", "newer"), ("right", "older")
            self.foot = (("open", "full screen"), *sides, *_WIDE_FOOT, ("leave", "to the list"))
        else:
            keys = _WIDE_FOOT if self.app.size.width >= WIDE else self.FOOT
            self.foot = (("open", "read" if is_entry else "open"), *keys, ("leave", leads))

    def on_descendant_focus(self) -> None:
        """Show the keys of the part that got the focus."""
        self._tell_keys()
        self._say_name()

    @on(Answer.Changed)
    def _typed(self) -> None:
        words = self._field.value
        if words != self.asked_for.words:
            self._ask_for(Asked(words, self.asked_for.narrowed), keep=False)

    def go_on_from(self, part: Part, how: How) -> None:
        """Go from the search field to the rows."""
        if part is self._field and how in {"enter", "down"}:
            self.set_focus(self._rows)

    def action_search(self) -> None:
        """Open the search field."""
        self._field.display = True
        self.set_focus(self._field.input)

    def action_beside(self, by: int) -> None:
        """Read what stands next to it in the list, while the text beside the list is read."""
        self._rows.action_move(by)

    @on(Rows.Opened)
    def _read_beside(self, event: Rows.Opened) -> None:
        """Go to the text beside the list, if there is one."""
        if self.paned and event.row.kind in ENTRIES:
            event.prevent_default()
            self.set_focus(self.pane)

    def action_leave(self) -> None:
        """Leave the text or the search field; then clear the filter; then leave the journal."""
        if self.finding:
            self.stop_finding()
        elif self.pane.has_focus or (self._field.typing and self._field.value.strip()):
            self.set_focus(self._rows)
        elif self._field.typing and not self._came_to_search:
            self._close_search()
        elif self.asked_for.all or self._came_to_search:
            self.leave()
        else:
            self._close_search()
            self._ask_for(Asked(), keep=True)

    def _close_search(self) -> None:
        self.set_focus(self._rows)
        self._field.value = ""
        self._field.display = False

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say what can be asked for: much of it with an entry alone."""
        if action == "find":
            return self.paned and bool(self._shown.text)
        if action == "beside":
            return self.pane.has_focus
        if parameters and parameters[0] in {"edit", "share", "delete"}:
            return self.row is not None and self.row.kind in ENTRIES
        return super().check_action(action, parameters)

    @on(Rows.Failed)
    def _failed(self, event: Rows.Failed) -> None:
        self.notice(event.error.message)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self._tell_keys()
        if self.paned:
            self._show_beside(event.row)

    def on_resize(self, event: events.Resize) -> None:
        """Show the entry beside the list if there is room now."""
        super().on_resize(event)
        self._tell_keys()
        if self.pane.has_focus and not self.paned:
            self.set_focus(self._rows)
        if self.paned and self._rows.chosen is not None:
            self._show_beside(self._rows.chosen)

    @work(group="beside", exclusive=True)
    async def _show_beside(self, row: Row | None) -> None:
        await asyncio.sleep(A_MOMENT)
        try:
            self._shown = await asyncio.to_thread(self._read, row) if row else Beside()
        except JournalError:
            # The list itself reports that it cannot be read.
            return
        self._say_name()
        self._text.read(self._shown.text)
        on_page = self._shown.on_page
        self._page.display = bool(on_page)
        quiet = on_page == wording.ON_PAGE["only-me"]
        self._page.say(words.ON_PAGE.format(how=on_page), tone="aside" if quiet else "said")
        self.pane.scroll_to(y=0, animate=False)
        self.refresh_bindings()

    def _say_name(self) -> None:
        """Show the name of what stands beside the list, bold while that has the focus."""
        tone: Tone = "asked" if self.pane.has_focus else "said"
        says = (Say(self._shown.name, tone), Say(self._shown.about, "aside"))
        self._about.say(*(one for one in says if one.words))
