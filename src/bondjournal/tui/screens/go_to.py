"""Go to a day in a long list."""

from datetime import date, datetime, time

from textual import on
from textual.app import ComposeResult

from bondjournal import typed_dates
from bondjournal.errors import WrongUse
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage

A_DAY = "A day is enough: tue, 3 May or 2025-11-30."


class GoTo(Slip[date]):
    """Asks for a day, and returns it."""

    FOOT = (("enter", "go there"), "escape")

    def __init__(self, now: datetime, zone: str, start_of_day: time) -> None:
        """Ask; days are meant toward the past, seen from now."""
        super().__init__()
        self._now, self._zone, self._start = now, zone, start_of_day

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("Go to which day?", tone="asked")
        yield Passage(A_DAY, tone="aside", classes="close")
        yield Field(margin="day", rule=20)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Field).begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take the day by Enter."""
        del part
        field = self.query_one(Field)
        if how != "enter":
            return
        if not field.value.strip():
            self.dismiss(None)
            return
        try:
            when = typed_dates.parse(
                field.value,
                toward="past",
                now=self._now,
                zone=self._zone,
                start_of_day=self._start,
            )
        except WrongUse as error:
            field.told = f"{error.message} {A_DAY}"
            return
        self.dismiss(when.day)

    @on(Answer.Changed)
    def _changed(self) -> None:
        self.query_one(Field).told = ""
