"""A few words in a row, of which one is chosen: `[dusk]  day  terminal`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Unpack

from rich.cells import cell_len
from textual.binding import BindingType
from textual.message import Message

from bondjournal.tui import look
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.part import Drawn, How, Part, PartOptions, Segments

APART = 2
"""Cells between two values; three where room is kept for the brackets."""


def in_a_row(
    part: Part,
    values: Sequence[str],
    chosen: int | None,
    actions: Sequence[str] = (),
    *,
    steady: bool = False,
    underline: bool = False,
) -> Segments:
    """Return values to draw in one row, the chosen one in brackets.

    Args:
        part: the part they are drawn on.
        values: in order.
        chosen: the index of the chosen one; None if none is.
        actions: what a click on each runs, as Textual writes actions; none for no clicks.
        steady: True to keep room for the brackets, so that no word moves when another is chosen.
        underline: True to underline the chosen one.
    """
    style = look.ink(part.app.theme, "bright", bold=True, underline=underline)
    drawn: Segments = []
    for index, words in enumerate(values):
        if index:
            drawn.append(part.words(" " * (APART + steady)))
        one = [part.words(words, "dim")]
        if index == chosen:
            begin, end = (part.words(sign, "bright", bold=True) for sign in "[]")
            one = [begin, part.words(words)._replace(style=style), end]
        elif steady:
            one = [part.words(" "), *one, part.words(" ")]
        drawn += part.clickable(one, actions[index]) if actions else one
    return drawn


def bracketed(part: Part, words: str, shade: str) -> Segments:
    """Return words to draw in a shade; the chosen ones, in brackets, are bold and bright."""
    before, begin, rest = words.partition("[")
    chosen, end, after = rest.partition("]")
    if not end:
        return [part.words(words, shade)]
    bold = part.words(f"{begin}{chosen}{end}", "bright", bold=True)
    return [part.words(before, shade), bold, part.words(after, shade)]


class Values(Part, can_focus=True):
    """Values of which one can be chosen, by arrows or a click."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("left", "", "choose"),
        ("right", "", "choose"),
        ("open", "", "go on"),
        ("previous", ""),
        ("next", ""),
        left="choose(-1)",
        right="choose(1)",
        open="go_on('enter')",
        previous="go_on('up')",
        next="go_on('down')",
    )

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        values: "Values"
        value: str | None
        """Its name; None if none is chosen any more."""
        before: str | None
        """The name of the one chosen before; None if none was."""

        @property
        def control(self) -> "Values":
            """The values that it was chosen from."""
            return self.values

    def __init__(
        self,
        values: Sequence[tuple[str, str]],
        chosen: str | None,
        *,
        steady: bool = False,
        may_be_none: bool = False,
        **options: Unpack[PartOptions],
    ) -> None:
        """Offer values.

        Args:
            values: the name of each, and the words to show.
            chosen: the name of the one chosen at first; None for none.
            steady: as for `in_a_row`.
            may_be_none: True if going past either end chooses none.
            options: as for every part.
        """
        super().__init__(**options)
        self._values = values
        self._place = None if chosen is None else [name for name, _ in values].index(chosen)
        self._steady, self._may_be_none = steady, may_be_none

    @property
    def chosen(self) -> str | None:
        """The name of the chosen value; None if none is."""
        return None if self._place is None else self._values[self._place][0]

    def _fits(self, body: int) -> bool:
        """Return whether all stand in one row."""
        each = sum(cell_len(words) + 2 for _, words in self._values)
        return each + (APART + self._steady) * (len(self._values) - 1) <= body

    def height_for(self, body: int) -> int:
        """Return one row, or a row for each value if they do not fit."""
        return 1 if self._fits(body) else len(self._values)

    def draw_row(self, y: int) -> Drawn:
        """Draw the values, or the one that has this row."""
        words = [words for _, words in self._values]
        actions = [f"choose_at({index})" for index in range(len(words))]
        place, steady = self._place, self._steady
        if not self._fits(self.body):
            words, actions = [self.cut(words[y], self.body - 2)], actions[y : y + 1]
            place, steady = (0 if y == self._place else None), True
        drawn = in_a_row(self, words, place, actions, steady=steady)
        return Drawn(drawn, self.label(y), marked=self.has_focus)

    def point_again(self) -> None:
        """Point at the values again, because they may have moved on the screen."""
        self.point(self.columns.axis, 0)

    def action_choose(self, by: int) -> None:
        """Choose the next value that way; from none, the first or the last."""
        last = len(self._values) - 1
        if self._place is None:
            self._choose(0 if by > 0 else last)
        elif 0 <= self._place + by <= last:
            self._choose(self._place + by)
        elif self._may_be_none:
            self._choose(None)

    def action_choose_at(self, place: int) -> None:
        """Choose the value at a place, from 0."""
        self.focus()
        self._choose(place)

    def _choose(self, place: int | None) -> None:
        if place != self._place:
            before, self._place = self.chosen, place
            self.refresh()
            self.post_message(self.Changed(self, self.chosen, before))

    def action_go_on(self, how: How) -> None:
        """Go on, or back."""
        self.post_message(self.GoOn(self, how))
