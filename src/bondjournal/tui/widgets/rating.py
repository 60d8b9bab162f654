"""A whole number from 0 to 10, or no number: eleven equal numbers with nothing preset."""

from dataclasses import dataclass
from typing import ClassVar, Unpack

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from bondjournal.checks import HIGHEST, LOWEST
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, How, Part, PartOptions, Segments
from bondjournal.visible import visible_line
from bondjournal.wording import HIGHEST_WORDS, LOWEST_WORDS, NO_RATING


class Rating(Part, can_focus=True):
    """One question with a number for an answer.

    Digits give a number without leaving, and a 0 after a 1 makes 10, however slowly, so that
    nobody who types 10 gives a 0. Arrows move; from no number, right gives 0 and left gives 10.
    `x`, Backspace and Delete take the number away. Enter and the down arrow go on.

    Without a number, a sentence below says that it can stay so.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("open", "", "go on"),
        ("previous", "", "go back"),
        ("next", "", "go on"),
        rate="digit({key})",
        clear="clear",
        less="move(-1)",
        more="move(1)",
        open="leave('enter')",
        previous="leave('up')",
        next="leave('down')",
    )

    value: reactive[int | None] = reactive(None)
    """The number given, or None."""

    @dataclass
    class Changed(Message):
        """A number was given or taken away."""

        rating: "Rating"
        value: int | None
        before: int | None

        @property
        def control(self) -> "Rating":
            """The rating that changed."""
            return self.rating

    def __init__(
        self,
        question: str,
        *,
        value: int | None = None,
        **options: Unpack[PartOptions],
    ) -> None:
        """Make a rating.

        Args:
            question: what the number answers.
            value: 0 to 10, or None.
            options: as for every part.
        """
        super().__init__(**options)
        self._question = visible_line(question)
        self.set_reactive(Rating.value, value)

    def watch_value(self, before: int | None, value: int | None) -> None:
        """Post that the number changed."""
        if self.is_mounted and before != value:
            self.post_message(self.Changed(self, value, before))
            self.refresh(layout=True)
            self.point_again()

    def _questions(self, body: int) -> list[str]:
        return [self._question[start:end] for start, end in wrap(self._question, body)]

    def _unrated(self, body: int) -> list[str]:
        """Return the rows of the sentence below, if there is no number."""
        if self.value is not None:
            return []
        return [NO_RATING[start:end] for start, end in wrap(NO_RATING, body)]

    def height_for(self, body: int) -> int:
        """Return the rows of the question, the numbers and the words below them."""
        return len(self._questions(body)) + 2 + len(self._unrated(body))

    @staticmethod
    def _step(body: int) -> int:
        """Return how many cells one number is from the next."""
        return next((step for step in (5, 4, 3) if HIGHEST * step + 4 <= body), 2)

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        body, focused = self.body, self.has_focus
        questions = self._questions(body)
        row = y - len(questions)
        if row < 0:
            words = [self.words(questions[y], "bright" if focused else "text", bold=focused)]
            return Drawn(words, self.label(y), focused)
        step = self._step(body)
        if row == 0:
            return Drawn(self._numbers(step), self.label(y), focused)
        if row == 1:
            ends = self.words(self.cut(self._ends(step), body), "dim")
            return Drawn([ends], self.label(y), focused)
        return Drawn([self.words(self._unrated(body)[row - 2], "dim")], self.label(y))

    @staticmethod
    def _ends(step: int) -> str:
        """Return the words below the lowest and the highest number."""
        room = HIGHEST * step + 3 - len(LOWEST_WORDS) - len(HIGHEST_WORDS)
        return f" {LOWEST_WORDS}{' ' * max(1, room)}{HIGHEST_WORDS}"

    def _numbers(self, step: int) -> Segments:
        drawn: Segments = []
        at = 0
        for number in range(LOWEST, HIGHEST + 1):
            chosen = number == self.value
            text = f"[{number}]" if chosen else str(number)
            start = number * step + (0 if chosen else 1)
            drawn.append(self.words(" " * (start - at)))
            if chosen:
                drawn.append(self.words(text, "accent", bold=True))
            else:
                drawn.append(self.words(text, "text" if self.value is None else "dim"))
            at = start + len(text)
        return drawn

    def point_again(self) -> None:
        """Point at the mark again, because it may have moved on the screen."""
        row = len(self._questions(self.body))
        self.point(self.columns.axis + 1 + self._step(self.body) * (self.value or 0), row)

    def action_digit(self, digit: int) -> None:
        """Give this number, or 10 for a 0 after a 1."""
        self.value = HIGHEST if digit == 0 and self.value == 1 else digit

    def action_move(self, by: int) -> None:
        """Give the next number that way; from no number, 0 to the right and 10 to the left."""
        if self.value is None:
            self.value = LOWEST if by > 0 else HIGHEST
        else:
            self.value = max(LOWEST, min(HIGHEST, self.value + by))

    def action_clear(self) -> None:
        """Take the number away."""
        self.value = None

    def action_leave(self, how: How) -> None:
        """Go on, or back."""
        self.post_message(self.GoOn(self, how))

    def on_focus(self) -> None:
        """Show the mark."""
        self.refresh(layout=True)
        self.reveal(0, self.size.height)
        self.point_again()

    def on_blur(self) -> None:
        """Hide the mark."""
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Give the number that was clicked."""
        row = len(self._questions(self.body))
        number = (event.x - self.columns.axis) // self._step(self.body)
        if event.y == row and LOWEST <= number <= HIGHEST:
            self.value = number
