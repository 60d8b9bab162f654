"""Preparing, first step: what was written since last time, and who each entry is for."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.draft import Draft
from bondjournal.tui import keys, look
from bondjournal.tui.screens.prepare_step import Step, Where
from bondjournal.tui.widgets.pages import Load
from bondjournal.tui.widgets.part import Drawn, How, Label, Part
from bondjournal.tui.widgets.reader import Reader
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines

NONE = ("Nothing written since last time.", "That is fine. A page can be made without it.")
_SHOWN = 4000
"""So many characters of an entry are shown below the list."""
_FOOT: Sequence[keys.Item] = (
    ("m", "only me"),
    ("o", "one line"),
    ("a", "as written"),
    ("ctrl+s", "topics"),
    ("escape", "stop"),
)
_NARROW_FOOT: Sequence[keys.Item] = (("m", "me"), ("o", "line"), *_FOOT[2:])
_FOR_THE_NOTE = 2.0
"""Seconds that a key waits for the entry under the mark to be read."""
_TYPING: Sequence[keys.Item] = (("ctrl+s", "keep the line"), ("escape", "back to the notes"))


@dataclass(frozen=True, slots=True)
class Note:
    """An entry as this step shows it."""

    uuid: UUID
    name: str
    at: datetime
    zone: str
    title: str
    tags: str
    body: str
    share: str
    gist: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """The entry under the mark is to be shown."""

    uuid: UUID


@dataclass(frozen=True, slots=True)
class Share:
    """An entry is for somebody now; `gist` is the one line, and None where that stays."""

    uuid: UUID
    share: str
    gist: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The one line was typed, and the entry is for whom it was."""

    uuid: UUID
    gist: str


@dataclass(frozen=True, slots=True)
class Open:
    """The whole entry is to be read, or sentences of it are to be picked."""

    note: Note
    what: Literal["whole", "quotes"]


class Ruler(Part):
    """A rule across the body."""

    def height_for(self, body: int) -> int:
        """Take one row."""
        del body
        return 1

    def draw_row(self, y: int) -> Drawn:
        """Draw the rule."""
        del y
        return Drawn([self.words(self.signs.rule * self.body, "rule")])


class NotesStep(Step):
    """The entries since last time, the one under the mark below them."""

    NUMBER = 0
    DEFAULT_CSS = look.beside_of(__file__)
    FOOT = _FOOT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "be_for('only-me')", "only me"),
        Binding("o", "line", "one line", tooltip="one line I write"),
        Binding("a", "be_for('as-written')", "as I wrote it"),
        Binding("q", "quotes", "quote", tooltip="pick lines to quote below the one line"),
    ]

    def __init__(self, place: str, load: Load, *, at_end: bool, now: datetime) -> None:
        """Show entries.

        Args:
            place: as for every step.
            load: reads them; each has its uuid as the end of its key.
            at_end: True to begin at the last.
            now: when it began.
        """
        super().__init__(place)
        self._rows = Rows(load, empty=NONE, at_end=at_end, classes="fits")
        self._ruler = Ruler(classes="close")
        self._reader = Reader(classes="close")
        self._line = Lines()
        self._note: Note | None = None
        self._read = asyncio.Event()
        """Set while the entry shown below the list is the one under the mark."""
        self._now = now
        self._typed_for: Note | None = None
        self._given: tuple[Note, str] | None = None
        """The entry whose line was handed out last, and the line."""

    def parts(self) -> ComposeResult:
        """Show the list, and the entry under the mark."""
        yield self._rows
        yield self._ruler
        yield self._reader
        yield self._line

    def on_mount(self) -> None:
        """Show nothing below the list at first."""
        self._clear()
        self._tell_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Fit, and say what fits about the keys."""
        super().on_resize(event)
        self._tell_keys()

    def _tell_keys(self) -> None:
        if self._typed_for is not None:
            self.foot = _TYPING
        else:
            self.foot = _NARROW_FOOT if self.columns.narrow else _FOOT

    def _clear(self) -> None:
        self._note = None
        self._ruler.display = self._reader.display = self._line.display = False

    @property
    def _uuid(self) -> UUID | None:
        key = self._rows.chosen.key if self._rows.chosen else None
        uuid = key[-1] if isinstance(key, tuple) else None
        return uuid if isinstance(uuid, UUID) else None

    @property
    def _types(self) -> bool:
        """Whether a line is being typed: from the key that begins it, before it has the focus."""
        return self._typed_for is not None or self._line.typing

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if self._uuid is None:
            self._clear()
        elif not self._types:
            if self._note is None or self._note.uuid != self._uuid:
                self._read.clear()
            self.ask(Look(self._uuid))

    async def _here(self) -> Note | None:
        """Return the entry under the mark, once it is read: keys may be faster than that."""
        if self._uuid is None:
            return None
        if self._note is None or self._note.uuid != self._uuid:
            self._read.clear()
            self.ask(Look(self._uuid))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._read.wait(), _FOR_THE_NOTE)
        found = self._note
        return found if found is not None and found.uuid == self._uuid else None

    def show(self, note: Note | None) -> None:
        """Show an entry below the list, unless the mark went on or a line is being typed."""
        if note is None or note.uuid != self._uuid or self._types:
            return
        self._note = note
        self._read.set()
        self._ruler.display = self._reader.display = True
        margin = ("the note", Label("whole", key="enter"))
        self._reader.read(note.body[:_SHOWN], margin=margin)
        self._line.display = note.share == "gist"
        self._line.text = note.gist
        self._line.say_beside(("one line", Label("quote", key="q")))
        self._line.told = _quoted(note.quotes) if note.share == "gist" else ""
        self.refresh_bindings()

    def kept(self, uuid: UUID | None = None) -> None:
        """Show the list as it is now; `uuid` is the entry of which it was kept who it is for."""
        if self._given is not None and self._given[0].uuid == uuid:
            self._given = None
        self._rows.reload()

    def go_back_to(self, uuid: UUID) -> None:
        """Put the mark back on an entry."""
        keys = [row.key for row in self._rows.in_memory if isinstance(row.key, tuple)]
        self._rows.go_to(next((key for key in keys if key[-1] == uuid), None))

    @on(Rows.Opened)
    async def _opened(self) -> None:
        if (note := await self._here()) is not None:
            self.ask(Open(note, "whole"))

    def action_be_for(self, share: str) -> None:
        """Say who the entry under the mark is for, and go on to the next one."""
        if self._uuid is not None:
            self._hand_out(Share(self._uuid, share))

    def _hand_out(self, share: Share) -> None:
        """Ask for it to be kept; the mark goes on at once, so that no key finds it where it was."""
        self.ask(share)
        self._rows.action_move(1)

    async def action_line(self) -> None:
        """Type the one line."""
        if (note := await self._here()) is not None:
            self.begin_line(note)

    def begin_line(self, note: Note) -> None:
        """Type the one line of an entry."""
        self._typed_for = note
        self._line.display = True
        self._line.told = ""
        self._line.begin()
        self._line.cursor = (0, len(self._line.text))
        self._tell_keys()

    async def action_quotes(self) -> None:
        """Pick sentences to quote below the one line."""
        note = await self._here()
        if note is not None and note.share == "gist":
            self.ask(Open(note, "quotes"))

    def go_on_from(self, part: Part, how: How) -> None:
        """Keep the line by Enter; an arrow goes back to the list."""
        if part is not self._line or self._typed_for is None:
            return
        if how == "enter":
            self._take_line(self._typed_for)
        else:
            self._back_to_list()

    def _take_line(self, note: Note) -> None:
        typed = self._line.text.strip()
        if typed:
            self._given = (note, typed)
            self._stop_typing()
            self._hand_out(Share(note.uuid, "gist", typed))
        else:
            self._line.told = "A few words, or esc: it stays as it is."

    def before_going(self) -> None:
        """Keep the line that is being typed with its entry, for the same people as before."""
        note, typed = self._typed_for, self._line.text.strip()
        if note is not None and typed not in ("", note.gist):
            self._given = (note, typed)
            self._typed_for = replace(note, gist=typed)
            self.ask(Line(note.uuid, typed))

    def not_kept(self) -> None:
        """Go on typing the line that could not be kept."""
        given, self._given = self._given, None
        if given is None:
            return
        note, typed = given
        if self._typed_for is not None and self._typed_for.uuid == note.uuid:
            self._typed_for = note
        else:
            self.go_back_to(note.uuid)
            self._line.text = typed
            self.begin_line(note)

    def _stop_typing(self) -> None:
        self._typed_for = None
        self._tell_keys()
        self.set_focus(self._rows)

    def _back_to_list(self) -> None:
        """Go back to the list; what was typed stays with the entry, for the same people."""
        note = self._typed_for
        self.before_going()
        self._stop_typing()
        if note is not None:
            self.ask(Look(note.uuid))

    def action_go(self, where: Where) -> None:
        """Keep the line that is being typed; without one, leave the step."""
        if self._typed_for is None:
            super().action_go(where)
        elif where == "on":
            self._take_line(self._typed_for)
        else:
            self._back_to_list()

    def action_leave(self) -> None:
        """Go back from the line to the list; from there, stop for now."""
        if self._typed_for is not None:
            self._back_to_list()
        else:
            super().action_leave()

    def unfinished(self) -> Draft | None:
        """Return the entry with the line that is being typed."""
        note, typed = self._typed_for, self._line.text.strip()
        if note is None or typed in ("", note.gist):
            return None
        return Draft(
            at=note.at,
            changed_at=self._now,
            zone=note.zone,
            body=note.body,
            title=note.title,
            tags=note.tags,
            share=note.share,
            gist=typed,
            editing=note.uuid,
        )

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are: what shares an entry needs one."""
        if action == "go" and parameters == ("back",):
            return self._typed_for is not None
        if action in {"be_for", "line"}:
            return self._uuid is not None
        if action == "quotes":
            note = self._note
            return note is not None and (note.uuid != self._uuid or note.share == "gist")
        return super().check_action(action, parameters)


def _quoted(quotes: Sequence[str]) -> str:
    if not quotes:
        return ""
    number = "1 line is" if len(quotes) == 1 else f"{len(quotes)} lines are"
    return f"{number} quoted below it."
