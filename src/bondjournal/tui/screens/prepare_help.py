"""Preparing, fourth step: what would help most, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.draft import Draft
from bondjournal.tui import keys
from bondjournal.tui.screens.prepare_step import Step
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.words import Lines

WAYS = {
    "l": "listening first",
    "t": "working it out together",
    "i": "ideas to try",
    "d": "deciding something",
}
"""What may help, by its key."""
_PLACES = ("first", "then", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class WouldHelp:
    """What would help, the most first."""

    wishes: tuple[str, ...]


class HelpStep(Step):
    """A few ways to be helped; pressed in the order they are wanted in."""

    NUMBER = 3
    DEFAULT_CSS = "HelpStep Choices { margin-top: 1; }"
    FOOT: ClassVar[Sequence[keys.Item]] = ("tab", "ctrl+s", "pageup", ("escape", "stop here"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "your words", tooltip="to your own words, and back"),
    ]

    def __init__(self, place: str, wishes: Sequence[str], *, now: datetime, zone: str) -> None:
        """Show what would help so far, in order; `now` and `zone` are of its beginning."""
        super().__init__(place)
        self._draft = Draft(at=now, changed_at=now, zone=zone)
        self._order = list(wishes)
        own = [wish for wish in wishes if wish not in WAYS.values()]
        self._own: str = own[0] if own else ""
        self._more = own[1:]
        self._kept: tuple[str, ...] = tuple(wishes)
        self._choices = Choices(*self._ways())
        self._line = Lines(self._own, question="in your own words", margin="or")

    def parts(self) -> ComposeResult:
        """Ask what would help."""
        yield Passage(
            Say("What would help most?", "asked"),
            Say("Press the keys in the order you want them. Press again to take one off.", "aside"),
        )
        yield self._choices
        yield self._line

    def on_mount(self) -> None:
        """Begin with the keys."""
        self._show()
        self._choices.focus()

    def _ways(self) -> list[Choice]:
        ways = [*WAYS.items(), *(("", words) for words in self._more)]
        return [
            Choice(key, words, right=self._right(words), name=key or words) for key, words in ways
        ]

    def _right(self, words: str) -> str:
        if words not in self._order:
            return ""
        place = self._order.index(words)
        return _PLACES[place] if place < len(_PLACES) else "last"

    def _show(self) -> None:
        self._choices.offer(*self._ways())
        place = self._right(self._own) if self._own else ""
        self._line.ask(f"in your own words, {place}" if place else "in your own words")

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        words = event.choice.words
        if words in self._order:
            self._order.remove(words)
        else:
            self._order.append(words)
        self._show()
        self._keep()

    @on(Answer.Changed)
    def _changed(self) -> None:
        """Give the own words the place they had, or the last."""
        typed = " ".join(self._line.text.split())
        place = self._order.index(self._own) if self._own in self._order else len(self._order)
        self._order = [one for one in self._order if one != self._own]
        self._own = "" if typed in WAYS.values() else typed
        if self._own:
            self._order.insert(place, self._own)
        self._show()

    def _keep(self) -> None:
        wishes = tuple(self._order)
        if wishes != self._kept:
            self._kept = wishes
            self.ask(WouldHelp(wishes))

    def before_going(self) -> None:
        """Keep what was chosen and typed."""
        self._keep()

    def not_kept(self) -> None:
        """Hand it out again when the step is left."""
        self._kept = ()

    def on_descendant_focus(self) -> None:
        """Say where Tab leads."""
        back = ("tab", "the keys")
        self.foot = (back, *self.FOOT[1:]) if self._line.typing else self.FOOT

    def on_descendant_blur(self) -> None:
        """Keep what was typed when its field is left."""
        self._keep()

    def unfinished(self) -> Draft | None:
        """Return own words that are being typed."""
        if not self._own or self._own in self._kept:
            return None
        return self._draft.changed(self._draft.changed_at, body=self._own)
