"""Something feels off: the four doors, and what is behind the third, which asks for nothing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import talk
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.choices import Choice, Choices, keyed
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import off as words


class Doors(RequestSheet[str]):
    """Four doors, none of them marked; requests one by its number."""

    DEFAULT_CSS = "Doors Choices { margin-top: 1; }"
    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "", "not now"))

    def parts(self) -> ComposeResult:
        """Yield a few words and the doors."""
        yield Passage(words.FIRST)
        doors = [Choice(key, door) for key, door in words.DOORS.items()]
        yield Choices(*doors, Choice("esc", words.LEAVE), marked=None)

    def on_mount(self) -> None:
        """Show the words first if the window is too low for everything."""
        self.call_after_refresh(self._body.scroll_home, animate=False)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choice.key == "esc":
            self.leave()
        else:
            self.ask(event.choice.key)


class NoPlace(RequestSheet[str]):
    """The third door: what was said or done has no place in therapy.

    It offers no number, no sentence to begin with, no page and no question. It requests the
    action that was chosen.
    """

    DEFAULT_CSS = "NoPlace Choices { margin-top: 1; }"
    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "leave"))

    def __init__(self, choices: Sequence[talk.Choice]) -> None:
        """Show the sheet, with these choices."""
        super().__init__()
        *said, in_danger = words.NO_PLACE_PARTS
        self._said = Passage(*said, Say(in_danger, "asked"))
        self._actions = Choices(*keyed(choices), marked=None, dense=True)

    def parts(self) -> ComposeResult:
        """Yield the words and the choices."""
        yield self._said
        yield self._actions

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._tell_leave()

    def _tell_leave(self) -> None:
        """Show how to leave in the foot if the window is too low to show it in the body."""
        body = self.columns.body
        needed = self._said.height_for(body) + 1 + self._actions.height_for(body)
        self.foot = () if needed <= self._body.size.height else ("leave",)

    def on_mount(self) -> None:
        """Show the words first if the window is too low for everything."""
        self.call_after_refresh(self._tell_leave)
        self.call_after_refresh(self._body.scroll_home, animate=False)

    def tell(self, sentence: str, choices: Sequence[talk.Choice]) -> None:
        """Replace the words by what was done, and show the choices there are then."""
        self._said.say(sentence, tone="asked")
        self._actions.offer(*keyed(choices), marked=None)
        self._tell_leave()
        self.set_focus(self._actions)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choice.key == "esc":
            self.leave()
        else:
            self.ask(event.choice.called)
