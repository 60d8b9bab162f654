"""A few words, in a slip."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say


class AskWords(Slip[str]):
    """Asks for a few words; returns them. Nothing typed is no answer, unless it `may_be_empty`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("keep")

    def __init__(
        self, question: str, typed: str = "", *, aside: str = "", may_be_empty: bool = False
    ) -> None:
        """Ask for words, with those that stand there so far."""
        super().__init__()
        self._question, self._aside = question, aside
        self._may_be_empty = may_be_empty
        self._field = Field(typed)

    def parts(self) -> ComposeResult:
        """Ask."""
        aside = [Say(self._aside, "aside")] if self._aside else []
        yield Passage(Say(self._question, "asked"), *aside)
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take the words by Enter."""
        del part
        if how == "enter":
            self.action_keep()

    def action_keep(self) -> None:
        """Return the words."""
        typed = self._field.value.strip()
        self.dismiss(typed if typed or self._may_be_empty else None)
