"""Preparing: what may be on the page, by kind, each row on or off this page."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.flows import on_page
from bondjournal.flows.unclaimed import ask_for_page
from bondjournal.journal import preparations
from bondjournal.summary import choosing, unclaimed
from bondjournal.summary.choosing import Choosable
from bondjournal.summary.unclaimed import Unclaimed
from bondjournal.tui.flows.unfinished import offer_unfinished
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_choose_rows import (
    DraftKey,
    in_groups,
    neighbour,
    next_like,
    put_in_place,
    row_of,
    rows_of_drafts,
    swapped,
    which_number,
)
from bondjournal.tui.screens.prepare_entries import EntriesStep
from bondjournal.tui.screens.prepare_note import InFull
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.screens.prepare_values import Value, ask_value, not_offered
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import GroupedRows
from bondjournal.tui.widgets.passage import Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import on_page as stands
from bondjournal.wording import preparing as words
from bondjournal.wording import whose


async def choose(preparing: Preparing) -> str:
    """Ask what may be on the page."""
    found, values = await preparing.read(choosing.of_page), await not_offered(preparing)
    drafts = await rows_of_drafts(preparing)
    return await preparing.run(ChooseStep(preparing, found, drafts, values))


class ChooseStep(EntriesStep):
    """Everything besides topics that may be on the page."""

    NAME = "choose"
    KEPT = wording.CHOICE_KEPT
    FOOT = ("switch", "share", "open", "quote", "search", "undo", ("keep", "topics"), "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "on/off", "on this page, or off this page alone"),
        ("new", "new", "add a moment, a goal or their like"),
        "edit",
        ("higher", "order", "higher, lower on the page"),
        ("lower", "order", "higher, lower on the page"),
        switch="turn",
        higher="move(-1)",
        lower="move(1)",
    )

    def __init__(
        self,
        preparing: Preparing,
        found: Sequence[Choosable],
        drafts: Sequence[Row],
        values: Sequence[Value],
    ) -> None:
        """Show what may be on the page, unfinished entries, which may not, and what can be set."""
        super().__init__(preparing)
        self._values = values
        self._found = list(found)
        self._drafts = drafts
        self.rows = GroupedRows(empty=(words.NO_ROW_HAS, ""))

    def parts(self) -> ComposeResult:
        """Yield the search field, if it is open, the list, and what the page says of a row."""
        yield from (self.field, self.rows, self.rule, self.below)

    def on_mount(self) -> None:
        """Say that nothing goes on by itself."""
        super().on_mount()
        self.show_rows()
        if all(one.kind in stands.TOP for one in self._found):
            self.notice(words.NOTHING_TO_CHOOSE)
        elif nobodys := sum(one.is_nobodys for one in self._found):
            self.notice(whose.to_say(nobodys))
        elif not any(one.on for one in self._found):
            self.notice(words.NOTHING_BY_ITSELF)

    def all_rows(self) -> list[Row]:
        """Return a row for each, with the unfinished entries behind the entries."""
        entries = sum(one.entry is not None for one in self._found)
        year, narrow = self.preparing.app.today.year, self.paned
        rows = [row_of(one, year, narrow=narrow) for one in self._found]
        rows[entries:entries] = self._drafts
        # In a wide window these stand beside the page.
        others = sum(one.unclaimed is not None for one in self._found)
        place = len(rows) - others
        rows[place:place] = [] if narrow else [one.row_to_choose for one in self._values]
        apart = in_groups(rows)
        return apart if narrow and len(apart) <= self.rows.size.height else rows

    def on_resize(self, event: events.Resize) -> None:
        """Show groups apart where there is room."""
        super().on_resize(event)
        self.call_after_refresh(self.show_rows)

    @property
    def chosen(self) -> Choosable | None:
        """The marked row; None for an unfinished entry."""
        row = self.rows.chosen
        return next((one for one in self._found if row and one.key == row.key), None)

    @property
    def _order(self) -> tuple[UUID, ...]:
        return tuple(item.uuid for one in self._found for item in one.items if item.uuid)

    async def show_again(self) -> None:
        """Show the present list, unless more requests wait: it would be outdated at once."""
        found = await self.preparing.read(choosing.of_page)
        if not self.more_requests:
            self._values = await not_offered(self.preparing)
            self._found, added = put_in_place(self._found, found)
            self.show_rows()
            if added is not None:
                self.rows.go_to(added)
            await self.see_page()

    @on(Rows.Chosen)
    def _marked(self) -> None:
        self.show_marked()
        self.refresh_bindings()

    def show_marked(self) -> None:
        """Show what the page says of the marked row, below the list or beside it."""
        chosen = self.chosen
        if chosen is None or self.page is None:
            draft = self.rows.chosen and isinstance(self.rows.chosen.key, DraftKey)
            self.below.say(words.ON_NO_PAGE if draft else "", tone="aside")
            return
        where, said = chosen.says(self.page.parts)
        if len(where) > self.columns.margin:
            where = where.removeprefix("under ")
        margin = ("the page", where) if where else "the page"
        whole = [] if chosen.on or not self.rows.cuts_chosen else [Say(chosen.words)]
        self.below.say(Say(said, "said" if chosen.on else "aside", margin), *whole)
        self.light(chosen.part_of(self.page.parts))

    def action_turn(self) -> None:
        """Put the marked row on this page, or take it off; ask first what may go on any page."""
        chosen = self.chosen
        if chosen is None:
            self._ask_to_set()
        elif chosen.unclaimed is not None:
            self.ask(partial(self._ask_whose, chosen, chosen.unclaimed))
        elif chosen.kind == "name":
            self.ask(partial(self._change, chosen))
        elif chosen.under_topic:
            self.notice(stands.STANDS_UNDER)
        elif chosen.asks:
            self.ask(partial(self.share, chosen))
        else:
            turned = chosen.turned()
            self.ask(partial(self._turn, chosen, on=turned.on, order=self._order))
            # Shown at once, so that pressing the key twice changes nothing.
            self._found[self._found.index(chosen)] = turned
            self.show_rows()

    async def _turn(self, row: Choosable, *, on: bool, order: Sequence[UUID] = ()) -> None:
        keep, was_on = self.preparing.keep, row.only_on
        await self.preparing.turn(row, on=on, order=order if on else ())
        if not self.preparing.unkept and on:
            self.may_undo(row.words, partial(keep, choosing.turn, row, on=False))
        elif not self.preparing.unkept:
            back = partial(keep, choosing.turn, was_on, on=True, order=order)
            self.may_undo(row.words, back, row.off_words)
        await self.show_again()

    async def _ask_whose(self, row: Choosable, one: Unclaimed) -> None:
        """Ask whose something is, or whether what is another's may go on this page too."""
        preparing, talk, found = self.preparing, OnScreen(self.preparing.app), self._found
        before = await talk.read(unclaimed.before, one.uuid)
        self.forget_requests()
        if became := await ask_for_page(talk, preparing.page, one, row.words):
            preparing.is_kept()
            back = partial(preparing.keep, unclaimed.put_back, one.uuid, before)
            self.may_undo(one.words, back, became)
        await self.show_again()
        if became and (key := next_like(found, self._found, row)):
            self.rows.go_to(key)

    @on(Rows.Opened)
    def _open(self) -> None:
        if self.chosen is not None:
            self.ask(partial(self._read, self.chosen))
        elif self.rows.chosen and not self._ask_to_set():
            self.ask(self._go_on_writing)

    def _ask_to_set(self) -> bool:
        """Ask for another value, if the marked row has values; return whether it does."""
        key = self.rows.chosen.key if self.rows.chosen else None
        value = next((one for one in self._values if one.key == key), None)
        if value is not None and value.change is not None:
            self.ask(partial(self._set, value, value.change))
        return value is not None

    async def _set(self, value: Value, change: Callable[[int], Awaitable[object]]) -> None:
        self.forget_requests()
        place = await ask_value(OnScreen(self.preparing.app), value)
        if place is not None:
            await self.undoable(value.margin, change(place))
        await self.show_again()

    async def _go_on_writing(self) -> None:
        await offer_unfinished(self.preparing.app)
        self._drafts = await rows_of_drafts(self.preparing)
        await self.show_again()

    async def _read(self, row: Choosable) -> None:
        """Read the marked row in full; of several numbers, say which may go on the page."""
        uuid = row.items[0].uuid if row.kind == "entry" else None
        if uuid is not None:
            await self.read_entry(uuid)
        elif len(row.items) > 1:
            await self._choose_among(row)
        elif row.kind == "name":
            await self._change(row)
        else:
            await self.app.push_screen_wait(InFull(row.words, stands.KINDS.get(row.kind, row.kind)))

    async def _choose_among(self, row: Choosable) -> None:
        """Put each of several numbers on the page, or not, until that is left."""
        marked = ""
        while one := await which_number(OnScreen(self.preparing.app), row, marked):
            marked = one.key
            await self._turn(Choosable((one,), one.words), on=not one.on)
            row = next((now for now in self._found if now.key == row.key), row)

    def action_new(self) -> None:
        """Add something."""
        self.ask(self._add)

    async def _add(self) -> None:
        talk = OnScreen(self.preparing.app)
        try:
            sentence = await self.undoable(words.NEW_ROW, on_page.add(talk, self.preparing.page))
        finally:
            await self.show_again()
        if talk.reported is not None:
            self.preparing.is_kept()
        if sentence:
            self.notice(sentence)

    def action_edit(self) -> None:
        """Change the words of the marked row, if it has words of its own."""
        chosen = self.chosen
        if chosen is not None and chosen.entry is not None:
            self.ask(partial(self.edit_entry, chosen, chosen.entry.uuid))
        elif chosen is None or not any(map(on_page.has_words, chosen.offered)):
            self.notice(stands.NO_WORDS)
        else:
            self.ask(partial(self._change, chosen))

    async def _change(self, row: Choosable) -> None:
        talk = OnScreen(self.preparing.app)
        what = await on_page.which(talk, row.offered)
        if what is not None:
            await self.undoable(what.words, on_page.change(talk, what))
        if talk.reported is not None:
            self.preparing.is_kept()
        await self.show_again()

    def action_move(self, by: int) -> None:
        """Swap the marked row with its neighbour of the same kind on the page."""
        chosen = self.chosen
        other = neighbour(self._found, chosen, by) if chosen and chosen.ordered else None
        if chosen is not None and other is not None:
            self._found = swapped(self._found, chosen.key, other.key)
            self.ask(partial(self._arrange, self._order))
            self.may_undo(chosen.words, partial(self._swap_back, chosen.key, other.key))

    async def _swap_back(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        self._found = swapped(self._found, one, other)
        await self.preparing.keep(preparations.put_in_order, self._order)

    async def _arrange(self, order: Sequence[UUID]) -> None:
        await self.preparing.keep(preparations.put_in_order, order)
        await self.show_again()
