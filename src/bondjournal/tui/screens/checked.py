"""What a check of the journal found."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.passage import Passage


class Checked(Sheet[None]):
    """What a check found, part by part."""

    PLACE = "Check the journal"
    BINDINGS: ClassVar[list[BindingType]] = bindings("leave")

    def __init__(self) -> None:
        """Begin with a sentence that the check is running."""
        super().__init__()
        self._found = Passage("Reading everything.", tone="aside")

    def parts(self) -> ComposeResult:
        """Yield the findings."""
        yield self._found

    def tell(self, findings: Sequence[str]) -> None:
        """Show the findings so far."""
        self._found.say(*findings)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
