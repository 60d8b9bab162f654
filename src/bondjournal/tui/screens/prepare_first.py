"""Preparing, third step: which topic comes first, a sentence about it, what belongs under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.tui import keys
from bondjournal.tui.screens.prepare_step import Step
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording.work import MORE_ABOUT_IT

FIRST_PLEASE = "first, please"


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic for the page: its words, the sentence after it, and what stands under it."""

    uuid: UUID
    text: str
    more: str = ""
    first: bool = False
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PutFirst:
    """A topic is the one that comes first, or is not any more."""

    uuid: UUID
    on: bool


@dataclass(frozen=True, slots=True)
class More:
    """The sentence after a topic."""

    uuid: UUID
    more: str


@dataclass(frozen=True, slots=True)
class Under:
    """What belongs under a topic is to be chosen."""

    uuid: UUID


class FirstStep(Step):
    """The topics by their numbers, and a field for the one that comes first."""

    NUMBER = 2
    DEFAULT_CSS = "FirstStep Choices { margin-top: 1; }"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "tab",
        ("u", "under it"),
        "ctrl+s",
        "pageup",
        ("escape", "stop here"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "a sentence", tooltip="to the sentence, and back"),
        Binding("u", "under", "under it", tooltip="what belongs under it on the page"),
    ]

    def __init__(self, place: str, topics: Sequence[Listed], *, now: datetime, zone: str) -> None:
        """Show the topics for the page in their order; `now` and `zone` are of its beginning."""
        super().__init__(place)
        self._draft = Draft(at=now, changed_at=now, zone=zone)
        self._topics: Sequence[Listed] = topics
        self._kept: str | None = ""
        self._choices = Choices(*self._ways(), marked=0 if topics else None)
        self._more = Lines(question=MORE_ABOUT_IT, margin="one more")

    def parts(self) -> ComposeResult:
        """Ask which comes first."""
        if not self._topics:
            yield Passage("No topic yet. That is fine.")
            return
        yield Passage(wording.PUT_FIRST, tone="asked")
        yield self._choices
        yield self._more

    def on_mount(self) -> None:
        """Begin with the list."""
        if self._topics:
            self._show_more()
            self._choices.focus()

    def _ways(self) -> list[Choice]:
        return [
            Choice(
                str(number),
                topic.text,
                below=f"Under it: {'; '.join(topic.under)}" if topic.under else "",
                right=FIRST_PLEASE if topic.first else "",
                name=topic.uuid.hex,
            )
            for number, topic in enumerate(self._topics, 1)
        ]

    @property
    def _first(self) -> Listed | None:
        return next((topic for topic in self._topics if topic.first), None)

    def show(self, topics: Sequence[Listed]) -> None:
        """Show the topics as they are now."""
        before = self._first
        self._topics = topics
        self._choices.offer(*self._ways())
        after = self._first
        if (before and before.uuid) != (after and after.uuid):
            self._show_more()

    def _show_more(self) -> None:
        first = self._first
        self._kept = first.more if first else ""
        self._more.text = self._kept
        self._more.display = first is not None

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.before_going()
        chosen = next(one for one in self._topics if one.uuid.hex == event.choice.called)
        self.ask(PutFirst(chosen.uuid, on=not chosen.first))

    @property
    def _typed(self) -> str:
        return " ".join(self._more.text.split())

    def before_going(self) -> None:
        """Keep the sentence."""
        first = self._first
        if first is not None and self._typed != self._kept:
            self._kept = self._typed
            self.ask(More(first.uuid, self._typed))

    def not_kept(self) -> None:
        """Hand the sentence out again when the step is left."""
        self._kept = None

    def on_descendant_focus(self) -> None:
        """Say where Tab leads."""
        back = ("tab", "the topics")
        self.foot = (back, *self.FOOT[1:]) if self._more.typing else self.FOOT

    def on_descendant_blur(self) -> None:
        """Keep the sentence when its field is left."""
        self.before_going()

    def action_under(self) -> None:
        """Choose what belongs under the topic that has the mark."""
        marked = self._choices.marked
        if marked is not None:
            self.ask(Under(UUID(hex=marked.called)))

    def unfinished(self) -> Draft | None:
        """Return a sentence that is being typed."""
        if self._first is None or self._typed in ("", self._kept):
            return None
        return self._draft.changed(self._draft.changed_at, body=self._typed)

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are."""
        if action == "under":
            return bool(self._topics)
        if action == "app.focus_next":
            return self._first is not None
        return super().check_action(action, parameters)
