"""A sheet: the base of every screen that fills the window.

A screen says where one is and which keys it has, and yields its parts. Columns, margin line,
empty rows, head, foot and focus come from the kit. Here is one that asks, and returns a value:

    class Rate(Sheet[int | None]):
        PLACE = "After a session"
        STEPS = ("numbers", "words")                     # self.step says which, from 0
        FOOT = ("rate", "clear", "keep", "leave")
        BINDINGS: ClassVar = bindings("keep", ("leave", "leave", "leave; nothing is kept"))

        def parts(self) -> ComposeResult:
            yield Passage(Say("One sentence.", "asked", "Tue 28 April"), Say("Another."))
            yield Rating("How heard did you feel?", margin="Heard", id="heard")
            yield Lines(question="One line about it, if you like.", margin="one line")
            yield Passage("It can stay empty.", tone="aside")

        def on_mount(self) -> None:
            self.remark = "Tue 28 April"

        @on(Rating.Changed)
        def _rated(self) -> None:
            self.state = "Kept."                         # in the foot's margin until set again

        def past_the_last(self) -> None:                 # Enter in the last part
            self.action_keep()

        def action_keep(self) -> None:
            value = self.query_one("#heard", Rating).value
            if value is None:
                self.notice("No number yet.")            # until the next key
            else:
                self.dismiss(value)

        def action_leave(self) -> None:
            self.dismiss(None)

**Parts**, all in `tui/widgets`: `Passage` and `Say` (what the program says, in four tones),
`Choices` and `Choice`, `Rating`, `Rows` with `row_window.Row` and `row_window.Load` (lists of any
length), `Field` (one line), `Lines` (one line that may be long), `Words` (text), `Reader` (people's
text), `Values` (a few words, one of them chosen). A part takes `margin` (a text, a `Label` with its
key, or several, one a row), and keeps one empty row above itself (class "close": none, "apart":
two).

**The pane.** A list stands left from 120 columns on, and what belongs to its row stands beside it:

    class Choose(Sheet[None]):
        PANED = True                                     # the body is 52 wide then

        def __init__(self) -> None:
            super().__init__()
            self._page = PiecedReader(joins=True, bare=True)

        def pane_parts(self) -> ComposeResult:           # hidden where there is no room
            yield self._page

        def show(self, page: Sequence[Piece]) -> None:
            self.over_pane = "The page, full: 380 of 480 words"
            self._page.read_pieces(page)                 # whole lines, each piece with its key

        @on(Rows.Chosen)
        def _marked(self, event: Rows.Chosen) -> None:
            self._page.light(event.row.key)              # bright, and brought into view

`self.paned` says whether the pane is there now, as it is again after every resize. `over_pane`
stands above it, level with the place; `remark` stays above the body. `self.pane` scrolls it, and
takes the focus only with `can_focus = True`.
Any parts may stand there, made with `bare=True`. A list that fills the whole width by itself sets
`PANED` alone, and draws from `columns.pane_axis` on.

**Steps** stand below the place: `STEPS`, or `steps` and `step`, the present one. A screen that lets
people go to them overrides `go_to_step`, which a click calls, Tab in the last part and Shift+Tab
in the first; so do the digits of `*numbered(5)` in its `BINDINGS`, with "1-5" in the margin.

**Messages**: `Choices.Chosen(choice)`, `Rating.Changed(value)`, `Rows.Chosen(row)`,
`Rows.Opened(row)`, `Rows.Failed(error)`, `Answer.Changed` of fields and texts; each names its
part too. Enter, and the arrows out of a part, lead to the next one by `go_on_from`.

**Keys** come from the table in `bondjournal.actions`, by `keys.bindings`. The foot shows those of
the screen's own bindings that work now, or those named in `FOOT`; a part with the focus may be
the one that does them, as a list opens a row. F1 lists all that work, with what the table says
they do. Letters do nothing while somebody types. A click on a key presses it. An action with a
value in `foot_values` stands at the right end of the foot, and is never left out. A question that
interrupts is a `Slip`. Nothing here reads or writes the journal.
"""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.css.query import QueryType
from textual.reactive import reactive
from textual.widget import Widget

from bondjournal.tui import keys
from bondjournal.tui.columns import Columns, columns_for
from bondjournal.tui.frame import Frame
from bondjournal.tui.widgets.head import Head, Heading
from bondjournal.tui.widgets.holders import Column, Pair, Pane
from bondjournal.tui.widgets.part import Part

T = TypeVar("T")


class Sheet(Frame[T]):
    """A screen with a head, a body and a foot; see the module."""

    PLACE: ClassVar[str] = ""
    """The place, bold at the top; without it the first line stands lower (home, unlock)."""
    STEPS: ClassVar[Sequence[str]] = ()
    """The steps of a flow, or the parts of a screen, below the place."""
    PANED: ClassVar[bool] = False
    """True if the body is narrower in a vast window, with a pane beside it."""
    BY_NAME: ClassVar[Sequence[tuple[str, str]]] = ()
    """What the palette finds besides the screen's keys: its words, and its action."""

    needs: int = 12
    """How many rows the body needs; this many stay free below the first line without a place."""
    place: reactive[str] = reactive("", init=False)
    """The present place; PLACE at first."""
    remark: reactive[str] = reactive("", init=False)
    """A remark, dim, at the right of the place."""
    over_pane: reactive[str] = reactive("", init=False)
    """Words, dim, above the pane."""
    steps: reactive[Sequence[str]] = reactive((), init=False)
    """The present steps; STEPS at first."""
    step: reactive[int] = reactive(0, init=False)
    """The index of the present step, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.set_reactive(Sheet.place, self.PLACE)
        self.set_reactive(Sheet.steps, self.STEPS)
        self._head = Head()
        self.pane = Pane()
        self._pair = Pair(self._body, self.pane)

    def pane_parts(self) -> ComposeResult:
        """Yield the parts of the pane, made with `bare=True`. Screens override this method."""
        yield from ()

    @property
    def paned(self) -> bool:
        """Whether there is room for a pane beside the body, and the sheet has one."""
        return self.columns.pane > 0

    @property
    def scrolled(self) -> Sequence[Column]:
        """What the keys that scroll move: the pane if it has the focus."""
        return (self.pane,) if self.pane.has_focus else super().scrolled

    def go_to_step(self, index: int) -> None:
        """Go to a step, from 0, whose words were clicked or whose digit was pressed.

        Does nothing unless a screen overrides it.
        """

    def action_part(self, number: int) -> None:
        """Go to the step of this number, from 1."""
        if number <= len(self.steps):
            self.go_to_step(number - 1)

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Focus the next part, as in Textual; past the last one, go to the next step."""
        return self.focused if self._went_past(1) else super().focus_next(selector)

    def focus_previous(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """Focus the part before, as in Textual; past the first one, go to the step before."""
        return self.focused if self._went_past(-1) else super().focus_previous(selector)

    def _went_past(self, by: int) -> bool:
        """Go to the step beside, if there is one and no part that way; return whether it did."""
        if not self.steps or type(self).go_to_step is Sheet.go_to_step:
            return False
        chain = self.focus_chain
        if chain and self.focused is not chain[-1 if by > 0 else 0]:
            return False
        self.go_to_step((self.step + by) % len(self.steps))
        return True

    @property
    def _top(self) -> Part:
        return self._head

    def _middle(self) -> ComposeResult:
        inside = list(self.pane_parts())
        if not inside:
            yield from super()._middle()
            return
        self._pair.fit(self.columns)
        with self._pair:
            yield from super()._middle()
            with self.pane:
                yield from inside

    def _columns(self, width: int) -> Columns:
        return columns_for(width, paned=self.PANED and not self.alone, alone=self.alone)

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        if self._pair.is_attached:
            self._pair.fit(self._columns(width))

    def _tell(self) -> None:
        super()._tell()
        digits = f"1-{len(self.steps)}" if "part" in keys.declared(self) else ""
        self._head.tell(
            Heading(self.place, self.remark, self.over_pane, self.steps, self.step, digits)
        )

    def watch_place(self) -> None:
        """Show the changed place."""
        self._tell_when_there()

    def watch_remark(self) -> None:
        """Show the changed remark."""
        self._tell_when_there()

    def watch_over_pane(self) -> None:
        """Show the changed words above the pane."""
        self._tell_when_there()

    def watch_steps(self) -> None:
        """Show the changed steps."""
        self._tell_when_there()

    def watch_step(self) -> None:
        """Show the changed step."""
        self._tell_when_there()
