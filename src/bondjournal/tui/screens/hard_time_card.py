"""Hard time: the card as it will be, and where its file goes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.file_text import FileText
from bondjournal.tui.widgets.passage import Passage
from bondjournal.wording import hard_time as words


class Card(RequestSheet[str]):
    """Shows the card; requests a file for it by the path typed."""

    PLACE = "The card"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("keep", "write the file"), ("leave", "back", "back; nothing is written")
    )

    def __init__(self, card: str, place: str) -> None:
        """Show a card, and offer a place for its file."""
        super().__init__()
        self._card = FileText(card)
        self._field = Field(place, margin="file", rule=58)
        self._free = ""

    def parts(self) -> ComposeResult:
        """Yield the card, and the field for its place."""
        yield Passage(words.CARD, tone="asked")
        yield self._field
        yield self._card

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def past_the_last(self) -> None:
        """Request the file on Enter."""
        self.action_keep()

    def action_keep(self) -> None:
        """Request the file."""
        self.ask(self._field.value.strip())

    def tell(self, wrong: str, free: str = "") -> None:
        """Show what is wrong with the place, and offer a name that is free."""
        self._free = free
        if free:
            self._field.value = free
        self._field.feedback = wrong
        self._field.begin()

    @on(Answer.Changed)
    def _typed(self) -> None:
        if self._field.value != self._free:
            self._field.feedback = ""
