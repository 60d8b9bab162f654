"""A step of preparing with entries in its list: what may go on any page of one, and its words."""

from abc import abstractmethod
from functools import partial
from typing import ClassVar
from uuid import UUID

from textual.binding import BindingType

from bondjournal.flows.sharing import share_entry
from bondjournal.journal import whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.values import Entry
from bondjournal.summary import choosing
from bondjournal.summary.choosing import Choosable
from bondjournal.tui.flows.writing import edit_entry
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_note import WholeNote
from bondjournal.tui.screens.prepare_search import SearchedStep
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import preparing as words


class EntriesStep(SearchedStep):
    """A list with entries in it, each shared, quoted, read and changed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("share", "line/all", "what may go on any page: a line, all of it, nothing"),
        "quote",
        share="share",
        quote="quotes",
    )

    @property
    @abstractmethod
    def chosen(self) -> Choosable | None:
        """The marked row."""

    def action_share(self) -> None:
        """Say what of the marked entry may go on any page."""
        chosen = self.chosen
        if chosen is not None and chosen.entry is None:
            self.notice(words.LINE_OR_ALL)
        elif chosen is not None:
            self.ask(partial(self.share, chosen))

    async def share(self, row: Choosable) -> None:
        """Ask what of an entry may go on any page."""
        if row.entry is None:
            return
        note = await self._entry(row.entry.uuid)
        self.forget_requests()
        if await share_entry(OnScreen(self.preparing.app), note.uuid):
            self.preparing.is_kept()
            self.may_undo(row.words, partial(self._share_as_before, row, note), words.SHARED)
        await self.show_again()

    async def _share_as_before(self, row: Choosable, note: Entry) -> None:
        """Let an entry be shared as it was, and off this page if it was."""
        keep, before = self.preparing.keep, Changes(share=note.share, gist=note.gist)
        await self.preparing.keep_elsewhere(whole_entries.change, note.uuid, before)
        if not row.on and not row.asks:
            await keep(choosing.turn, row, on=False)

    def action_quotes(self) -> None:
        """Pick sentences to quote below the one line."""
        if self.chosen is not None:
            self.ask(partial(self._quote, self.chosen))

    async def _quote(self, row: Choosable) -> None:
        note = await self._entry(row.entry.uuid) if row.entry else None
        if note is None or note.share != "gist":
            self.notice(words.QUOTES_STAND_BELOW)
            return
        screen = Quotes(note.name, note.body, note.quotes, leave="choose")
        quotes = await self.app.push_screen_wait(screen)
        if quotes is not None:
            keep, change = self.preparing.keep_elsewhere, Changes(quotes=quotes)
            await self.undoable(row.words, keep(whole_entries.change, note.uuid, change))
        await self.show_again()

    async def read_entry(self, uuid: UUID) -> None:
        """Show an entry in full.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        note = await self._entry(uuid)
        await self.app.push_screen_wait(WholeNote(note, self.preparing.app.today.year))

    async def edit_entry(self, row: Choosable, uuid: UUID) -> None:
        """Open an entry to be changed."""
        kept = await self.undoable(row.words, edit_entry(self.preparing.app, uuid))
        await self.show_again()
        if kept:
            self.notice(words.ENTRY_TOO)

    async def _entry(self, uuid: UUID) -> Entry:
        return await self.preparing.app.read(whole_entries.for_page, uuid)
