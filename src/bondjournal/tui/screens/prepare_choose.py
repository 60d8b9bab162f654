"""Preparing: what may be on the page, by kind, each row on or off this page."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.flows import on_page
from bondjournal.flows.sharing import share_entry
from bondjournal.journal import preparations, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.values import Entry
from bondjournal.summary import choosing
from bondjournal.summary.choosing import Choosable
from bondjournal.talk import Choice
from bondjournal.tui.flows.unfinished import offer_unfinished
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_choose_rows import row_of, rows_of_drafts
from bondjournal.tui.screens.prepare_note import InFull, WholeNote
from bondjournal.tui.screens.prepare_search import SearchedStep
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.passage import Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import on_page as stands
from bondjournal.wording import preparing as words


async def choose(preparing: Preparing) -> str:
    """Ask what may be on the page."""
    found = await preparing.read(choosing.of_page)
    return await preparing.run(ChooseStep(preparing, found, await rows_of_drafts(preparing)))


class ChooseStep(SearchedStep):
    """Everything besides topics that may be on the page."""

    NAME = "choose"
    KEPT = words.CHOICE_KEPT
    FOOT = ("switch", "share", "open", "quote", "search", "undo", ("keep", "topics"), "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "on/off", "on this page, or off this page alone"),
        ("share", "line/all", "what may go on any page: a line, all of it, nothing"),
        "quote",
        ("new", "new", "add a moment, a goal or their like"),
        "edit",
        ("higher", "order", "higher, lower on the page"),
        ("lower", "order", "higher, lower on the page"),
        switch="turn",
        share="share",
        quote="quotes",
        higher="move(-1)",
        lower="move(1)",
    )

    def __init__(
        self, preparing: Preparing, found: Sequence[Choosable], drafts: Sequence[Row]
    ) -> None:
        """Show what may be on the page, and unfinished entries, which may not."""
        super().__init__(preparing)
        self._found = list(found)
        self._drafts = drafts
        self.rows = Rows(self.all_rows(), empty=(words.NO_ROW_HAS, ""))

    def parts(self) -> ComposeResult:
        """Yield the search field, if it is open, the list, and what the page says of a row."""
        yield from (self.field, self.rows, self.rule, self.below)

    def on_mount(self) -> None:
        """Say that nothing goes on by itself."""
        super().on_mount()
        if all(one.kind in stands.TOP for one in self._found):
            self.notice(words.NOTHING_TO_CHOOSE)
        elif not any(one.on for one in self._found):
            self.notice(words.NOTHING_BY_ITSELF)

    def all_rows(self) -> list[Row]:
        """Return a row for each, with the unfinished entries behind the entries."""
        entries = sum(one.entry is not None for one in self._found)
        rows = [row_of(one, self.preparing.app.today.year) for one in self._found]
        return [*rows[:entries], *self._drafts, *rows[entries:]]

    @property
    def _chosen(self) -> Choosable | None:
        row = self.rows.chosen
        return next((one for one in self._found if row and one.key == row.key), None)

    @property
    def _order(self) -> tuple[UUID, ...]:
        return tuple(item.uuid for one in self._found for item in one.items if item.uuid)

    async def show_again(self) -> None:
        """Show the present list, unless more requests wait: it would be outdated at once."""
        found = await self.preparing.read(choosing.of_page)
        if not self.more_requests:
            added = self._put_in_place(found)
            self.show_rows()
            if added is not None:
                self.rows.go_to(added)
            await self.see_page()

    def _put_in_place(self, found: Sequence[Choosable]) -> tuple[str, str] | None:
        """Take over what is there now; known rows keep their place. Return the key of a new one."""
        known = {one.key: one for one in found}
        kept = [known[one.key] for one in self._found if one.key in known]
        before = {one.key for one in self._found}
        added = None
        for place, one in enumerate(found):
            if one.key not in before:
                kept.insert(min(place, len(kept)), one)
                added = one.key
        self._found = kept
        return added

    @on(Rows.Chosen)
    def _marked(self) -> None:
        self.show_marked()
        self.refresh_bindings()

    def show_marked(self) -> None:
        """Show what the page says of the marked row, below the list or beside it."""
        chosen = self._chosen
        if chosen is None or self.page is None:
            self.below.say(words.ON_NO_PAGE if self.rows.chosen else "", tone="aside")
            return
        where, said = chosen.says(self.page.parts)
        margin = ("the page", where) if where else "the page"
        whole = [] if chosen.on or not self.rows.cuts_chosen else [Say(chosen.words)]
        self.below.say(Say(said, "said" if chosen.on else "aside", margin), *whole)
        self.light(chosen.part_of(self.page.parts))

    def action_turn(self) -> None:
        """Put the marked row on this page, or take it off; ask first what may go on any page."""
        chosen = self._chosen
        if chosen is None:
            return
        if chosen.kind == "name":
            self.ask(partial(self._change, chosen))
        elif chosen.under_topic:
            self.notice(stands.STANDS_UNDER)
        elif chosen.asks:
            self.ask(partial(self._share, chosen))
        else:
            turned = chosen.turned()
            self.ask(partial(self._turn, chosen, on=turned.on, order=self._order))
            # Shown at once, so that pressing the key twice changes nothing.
            self._found[self._found.index(chosen)] = turned
            self.show_rows()

    async def _turn(self, row: Choosable, *, on: bool, order: Sequence[UUID] = ()) -> None:
        kept = self.preparing.keep
        await kept(choosing.turn, row, on=on, order=order if on else ())
        if not on and not self.preparing.unkept:
            self.may_undo(row.off_words, row.words, partial(kept, choosing.turn, row, on=True))
        await self.show_again()

    def action_share(self) -> None:
        """Say what of the marked entry may go on any page."""
        chosen = self._chosen
        if chosen is not None and chosen.entry is None:
            self.notice(words.LINE_OR_ALL)
        elif chosen is not None:
            self.ask(partial(self._share, chosen))

    async def _share(self, row: Choosable) -> None:
        note = await self._note_of(row)
        if note is not None and await share_entry(OnScreen(self.preparing.app), note.uuid):
            self.preparing.is_kept()
            back = Changes(share=note.share, gist=note.gist)
            self._let_undo(row.words, note.uuid, back)
        await self.show_again()

    def _let_undo(self, name: str, uuid: UUID, back: Changes) -> None:
        keep = self.preparing.keep_elsewhere
        self.may_undo(words.SHARED, name, partial(keep, whole_entries.change, uuid, back))

    async def _note_of(self, row: Choosable) -> Entry | None:
        if row.entry is None:
            return None
        return await self.preparing.app.read(whole_entries.find, row.entry.uuid)

    def action_quotes(self) -> None:
        """Pick sentences to quote below the one line."""
        if self._chosen is not None:
            self.ask(partial(self._quote, self._chosen))

    async def _quote(self, row: Choosable) -> None:
        note = await self._note_of(row)
        if note is None or note.share != "gist":
            self.notice(words.QUOTES_STAND_BELOW)
            return
        screen = Quotes(note.name, note.body, note.quotes, leave="choose")
        quotes = await self.app.push_screen_wait(screen)
        if quotes is not None:
            change = Changes(quotes=quotes)
            await self.preparing.keep_elsewhere(whole_entries.change, note.uuid, change)
        await self.show_again()

    @on(Rows.Opened)
    def _open(self) -> None:
        if self._chosen is not None:
            self.ask(partial(self._read, self._chosen))
        elif self.rows.chosen:
            self.ask(self._go_on_writing)

    async def _go_on_writing(self) -> None:
        await offer_unfinished(self.preparing.app)
        self._drafts = await rows_of_drafts(self.preparing)
        await self.show_again()

    async def _read(self, row: Choosable) -> None:
        """Read the marked row in full; of several numbers, say which may go on the page."""
        note = await self._note_of(row)
        if note is not None:
            await self.app.push_screen_wait(WholeNote(note, self.preparing.app.today.year))
        elif len(row.items) > 1:
            await self._choose_among(row)
        elif row.kind == "name":
            await self._change(row)
        else:
            await self.app.push_screen_wait(InFull(row.words, stands.KINDS[row.kind]))

    async def _choose_among(self, row: Choosable) -> None:
        """Put each of several numbers on the page, or not, until that is left."""
        talk, marked = OnScreen(self.preparing.app), ""
        while True:
            offers = [Choice(one.key, f"{one.words}: {one.state}", one.key[0]) for one in row.items]
            usual = marked or offers[0].value
            marked = await talk.choose(words.WHICH_NUMBERS, offers, usual=usual) or ""
            if not marked:
                return
            one = next(one for one in row.items if one.key == marked)
            await self.preparing.keep(choosing.turn, Choosable((one,), one.words), on=not one.on)
            await self.show_again()
            row = next((now for now in self._found if now.key == row.key), row)

    def action_new(self) -> None:
        """Add something."""
        self.ask(self._add)

    async def _add(self) -> None:
        talk = OnScreen(self.preparing.app)
        try:
            sentence = await on_page.add(talk, self.preparing.page)
        finally:
            await self.show_again()
        if talk.reported is not None:
            self.preparing.is_kept()
        if sentence:
            self.notice(sentence)

    def action_edit(self) -> None:
        """Change the words of the marked row, if it has words of its own."""
        chosen = self._chosen
        if chosen is None or not any(map(on_page.has_words, chosen.offered)):
            self.notice(stands.NO_WORDS)
        else:
            self.ask(partial(self._change, chosen))

    async def _change(self, row: Choosable) -> None:
        talk = OnScreen(self.preparing.app)
        what = await on_page.which(talk, row.offered)
        if what is not None:
            await on_page.change(talk, what)
        if talk.reported is not None:
            self.preparing.is_kept()
        await self.show_again()

    async def _arrange(self, order: Sequence[UUID]) -> None:
        await self.preparing.keep(preparations.put_in_order, order)
        await self.show_again()

    def action_move(self, by: int) -> None:
        """Swap the marked row with its neighbour of the same kind on the page."""
        chosen = self._chosen
        if chosen is None or not chosen.ordered:
            return
        alike = [one for one in self._found if one.kind == chosen.kind and one.ordered]
        place = alike.index(chosen) + by
        if 0 <= place < len(alike) and not alike[place].under_topic:
            old, new = self._found.index(chosen), self._found.index(alike[place])
            self._found[old], self._found[new] = alike[place], chosen
            self.ask(partial(self._arrange, self._order))
