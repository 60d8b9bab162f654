"""How it has felt: the sessions with their ratings, and the marked one in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates
from bondjournal.journal import telling
from bondjournal.journal.trends import RatedSession
from bondjournal.scales import LABELS
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens import days
from bondjournal.tui.screens.look_back import LookBackPart
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.trend import Trend
from bondjournal.wording import lookback
from bondjournal.wording import trends as words

ROOM_FOR_ALL = 24
"""In a window with fewer rows than this, the ribbon is not explained."""


class Trends(LookBackPart):
    """Sessions run down, ratings run across; the marked session is below in words."""

    PANED = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("leave", left="others(-1)", right="others(1)"),
        *requests(("edit", "a line", "a line for this rating")),
    ]

    def __init__(
        self,
        rows: Sequence[RatedSession],
        scales: Sequence[str],
        *,
        year: int,
        whose: str,
    ) -> None:
        """Show sessions.

        Args:
            rows: the sessions that count, the earliest first.
            scales: the scales, in their order.
            year: the year that dates leave out.
            whose: the therapist's name if there are several; else empty.
        """
        super().__init__()
        self._year = year
        self._whose = whose
        self.step = lookback.FELT
        self._trend = Trend(rows, scales, label=self._label)
        self._about = Passage(id="about")
        self._ribbon = Passage(words.RIBBON, tone="aside", id="ribbon")

    def parts(self) -> ComposeResult:
        """Yield the trend, the marked session in words, and the explanation of the ribbon."""
        yield self._trend
        yield self._about
        yield self._ribbon

    def on_mount(self) -> None:
        """Begin with the newest session."""
        self.remark = self._whose
        self._trend.focus()
        self._tell_chosen()

    def show(self, rows: Sequence[RatedSession]) -> None:
        """Show the updated sessions."""
        self._trend.show(rows)

    @property
    def chosen(self) -> RatedSession | None:
        """The session under the mark."""
        return self._trend.chosen

    @property
    def scales(self) -> tuple[str, ...]:
        """The scales that are shown."""
        return self._trend.shown

    @property
    def in_words(self) -> list[str]:
        """The drawing in words, a sentence for each scale; help begins with it."""
        if self._trend.chosen is None:
            return []
        rows, scales = self._trend.rows, self._trend.shown
        return [telling.of_scale(rows, scale, self._year) for scale in scales]

    def _label(self, day: date) -> Label:
        words_in_margin = dates.margin(day, self._year, weekday=False)
        return Label(words_in_margin, short=days.short(day, self._year))

    @on(Trend.Chosen)
    def _tell_chosen(self) -> None:
        row, scales = self._trend.chosen, self._trend.shown
        self._about.display = row is not None
        self._ribbon.display = self._trend.any_ribbon and self.app.size.height >= ROOM_FOR_ALL
        if row is not None:
            lines = [
                Say(point.line, margin=LABELS[scale])
                for scale in scales
                if (point := row.points.get(scale)) is not None and point.line
            ]
            text = telling.of_session(row, scales)
            self._about.say(Say(text, "asked", self._label(row.day)), *lines)
        self.foot = (
            "open",
            ("left", words.OTHERS),
            ("right", words.OTHERS),
            "edit",
            ("leave", "home"),
        )
        self.refresh_bindings()

    @on(Trend.Opened)
    def _opened(self) -> None:
        self.ask("open")

    def on_resize(self, event: events.Resize) -> None:
        """Show the parts that there is room for."""
        super().on_resize(event)
        self._tell_chosen()

    def action_others(self, by: int) -> None:
        """Show other scales, the next ones or those before."""
        self._trend.show_others(by)

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the keys that are possible for the marked session."""
        if action == "others":
            return self._trend.chosen is not None and len(self._trend.views) > 1
        if action == "request":
            return self._trend.chosen is not None
        return super().check_action(action, parameters)
