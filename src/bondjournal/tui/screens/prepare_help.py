"""Preparing: what would help most, in order."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.draft import Draft
from bondjournal.journal import preparations
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_step import Preparing, Step
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording.preparing import WHAT_WOULD_HELP, WOULD_HELP

_PLACES = ("first", "then", "third", "fourth", "fifth")


async def help_(preparing: Preparing) -> str:
    """Ask what would help most, in order."""
    wishes = await preparing.read(preparations.wishes)
    return await preparing.run(HelpStep(preparing, wishes))


class HelpStep(Step):
    """A few kinds of help, whose keys are pressed in the order they are wanted in."""

    NAME = "help"
    DEFAULT_CSS = "HelpStep Choices { margin-top: 1; }"
    FOOT = ("next_field", "keep", "step_back", "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("next_field", "your words", "to your own words, and back")
    )

    def __init__(self, preparing: Preparing, wishes: Sequence[str]) -> None:
        """Show what was chosen so far, in order."""
        super().__init__(preparing)
        self._order = list(wishes)
        own = [wish for wish in wishes if wish not in WOULD_HELP.values()]
        self._own: str = own[0] if own else ""
        self._more = own[1:]
        self._kept: tuple[str, ...] = tuple(wishes)
        self._choices = Choices(*self._choices_now())
        self._line = Lines(self._own, question="in your own words", margin="or")

    def parts(self) -> ComposeResult:
        """Ask what would help."""
        yield Passage(
            Say(WHAT_WOULD_HELP, "asked"),
            Say("Press the keys in the order you want them. Press again to take one off.", "aside"),
        )
        yield self._choices
        yield self._line

    def on_mount(self) -> None:
        """Focus the choices."""
        self._show()
        self._choices.focus()

    def _choices_now(self) -> list[Choice]:
        choices = [*WOULD_HELP.items(), *(("", words) for words in self._more)]
        return [
            Choice(key, words, right=self._right(words), name=key or words)
            for key, words in choices
        ]

    def _right(self, words: str) -> str:
        if words not in self._order:
            return ""
        place = self._order.index(words)
        return _PLACES[place] if place < len(_PLACES) else "last"

    def _show(self) -> None:
        self._choices.offer(*self._choices_now())
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
        """Give the person's own words the place they had, or the last one."""
        typed = " ".join(self._line.text.split())
        place = self._order.index(self._own) if self._own in self._order else len(self._order)
        self._order = [one for one in self._order if one != self._own]
        self._own = "" if typed in WOULD_HELP.values() else typed
        if self._own:
            self._order.insert(place, self._own)
        self._show()

    def _keep(self) -> None:
        wishes = tuple(self._order)
        if wishes != self._kept:
            self._kept = wishes
            self.ask(partial(self._put, wishes))

    async def _put(self, wishes: Sequence[str]) -> None:
        await self.preparing.keep(preparations.wish_for, wishes)

    def before_going(self) -> None:
        """Keep what was chosen and typed."""
        self._keep()

    def not_kept(self) -> None:
        """Let the choices be kept again when the step is left."""
        self._kept = ()

    def on_descendant_focus(self) -> None:
        """Show where Tab leads."""
        back = ("next_field", "the keys")
        self.foot = (back, *self.FOOT[1:]) if self._line.typing else self.FOOT

    def on_descendant_blur(self) -> None:
        """Keep what was typed when its field is left."""
        self._keep()

    def unfinished(self) -> Draft | None:
        """Return a draft of own words that are being typed, or None."""
        is_kept = not self._own or self._own in self._kept
        return None if is_kept else self.as_draft(self._own)
