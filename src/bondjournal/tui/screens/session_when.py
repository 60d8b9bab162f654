"""Which day a session was, or will be; what was understood is told below the words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say

SKIP = "Press Enter to skip."


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `words` are asked first, `aside` stands dim below them."""

    words: str
    aside: tuple[str, ...] = ()
    empty: str = SKIP
    typed: str = ""


class NoDay:
    """Enter was pressed, and no day typed."""


class SessionWhen(Slip[dates.When | NoDay]):
    """Asks for a day, with or without a time."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", "keep", show=False)]

    def __init__(
        self, question: Question, read: Callable[[str], dates.When], *, leave: str = "not now"
    ) -> None:
        """Ask.

        Args:
            question: what is asked.
            read: reads a day as it was typed, or raises WrongUse.
            leave: what Escape does, in words.
        """
        super().__init__()
        self._question = question
        self._read = read
        self.foot = (("escape", leave),)

    def parts(self) -> ComposeResult:
        """Ask."""
        question = self._question
        yield Passage(
            Say(question.words, "asked"), *(Say(words, "aside") for words in question.aside)
        )
        yield Field(question.typed, rule=40)
        yield Passage(question.empty, tone="aside")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Field).begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take the day by Enter."""
        del part
        if how == "enter":
            self.action_take()

    def action_take(self) -> None:
        """Take what is typed."""
        field = self.query_one(Field)
        if not field.value.strip():
            self.dismiss(NoDay())
            return
        try:
            when = self._read(field.value)
        except WrongUse as error:
            field.told = error.whole
            return
        self.dismiss(when)

    @on(Answer.Changed)
    def _typed(self) -> None:
        """Tell what is understood so far."""
        field = self.query_one(Field)
        try:
            field.told = dates.understood(self._read(field.value)) if field.value.strip() else ""
        except WrongUse:
            field.told = ""
