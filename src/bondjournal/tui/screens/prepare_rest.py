"""Preparing: everything else that may be on the page, each with its switch."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.flows import on_page
from bondjournal.journal import preparations
from bondjournal.summary import offered, switch
from bondjournal.summary.offered import Offered
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_step import Preparing, Step
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording.on_page import KINDS, NO_WORDS, SHORT_KINDS, STANDS_UNDER


async def rest(preparing: Preparing) -> str:
    """Ask what else is on the page."""
    return await preparing.run(RestStep(preparing, await _offered(preparing)))


async def _offered(preparing: Preparing) -> Sequence[Offered]:
    return await preparing.read(offered.the_rest, today=preparing.app.today)


class RestStep(Step):
    """A list of what may be on the page, and below it the words of the marked row in full."""

    NAME = "rest"
    DEFAULT_CSS = "RestStep Rows { max-height: 80%; }"
    FOOT = ("switch", "new", "higher", "lower", ("keep", "read it"), "step_back", ("leave", "stop"))
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "on or off", "on this page, or not"),
        ("new", "new", "add a moment, a goal or their like"),
        "edit",
        ("higher", "order", "higher, lower on the page"),
        ("lower", "order", "higher, lower on the page"),
        switch="turn",
        higher="move(-1)",
        lower="move(1)",
    )

    def __init__(self, preparing: Preparing, offered: Sequence[Offered]) -> None:
        """Show what may be on the page."""
        super().__init__(preparing)
        self._offered = list(offered)
        self._rows = Rows(self._shown(), classes="fits")
        self._whole = Passage(id="whole")

    def parts(self) -> ComposeResult:
        """Yield the list and the words below it."""
        yield self._rows
        yield self._whole

    def _shown(self) -> list[Row]:
        return [
            Row(
                one.key,
                one.words,
                margin=KINDS[one.kind],
                short_margin=SHORT_KINDS.get(one.kind, KINDS[one.kind]),
                right=one.state,
                quiet=not one.on or one.under_topic,
            )
            for one in self._offered
        ]

    async def _show_again(self) -> None:
        """Show the present list, unless more requests wait: it would be outdated at once."""
        found = await _offered(self.preparing)
        if not self.more_requests:
            self._show(found)

    def _show(self, offered: Sequence[Offered]) -> None:
        """Show these; known ones keep their place, new ones get the mark.

        A new one comes after the others of its kind.
        """
        places = {one.key: place for place, one in enumerate(self._offered)}
        known = [one for one in offered if one.key in places]
        self._offered = sorted(known, key=lambda one: places[one.key])
        added = [one for one in offered if one.key not in places]
        for one in added:
            later = {other.kind for other in offered[offered.index(one) :]} - {one.kind}
            kinds = (place for place, other in enumerate(self._offered) if other.kind in later)
            self._offered.insert(next(kinds, len(self._offered)), one)
        self._rows.show(self._shown())
        if added:
            self._rows.go_to(added[-1].key)

    @property
    def _order(self) -> tuple[UUID, ...]:
        return tuple(one.uuid for one in self._offered if one.uuid is not None)

    @property
    def _chosen(self) -> Offered | None:
        row = self._rows.chosen
        return next((one for one in self._offered if row and one.key == row.key), None)

    @on(Rows.Chosen)
    def _show_whole(self) -> None:
        """Show the words of the marked row if they are cut off, else how the page shows it."""
        chosen = self._chosen
        below = ""
        if chosen is not None:
            below = chosen.words if self._rows.cuts_chosen else chosen.shows
        self._whole.say(below, tone="aside")

    @on(Rows.Opened)
    def _open(self) -> None:
        if self._chosen is not None:
            self.ask(partial(self._read, self._chosen))

    async def _read(self, what: Offered) -> None:
        """Show the words in full; for a name, ask for it instead."""
        if what.kind == "name":
            await self._change(what)
        else:
            await self.app.push_screen_wait(InFull(what))

    def action_new(self) -> None:
        """Add something."""
        self.ask(self._add)

    async def _add(self) -> None:
        talk = OnScreen(self.preparing.app)
        try:
            sentence = await on_page.add(talk, self.preparing.page)
        finally:
            await self._show_again()
        if talk.reported is not None:
            self.preparing.is_kept()
        if sentence:
            self.notice(sentence)

    def action_edit(self) -> None:
        """Change the words of the marked row, if it has words of its own."""
        chosen = self._chosen
        if chosen is None or not on_page.has_words(chosen):
            self.notice(NO_WORDS)
        else:
            self.ask(partial(self._change, chosen))

    async def _change(self, what: Offered) -> None:
        talk = OnScreen(self.preparing.app)
        await on_page.change(talk, what)
        if talk.reported is not None:
            self.preparing.is_kept()
        await self._show_again()

    def action_turn(self) -> None:
        """Put the marked row on the page, or take it off."""
        chosen = self._chosen
        if chosen is None:
            return
        if chosen.under_topic:
            self.notice(STANDS_UNDER)
        elif chosen.kind == "name":
            self.ask(partial(self._change, chosen))
        else:
            self.ask(partial(self._switch, chosen, on=not chosen.on, order=self._order))
            # Shown at once, so that pressing the key twice changes nothing.
            self._offered[self._offered.index(chosen)] = replace(chosen, on=not chosen.on)
            self._rows.show(self._shown())

    async def _switch(self, what: Offered, *, on: bool, order: Sequence[UUID]) -> None:
        await self.preparing.keep(switch.set_on_page, what, on=on, order=order if on else ())
        await self._show_again()

    async def _arrange(self, order: Sequence[UUID]) -> None:
        await self.preparing.keep(preparations.put_in_order, order)
        await self._show_again()

    def action_move(self, by: int) -> None:
        """Swap the marked row with its neighbour of the same kind on the page."""
        chosen = self._chosen
        if chosen is None or not chosen.ordered:
            return
        alike = [one for one in self._offered if one.kind == chosen.kind and one.ordered]
        place = alike.index(chosen) + by
        if 0 <= place < len(alike) and not alike[place].under_topic:
            old, new = self._offered.index(chosen), self._offered.index(alike[place])
            self._offered[old], self._offered[new] = alike[place], chosen
            self.ask(partial(self._arrange, self._order))


class InFull(Slip[None]):
    """The words of a row in full."""

    def __init__(self, what: Offered) -> None:
        """Show them."""
        super().__init__()
        self._what = what

    def parts(self) -> ComposeResult:
        """Yield the words."""
        yield Passage(self._what.words, margin=KINDS[self._what.kind])
