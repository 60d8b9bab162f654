"""Preparing: the names on the page, each left as it is or swapped for words."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, wording
from bondjournal.journal import stand_ins
from bondjournal.nouns import stand_in
from bondjournal.summary import page_names
from bondjournal.summary.page_names import NameOnPage
from bondjournal.talk import Choice
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_list import ListStep
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import names as of_names
from bondjournal.wording import preparing as words


async def names(preparing: Preparing) -> str:
    """Ask which names on the page are replaced."""
    return await preparing.run(NamesStep(preparing, await _found(preparing)))


async def _found(preparing: Preparing) -> list[NameOnPage]:
    return await preparing.read(page_names.of_page, today=preparing.app.today)


class NamesStep(ListStep):
    """The names on the page; below them where the marked one stands."""

    NAME = "names"
    KEPT = wording.CHOICE_KEPT
    FOOT = ("switch", "edit", ("open", "one by one"), "undo", ("keep", "page"), "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "swap", "swap it for other words, or leave it as it is"),
        ("edit", "edit", "write the words to use instead"),
        switch="turn",
    )

    def __init__(self, preparing: Preparing, found: Sequence[NameOnPage]) -> None:
        """Show the names on the page."""
        super().__init__(preparing)
        self._names = list(found)
        self._before: dict[str, str] = {}
        """The words that stood instead of a name before it was left as it is."""
        self._rows = Rows(self._shown(), empty=words.NO_NAMES)

    def parts(self) -> ComposeResult:
        """Yield the question, the names, and where the marked one stands."""
        yield Passage(words.NAMES_ASKED, tone="asked")
        yield from (self._rows, self.rule, self.below)

    def on_mount(self) -> None:
        """Say what replacing a name does not do."""
        super().on_mount()
        self.notice(wording.NOT_ANONYMOUS)

    def _shown(self) -> list[Row]:
        return [
            Row(
                one.name,
                _state(one),
                margin=one.name,
                right=wording.times(one.count),
                quiet=True,
            )
            for one in self._names
        ]

    @property
    def _chosen(self) -> NameOnPage | None:
        row = self._rows.chosen
        return next((one for one in self._names if row and one.name == row.key), None)

    async def show_again(self) -> None:
        """Read the present names; show them, unless more requests wait. Each keeps its place."""
        found = {one.name: one for one in await _found(self.preparing)}
        known = [found.pop(one.name) for one in self._names if one.name in found]
        self._names = [*known, *found.values()]
        if not self.more_requests:
            self._rows.show(self._shown())
            await self.see_page()

    @on(Rows.Chosen)
    def _marked(self) -> None:
        self.show_marked()

    def show_marked(self) -> None:
        """Show where the marked name stands."""
        chosen, year = self._chosen, self.preparing.app.today.year
        around = chosen.around if chosen else ()
        self.below.say(
            *(Say(said, margin=dates.short(day, year) if day else "") for day, said in around)
        )

    def action_turn(self) -> None:
        """Swap the marked name for other words, or leave it as it is."""
        if self._chosen is not None:
            self.ask(partial(self._turn, self._chosen.name))

    async def _turn(self, name: str) -> None:
        preparing, keep = self.preparing, self.preparing.keep_elsewhere
        one = next((one for one in self._names if one.name == name), None)
        if one is None:
            pass  # it stands on the page no more
        elif one.instead and not one.stays:
            self._before[name] = one.instead
            leaving = keep(stand_ins.decide, name, "")
            await self.undoable(name, leaving, of_names.LEFT_AS_IT_IS.capitalize())
        else:
            instead = one.instead or self._before.get(name, of_names.SOMEONE)
            today = preparing.app.today
            swapping = preparing.keep(page_names.swap, name, instead, today=today)
            await self.undoable(name, swapping)
        await self.show_again()

    def action_edit(self) -> None:
        """Write the words that stand instead of the marked name."""
        if self._chosen is not None:
            self.ask(partial(self._edit, self._chosen))

    async def _edit(self, one: NameOnPage) -> None:
        talk = OnScreen(self.preparing.app)
        writing = stand_in.replace_name(talk, one.name, one.instead or "")
        if await self.undoable(one.name, writing) is not None:
            self.preparing.is_kept()
        await self.show_again()

    @on(Rows.Opened)
    def _open(self) -> None:
        if self._chosen is not None:
            self.ask(partial(self._one_by_one, self._chosen))

    async def _one_by_one(self, one: NameOnPage) -> None:
        """Decide on each place of a name that is an ordinary word too, until that is left."""
        if not one.places:
            self.notice(words.NOT_ONE_BY_ONE)
            return
        talk, marked = OnScreen(self.preparing.app), "0"
        while True:
            choices = [
                Choice(
                    str(place),
                    f"…{at.before[-20:]} {at.found} {at.after[:20]}…",
                    below=of_names.PLACE_STATES[at.decided],
                )
                for place, at in enumerate(one.places)
            ]
            marked = await talk.choose(words.PLACE_OF_ONE, choices, usual=marked) or ""
            if not marked:
                return
            at = one.places[int(marked)]
            keep = self.preparing.keep_elsewhere
            await self.undoable(
                one.name, keep(stand_ins.decide_place, at.key, replace=not at.decided)
            )
            await self.show_again()
            one = next((now for now in self._names if now.name == one.name), one)


def _state(one: NameOnPage) -> str:
    """Return what is decided about a name, in words."""
    if not one.decided:
        return words.NOT_DECIDED_YET
    if one.stays:
        return of_names.LEFT_AS_IT_IS
    return words.ONE_BY_ONE if len({at.decided for at in one.places}) > 1 else one.instead or ""
