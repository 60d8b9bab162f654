"""Something feels off, first door: what happened, a first sentence, what becomes of each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from bondjournal.draft import Draft
from bondjournal.tui import keys
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.off_words import Asked, OffWords, beginning
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.holders import Ruled
from bondjournal.tui.widgets.part import How, Label, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import off as words

if TYPE_CHECKING:
    from bondjournal.journal.feels_off import Piece, Way

_MARGINS = {
    "happened": Label("what happened", short="happened"),
    "wished": Label("wished"),
    "sentence": Label("the sentence", short="sentence"),
}
FIELDS = (
    Asked(words.HAPPENED, _MARGINS["happened"]),
    Asked(words.WOULD_HAVE_LIKED, _MARGINS["wished"], whole=False),
    Asked(words.CHANGE_IT, _MARGINS["sentence"], whole=False),
)
STEPS = ("what happened", "a first sentence", "and then")
_WORDS, _SENTENCE, _THEN = range(3)
_OWN = 2
"""The place of the sentence among the fields."""


class Between(OffWords):
    """Three steps; each can be left, and taken up again."""

    DEFAULT_CSS = "Between Choices { margin-top: 1; }"
    STEPS = STEPS
    BINDINGS: ClassVar[list[BindingType]] = [
        # The next key is for the next step, however quickly it comes.
        *bindings(("keep", "go on", "go on to the next step"), priority=True),
        *bindings(step_back="step(-1)", step_on="step(1)", priority=True),
    ]

    def __init__(
        self,
        draft: Draft,
        *,
        now: Callable[[], datetime],
        keep_draft: Callable[[Draft], None],
        pieces: "Callable[[Draft], Sequence[Piece]]",
        page: bool,
    ) -> None:
        """Begin with a draft.

        Args:
            draft: what is there already.
            now: the clock.
            keep_draft: as for every such screen.
            pieces: returns what is written, each with its name; what is empty is not asked about.
            page: whether there is somebody a page can be for.
        """
        super().__init__(draft, FIELDS, now=now, keep_draft=keep_draft, questions=True)
        self._pieces = pieces
        self._ways: dict[str, Way] = {}
        self._openings = Choices(*_openings(""), marked=None, dense=True)
        self._own = self._answers[_OWN]
        self._reminds = Passage()
        self._ways_on = [Choice(key, way) for key, way in words.THEN.items() if page or key != "p"]
        self._exits = Choices(*self._ways_on, marked=None, classes="exits")
        self._groups: list[Widget] = []
        self._asking = 0

    def parts(self) -> ComposeResult:
        """Ask; one of the three steps is shown at a time."""
        with Ruled() as happened:
            yield self._offers
            yield from self._answers[:_OWN]
        with Ruled() as sentence:
            yield Passage(words.A_SENTENCE, tone="asked")
            yield self._openings
            yield self._own
        with Ruled() as then:
            yield self._reminds
            yield Passage(words.THEN_WHAT, tone="asked")
            yield self._exits
        self._groups = [happened, sentence, then]

    @property
    def ways(self) -> "Mapping[str, Way]":
        """What is to become of each thing that is written, by its name."""
        return self._ways

    def on_mount(self) -> None:
        """Begin where the cursor was."""
        began = self.begins.within == _OWN and self._own.text.strip()
        self.show_step(_SENTENCE if began else _WORDS)

    def go_to_cursor(self) -> None:
        """Put the cursor where the draft has it, if that field can be seen."""
        if self.step == _SENTENCE or self.begins.within < _OWN:
            super().go_to_cursor()

    @property
    def within(self) -> int:
        """Which of the fields the cursor is in; past the first step it is the sentence."""
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
            ("step_back",),
        )
        self.foot = feet[step]
        self._body.scroll_home(animate=False)
        if step == _WORDS:
            self._answers[0].begin()
        elif step == _SENTENCE:
            self._openings.offer(*_openings(self._own.text), marked=None)
            self.set_focus(self._openings)
        else:
            self._ways.clear()
            self._ask_about(0)
        self.refresh_bindings()

    def _ask_about(self, place: int) -> None:
        """Ask what becomes of one thing; behind the last all of it is decided."""
        written = self._pieces(self.draft)
        if place >= len(written):
            later = all(self._ways.get(name) == "later" for name, _ in written)
            self.ask("out" if later else "keep")
            return
        name, text = written[place]
        self._asking = place
        self._reminds.say(Say(beginning(text), margin=_MARGINS[name]))
        self._exits.offer()
        self._exits.offer(*self._ways_on, marked=None)
        self.set_focus(self._exits)

    def go_on_from(self, part: Part, how: How) -> None:
        """Go from the sentence to the next step by Enter, and back to the choice of one."""
        if part is self._own and how == "enter":
            self.show_step(_THEN)
        elif part is self._own and how == "up":
            self.set_focus(self._openings)
        elif not (part is self._own and how == "down"):
            super().go_on_from(part, how)

    def past_the_last(self) -> None:
        """Go on from the fields by Enter."""
        if self.step == _WORDS:
            self.show_step(_SENTENCE)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choices is self._exits:
            self._leave_by(event.choice.key)
        elif event.choice.key == "n":
            self._own.text = ""
            self.show_step(_THEN)
        else:
            self._take(event.choice.key)

    def _take(self, key: str) -> None:
        """Put a sentence into the field, to be changed."""
        sentence = dict(zip("123", words.OPENINGS, strict=True)).get(key, "")
        if not (key == "o" and self._own.text.strip()):
            self._own.text = sentence
        self._own.display = True
        self._own.begin()
        self._own.cursor = (0, len(self._own.text))

    def _leave_by(self, key: str) -> None:
        name, _ = self._pieces(self.draft)[self._asking]
        self._ways[name] = words.WAYS[key]
        self._ask_about(self._asking + 1)

    def action_keep(self) -> None:
        """Go on to the next step."""
        if self.step < _THEN:
            self.show_step(self.step + 1)

    def action_step(self, by: int) -> None:
        """Go to the next step, or the one before."""
        if self.step == _THEN and by < 0 and self._asking > 0:
            self._ask_about(self._asking - 1)
        elif 0 <= self.step + by <= _THEN:
            self.show_step(self.step + by)

    def action_leave(self) -> None:
        """Leave it as a draft; at the last step that is one of the four ways."""
        if self.step == _THEN:
            self._leave_by("esc")
        else:
            self.ask("leave")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say which keys there are at this step."""
        if action == "question":
            return self.step == _WORDS
        if action == "step" and parameters == (-1,):
            return self.step > _WORDS
        if action == "keep":
            return self.step < _THEN
        return super().check_action(action, parameters)


def _openings(own: str) -> list[Choice]:
    """Return the sentences to choose from; the one that was taken is told."""
    taken = own.strip()
    choices = [
        Choice(str(place), sentence, right="this one" if sentence == taken else "")
        for place, sentence in enumerate(words.OPENINGS, 1)
    ]
    return [*choices, Choice("o", words.OWN_WORDS), Choice("n", words.WITHOUT)]
