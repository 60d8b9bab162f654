"""The calendar: a month, and what there is on the chosen day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.journal.calendar import Month, said_of
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens import days
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets import month
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.reader import Reader
from bondjournal.wording import calendar as words
from bondjournal.wording.lookback import CALENDAR


class Calendar(LookBackPart):
    """Requests the day whose month is to be shown, "open" and "new" for the chosen day."""

    PANED = True
    FOOT = ("left", "right", "page_up", "page_down", "open", "new", ("leave", "home"))
    BINDINGS: ClassVar[list[BindingType]] = [*requests("new"), *bindings("leave")]

    def __init__(self, shown: Month, day: date, today: date) -> None:
        """Show a month, with a day of it chosen."""
        super().__init__()
        self.step = CALENDAR
        self._shown, self._today = shown, today
        self._month = month.Month(shown, day, today)
        self._about = Passage()
        self._text = Reader(bare=True)

    def parts(self) -> ComposeResult:
        """Yield the month, the chosen day in words, and the signs."""
        yield self._month
        yield self._about
        yield Passage(words.LEGEND, tone="aside", classes="apart")

    def pane_parts(self) -> ComposeResult:
        """Yield what is written on the chosen day."""
        yield self._text

    def on_mount(self) -> None:
        """Choose the day in the month."""
        self._month.focus()
        self._tell_day()

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._month.chosen

    def show(self, shown: Month, written: Sequence[str]) -> None:
        """Show a month, and the texts of the chosen day."""
        self._shown = shown
        self._month.show(shown)
        self._text.read("\n\n".join(written))
        self._tell_day()

    def _tell_day(self) -> None:
        sessions = self._shown.sessions.get(self.day, ())
        label = days.label(self.day, self._today.year)
        written = words.ON_IT if self.day in self._shown.written else ""
        said = [Say(said_of(one), "asked") for one in sessions] or [Say(written)]
        self._about.say(replace(said[0], margin=label), *said[1:])

    @on(month.Month.Chosen)
    def _chosen(self) -> None:
        self.ask("chosen")

    @on(month.Month.Opened)
    def _opened(self) -> None:
        self.ask("open")
