"""Preparing: up to three topics, and those kept from last time."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.summary import page_topics
from bondjournal.summary.page_topics import MOST, PageTopic
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_step import Preparing, Step
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording.preparing import TOPICS_FULL

_HINT = "Press down to reach it, enter to take it in."
_HINT_FOR_MORE = "Press down to reach them, enter to take one in."


async def topics(preparing: Preparing) -> str:
    """Ask for up to three topics; those kept from last time can be taken in."""
    there, later = await preparing.app.read(page_topics.there_and_later, preparing.therapist)
    screen = TopicsStep(preparing, there[:MOST], [*there[MOST:], *later])
    return await preparing.run(screen)


class TopicsStep(Step):
    """Three fields, and what was kept from last time below them."""

    NAME = "topics"
    DEFAULT_CSS = "TopicsStep .fits { max-height: 40%; }"
    FOOT = ("next_field", "keep", "step_back", "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings("next_field")

    def __init__(
        self, preparing: Preparing, on_page: Sequence[PageTopic], waiting: Sequence[PageTopic]
    ) -> None:
        """Show the topics on the page so far, at most MOST, and those that may be taken in."""
        super().__init__(preparing)
        free = MOST - len(on_page)
        self._places: list[UUID | None] = [*(one.uuid for one in on_page), *[None] * free]
        self._kept: tuple[str, ...] = (*(one.text for one in on_page), *[""] * free)
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
        """Focus the first empty field."""
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
        """Keep what was typed, unless a topic was emptied, which may be about to get new words."""
        if all(typed or not kept for typed, kept in zip_longest(self._typed, self._kept)):
            self.before_going()

    def before_going(self) -> None:
        """Keep what was typed."""
        typed = self._typed
        if typed != self._kept:
            self._kept = typed
            self.ask(partial(self._put_down, typed))

    async def _put_down(self, texts: Sequence[str]) -> None:
        """Keep the words of the topics by field; a topic without words is let go."""
        preparing, places = self.preparing, tuple(self._places)
        self._places = (
            await preparing.keep_elsewhere(page_topics.put_down, preparing.therapist, places, texts)
            or self._places
        )

    def not_kept(self) -> None:
        """Let everything be kept again when the step is left."""
        self._kept = ()

    async def leave_for(self, where: str) -> str | None:
        """Leave the step; topics that still wait then are kept for later."""
        left_for = await super().leave_for(where)
        if left_for == "on":
            others = [one.uuid for one in self._waiting]
            await self.preparing.app.write(
                page_topics.keep_for_later, self.preparing.therapist, others
            )
        return left_for

    def on_descendant_blur(self) -> None:
        """Keep what was typed in a field that is left."""
        self.before_going()

    @on(Rows.Opened)
    def _take_in(self, event: Rows.Opened) -> None:
        free = next((line for line in self._lines if not line.text.strip()), None)
        if free is None:
            self.notice(TOPICS_FULL)
            return
        self.before_going()
        taken = next(one for one in self._waiting if one.uuid == event.row.key)
        self._waiting.remove(taken)
        free.text = taken.text
        self._kept = self._typed
        self.ask(partial(self._arrange, self._lines.index(free), taken.uuid))
        self._show_waiting()
        free.begin()

    async def _arrange(self, place: int, uuid: UUID) -> None:
        """Give a topic that waited the field at this index."""
        self._places[place] = uuid
        await self.preparing.keep_elsewhere(page_topics.arrange, tuple(self._places))

    def unfinished(self) -> Draft | None:
        """Return a draft of the topics that are being typed, or None."""
        new = [text for text in self._typed if text and text not in self._kept]
        return self.as_draft("\n\n".join(new)) if new else None
