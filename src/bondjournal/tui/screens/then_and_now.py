"""Then and now: two texts beside each other where the window is vast, else one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.holders import Pair
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.reader import Reader


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Markdown, and what stands in its margin."""

    text: str
    margin: Sequence[Label] = ()
    joins: bool = False
    """Whether a line break inside a paragraph is a space: True for a page."""


class ThenAndNow(Asking[str]):
    """Shows one or two texts; asks for others."""

    VAST = 158
    VAST_BODY = 66
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests("then_entries", "then_pages", "then_helped", "then_goals"),
        *bindings("leave"),
    ]

    def __init__(self, place: str) -> None:
        """Begin empty; `place` is what stands at the top."""
        super().__init__()
        self.place_at_first = place
        self._said = Passage()
        self._then = Reader(id="then")
        self._below = Reader(id="below")
        self._beside = Reader(bare=True, id="beside")
        self._when = Passage(bare=True)
        self._pair = Pair(self._then, self._when, self._beside)
        self._now = Text("")

    def parts(self) -> ComposeResult:
        """Hold both."""
        yield self._said
        yield self._pair
        yield self._below

    def on_mount(self) -> None:
        """Say where one is."""
        self.place = self.place_at_first

    def show(self, said: str, then: Text | None = None, now: Text | None = None) -> None:
        """Show what is said, and the texts there are."""
        self._body.scroll_to(y=0, animate=False)
        self._now = now or Text("")
        self._said.display = bool(said)
        self._said.say(said, tone="aside")
        then = then or Text("")
        self._then.read(then.text, margin=tuple(then.margin), joins=then.joins)
        self._below.read(self._now.text, margin=tuple(self._now.margin), joins=self._now.joins)
        self._when.say(", ".join(label.words for label in self._now.margin), tone="aside")
        self._beside.read(self._now.text, joins=self._now.joins)
        self._measure()

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._measure()

    def _measure(self) -> None:
        both = self._pair.both
        # One below the other, both are as high as they are, and the body scrolls.
        self._pair.styles.height = "1fr" if both else "auto"
        self._below.display = bool(self._now.text) and not both
