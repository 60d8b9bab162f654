"""The bottom of a sheet: a notice, the keys of the screen, the global keys."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from bondjournal import wording
from bondjournal.tui import keys
from bondjournal.tui.widgets.part import Drawn, Label, Part, Segments

KEPT = ("keep", "leave")
"""The actions that are never left out: the way on and the way back."""
_KEPT = " kept."
"""What the states end in that a narrow margin has no room for."""
_WORDLESS = ("feels_off", "menu", "hard_time", "hide", "help")
"""The global actions in the order in which they lose their words where there is little room."""


class Foot(Part):
    """A row for the notice, and two rows of keys, with the state of the page beside the first."""

    DEFAULT_CSS = "Foot { margin: 0; height: 4; }"

    def __init__(self) -> None:
        super().__init__(id="foot")
        self.notice = ""
        self.notice_stays = False
        self._notice_shade = "text"
        self._state = ""
        self._keys: Sequence[keys.Shown] = ()
        self._fixed: Sequence[keys.Shown] = ()

    @property
    def body(self) -> int:
        """The keys may take all of the sheet's width, whatever is above them."""
        columns = self.columns
        return max(1, columns.sheet - columns.axis - (1 if columns.narrow else 3))

    @property
    def shown(self) -> Sequence[keys.Shown]:
        """The keys of the screen that fit."""
        return fit([self._in_signs(key) for key in self._keys], self.body)

    def tell(self, state: str, own: Sequence[keys.Shown], everywhere: Sequence[keys.Shown]) -> None:
        """Change the state and the keys."""
        self._state, self._keys, self._fixed = state, own, everywhere
        self.refresh()

    def say(self, notice: str, *, stays: bool = False, aside: bool = False) -> None:
        """Show a notice, dim if it is an aside; one that stays outlives the next key."""
        self.notice, self.notice_stays = notice, stays
        self._notice_shade = "dim" if aside else "text"
        self.refresh()

    def _in_signs(self, key: keys.Shown) -> keys.Shown:
        return key._replace(sign=self.signs.keys(key.sign))

    def height_for(self, body: int) -> int:
        """Return four rows: the notice, two rows of keys and an empty one."""
        del body
        return 4

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        if y == 0:
            return Drawn([self.words(self.cut(self.notice, self.body), self._notice_shade)])
        if y == 1:
            margin = self.label_of(
                Label(self._state, short=wording.KEPT if self._state.endswith(_KEPT) else ""),
                "text",
            )
            # Without colour, only bold tells a key from its words.
            return Drawn(self._draw(self.shown, "accent", bold=self.app.no_color), margin)
        if y == 2:  # noqa: PLR2004  the row of everywhere
            return Drawn(self._keys_of(self._everywhere(), 2, "dim", bold=True))
        return Drawn()

    def _everywhere(self) -> Sequence[keys.Shown]:
        """Return the global actions; where they do not fit, some lose their words."""
        shown = self._fixed
        for id_ in _WORDLESS:
            if size(shown, 2) <= self.body:
                break
            shown = [key._replace(words="") if key.id == id_ else key for key in shown]
        return fit(shown, self.body)

    def _draw(self, shown: Sequence[keys.Shown], token: str, *, bold: bool = False) -> Segments:
        """Draw the keys of the screen, and at the right end what is set to something."""
        gap = 3 if size(shown, 3) <= self.body else 2
        steady = [key for key in shown if key.value]
        drawn = self._keys_of([key for key in shown if not key.value], gap, token, bold=bold)
        if steady:
            end = max(min(self.body, self.columns.body), size(shown, gap))
            before = sum(segment.cell_length for segment in drawn)
            drawn.append(self.words(" " * (end - before - size(steady, gap))))
        return drawn + self._keys_of(steady, gap, token, bold=bold)

    def _keys_of(
        self, shown: Sequence[keys.Shown], gap: int, token: str, *, bold: bool
    ) -> Segments:
        drawn: Segments = []
        for key in shown:
            if drawn:
                drawn.append(self.words(" " * gap))
            signs = key.sign.split(" ")
            presses = key.presses if len(key.presses) == len(signs) else key.presses[-1:]
            for place, (sign, press) in enumerate(zip_longest(signs, presses, fillvalue="")):
                one = [self.words(f" {sign}" if place else sign, token, bold=bold)]
                drawn += self.pressing(one, press)
            words = [self.words(f" {key.words}", "dim")] if key.words else []
            if key.value:
                words += [self.words(": ", "dim"), self.words(key.value)]
            drawn += self.pressing(words, key.presses[-1])
        return drawn


def size(shown: Sequence[keys.Shown], gap: int) -> int:
    """Return how many cells a row of keys takes, with `gap` cells between them."""
    each = [
        cell_len(key.sign) + sum(1 + cell_len(words) for words in (key.words, key.value) if words)
        for key in shown
    ]
    return sum(each) + gap * max(0, len(each) - 1) + sum(1 for key in shown if key.value)


def fit(shown: Sequence[keys.Shown], room: int) -> Sequence[keys.Shown]:
    """Return as many keys as fit two cells apart.

    The last ones go first, but never the way on, the way back and what is set to something; where
    these do not fit either, those without a value lose their words.
    """
    kept = list(shown)
    while kept and size(kept, 2) > room:
        last = next((key for key in reversed(kept) if key.id not in KEPT and not key.value), None)
        if last is None:
            return [key if key.value else key._replace(words="") for key in kept]
        kept.remove(last)
    return kept
