"""Home: a greeting, and the doors. It stays at the bottom of every stack of screens."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.journal.home import Greeting
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.choices import Choices
from bondjournal.tui.widgets.doors import Doors
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say

AGAIN = "again"
"""The request to update home; every other request is the id of a line or a door."""


class Home(RequestSheet[str]):
    """The screen where every flow begins and ends."""

    FOOT = ("search", "sessions", "settings", "quit")
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests("search", "sessions", "settings"),
        *bindings(quit="app.close"),
    ]

    def __init__(self, greeting: Greeting, date: str) -> None:
        """Show a greeting, with the date in the margin."""
        super().__init__()
        self._greeting, self._date = greeting, date
        self._said = Passage()
        self._doors = Doors()
        self._needs_recovery_key = False

    def parts(self) -> ComposeResult:
        """Yield the greeting, its lines and the doors."""
        yield self._said
        yield self._doors

    def on_mount(self) -> None:
        """Show the greeting."""
        self.greet(self._greeting, self._date)

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._measure()

    def greet(self, greeting: Greeting, date: str) -> None:
        """Show another greeting."""
        self._greeting, self._date = greeting, date
        self._said.say(
            Say(greeting.first, "asked", Label(date, short=date.split(" ", 1)[-1])),
            Say(greeting.second),
        )
        self._doors.show(greeting.lines, greeting.doors, greeting.marked)
        doors = [door.leads for group in greeting.doors for door in group]
        self.foot = [item for item in self.FOOT if item not in doors]
        self._measure()

    def _measure(self) -> None:
        """Set `needs` so that the greeting and every door can be seen."""
        body = self.columns.body
        self.needs = self._said.height_for(body) + 1 + self._doors.height_for(body)
        self.refresh(layout=True)

    @property
    def needs_recovery_key(self) -> bool:
        """Whether there is no recovery key yet."""
        return self._needs_recovery_key

    @needs_recovery_key.setter
    def needs_recovery_key(self, needed: bool) -> None:
        self._needs_recovery_key = needed
        if needed and not self.noticed:
            self.notice(wording.NO_RECOVERY_KEY, stays=True, aside=True)
        elif not needed and self.noticed == wording.NO_RECOVERY_KEY:
            self.notice("")

    @on(Choices.Chosen)
    def _through(self, event: Choices.Chosen) -> None:
        self.ask(event.choice.called)
