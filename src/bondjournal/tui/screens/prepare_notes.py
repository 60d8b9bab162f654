"""Preparing: what was written since last time, and who each entry is for."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.journal import pages, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.values import Entry
from bondjournal.summary import since
from bondjournal.tui import look
from bondjournal.tui.flows.listed import EntryKey, since_last_session
from bondjournal.tui.keys import Item, bindings
from bondjournal.tui.screens.prepare_note import Ruler, WholeNote, quoted
from bondjournal.tui.screens.prepare_step import Preparing, Step, Where
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.widgets.part import How, Label, Part
from bondjournal.tui.widgets.reader import Reader
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording.preparing import NOTHING_SINCE

_SHOWN = 4000
"""How many characters of an entry are shown below the list."""
_FOOT: Sequence[Item] = (
    "only_me",
    "one_line",
    ("as_written", "as written"),
    ("keep", "topics"),
    ("leave", "stop"),
)
_NARROW_FOOT: Sequence[Item] = (("only_me", "me"), ("one_line", "line"), *_FOOT[2:])
_FOR_THE_NOTE = 2.0
"""Seconds that a key waits for the entry under the mark to be read."""
_TYPING: Sequence[Item] = (("keep", "keep the line"), ("leave", "back to the notes"))


async def notes(preparing: Preparing) -> str:
    """Walk through the entries since last time."""
    app = preparing.app
    known = await preparing.read(since.last_session_known, today=app.today)
    any_page = await app.read(pages.any_written)
    return await preparing.run(NotesStep(preparing, at_end=not known, at_first=not any_page))


class NotesStep(Step):
    """The entries since last time, and below them the marked one."""

    NAME = "notes"
    DEFAULT_CSS = look.stylesheet_for(__file__)
    FOOT = _FOOT
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "only_me",
        ("one_line", "one line", "one line I write"),
        ("as_written", "all of it"),
        ("quote", "quote", "pick lines to quote below the one line"),
        only_me="be_for('only-me')",
        one_line="line",
        as_written="be_for('as-written')",
        quote="quotes",
    )

    def __init__(self, preparing: Preparing, *, at_end: bool, at_first: bool) -> None:
        """Begin at the first or the last entry; `at_first` is True before any page was written."""
        super().__init__(preparing)
        load = since_last_session(preparing.app, preparing.page)
        self._rows = Rows(load, empty=NOTHING_SINCE, at_end=at_end, classes="fits")
        self._at_first = at_first
        self._ruler = Ruler(classes="close")
        self._reader = Reader(classes="close")
        self._line = Lines()
        self._note: Entry | None = None
        self._read = asyncio.Event()
        """Set while the entry shown below the list is the one under the mark."""
        self._typed_for: Entry | None = None
        self._given: tuple[Entry, str] | None = None
        """The entry whose line was last requested to be kept, and the line."""

    def parts(self) -> ComposeResult:
        """Yield the list and the parts of the marked entry."""
        yield from (self._rows, self._ruler, self._reader, self._line)

    def on_mount(self) -> None:
        """Show nothing below the list at first."""
        self._clear()
        self._tell_keys()
        if self._at_first:
            self.notice(wording.NEVER_HAVE_TO)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the parts, and show as many keys as fit."""
        super().on_resize(event)
        self._tell_keys()

    def _tell_keys(self) -> None:
        in_list = _NARROW_FOOT if self.columns.narrow else _FOOT
        self.foot = in_list if self._typed_for is None else _TYPING

    def _clear(self) -> None:
        self._note = None
        self._ruler.display = self._reader.display = self._line.display = False

    @property
    def _uuid(self) -> UUID | None:
        key = self._rows.chosen.key if self._rows.chosen else None
        return key.uuid if isinstance(key, EntryKey) else None

    @property
    def _types(self) -> bool:
        """Whether a line is being typed, from the key that begins it on, even before the focus."""
        return self._typed_for is not None or self._line.typing

    @property
    def _marked_note(self) -> Entry | None:
        """The marked entry, if it is the one shown below the list."""
        return self._note if self._note is not None and self._note.uuid == self._uuid else None

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if self._uuid is None:
            self._clear()
        elif not self._types:
            if self._marked_note is None:
                self._read.clear()
            self.ask(partial(self._look, self._uuid))

    async def _once_read(self) -> Entry | None:
        """Wait for the marked entry to be read, and return it: keys may be faster than reading."""
        if self._marked_note is None and self._uuid is not None:
            self._read.clear()
            self.ask(partial(self._look, self._uuid))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._read.wait(), _FOR_THE_NOTE)
        return self._marked_note

    async def _look(self, uuid: UUID) -> None:
        """Show an entry below the list, unless the mark moved on or a line is being typed."""
        note = await self.preparing.app.read(whole_entries.find, uuid)
        if note is None or note.uuid != self._uuid or self._types:
            return
        self._note = note
        self._read.set()
        self._ruler.display = self._reader.display = True
        margin = ("the note", Label("whole", key="enter"))
        self._reader.read(note.body[:_SHOWN], margin=margin)
        self._line.display = note.share == "gist"
        self._line.text = note.gist
        self._line.say_beside(("one line", Label("quote", key="'")))
        self._line.feedback = quoted(note.quotes) if note.share == "gist" else ""
        self.refresh_bindings()

    async def _keep(self, uuid: UUID, changes: Changes) -> None:
        """Change an entry and reload the list; if that fails, put the mark back on the entry."""
        kept = await self.preparing.keep_elsewhere(whole_entries.change, uuid, changes)
        if kept is not None:
            if self._given is not None and self._given[0].uuid == uuid:
                self._given = None
            self._rows.reload()
        elif changes.share is not None:
            self._go_back_to(uuid)

    def _go_back_to(self, uuid: UUID) -> None:
        """Put the mark back on an entry."""
        keys = [row.key for row in self._rows.in_memory if isinstance(row.key, tuple)]
        self._rows.go_to(next((key for key in keys if key[-1] == uuid), None))

    @on(Rows.Opened)
    async def _opened(self) -> None:
        if (note := await self._once_read()) is not None:
            self.ask(partial(self._read_whole, note))

    async def _read_whole(self, note: Entry) -> None:
        share = await self.app.push_screen_wait(WholeNote(note, self.preparing.app.today.year))
        if share == "gist":
            self._begin_line(note)
        elif share is not None:
            self.action_be_for(share)

    def action_be_for(self, share: str) -> None:
        """Set who the marked entry is for, and move on to the next one."""
        if self._uuid is not None:
            self._hand_out(self._uuid, share)

    def _hand_out(self, uuid: UUID, share: str, gist: str | None = None) -> None:
        """Request the change, and move the mark at once: the next key is for the next entry."""
        self.ask(partial(self._keep, uuid, Changes(share=share, gist=gist)))
        self._rows.action_move(1)

    async def action_line(self) -> None:
        """Begin to type the one line of the marked entry."""
        if (note := await self._once_read()) is not None:
            self._begin_line(note)

    def _begin_line(self, note: Entry) -> None:
        """Begin to type the one line of an entry."""
        self._typed_for = note
        self._line.display = True
        self._line.feedback = ""
        self._line.begin()
        self._line.cursor = (0, len(self._line.text))
        self._tell_keys()

    async def action_quotes(self) -> None:
        """Pick sentences to quote below the one line."""
        if (note := await self._once_read()) is not None and note.share == "gist":
            self.ask(partial(self._pick_quotes, note))

    async def _pick_quotes(self, note: Entry) -> None:
        screen = Quotes(note.name, note.body, note.quotes, leave="notes")
        quotes = await self.app.push_screen_wait(screen)
        if quotes is not None:
            await self._keep(note.uuid, Changes(quotes=quotes))

    def go_on_from(self, part: Part, how: How) -> None:
        """Keep the line on Enter; an arrow goes back to the list."""
        if part is not self._line or self._typed_for is None:
            return
        if how == "enter":
            self._take_line(self._typed_for)
        else:
            self._back_to_list()

    def _take_line(self, note: Entry) -> None:
        typed = self._line.text.strip()
        if typed:
            self._given = (note, typed)
            self._stop_typing()
            self._hand_out(note.uuid, "gist", typed)
        else:
            self._line.feedback = "A few words, or esc: it stays as it is."

    def before_going(self) -> None:
        """Keep the line that is being typed; the share level of its entry stays."""
        note, typed = self._typed_for, self._line.text.strip()
        if note is not None and typed not in ("", note.gist):
            self._given = (note, typed)
            self._typed_for = replace(note, gist=typed)
            self.ask(partial(self._keep, note.uuid, Changes(gist=typed)))

    def not_kept(self) -> None:
        """Open the line that could not be kept again, to go on typing."""
        given, self._given = self._given, None
        if given is None:
            return
        note, typed = given
        if self._typed_for is not None and self._typed_for.uuid == note.uuid:
            self._typed_for = note
        else:
            self._go_back_to(note.uuid)
            self._line.text = typed
            self._begin_line(note)

    def _stop_typing(self) -> None:
        self._typed_for = None
        self._tell_keys()
        self.set_focus(self._rows)

    def _back_to_list(self) -> None:
        """Go back to the list, and keep the line typed; the share level of its entry stays."""
        note = self._typed_for
        self.before_going()
        self._stop_typing()
        if note is not None:
            self.ask(partial(self._look, note.uuid))

    def action_go(self, where: Where) -> None:
        """Finish the line that is being typed; without one, leave the step."""
        if self._typed_for is None:
            super().action_go(where)
        elif where == "on":
            self._take_line(self._typed_for)
        else:
            self._back_to_list()

    def unfinished(self) -> Draft | None:
        """Return a draft of the entry with the line that is being typed, or None."""
        note, typed = self._typed_for, self._line.text.strip()
        if note is None or typed in ("", note.gist):
            return None
        return replace(note.as_draft(self.preparing.began), gist=typed)

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the keys that are possible now: sharing needs an entry."""
        if action == "go" and parameters == ("back",):
            return self._typed_for is not None
        if action in {"be_for", "line"}:
            return self._uuid is not None
        if action == "quotes":
            note = self._note
            return note is not None and (note.uuid != self._uuid or note.share == "gist")
        return super().check_action(action, parameters)
