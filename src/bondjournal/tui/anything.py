"""Everything by name: type a few letters, choose, and it is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from bondjournal.tui.help import Deed, anywhere, here
from bondjournal.tui.slip import ABOVE, Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.holders import Body
from bondjournal.tui.widgets.part import How, Part

if TYPE_CHECKING:
    from bondjournal.tui.base import Thing


class Anything(Slip[Deed]):
    """A field, and below it what its words fit; arrows and Enter while typing."""

    DEFAULT_CSS = "Anything .list { height: auto; margin-top: 1; }"

    def __init__(self, screen: Screen[Any], things: "Sequence[Thing]") -> None:
        """Offer what the keys of a screen do, and these things of the app."""
        super().__init__()
        self._came_from = screen
        self._things = things
        self._deeds: list[Deed] = []
        self._list = Body(classes="list")

    def parts(self) -> ComposeResult:
        """Offer everything."""
        app = self.app
        self._deeds = [
            *(deed for deed in here(self._came_from) if not deed.moves),
            *(
                Deed((thing.key,), thing.words, thing.words, thing.action, app)
                for thing in self._things
            ),
            *(deed for deed in anywhere(app) if deed.action != "anything"),
        ]
        yield Field(margin="find", rule=0)
        with self._list:
            yield Choices(*self._fitting(""), dense=True)

    def on_mount(self) -> None:
        """Type first; the list follows."""
        self.query_one(Choices).can_focus = False

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        # The field with its row stays above the list.
        self._list.styles.max_height = max(1, height - ABOVE - 8)

    def _fitting(self, typed: str) -> list[Choice]:
        wanted = typed.casefold().split()
        found = [
            (index, deed)
            for index, deed in enumerate(self._deeds)
            if all(word in deed.name.casefold() for word in wanted)
        ]
        found.sort(key=lambda pair: not pair[1].words.casefold().startswith(typed.casefold()))
        return [Choice(deed.sign, deed.name, name=str(index)) for index, deed in found]

    @on(Answer.Changed)
    def _typed(self) -> None:
        typed = self.query_one(Field).value.strip()
        self.query_one(Choices).offer(*self._fitting(typed))

    def go_on_from(self, part: Part, how: How) -> None:
        """Move the mark, or take what it is on."""
        del part
        choices = self.query_one(Choices)
        if how == "enter":
            choices.action_choose()
        else:
            choices.action_move(1 if how == "down" else -1)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(self._deeds[int(event.choice.name)])

    async def do(self, deed: Deed | None) -> None:
        """Do it, once the slip is gone."""
        if deed is not None:
            await self._came_from.app.run_action(deed.action, deed.node)
