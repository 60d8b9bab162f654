"""What belongs under a topic: entries that are shared, and what was tried."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates
from bondjournal.summary import topic_material
from bondjournal.summary.topic_material import Material
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens import days
from bondjournal.tui.slip import ABOVE, Slip
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording.on_page import UNDER_TOPIC
from bondjournal.wording.preparing import ENTRY_SHOWS_NOTHING, TRIED_SHOWS_NOTHING, UNDER_IT

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_ASKED = 4
"""Rows for the question above the list."""
_FEWEST = 3
_NOWHERE_ELSE = "What is under a topic is nowhere else on the page."
_NONE = "Nothing is shared yet. You can do that in the first step."


async def ask_under(app: "JournalApp", topic: UUID) -> bool:
    """Ask what belongs under a topic, for the next page; return whether anything changed."""
    text, found = await app.read(
        topic_material.words_and_candidates_on_next_page, topic, now=app.now(), today=app.today
    )
    chosen = await app.push_screen_wait(UnderTopic(text, found, app.today.year))
    if chosen is None:
        return False
    await app.write(topic_material.put_on_next_page, topic, chosen, now=app.now())
    return True


class UnderTopic(Slip[list[UUID]]):
    """Returns the material under the topic, in order; None for no change."""

    DEFAULT_CSS = "UnderTopic Rows { height: auto; margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "under it, or not"),
        ("higher", "order", "higher, lower under the topic"),
        ("lower", "order", "higher, lower under the topic"),
        "keep",
        switch="turn",
        higher="move(-1)",
        lower="move(1)",
    )

    def __init__(self, topic: str, materials: Sequence[Material], year: int) -> None:
        """Offer material for a topic; days show their year unless it is `year`."""
        super().__init__()
        self._topic, self._year = topic, year
        self._materials = list(materials)
        self._rows = Rows(self._shown(), classes="fits")

    def parts(self) -> ComposeResult:
        """Offer it."""
        aside = _NOWHERE_ELSE if self._materials else _NONE
        yield Passage(Say(f"Under: {self._topic}", "asked"), Say(aside, "aside"))
        if self._materials:
            yield self._rows

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        # Leave room for the question above the rows.
        self._rows.styles.max_height = max(_FEWEST, height - ABOVE - 6 - _ASKED)

    def _shown(self) -> list[Row]:
        return [self._row(one) for one in self._materials]

    def _row(self, one: Material) -> Row:
        shows_nothing = ENTRY_SHOWS_NOTHING if one.day else TRIED_SHOWS_NOTHING
        elsewhere = UNDER_TOPIC.format(number=one.elsewhere) if one.elsewhere else ""
        return Row(
            one.uuid,
            one.words,
            margin=dates.margin(one.day, self._year) if one.day else "tried",
            short_margin=days.short(one.day, self._year) if one.day else "",
            after=shows_nothing if one.under and not one.shows else "",
            right=UNDER_IT if one.under else elsewhere,
            quiet=not one.under,
        )

    def on_rows_opened(self) -> None:
        """Put the row under the topic or take it away, as space does."""
        self.action_turn()

    def action_turn(self) -> None:
        """Put the marked row under the topic, or take it away."""
        row = self._rows.chosen
        for place, one in enumerate(self._materials):
            if row is not None and one.uuid == row.key:
                self._materials[place] = replace(one, under=not one.under)
        self._rows.show(self._shown())

    def action_move(self, by: int) -> None:
        """Swap the marked row with its neighbour under the topic."""
        row = self._rows.chosen
        alike = [place for place, one in enumerate(self._materials) if one.under]
        old = next((p for p in alike if row and self._materials[p].uuid == row.key), None)
        if old is None or not 0 <= alike.index(old) + by < len(alike):
            return
        new = alike[alike.index(old) + by]
        found = self._materials
        found[old], found[new] = found[new], found[old]
        self._rows.show(self._shown())

    def action_keep(self) -> None:
        """Return the material that is under the topic now."""
        self.dismiss([one.uuid for one in self._materials if one.under])
