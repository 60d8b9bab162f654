"""How sessions have felt: sessions run down and ratings across, so that no line can fall.

A dot marks the number. The ribbon beside it runs from the lowest to the highest of the last up
to six earlier ratings; it is tinted and has edges, so that it can be read without colour. A
session that was not rated has neither, and no line joins two dots.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import ClassVar, Unpack

from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from bondjournal.journal.trends import RatedSession
from bondjournal.tui import look
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.marked import Marked
from bondjournal.tui.widgets.part import Drawn, Label, PartOptions
from bondjournal.tui.widgets.trendlines import cells_of, felt_of, header_of
from bondjournal.wording import trends as words

HEADER = 2
"""Rows at the top that do not scroll: the scales, and 0, 5 and 10."""


class Trend(Marked, can_focus=True):
    """Sessions with their ratings on one or two scales, and a mark on one of them.

    The oldest is at the top, the newest has the mark at first, and the rows scroll under the two
    fixed ones. Arrows, `j k`, PgUp, PgDn, Home and End move the mark, Enter opens the session.
    """

    DEFAULT_CSS = look.stylesheet_for(__file__)
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("open", "read", "read what was written after it"),
        previous="move(-1)",
        next="move(1)",
        page_up="screenful(-1)",
        page_down="screenful(1)",
        first_row="end(False)",
        last_row="end(True)",
    )

    @dataclass
    class Chosen(Message):
        """The mark came to another session, or other scales are shown."""

        trend: "Trend"

        @property
        def control(self) -> "Trend":
            """Where it is."""
            return self.trend

    @dataclass
    class Opened(Message):
        """Enter was pressed on a session."""

        trend: "Trend"
        row: RatedSession

        @property
        def control(self) -> "Trend":
            """Where it is."""
            return self.trend

    def __init__(
        self,
        rows: Sequence[RatedSession],
        scales: Sequence[str],
        *,
        label: Callable[[date], Label],
        **options: Unpack[PartOptions],
    ) -> None:
        """Show sessions.

        Args:
            rows: the sessions that count, the earliest first.
            scales: the scales there are, in their order; one or two are shown at a time.
            label: returns a day as a label for the margin.
            options: as for every part.
        """
        super().__init__(**options)
        self._scales = tuple(scales)
        self._shown = self._scales
        self._label = label
        self._rows: Sequence[RatedSession] = ()
        self._place = self._top = 0
        self.show(rows)

    def show(self, rows: Sequence[RatedSession]) -> None:
        """Show the updated sessions; the mark stays on its session, and is on the last at first."""
        before = self.chosen
        rated = any(row.points for row in rows)
        self._rows = rows if rated else ()
        places = {row.appointment: place for place, row in enumerate(self._rows)}
        last = max(0, len(self._rows) - 1)
        self._place = places.get(before.appointment, last) if before else last
        self.styles.max_height = self.height_for(0)
        self._after_move()

    @property
    def rows(self) -> Sequence[RatedSession]:
        """The sessions, the earliest first; empty if nothing was rated."""
        return self._rows

    @property
    def chosen(self) -> RatedSession | None:
        """The session under the mark."""
        return self._rows[self._place] if self._rows else None

    @property
    def views(self) -> list[tuple[str, ...]]:
        """The scales that can be shown together: pairs, or single ones in a narrow window."""
        side_by_side = 1 if self.columns.narrow else 2
        if len(self._scales) <= side_by_side:
            return [self._scales]
        return list(combinations(self._scales, side_by_side))

    @property
    def shown(self) -> tuple[str, ...]:
        """The scales that are shown."""
        views = self.views
        if self._shown in views:
            return self._shown
        return next((view for view in views if view[0] == self._shown[0]), views[0])

    @property
    def any_ribbon(self) -> bool:
        """Whether any rating shown has a ribbon beside it."""
        return any(
            row.points[scale].ribbon
            for row in self._rows
            for scale in self.shown
            if scale in row.points
        )

    def show_others(self, by: int) -> None:
        """Show other scales, so many places on; those after the last are the first."""
        views = self.views
        self._shown = views[(views.index(self.shown) + by) % len(views)]
        self._after_move()

    def height_for(self, body: int) -> int:
        """Return how many rows all sessions take, with the rows above them."""
        if not self._rows:
            return len(wrap(words.EMPTY, body)) if body else HEADER
        return HEADER + len(self._rows)

    def draw_row(self, y: int) -> Drawn:
        """Draw one row."""
        if not self._rows:
            rows = wrap(words.EMPTY, self.body)
            return Drawn([self.words(words.EMPTY[slice(*rows[y])])] if y < len(rows) else ())
        if y < HEADER:
            return Drawn(header_of(self, self.shown, y))
        index = self._top + y - HEADER
        if index >= len(self._rows):
            return Drawn()
        row, chosen = self._rows[index], index == self._place
        ink = self.ink("bright", bold=True) if chosen else self.ink("dim")
        return Drawn(
            felt_of(self, row, self.shown, chosen=chosen),
            [one._replace(style=ink) for one in self.label_of(self._label(row.day))],
            marked=chosen and self.has_focus,
        )

    def render_line(self, y: int) -> Strip:
        """Draw one row; a ribbon from 0 begins in the cell beside the line."""
        strip = super().render_line(y)
        index = self._top + y - HEADER
        if y < HEADER or index >= len(self._rows):
            return strip
        point = self._rows[index].points.get(self.shown[0])
        edge = cells_of(self, point)[0] if point else None
        if edge is None or not edge.text.strip():
            return strip
        axis = self.columns.axis
        return Strip.join([strip.crop(0, axis - 1), Strip([edge]), strip.crop(axis)])

    def _room(self) -> int:
        """Return how many sessions are shown at a time."""
        return max(1, self.size.height - HEADER)

    def _after_move(self) -> None:
        self._into_view()
        if self.is_mounted:
            self.refresh()
            self.point_again()
            self.post_message(self.Chosen(self))

    def _into_view(self) -> None:
        """Bring the marked session into view, and leave no room empty."""
        room = self._room()
        top = max(self._place - room + 1, min(self._top, self._place))
        self._top = max(0, min(top, len(self._rows) - room))

    def on_resize(self) -> None:
        """Keep the mark in view."""
        self._after_move()

    def point_again(self) -> None:
        """Point at the mark again, because it may have moved on the screen."""
        if self._rows:
            self.point(self.columns.axis, HEADER + self._place - self._top)

    def action_move(self, by: int) -> None:
        """Move the mark by a number of sessions."""
        if self._rows:
            self._place = max(0, min(len(self._rows) - 1, self._place + by))
            self._after_move()

    def action_screenful(self, by: int) -> None:
        """Move the mark by as many sessions as are shown, less one."""
        self.action_move(by * max(1, self._room() - 1))

    def action_end(self, last: bool) -> None:
        """Go to the first session, or the last."""
        self.action_move(len(self._rows) if last else -len(self._rows))

    def action_open(self) -> None:
        """Open the session under the mark."""
        if self.chosen:
            self.post_message(self.Opened(self, self.chosen))

    def rows_below_mark(self, y: int) -> int | None:
        """Return how many rows below the mark the row in this line is; None if there is none."""
        index = self._top + y - HEADER
        return index - self._place if y >= HEADER and index < len(self._rows) else None
