"""Something feels off: the four doors, and the third one, which asks for nothing."""

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
    """Four doors, none of them marked; asks for one by its number."""

    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "", "not now"))

    def parts(self) -> ComposeResult:
        """Say that it is allowed, and show the doors."""
        yield Passage(words.FIRST)
        doors = [Choice(key, door) for key, door in words.DOORS.items()]
        yield Choices(*doors, Choice("esc", words.LEAVE), marked=None)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choice.key == "esc":
            self.leave()
        else:
            self.ask(event.choice.key)


class NoPlace(RequestSheet[str]):
    """The third door: what was said or done has no place in therapy.

    It offers no number, no sentence to begin with, no page and no question. It asks for what was
    chosen of what it offers.
    """

    DEFAULT_CSS = "NoPlace Choices { margin-top: 1; }"
    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "leave"))

    def __init__(self, choices: Sequence[talk.Choice]) -> None:
        """Show it, with what can be done."""
        super().__init__()
        *said, in_danger = words.NO_PLACE_PARTS
        self._said = Passage(*said, Say(in_danger, "asked"))
        self._actions = Choices(*keyed(choices), marked=None, dense=True)

    def parts(self) -> ComposeResult:
        """Say it, and show what one can do."""
        yield self._said
        yield self._actions

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._tell_leave()

    def _tell_leave(self) -> None:
        """Show in the foot how to leave, where the window is too low to show it in the body."""
        body = self.columns.body
        needed = self._said.height_for(body) + 1 + self._actions.height_for(body)
        self.foot = () if needed <= self._body.size.height else ("leave",)

    def on_mount(self) -> None:
        """Begin with the words, where the window is too low for all of it."""
        self.call_after_refresh(self._tell_leave)
        self.call_after_refresh(self._body.scroll_home, animate=False)

    def tell(self, sentence: str, choices: Sequence[talk.Choice]) -> None:
        """Say what was done, instead of what was said before, and what can be done then."""
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
