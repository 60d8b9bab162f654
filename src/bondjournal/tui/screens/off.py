"""Something feels off: the four doors, and the third one, which asks for nothing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import off as words


class Doors(Asking[str]):
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


class NoPlace(Asking[str]):
    """The third door: what was said or done has no place in therapy.

    It offers no number, no sentence to begin with, no page and no question. It asks for "r", "p"
    or "h", and "u" to take "p" back.
    """

    DEFAULT_CSS = "NoPlace Choices { margin-top: 1; }"
    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("undo", words.MENTION_AGAIN), ("leave", "leave"), undo="take_back"
    )

    def __init__(self, *, mentions: bool) -> None:
        """Show it.

        Args:
            mentions: whether there is somebody whose sessions are mentioned.
        """
        super().__init__()
        self._undo = False
        *said, in_danger = words.NO_PLACE_PARTS
        self._said = Passage(*said, Say(in_danger, "asked"))
        self._ways = Choices(*_ways(mentions=mentions), marked=None, dense=True)

    def parts(self) -> ComposeResult:
        """Say it, and show what one can do."""
        yield self._said
        yield self._ways

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._tell_leave()

    def _tell_leave(self) -> None:
        """Show in the foot how to leave, where the window is too low to show it among the ways."""
        body = self.columns.body
        needed = self._said.height_for(body) + 1 + self._ways.height_for(body)
        fits = needed <= self._body.size.height
        self.foot = ("undo",) if fits else ("undo", "leave")

    def on_mount(self) -> None:
        """Begin with the words, where the window is too low for all of it."""
        self.call_after_refresh(self._tell_leave)
        self.call_after_refresh(self._body.scroll_home, animate=False)

    def tell(self, sentence: str, *, mentions: bool, undo: bool) -> None:
        """Say what was done, instead of what was said before.

        Args:
            sentence: what was done.
            mentions: as at the beginning.
            undo: whether that no session is mentioned can be taken back here.
        """
        self._undo = undo
        self.refresh_bindings()
        self._said.say(sentence, tone="asked")
        self._ways.offer(*_ways(mentions=mentions), marked=None)
        self._tell_leave()
        self.set_focus(self._ways)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choice.key == "esc":
            self.leave()
        else:
            self.ask(event.choice.key)

    def action_take_back(self) -> None:
        """Ask to take back that no session is mentioned."""
        self.ask("u")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say which keys there are."""
        if action == "take_back":
            return self._undo
        return super().check_action(action, parameters)


def _ways(*, mentions: bool) -> list[Choice]:
    return [Choice(key, way) for key, way in words.NO_PLACE_THEN.items() if key != "p" or mentions]
