"""An entry while somebody decides who it is for: below the list of entries, or whole."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, wording
from bondjournal.journal.values import Entry
from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.part import Drawn, Part
from bondjournal.tui.widgets.reader import Reader


class Ruler(Part):
    """A rule across the body."""

    def height_for(self, body: int) -> int:
        """Return one row."""
        del body
        return 1

    def draw_row(self, y: int) -> Drawn:
        """Draw the rule."""
        del y
        return Drawn([self.words(self.signs.rule * self.body, "rule")])


def quoted(quotes: Sequence[str]) -> str:
    """Return a sentence on how many lines of an entry are quoted; "" if none are."""
    if not quotes:
        return ""
    number = "1 line is" if len(quotes) == 1 else f"{len(quotes)} lines are"
    return f"{number} quoted below it."


class WholeNote(Sheet[str]):
    """Returns the share level that was chosen, or None if nothing was decided."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "only_me",
        "one_line",
        ("as_written", "all of it"),
        ("leave", "notes"),
        only_me="decide('only-me')",
        one_line="decide('gist')",
        as_written="decide('as-written')",
        leave="decide('')",
    )

    def __init__(self, note: Entry, year: int) -> None:
        """Show an entry with its day, whose year is shown unless it is `year`."""
        super().__init__()
        self.set_reactive(WholeNote.place, note.name)
        self.set_reactive(WholeNote.remark, wording.SHARE_WORDS[note.share])
        day, clock = dates.date_and_clock(note.at, note.zone)
        self._reader = Reader(note.body, margin=(dates.margin(day, year), clock))

    def parts(self) -> ComposeResult:
        """Show it."""
        yield self._reader

    def action_decide(self, share: str) -> None:
        """Leave with a decision, or without one."""
        self.dismiss(share or None)
