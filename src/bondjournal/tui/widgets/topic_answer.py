"""What became of one topic: its words, and below them the answers, of which one may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Unpack

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, How, Part, PartOptions, Segments
from bondjournal.visible import visible_line

_INDENT = 3
_GAP = 5


class TopicAnswer(Part, can_focus=True):
    """A topic with its answers in a row; nothing is chosen at first.

    The arrows choose, and past either end nothing is chosen again. The margin stands beside the
    answers.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("left", "answer"),
        ("right", "answer"),
        ("open", "", "go on"),
        ("previous", "", "go back"),
        ("next", "", "go on"),
        left="choose(-1)",
        right="choose(1)",
        open="go_on('enter')",
        previous="go_on('up')",
        next="go_on('down')",
    )

    answer: reactive[str] = reactive("")
    """The answer, by its name; empty if there is none."""

    @dataclass
    class Changed(Message):
        """An answer was given or taken away."""

        topic: "TopicAnswer"
        before: str

        @property
        def control(self) -> "TopicAnswer":
            """The topic whose answer changed."""
            return self.topic

    def __init__(
        self, text: str, answers: Mapping[str, str], answer: str, **options: Unpack[PartOptions]
    ) -> None:
        """Make it.

        Args:
            text: the topic.
            answers: the words of each answer, by its name.
            answer: the answer at first; empty for none.
            options: as for every part.
        """
        super().__init__(**options)
        self.text = visible_line(text)
        self._answers = answers
        self.set_reactive(TopicAnswer.answer, answer)

    def watch_answer(self, before: str, answer: str) -> None:
        """Post that the answer changed."""
        if self.is_mounted and before != answer:
            self.post_message(self.Changed(self, before))
            self.point_again()

    def _places(self, body: int) -> dict[str, tuple[int, int]]:
        """Return the row below the topic and the column of each answer."""
        sizes = {name: cell_len(words) for name, words in self._answers.items()}
        if _INDENT + sum(sizes.values()) + _GAP * len(sizes) > body:
            return {name: (row, 1) for row, name in enumerate(sizes)}
        places, at = {}, _INDENT
        for name, size in sizes.items():
            places[name] = (0, at)
            at += size + _GAP
        return places

    def _rows(self, body: int) -> list[str]:
        return [self.text[start:end] for start, end in wrap(self.text, body)]

    def height_for(self, body: int) -> int:
        """Return the rows of the topic and of the answers."""
        last, _ = max(self._places(body).values())
        return len(self._rows(body)) + last + 1

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows, focused = self._rows(self.body), self.has_focus
        if y < len(rows):
            words = self.words(rows[y], "bright" if focused else "text", bold=focused)
            return Drawn([words], marked=focused)
        return Drawn(self._choices(y - len(rows)), self.label(y - len(rows)), focused)

    def _choices(self, row: int) -> Segments:
        drawn, at = [], 0
        for name, (its_row, start) in self._places(self.body).items():
            if its_row != row:
                continue
            words, chosen = self._answers[name], name == self.answer
            text = f"[{words}]" if chosen else words
            drawn.append(self.words(" " * (start - chosen - at)))
            drawn.append(self.words(text, "bright" if chosen else "text", bold=chosen))
            at = start - chosen + cell_len(text)
        return drawn

    def action_choose(self, by: int) -> None:
        """Choose the neighbour; past either end, nothing."""
        names = ["", *self._answers]
        self.answer = names[(names.index(self.answer) + by) % len(names)]

    def action_go_on(self, how: How) -> None:
        """Leave this part."""
        self.post_message(self.GoOn(self, how))

    def point_again(self) -> None:
        """Point at the answer, because it may have moved on the screen."""
        row, start = self._places(self.body).get(self.answer, (0, _INDENT))
        self.point(self.columns.axis + start, len(self._rows(self.body)) + row)

    def on_focus(self) -> None:
        """Show the mark."""
        super().on_focus()
        self.reveal(0, self.size.height)

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked; once more takes it back."""
        at, row = event.x - self.columns.axis, event.y - len(self._rows(self.body))
        for name, (its_row, start) in self._places(self.body).items():
            if its_row == row and start - 1 <= at <= start + cell_len(self._answers[name]):
                self.answer = "" if name == self.answer else name
