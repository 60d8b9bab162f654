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
text), and `holders.Pair` for a list with a text beside it where the window is vast. A part takes
`margin` (a text, a `Label` with its key, or several, one a row), keeps one empty row above
itself (class "close": none, "apart": two), and is made with `bare=True` right of a list.

**Messages**: `Choices.Chosen(choice)`, `Rating.Changed(value)`, `Rows.Chosen(row)`,
`Rows.Opened(row)`, `Rows.Failed(error)`, `Answer.Changed` of fields and texts; each names its
part too. Enter, and the arrows out of a part, lead to the next one by `go_on_from`.

**Keys** come from the table in `bondjournal.actions`, by `keys.bindings`. The foot shows those of
the screen's own bindings that work now, or those named in `FOOT`; a part with the focus may be
the one that does them, as a list opens a row. F1 lists all that work, with what the table says
they do. Letters do nothing while somebody types. A question that interrupts is a `Slip`. Nothing
here reads or writes the journal.
"""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.reactive import reactive

from bondjournal.tui.frame import Frame
from bondjournal.tui.widgets.head import Head
from bondjournal.tui.widgets.part import Part

T = TypeVar("T")


class Sheet(Frame[T]):
    """A screen with a head, a body and a foot; see the module."""

    PLACE: ClassVar[str] = ""
    """The place, bold at the top; without it the first line stands lower (home, unlock)."""
    STEPS: ClassVar[Sequence[str]] = ()
    """The steps of a flow that has steps, below the place."""

    needs: int = 12
    """How many rows the body needs; this many stay free below the first line without a place."""
    place: reactive[str] = reactive("", init=False)
    """The present place; PLACE at first."""
    remark: reactive[str] = reactive("", init=False)
    """A remark, dim, at the right of the place."""
    steps: reactive[Sequence[str]] = reactive((), init=False)
    """The present steps; STEPS at first."""
    step: reactive[int] = reactive(0, init=False)
    """The index of the present step, from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.set_reactive(Sheet.place, self.PLACE)
        self.set_reactive(Sheet.steps, self.STEPS)
        self._head = Head()

    @property
    def _top(self) -> Part:
        return self._head

    def _tell(self) -> None:
        super()._tell()
        self._head.tell(self.place, self.remark, self.steps, self.step)

    def watch_place(self) -> None:
        """Show the changed place."""
        self._tell_when_there()

    def watch_remark(self) -> None:
        """Show the changed remark."""
        self._tell_when_there()

    def watch_steps(self) -> None:
        """Show the changed steps."""
        self._tell_when_there()

    def watch_step(self) -> None:
        """Show the changed step."""
        self._tell_when_there()
