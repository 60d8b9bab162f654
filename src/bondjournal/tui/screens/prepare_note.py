"""What may be on the page, read in full: an entry, or the words of something else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates
from bondjournal.journal.values import Entry
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.reader import Reader


class WholeNote(Sheet[None]):
    """An entry to read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "choose"))

    def __init__(self, note: Entry, year: int) -> None:
        """Show an entry with its day, whose year is shown unless it is `year`."""
        super().__init__()
        self.set_reactive(WholeNote.place, note.name)
        day, clock = dates.date_and_clock(note.at, note.zone)
        self._reader = Reader(note.body, margin=(dates.margin(day, year), clock))

    def parts(self) -> ComposeResult:
        """Show it."""
        yield self._reader

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()


class InFull(Slip[None]):
    """The words of a row in full."""

    def __init__(self, said: str, kind: str) -> None:
        """Show them, with what kind of thing it is."""
        super().__init__()
        self._said, self._kind = said, kind

    def parts(self) -> ComposeResult:
        """Yield the words."""
        yield Passage(self._said, margin=self._kind)
