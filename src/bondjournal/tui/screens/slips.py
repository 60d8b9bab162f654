"""Slips that ask for a choice, numbers, lines, a day or a count."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import scales, wording
from bondjournal.errors import WrongUse
from bondjournal.talk import Line
from bondjournal.tui.keys import bindings
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rating import Rating
from bondjournal.tui.widgets.words import Lines

T = TypeVar("T")


class Pick(Slip[str]):
    """A question and its choices; returns the name of the one chosen.

    If Escape is one of the choices, PageUp goes back, which returns None.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("step_back", priority=True)

    def __init__(
        self,
        question: str,
        *choices: Choice,
        about: str = "",
        aside: str = "",
        after: str = "",
        marked: int | None = 0,
        leave: str = "back",
    ) -> None:
        """Offer choices.

        Args:
            question: what is asked.
            choices: what there is to choose.
            about: the words it is asked about.
            aside: a further remark, dim.
            after: a remark below the choices, dim.
            marked: the index of the choice that the mark begins on; None for no mark.
            leave: what Escape does, in words.
        """
        super().__init__()
        self._question, self._choices, self._marked = question, choices, marked
        self._about, self._aside, self._after = about, aside, after
        self._escape_answers = any(choice.key == "esc" for choice in choices)
        self.foot = ("step_back",) if self._escape_answers else (("leave", leave),)

    def parts(self) -> ComposeResult:
        """Ask."""
        if self._about:
            yield Passage(self._about)
        asides = [Say(self._aside, "aside")] if self._aside else []
        yield Passage(Say(self._question, "asked"), *asides)
        yield Choices(*self._choices, marked=self._marked)
        if self._after:
            yield Passage(self._after, tone="aside")

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)

    def action_step_back(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable PageUp if Escape is one of the choices."""
        if action == "step_back":
            return self._escape_answers
        return super().check_action(action, parameters)


class Number(Slip[int]):
    """Asks for a number from 0 to 10, with nothing preset; returns it, or None for no number."""

    FOOT = ("rate", "clear", "keep", "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings("keep")

    def __init__(self, question: str, about: str = "", typed: int | None = None) -> None:
        """Ask for a number.

        Args:
            question: the question.
            about: the words it is asked about.
            typed: the number key that led here.
        """
        super().__init__()
        self._about = about
        self._rating = Rating(question, value=typed)

    def parts(self) -> ComposeResult:
        """Yield the words it is about, and the question."""
        if self._about:
            yield Passage(self._about)
        yield self._rating

    def past_the_last(self) -> None:
        """Return the number on Enter."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return the number."""
        self.dismiss(self._rating.value)


class Rate(Slip[dict[str, int]]):
    """Asks for the numbers of the last session; returns those given, by scale."""

    FOOT = ("rate", "clear", "next_field", "keep", "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "next_field", "keep", ("leave", "keep writing")
    )

    def parts(self) -> ComposeResult:
        """Yield a rating for each scale, with nothing chosen."""
        for scale in scales.MAIN:
            question, label = scales.QUESTIONS[scale], scales.LABELS[scale]
            yield Rating(question, margin=label, id=scale, classes="close")

    def past_the_last(self) -> None:
        """Return the numbers on Enter."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return the numbers that were given."""
        values = {scale: self.query_one(f"#{scale}", Rating).value for scale in scales.MAIN}
        self.dismiss({scale: value for scale, value in values.items() if value is not None})


class SomeLines(Slip[tuple[str, ...]]):
    """Asks for lines; returns all of them, or None if the first is empty but may not be."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("next_field", "keep")

    def __init__(self, lines: Sequence[Line]) -> None:
        """Ask for lines."""
        super().__init__()
        self._may_be_empty = lines[0].optional or bool(lines[0].empty)
        self._about, self._empty, self._needed = lines[0].about, lines[0].empty, lines[0].needed
        self._lines = [Lines(line.present or line.begun, question=line.question) for line in lines]
        self._left_at = self._typed
        """Lines that Escape may drop without a warning: those at first, or those warned about."""
        more = ("next_field",) if lines[1:] else ()
        self.foot = (*more, ("keep", lines[0].keep), ("leave", lines[0].leave))

    def parts(self) -> ComposeResult:
        """Ask."""
        if self._about:
            yield Passage(self._about)
        yield from self._lines
        if self._empty:
            yield Passage(f"Press Enter to {self._empty}.", tone="aside")

    def on_mount(self) -> None:
        """Put the cursor behind the text that is there."""
        first = self._lines[0]
        first.begin()
        first.cursor = (0, len(first.text))

    @on(Answer.Changed)
    def _changed(self, event: Answer.Changed) -> None:
        event.answer.feedback = ""

    def go_on_from(self, part: Part, how: How) -> None:
        """Go on from a line on Enter, and from the last one return all lines."""
        if how == "enter" and part is self._lines[-1]:
            self.action_keep()
        else:
            super().go_on_from(part, how)

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(line.text.strip() for line in self._lines)

    def action_leave(self) -> None:
        """Leave without an answer; if words would be lost, only on a second Escape."""
        if self._typed == self._left_at or not any(self._typed):
            super().action_leave()
        else:
            self._left_at = self._typed
            self.notice(wording.ESCAPE_AGAIN)

    def action_keep(self) -> None:
        """Return what is typed."""
        typed = self._typed
        if typed[0] or self._may_be_empty:
            self.dismiss(typed)
        elif self._needed:
            self._lines[0].feedback = self._needed
        else:
            self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a short typed answer: a day, or a number of something."""

    words: str
    aside: Sequence[str] = ()
    """Dim sentences below the words."""
    empty: str = ""
    """What an empty answer means."""
    typed: str = ""
    """The content of the field at first."""
    cells: int = 40
    """How long the answer is expected to be."""


class Nothing:
    """The answer if Enter was pressed on an empty field."""


class AskValue(Slip[T | Nothing]):
    """Asks for a value in a field, and shows below what is understood while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("keep")

    def __init__(
        self,
        question: Question,
        read: Callable[[str], T],
        understood: Callable[[T], str],
        *,
        enter: str = "",
        leave: str = "not now",
    ) -> None:
        """Make the slip.

        Args:
            question: the question.
            read: reads what was typed, or raises WrongUse.
            understood: returns a value in words.
            enter: what Enter does, in words, if that is not the usual.
            leave: what Escape does, in words.
        """
        super().__init__()
        self._question, self._read, self._understood = question, read, understood
        self._field = Field(question.typed, rule=question.cells)
        self._below = Passage(tone="aside")
        self.foot = (*((("open", enter),) if enter else ()), ("leave", leave))

    def parts(self) -> ComposeResult:
        """Ask."""
        question = self._question
        asides = (Say(words, "aside") for words in question.aside)
        yield Passage(Say(question.words, "asked"), *asides)
        yield self._field
        if question.empty:
            yield self._below

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()
        self._say_what_enter_does()

    def go_on_from(self, part: Part, how: How) -> None:
        """Return the value on Enter."""
        del part
        if how == "enter":
            self.action_keep()

    def action_keep(self) -> None:
        """Return the value typed, or show why it cannot be read."""
        if not self._field.value.strip():
            self.dismiss(Nothing())
            return
        try:
            value = self._read(self._field.value)
        except WrongUse as error:
            self._field.feedback = error.whole
            return
        self.dismiss(value)

    @on(Answer.Changed)
    def _typed(self) -> None:
        """Show what is understood so far."""
        self._field.feedback = ""
        self._say_what_enter_does()
        with suppress(WrongUse):
            if self._field.value.strip():
                self._field.feedback = self._understood(self._read(self._field.value))

    def _say_what_enter_does(self) -> None:
        typed = self._field.value.strip()
        self._below.say(wording.ENTER_GOES_ON if typed else self._question.empty, tone="aside")
