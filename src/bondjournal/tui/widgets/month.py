"""A month as weeks of days, with a mark on the week of the chosen day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Unpack

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message

from bondjournal import dates
from bondjournal.journal import calendar
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.marked import Marked
from bondjournal.tui.widgets.part import Drawn, Label, PartOptions, Segments
from bondjournal.wording import calendar as words

_WEEK = 7
_BESIDES = 13
"""How many rows of a window hold neither a week nor the empty row below one."""


class Month(Marked, can_focus=True):
    """A month, of which arrows, `j k`, PgUp, PgDn, Home and End choose a day, and Enter opens it.

    Who shows it gives it the month of a day that was chosen: `show` is called again then.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("left", "day", "a day before, after"),
        ("right", "day", "a day before, after"),
        ("page_up", "month", "a month before, after"),
        ("page_down", "month", "a month before, after"),
        ("open", "go there", "the journal at that day"),
        left="move_days(-1)",
        right="move_days(1)",
        previous="move(-1)",
        next="move(1)",
        page_up="move_months(-1)",
        page_down="move_months(1)",
        first_row="end(False)",
        last_row="end(True)",
    )

    @dataclass
    class Chosen(Message):
        """Another day was chosen."""

        month: "Month"
        day: date

        @property
        def control(self) -> "Month":
            """Where it is."""
            return self.month

    @dataclass
    class Opened(Message):
        """Enter was pressed on a day."""

        month: "Month"
        day: date

        @property
        def control(self) -> "Month":
            """Where it is."""
            return self.month

    def __init__(
        self, shown: calendar.Month, day: date, today: date, **options: Unpack[PartOptions]
    ) -> None:
        """Show the month of a day.

        Args:
            shown: the month.
            day: the day that is chosen.
            today: the day that is underlined.
            options: as for every part.
        """
        super().__init__(**options)
        self._shown, self._day, self._today = shown, day, today

    def show(self, shown: calendar.Month) -> None:
        """Show another month, or what there is in it now."""
        self._shown = shown
        self.refresh(layout=True)
        self.point_again()

    @property
    def chosen(self) -> date:
        """The day that is chosen."""
        return self._day

    @property
    def _apart(self) -> int:
        """How many rows a week takes, with the empty one below it."""
        return 2 if self.app.size.height >= _BESIDES + 2 * len(self._weeks) else 1

    @property
    def _cell_width(self) -> int:
        return min(words.CELL, self.body // _WEEK)

    @property
    def _weeks(self) -> list[list[date | None]]:
        return self._shown.weeks()

    def height_for(self, body: int) -> int:
        """Return how many rows the weekdays and the weeks take."""
        del body
        return len(self._weeks) * self._apart + 2 - self._apart

    def draw_row(self, y: int) -> Drawn:
        """Draw the weekdays, a week, or the empty row below one."""
        if y == 0:
            name = dates.month(self._shown.first)
            label = Label(name, short=dates.MONTHS[self._shown.first.month - 1][:3])
            weekdays = words.weekdays(dates.WEEKDAYS, self._cell_width)
            return Drawn([self.words(weekdays, "dim")], self.label_of(label))
        place, below = divmod(y - 1, self._apart)
        if below or place >= len(self._weeks):
            return Drawn()
        week = self._weeks[place]
        drawn: Segments = []
        for day in week:
            drawn += self._cell(day)
        return Drawn(drawn, marked=self._day in week and self.has_focus)

    def _cell(self, day: date | None) -> Segments:
        if day is None:
            return [self.words(" " * self._cell_width)]
        chosen = day == self._day
        text = words.cell(day.day, self._shown.sign(day), chosen=chosen, width=self._cell_width)
        ink = self.ink("bright" if chosen else "text", bold=chosen)
        if day != self._today:
            cell: Segments = [Segment(text, ink)]
        else:
            number = str(day.day)
            before, after = text.split(number, 1)
            under = ink + Style(underline=True)
            cell = [Segment(before, ink), Segment(number, under), Segment(after, ink)]
        return self.clickable(cell, f"choose({day.toordinal()})")

    def point_again(self) -> None:
        """Point at the chosen day again."""
        for place, week in enumerate(self._weeks):
            if self._day in week:
                x = self.columns.axis + week.index(self._day) * self._cell_width
                self.point(x, 1 + place * self._apart)

    def _choose(self, day: date) -> None:
        self._day = day
        self.refresh()
        self.point_again()
        self.post_message(self.Chosen(self, day))

    def action_choose(self, ordinal: int) -> None:
        """Choose a day that was clicked; open it if it was chosen already."""
        day = date.fromordinal(ordinal)
        if day == self._day:
            self.action_open()
        else:
            self._choose(day)

    def action_move_days(self, by: int) -> None:
        """Choose the day so many days later."""
        self._choose(_later(self._day, by))

    def action_move(self, by: int) -> None:
        """Choose the same weekday so many weeks later."""
        self._choose(_later(self._day, by * _WEEK))

    def action_move_months(self, by: int) -> None:
        """Choose the same day so many months later, or the last one there is."""
        first = calendar.beside(self._day, by)
        last = monthrange(first.year, first.month)[1]
        self._choose(first.replace(day=min(self._day.day, last)))

    def action_end(self, last: bool) -> None:
        """Choose the first or the last day of the month."""
        first = calendar.beside(self._day, 0)
        self._choose(first.replace(day=monthrange(first.year, first.month)[1]) if last else first)

    def action_open(self) -> None:
        """Open the chosen day."""
        self.post_message(self.Opened(self, self._day))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go to the next week."""
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go to the week before."""
        event.stop()
        self.action_move(-1)

    def on_click(self, event: events.Click) -> None:
        """Do nothing beside a day; a click on one is its own action."""

    def rows_below_mark(self, y: int) -> int | None:
        """Return None: the days are clicked, not the weeks."""
        del y
        return None


def _later(day: date, days: int) -> date:
    """Return the day so many days later, as far as dates go."""
    last = date.max.toordinal()
    return date.fromordinal(max(1, min(last, day.toordinal() + days)))
