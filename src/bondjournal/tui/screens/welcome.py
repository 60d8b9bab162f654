"""The first thing a newcomer sees; nothing is on disk yet."""

from textual import on
from textual.app import ComposeResult

from bondjournal import wording
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage

_NOTEBOOK = "It is a notebook"


class Welcome(RequestSheet[str]):
    """Requests "make", "look" or "leave"."""

    FIXED = ("help",)

    def __init__(self) -> None:
        super().__init__()
        what, what_not = wording.WELCOME.split(_NOTEBOOK)
        self._what = Passage(what.strip())
        self._what_not = Passage(f"{_NOTEBOOK}{what_not}")
        self._choices = Choices(
            Choice("enter", "Make my journal", name="make"),
            Choice("d", "Look around in a made-up one", name="look"),
            Choice("esc", "Leave", name="leave"),
        )

    def parts(self) -> ComposeResult:
        """Yield what the program is, and what it is not."""
        yield self._what
        yield self._what_not
        yield self._choices

    def on_mount(self) -> None:
        """Show that nothing is on disk so far."""
        self.notice(wording.NOTHING_WRITTEN, stays=True)
        self._measure()

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._measure()

    def _measure(self) -> None:
        """Set `needs` so that everything can be seen."""
        body = self.columns.body
        parts = (self._what, self._what_not, self._choices)
        self.needs = 3 + sum(part.height_for(body) for part in parts)
        self.refresh(layout=True)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.ask(event.choice.called)
