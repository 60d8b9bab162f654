"""Then and now: two texts, beside each other in a vast window, else one below the other."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates
from bondjournal.flows.then_and_now import PARTS, View
from bondjournal.summary.beside import Side
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets.holders import Column
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.reader import Reader
from bondjournal.wording import lookback as words


class ThenAndNow(LookBackPart):
    """Shows one or two texts; requests other views, by their index."""

    PANED = True
    FOOT = (("left", words.OTHERS), ("right", words.OTHERS), ("leave", "home"))
    BINDINGS: ClassVar[list[BindingType]] = bindings("leave", left="others(-1)", right="others(1)")

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.step = words.THEN_AND_NOW
        self._said = Passage()
        self._then = Reader(id="then", classes="close")
        self._below = Reader(id="below")
        self._beside = Reader(bare=True, id="beside")
        self._when = Passage(bare=True)
        self._two = False
        self._index = 0

    def parts(self) -> ComposeResult:
        """Yield the parts for both texts."""
        yield self._said
        yield self._then
        yield self._below

    def pane_parts(self) -> ComposeResult:
        """Yield the later text."""
        yield self._when
        yield self._beside

    def action_others(self, by: int) -> None:
        """Ask for the view so many places on."""
        self.ask((self._index + by) % len(PARTS))

    def show(self, index: int, view: View, today: date) -> None:
        """Show the texts of a view, or its sentence if it has none."""
        self._index, self.remark = index, PARTS[index].name
        self._body.scroll_to(y=0, animate=False)
        empty = view.then is None and not view.groups
        self._said.display = empty
        self._said.say(view.nothing if empty else "", tone="aside")
        then, now = view.then, view.now if view.then else None
        self._two = now is not None
        margin = _margin(then, today)
        self._then.read(_text(then) or _lines(view), margin=margin, joins=view.joins)
        margin = _margin(now, today)
        self._below.read(_text(now), margin=margin, joins=view.joins)
        self._when.say(", ".join(label.words for label in margin), tone="aside")
        self._beside.read(_text(now), joins=view.joins)
        self.pane.scroll_to(y=0, animate=False)
        self._choose_place()

    @property
    def scrolled(self) -> Sequence[Column]:
        """Both texts together."""
        return (self._body, self.pane)

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._choose_place()

    def _choose_place(self) -> None:
        """Show the later text in the pane, or below the other one if there is no room."""
        self._below.display = self._two and not self.paned


def _text(side: Side | None) -> str:
    if side is None:
        return ""
    return f"# {side.title}\n\n{side.text}" if side.title else side.text


def _lines(view: View) -> str:
    """Return lines under headings as Markdown."""
    rows: list[str] = []
    for heading, lines in view.groups:
        rows += [f"# {heading}", "", *(f"- {line}" for line in lines), ""]
    return "\n".join(rows)


def _margin(side: Side | None, today: date) -> tuple[Label, ...]:
    """Return the day of a text, and below it how long ago that is: "about a year ago"."""
    if side is None:
        return ()
    said = words.ago(side.day, today)
    first, _, rest = said.rpartition(" ") if said.startswith("about") else (said, "", "")
    return (
        # The line below says how long ago it is, so a narrow margin can leave out the year.
        Label(
            dates.margin(side.day, today.year),
            short=dates.margin(side.day, side.day.year, weekday=False),
        ),
        Label(first, short=first.removeprefix("about ")),
        *([Label(rest)] if rest else []),
    )
