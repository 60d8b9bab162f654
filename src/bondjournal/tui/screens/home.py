"""Home: a greeting, and the doors. It stays at the bottom of every stack of screens."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.actions import ACTIONS
from bondjournal.tui.greeting import Greeting
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say

AGAIN = "again"
"""The request to update home; every other request is an action of home."""


class Home(RequestSheet[str]):
    """The screen where every flow begins and ends."""

    DEFAULT_CSS = "Home Choices.-closer { margin-top: 1; }"
    FOOT = ("search", "sessions", "settings", "recovery_key", "quit", "goals")
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests(
            "search",
            "sessions",
            "settings",
            "recovery_key",
            "goals",
            "topics",
            "quick_page",
        ),
        *bindings(quit="app.close"),
    ]

    def __init__(self, greeting: Greeting, date: str) -> None:
        """Show a greeting, with the date in the margin."""
        super().__init__()
        self._greeting, self._date = greeting, date
        self._said = Passage()
        self._notices = Passage()
        self._doors = Choices(*self._choices(), marked=greeting.marked)
        self._needs_recovery_key = False

    def parts(self) -> ComposeResult:
        """Yield the greeting and the doors."""
        yield self._said
        yield self._notices
        yield self._doors

    def on_mount(self) -> None:
        """Show the greeting."""
        self._say()

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._measure()

    def greet(self, greeting: Greeting, date: str) -> None:
        """Show another greeting."""
        self._greeting, self._date = greeting, date
        self._doors.offer(*self._choices(), marked=greeting.marked)
        self._say()

    def _choices(self) -> list[Choice]:
        return [
            Choice(ACTIONS[door.action].keys, door.words, name=door.action)
            for door in self._greeting.doors
        ]

    def _say(self) -> None:
        greeting = self._greeting
        self._said.say(
            Say(greeting.first, "asked", Label(self._date, short=self._date.split(" ", 1)[-1])),
            Say(greeting.second),
        )
        doors = [door.action for door in greeting.doors]
        self.foot = [item for item in self.FOOT if item not in doors]
        self._notices.display = bool(greeting.notices)
        self._notices.say(*greeting.notices)
        # So that everything fits in a window of 24 rows.
        self._doors.set_class(bool(greeting.notices), "-closer")
        self._measure()

    def _measure(self) -> None:
        """Set `needs` so that the greeting and every door can be seen."""
        body = self.columns.body
        above = self._said.height_for(body)
        if self._notices.display:
            above += 1 + self._notices.height_for(body)
        gap = 1 if self._notices.display else 2
        self.needs = above + gap + self._doors.height_for(body)
        self.refresh(layout=True)

    @property
    def needs_recovery_key(self) -> bool:
        """Whether there is no recovery key yet."""
        return self._needs_recovery_key

    @needs_recovery_key.setter
    def needs_recovery_key(self, needed: bool) -> None:
        self._needs_recovery_key = needed
        self.refresh_bindings()
        if needed and not self.noticed:
            self.notice(wording.NO_RECOVERY_KEY, stays=True, aside=True)
        elif not needed and self.noticed == wording.NO_RECOVERY_KEY:
            self.notice("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the key for a recovery key if there is none."""
        if parameters[:1] == ("recovery_key",):
            return self._needs_recovery_key
        return super().check_action(action, parameters)

    @on(Choices.Chosen)
    def _through(self, event: Choices.Chosen) -> None:
        self.ask(event.choice.called)
