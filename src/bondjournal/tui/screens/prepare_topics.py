"""Preparing, second step: up to three topics, and those kept from last time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.tui import keys
from bondjournal.tui.screens.prepare_step import Step
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines

MOST = 3
"""So many topics stand on one page."""
FULL = "Three are there. Empty one to make room."
_HINT = "Press down to reach it, enter to take it in."
_HINT_FOR_MORE = "Press down to reach them, enter to take one in."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A topic that waits to be taken in."""

    uuid: UUID
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of the topics now, by their places; one whose words are gone is let go."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeIn:
    """A topic that waited has this place now, from 0."""

    place: int
    uuid: UUID


class TopicsStep(Step):
    """Three fields, and what was kept from last time below them."""

    NUMBER = 1
    DEFAULT_CSS = "TopicsStep .fits { max-height: 40%; }"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("tab", "next"),
        "ctrl+s",
        "pageup",
        ("escape", "stop here"),
    )

    def __init__(
        self,
        place: str,
        texts: Sequence[str],
        waiting: Sequence[Waiting],
        *,
        now: datetime,
        zone: str,
    ) -> None:
        """Show topics.

        Args:
            place: as for every step.
            texts: of those on the page so far, at most MOST.
            waiting: those that were kept.
            now: when it began.
            zone: the zone that was in.
        """
        super().__init__(place)
        self._draft = Draft(at=now, changed_at=now, zone=zone)
        self._kept: tuple[str, ...] = (*texts, *[""] * (MOST - len(texts)))
        self._waiting = list(waiting)
        self._lines = [
            Lines(text, margin=str(number), id=f"topic-{number}")
            for number, text in enumerate(self._kept, 1)
        ]
        self._rows = Rows(self._waiting_rows(), classes="fits apart")
        self._hint = Passage(classes="close")

    def parts(self) -> ComposeResult:
        """Ask for topics."""
        yield Passage(wording.TALK_ABOUT, tone="asked")
        yield from self._lines
        yield self._rows
        yield self._hint

    def on_mount(self) -> None:
        """Begin in the first empty field."""
        self._show_waiting()
        empty = [line for line in self._lines if not line.text]
        line = (empty or self._lines)[0]
        line.begin()
        line.cursor = (0, len(line.text))

    def _waiting_rows(self) -> list[Row]:
        margins = ("kept from", "last time")
        return [
            Row(one.uuid, one.text, margin=margins[min(place, 1)], short_margin="kept")
            for place, one in enumerate(self._waiting)
        ]

    def _show_waiting(self) -> None:
        alone = len(self._waiting) == 1
        self._rows.display = self._hint.display = bool(self._waiting)
        self._rows.show(self._waiting_rows())
        margin = "last time" if alone and not self.columns.narrow else ()
        self._hint.say(Say(_HINT if alone else _HINT_FOR_MORE, "aside", margin))

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(" ".join(line.text.split()) for line in self._lines)

    def in_a_pause(self) -> None:
        """Keep what was typed; a topic that is emptied may be about to get other words."""
        if all(typed or not kept for typed, kept in zip_longest(self._typed, self._kept)):
            self.before_going()

    def before_going(self) -> None:
        """Keep what was typed."""
        typed = self._typed
        if typed != self._kept:
            self._kept = typed
            self.ask(Typed(typed))

    def not_kept(self) -> None:
        """Hand everything out again when the step is left."""
        self._kept = ()

    def on_descendant_blur(self) -> None:
        """Keep what was typed in a field that is left."""
        self.before_going()

    @on(Rows.Opened)
    def _take_in(self, event: Rows.Opened) -> None:
        free = next((line for line in self._lines if not line.text.strip()), None)
        if free is None:
            self.notice(FULL)
            return
        self.before_going()
        taken = next(one for one in self._waiting if one.uuid == event.row.key)
        self._waiting.remove(taken)
        place = self._lines.index(free)
        free.text = taken.text
        self._kept = self._typed
        self.ask(TakeIn(place, taken.uuid))
        self._show_waiting()
        free.begin()

    def unfinished(self) -> Draft | None:
        """Return the words of a topic that is being typed."""
        new = [text for text in self._typed if text and text not in self._kept]
        return self._draft.changed(self._draft.changed_at, body="\n\n".join(new)) if new else None
