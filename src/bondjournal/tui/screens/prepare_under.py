"""What belongs under a topic: entries that are shared, and what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.slip import ABOVE, Slip
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rows import Rows

_ASKED = 4
"""Rows for the question above the list."""
_FEWEST = 3
UNDER_IT = "under it"
_NOWHERE_ELSE = "What stands under a topic stands nowhere else on the page."
_NONE = "Nothing is shared yet. The first step is the place for that."


@dataclass(frozen=True, slots=True)
class Material:
    """An entry or something tried; `margin` has its day, `short_margin` where that is narrow.

    `elsewhere` says where it stands already, and `unseen` why the page has nothing of it.
    """

    uuid: UUID
    words: str
    margin: str
    under: bool
    elsewhere: str = ""
    unseen: str = ""
    short_margin: str = ""


class UnderTopic(Slip[list[UUID]]):
    """Returns what stands under the topic, in its order; None for no change."""

    DEFAULT_CSS = "UnderTopic Rows { height: auto; margin-top: 1; }"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("space", "under it, or not"),
        ("plus", "order", "+ -"),
        ("ctrl+s", "keep"),
        "escape",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "under it, or not"),
        Binding("plus", "move(-1)", "higher", tooltip="higher under the topic"),
        Binding("minus", "move(1)", "lower", tooltip="lower under the topic"),
        Binding("ctrl+s", "keep", "keep"),
    ]

    def __init__(self, topic: str, materials: Sequence[Material]) -> None:
        """Offer what may stand under a topic."""
        super().__init__()
        self._topic = topic
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
        # What is asked stays above the rows.
        self._rows.styles.max_height = max(_FEWEST, height - ABOVE - 6 - _ASKED)

    def _shown(self) -> list[Row]:
        return [
            Row(
                one.uuid,
                one.words,
                margin=one.margin,
                short_margin=one.short_margin,
                after=one.unseen if one.under else "",
                right=UNDER_IT if one.under else one.elsewhere,
                quiet=not one.under,
            )
            for one in self._materials
        ]

    def on_rows_opened(self) -> None:
        """Enter does what space does."""
        self.action_turn()

    def action_turn(self) -> None:
        """Put what has the mark under the topic, or take it from there."""
        row = self._rows.chosen
        for place, one in enumerate(self._materials):
            if row is not None and one.uuid == row.key:
                self._materials[place] = replace(one, under=not one.under)
        self._rows.show(self._shown())

    def action_move(self, by: int) -> None:
        """Let it change places with the one beside it that is under the topic too."""
        row = self._rows.chosen
        alike = [place for place, one in enumerate(self._materials) if one.under]
        here = next((p for p in alike if row and self._materials[p].uuid == row.key), None)
        if here is None or not 0 <= alike.index(here) + by < len(alike):
            return
        there = alike[alike.index(here) + by]
        found = self._materials
        found[here], found[there] = found[there], found[here]
        self._rows.show(self._shown())

    def action_keep(self) -> None:
        """Return what stands under the topic now."""
        self.dismiss([one.uuid for one in self._materials if one.under])
