"""How many of something; what a number means is told below it."""

from textual import on
from textual.app import ComposeResult

from bondjournal.talk import Count
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say


class HowMany(Slip[int]):
    """Returns a number; None where it is left, or nothing typed."""

    FOOT = (("enter", "keep"), ("escape", "not now"))

    def __init__(self, asked: Count) -> None:
        """Ask."""
        super().__init__()
        self._asked = asked

    def parts(self) -> ComposeResult:
        """Ask."""
        asked = self._asked
        yield Passage(Say(asked.question, "asked"), Say(asked.aside, "aside"))
        yield Field(str(asked.present) if asked.present else "", rule=8)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Field).begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take the number by Enter."""
        del part
        if how != "enter":
            return
        field = self.query_one(Field)
        number = self._number()
        if not field.value.strip():
            self.dismiss(None)
        elif number is None:
            field.told = self._asked.refused
        else:
            self.dismiss(number)

    @on(Answer.Changed)
    def _typed(self) -> None:
        number = self._number()
        self.query_one(Field).told = self._asked.told(number) if number else ""

    def _number(self) -> int | None:
        return self._asked.number(self.query_one(Field).value.strip())
