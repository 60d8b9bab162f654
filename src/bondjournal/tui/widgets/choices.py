"""A few choices: the key in the margin, the words on the axis, a dim line below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Unpack

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message

from bondjournal import talk
from bondjournal.tui import look
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, Label, Part, PartOptions
from bondjournal.visible import visible_line

_NAMED = {"enter": "enter", "esc": "escape"}
"""Named keys that a choice can have."""
LOW = 20
"""In a window with fewer rows than this, choices are not spaced."""


_DIGITS = 9
"""How many choices can have a digit as their key."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice.

    `key` is one character, or "enter" or "esc" for a choice taken by these keys, or empty if only
    the arrows reach it. `right` is shown at the right edge ("first", "then").
    """

    key: str
    words: str
    below: str = ""
    right: str = ""
    name: str | None = None
    """The name for code; None to be called by its key."""

    @property
    def called(self) -> str:
        """Its name, or its key."""
        return self.key if self.name is None else self.name


def keyed(choices: Sequence[talk.Choice]) -> list[Choice]:
    """Return choices named by their values; those without a letter get digits, while they last."""
    found, digit = [], 0
    for one in choices:
        digit += not (one.letter or one.leaves)
        key = one.letter or (str(digit) if digit <= _DIGITS else "")
        key = "esc" if one.leaves else key if len(key) == 1 else ""
        found.append(Choice(key, one.words, one.below, name=one.value))
    return found


class Choices(Part, can_focus=True):
    """Choices below each other; arrows and Enter, or the key, take one.

    They are spaced by a row, but not on a slip, in a low window, or if `dense` is set.
    """

    DEFAULT_CSS = look.stylesheet_for(__file__)
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("open", "", "take it"),
        previous="move(-1)",
        next="move(1)",
        first_row="mark_end(False)",
        last_row="mark_end(True)",
        open="choose",
    )

    @dataclass
    class Chosen(Message):
        """A choice was taken."""

        choices: "Choices"
        choice: Choice

        @property
        def control(self) -> "Choices":
            """The choices that it was taken from."""
            return self.choices

    def __init__(
        self,
        *choices: Choice,
        marked: int | None = 0,
        dense: bool = False,
        **options: Unpack[PartOptions],
    ) -> None:
        """Make choices.

        Args:
            choices: from the top down.
            marked: the index of the one the mark begins on; None to prefer no choice.
            dense: True for no empty rows between them.
            options: as for every part.
        """
        super().__init__(**options)
        self._choices: Sequence[Choice] = choices
        self._marked = marked if choices else None
        self._dense = dense

    @property
    def choices(self) -> Sequence[Choice]:
        """The choices, from the top down."""
        return self._choices

    @property
    def marked(self) -> Choice | None:
        """The choice the mark is on."""
        return None if self._marked is None else self._choices[self._marked]

    def offer(self, *choices: Choice, marked: int | None = 0) -> None:
        """Offer other choices. The mark stays on the choice of the same name, if there is one."""
        before = self.marked
        self._choices = choices
        names = [choice.called for choice in choices]
        if before and before.called and before.called in names:
            marked = names.index(before.called)
        self._marked = marked if choices else None
        self.refresh(layout=True)
        self.call_after_refresh(self._show)

    def with_keys(self) -> list[Choice]:
        """Return the choices that have a key, for the help page."""
        return [choice for choice in self._choices if choice.key]

    def _rows(self, body: int) -> list[tuple[int, int, str]]:
        """Return for each row the index of its choice (or -1), its line in the choice, its text."""
        on_slip = self.is_attached and self.screen.is_modal
        dense = self._dense or on_slip or self.app.size.height < LOW
        rows: list[tuple[int, int, str]] = []
        for index, choice in enumerate(self._choices):
            if index:
                rows += [] if dense else [(-1, 0, "")]
            room = body - (cell_len(choice.right) + 2 if choice.right else 0)
            words, below = visible_line(choice.words), visible_line(choice.below)
            rows += [(index, 0, words[start:end]) for start, end in wrap(words, room)]
            if below:
                rows += [(index, 1, below[start:end]) for start, end in wrap(below, body)]
        return rows

    def height_for(self, body: int) -> int:
        """Return how many rows the choices take."""
        return len(self._rows(body))

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        rows = self._rows(self.body)
        if y >= len(rows) or rows[y][0] < 0:
            return Drawn()
        index, line, text = rows[y]
        choice, chosen = self._choices[index], index == self._marked
        # Without the focus, a field next to it moves the mark.
        marked = chosen and (self.has_focus or not self.can_focus)
        if line:
            return Drawn([self.words(text, "dim")], marked=marked)
        words = [self.words(text, "bright" if chosen else "text", bold=chosen)]
        if y and rows[y - 1][0] == index:
            return Drawn(words, marked=marked)
        if choice.right:
            room = self.body - cell_len(text) - cell_len(choice.right)
            words += [self.words(" " * max(2, room)), self.words(choice.right)]
        return Drawn(words, self.label_of(Label(key=choice.key), bold=True), marked)

    def _show(self) -> None:
        """Bring the marked choice into view and point at it."""
        if self._marked is None or not self.is_mounted:
            return
        own = [y for y, row in enumerate(self._rows(self.body)) if row[0] == self._marked]
        self.reveal(own[0], len(own))
        self.point(self.columns.axis, own[0])

    def point_again(self) -> None:
        """Point at the mark again, because it may have moved on the screen."""
        self._show()

    def _mark(self, index: int) -> None:
        self._marked = index
        self.refresh()
        self._show()

    def action_move(self, by: int) -> None:
        """Move the mark; without a mark, set it on the first or the last."""
        if not self._choices:
            return
        last = len(self._choices) - 1
        if self._marked is None:
            self._mark(0 if by > 0 else last)
        else:
            self._mark(max(0, min(last, self._marked + by)))

    def action_mark_end(self, last: bool) -> None:
        """Put the mark on the first or the last."""
        if self._choices:
            self._mark(len(self._choices) - 1 if last else 0)

    def action_choose(self) -> None:
        """Take the marked choice."""
        if self._marked is not None:
            self._take(self._marked)

    def action_take(self, key: str) -> None:
        """Take the choice with this key."""
        for index, choice in enumerate(self._choices):
            if choice.key == key:
                self._take(index)
                return

    def _take(self, index: int) -> None:
        self._mark(index)
        self.post_message(self.Chosen(self, self._choices[index]))

    def on_key(self, event: events.Key) -> None:
        """Take the choice whose key was pressed; Enter takes the marked one."""
        if event.key == "enter":
            return
        for index, choice in enumerate(self._choices):
            named = _NAMED.get(choice.key)
            if choice.key and (event.key == named or event.character == choice.key):
                event.stop()
                event.prevent_default()
                self._take(index)
                return

    def on_click(self, event: events.Click) -> None:
        """Take the choice that was clicked."""
        rows = self._rows(self.body)
        if event.y < len(rows) and rows[event.y][0] >= 0:
            self._take(rows[event.y][0])
