"""Something feels off, first door: what happened, and a first sentence for next time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from bondjournal.draft import Draft
from bondjournal.tui import keys
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.off_words import OffWords
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.holders import Ruled
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.wording import off as words

_WORDS, _SENTENCE = range(2)
_OWN = 2
"""The index of the sentence among the fields."""


class Between(OffWords):
    """Two steps; each can be left and taken up again. Past the last, it requests "keep"."""

    DEFAULT_CSS = "Between Choices { margin-top: 1; }"
    STEPS = ("what happened", "a first sentence")
    BINDINGS: ClassVar[list[BindingType]] = [
        # Priority, so that the next key reaches the next step however quickly it comes.
        *bindings(("keep", "go on", "go on to the next step"), priority=True),
        *bindings(step_back="step(-1)", step_on="step(1)", priority=True),
    ]

    def __init__(
        self, draft: Draft, *, now: Callable[[], datetime], keep_draft: Callable[[Draft], None]
    ) -> None:
        """Begin with a draft.

        Args:
            draft: the draft to begin with.
            now: the clock.
            keep_draft: as for `OffWords`.
        """
        super().__init__(draft, words.FIELDS["1"], now=now, keep_draft=keep_draft, questions=True)
        self._openings = Choices(*_openings(""), marked=None, dense=True)
        self._own = self._answers[_OWN]
        self._groups: list[Widget] = []

    def parts(self) -> ComposeResult:
        """Yield the parts of both steps, of which one is shown at a time."""
        with Ruled() as happened:
            yield self._offers
            yield from self._answers[:_OWN]
        with Ruled() as sentence:
            yield Passage(words.A_SENTENCE, tone="asked")
            yield self._openings
            yield self._own
        self._groups = [happened, sentence]

    def on_mount(self) -> None:
        """Begin at the step of the draft's cursor."""
        began = self.begins.within == _OWN and self._own.text.strip()
        self.show_step(_SENTENCE if began else _WORDS)

    def go_to_cursor(self) -> None:
        """Put the cursor where the draft has it, if that field is shown."""
        if self.step == _SENTENCE or self.begins.within < _OWN:
            super().go_to_cursor()

    @property
    def within(self) -> int:
        """The index of the field with the cursor; past the first step, that of the sentence."""
        past = self.step > _WORDS and self._own.text.strip()
        return _OWN if past else super().within

    def show_step(self, step: int) -> None:
        """Show one of the steps."""
        for number, group in enumerate(self._groups):
            group.display = number == step
        self.step = step
        self._own.display = bool(self._own.text.strip()) or self._own.typing
        feet: tuple[Sequence[keys.Item], ...] = (
            ("next_field", "keep", "question", "leave"),
            ("keep", "step_back", "leave"),
        )
        self.foot = feet[step]
        self._body.scroll_home(animate=False)
        if step == _WORDS:
            self._answers[0].begin()
        else:
            self._openings.offer(*_openings(self._own.text), marked=None)
            self.set_focus(self._openings)
        self.refresh_bindings()

    def go_on_from(self, part: Part, how: How) -> None:
        """In the sentence, request "keep" on Enter, and go up to the choices on the up arrow."""
        if part is self._own and how == "enter":
            self.ask("keep")
        elif part is self._own and how == "up":
            self.set_focus(self._openings)
        elif not (part is self._own and how == "down"):
            super().go_on_from(part, how)

    def past_the_last(self) -> None:
        """Go to the second step on Enter in the last field."""
        if self.step == _WORDS:
            self.show_step(_SENTENCE)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choice.key == "n":
            self._own.text = ""
            self._own.display = False
            self.ask("keep")
        else:
            self._take(event.choice.key)

    def _take(self, key: str) -> None:
        """Put a sentence into the field, where it can be changed."""
        sentence = dict(zip("123", words.OPENINGS, strict=True)).get(key, "")
        if not (key == "o" and self._own.text.strip()):
            self._own.text = sentence
        self._own.display = True
        self._own.begin()
        self._own.cursor = (0, len(self._own.text))

    def action_keep(self) -> None:
        """Go to the next step, or from the last one request "keep"."""
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """Go to the next step, or the one before; past the last, request "keep"."""
        if self.step + by > _SENTENCE:
            self.ask("keep")
        else:
            self.show_step(max(self.step + by, _WORDS))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the keys of this step."""
        if action == "question":
            return self.step == _WORDS
        if action == "step" and parameters == (-1,):
            return self.step > _WORDS
        return super().check_action(action, parameters)


def _openings(own: str) -> list[Choice]:
    """Return the sentences to choose from, and mark the one that was taken."""
    taken = own.strip()
    choices = [
        Choice(str(place), sentence, right="this one" if sentence == taken else "")
        for place, sentence in enumerate(words.OPENINGS, 1)
    ]
    return [*choices, Choice("o", words.OWN_WORDS), Choice("n", words.WITHOUT)]
