"""Preparing: which topic comes first, a sentence about it, what belongs under it."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, wording
from bondjournal.draft import Draft
from bondjournal.journal import topic_list
from bondjournal.summary import page_topics, topic_material
from bondjournal.summary.page_topics import PageTopic
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_step import Preparing, Step
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording.work import FIRST, MORE_ABOUT_IT, NO_TOPIC

Topics = Sequence[tuple[PageTopic, Sequence[topic_material.Material]]]
"""The topics for the page in their order, each with the material under it."""


async def first(preparing: Preparing) -> str:
    """Ask which topic comes first, for a sentence about it, and what belongs under each."""
    topics = await preparing.app.read(page_topics.with_material, preparing.therapist)
    return await preparing.run(FirstStep(preparing, topics))


class FirstStep(Step):
    """The topics by number, and a field for a sentence about the first one."""

    NAME = "first"
    DEFAULT_CSS = "FirstStep Choices { margin-top: 1; }"
    FOOT = ("next_field", "under_it", "keep", "step_back", "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("next_field", "a sentence", "to the sentence, and back"), under_it="under"
    )

    def __init__(self, preparing: Preparing, topics: Topics) -> None:
        """Show topics."""
        super().__init__(preparing)
        self._topics = topics
        self._kept: str | None = ""
        self._choices = Choices(*self._choices_now(), marked=0 if topics else None)
        self._more = Lines(question=MORE_ABOUT_IT, margin="one more")

    def parts(self) -> ComposeResult:
        """Ask which comes first."""
        if not self._topics:
            yield Passage(NO_TOPIC)
            return
        yield Passage(wording.PUT_FIRST, tone="asked")
        yield self._choices
        yield self._more

    def on_mount(self) -> None:
        """Focus the list."""
        if self._topics:
            self._show_more()
            self._choices.focus()

    def _choices_now(self) -> list[Choice]:
        return [
            Choice(
                str(number),
                topic.text,
                below=f"Under it: {'; '.join(map(_row_text, found))}" if found else "",
                right=FIRST if topic.first else "",
                name=topic.uuid.hex,
            )
            for number, (topic, found) in enumerate(self._topics, 1)
        ]

    @property
    def _first(self) -> PageTopic | None:
        return next((topic for topic, _ in self._topics if topic.first), None)

    async def _show(self) -> None:
        """Show the present topics."""
        before = self._first
        self._topics = await self.preparing.app.read(
            page_topics.with_material, self.preparing.therapist
        )
        self._choices.offer(*self._choices_now())
        after = self._first
        if (before and before.uuid) != (after and after.uuid):
            self._show_more()

    def _show_more(self) -> None:
        first = self._first
        self._kept = first.more if first else ""
        self._more.text = self._kept
        self._more.display = first is not None
        self.refresh_bindings()

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.before_going()
        self.ask(partial(self._turn, UUID(hex=event.choice.called)))

    async def _turn(self, uuid: UUID) -> None:
        """Mark a topic as first, or remove that mark."""
        is_first = self._first is not None and self._first.uuid == uuid
        turn = topic_list.not_first if is_first else topic_list.put_first
        await self.preparing.keep_elsewhere(turn, uuid)
        await self._show()

    @property
    def _typed(self) -> str:
        return " ".join(self._more.text.split())

    def before_going(self) -> None:
        """Keep the sentence."""
        first = self._first
        if first is not None and self._typed != self._kept:
            self._kept = self._typed
            self.ask(partial(self._keep_more, first.uuid, self._typed))

    async def _keep_more(self, uuid: UUID, more: str) -> None:
        await self.preparing.keep_elsewhere(topic_list.change, uuid, more=more)
        await self._show()

    def not_kept(self) -> None:
        """Let the sentence be kept again when the step is left."""
        self._kept = None

    def on_descendant_focus(self) -> None:
        """Show where Tab leads."""
        back = ("next_field", "the topics")
        self.foot = (back, *self.FOOT[1:]) if self._more.typing else self.FOOT

    def on_descendant_blur(self) -> None:
        """Keep the sentence when its field is left."""
        self.before_going()

    def action_under(self) -> None:
        """Choose what belongs under the marked topic."""
        marked = self._choices.marked
        if marked is not None:
            self.ask(partial(self._ask_under, UUID(hex=marked.called)))

    async def _ask_under(self, topic: UUID) -> None:
        preparing, today = self.preparing, self.preparing.app.today
        text, found = await preparing.read(topic_material.words_and_candidates, topic, today=today)
        chosen = await preparing.app.push_screen_wait(UnderTopic(text, found, today.year))
        if chosen is not None:
            await preparing.keep_elsewhere(topic_material.put, topic, chosen, preparing.therapist)
        await self._show()

    def unfinished(self) -> Draft | None:
        """Return a draft of the sentence that is being typed, or None."""
        is_kept = self._first is None or self._typed in ("", self._kept)
        return None if is_kept else self.as_draft(self._typed)

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the keys that are possible now."""
        if action == "under":
            return bool(self._topics)
        if action == "next_field":
            return self._first is not None
        return super().check_action(action, parameters)


def _row_text(one: topic_material.Material) -> str:
    """Return the words for material under a topic, for the list of topics."""
    if one.day is None:
        return f"tried: {one.words}"
    private = "" if one.shows else ", not on the page"
    return f"{dates.short(one.day)}, {one.words}{private}"
