"""After a session: numbers, then a line about it, then the topics there were.

Everything but two numbers and one line sits behind "more". The screen saves nothing itself: what
was typed is sealed as a draft through the function it is given, and keeping is a wish.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from bondjournal import wording
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import JournalError
from bondjournal.journal.after_session import Said
from bondjournal.scales import LABELS, MAIN, QUESTIONS
from bondjournal.tui import keys
from bondjournal.tui.pauses import Pauses
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.holders import Ruled
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import Label, Margin, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rating import Rating
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines, Words
from bondjournal.wording.sessions import WANTED_TO_TALK

Wish = Literal["keep", "leave"]

STATES = {"talked": "talked about", "kept": "not yet", "let-go": "let go"}
_MORE = "A moment, what you did not say, what you would have liked, what to try."
_TOPICS = 2
"""The third step."""
FIELDS: dict[str, tuple[str, Margin]] = {
    "moment": (
        'A moment when you thought "yes, that\'s it"',
        Label("yes, that's it", short="moment"),
    ),
    "unsaid": ("Something you did not say", "unsaid"),
    "wished": ("What you would have liked", "wished"),
    "tried": ("What you said you would try, between you", "to try"),
}
"""What is asked behind "more", each with what stands in the margin."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What there is to say about one session.

    `aside` stands dim above the numbers. `numbers`, `lines` and `words` are what was kept about it
    before. `known` has what else was said, by its name in FIELDS; a name that is not in it is not
    asked for. `topics` have their uuids as keys.
    """

    remark: str = ""
    aside: tuple[str, ...] = ()
    scales: tuple[str, ...] = MAIN
    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    words: str = ""
    known: dict[str, str] = field(default_factory=lambda: dict.fromkeys(FIELDS, ""))
    topics: tuple[Row, ...] = ()


class _Number(Rating):
    """A rating that may have a line below it."""

    has_line = False

    def height_for(self, body: int) -> int:
        """Return its rows; where the line stands below, a number needs no row for a note."""
        rows = super().height_for(body)
        return rows - 1 if self.has_line and self.value is not None else rows


class After(Asking[Wish]):
    """After a session."""

    PLACE = "After a session"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "on", "go on"),
        Binding("pageup", "step(-1)", "back", priority=True),
        Binding("pagedown", "step(1)", "next", priority=True, show=False),
        Binding("m", "more", "more", tooltip="comment on each number, add more"),
        Binding("t", "topic('talked')", "talked"),
        Binding("n", "topic('kept')", "not yet"),
        Binding("l", "topic('let-go')", "let go"),
        Binding("escape", "leave", "leave"),
    ]

    def __init__(self, asked: Asked, draft: Draft, *, keep_draft: Callable[[Draft], None]) -> None:
        """Ask about a session.

        Args:
            asked: what there is to say.
            draft: what was said already, and what it becomes if it is not kept.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
        """
        super().__init__()
        self._asked = asked
        about = draft.about or AboutSession()
        self._draft = self._sealed = draft
        self._keep_draft = keep_draft
        self._pauses = Pauses(self, self._paused)
        self._turn = asyncio.Lock()
        uuids = {row.key.hex: row.key for row in asked.topics if isinstance(row.key, UUID)}
        self._states = {
            uuids[uuid]: state
            for uuid, state in about.topics.items()
            if uuid in uuids and state in STATES
        }
        self._topics_shown = False
        self._ratings = {
            scale: _Number(
                question,
                value=about.numbers.get(scale, asked.numbers.get(scale)),
                margin=LABELS[scale],
                id=scale,
            )
            for scale, question in QUESTIONS.items()
        }
        self._lines = {
            scale: Lines(
                about.lines.get(scale, asked.lines.get(scale, "")),
                placeholder=wording.ABOUT_THE_NUMBER,
                classes="close",
            )
            for scale in QUESTIONS
        }
        self._words = Words(
            draft.body,
            question="One line about that session, if you like.",
            placeholder="…",
            grows=True,
            margin=Label("the session", short="session"),
            id="words",
        )
        self._fields = {
            name: Lines(
                about.fields.get(name, asked.known[name]),
                question=question,
                margin=margin,
                id=name,
            )
            for name, (question, margin) in FIELDS.items()
            if name in asked.known
        }
        self._more = Choices(Choice("m", "More", _MORE), classes="apart")
        self._rows = Rows([self._told(topic) for topic in asked.topics], classes="fits")
        self._groups: list[Widget] = []
        rated = {*about.numbers, *asked.numbers}
        self.is_more = bool(about.lines or asked.lines or about.fields or rated - set(asked.scales))

    def parts(self) -> ComposeResult:
        """Ask for numbers, for words, and about topics; one of these is shown at a time."""
        with Ruled(id="numbers") as numbers:
            if self._asked.aside:
                yield Passage(*(Say(words, "aside") for words in self._asked.aside))
            for scale, rating in self._ratings.items():
                yield rating
                yield self._lines[scale]
        with Ruled(id="words-step") as words:
            yield self._words
            yield self._more
            yield from self._fields.values()
            yield Passage("Each of these can stay empty.", tone="aside", id="may-be-empty")
        self._groups = [numbers, words]
        if self._asked.topics:
            with Ruled(id="topics") as topics:
                yield Passage(WANTED_TO_TALK, tone="asked")
                yield self._rows
                yield Passage("Each of these can stay as it is.", tone="aside")
            self._groups.append(topics)

    def on_mount(self) -> None:
        """Begin with the numbers."""
        self.remark = self._asked.remark
        self.steps = ("numbers", "words", "topics")[: len(self._groups)]
        self._show_more()
        self._show(min(self._draft.within, len(self._groups) - 1))
        self._words.cursor = self._draft.cursor

    def _show(self, step: int) -> None:
        for number, group in enumerate(self._groups):
            group.display = number == step
        self.step = step
        self._topics_shown |= step == _TOPICS
        self._body.scroll_home(animate=False)
        way_on: keys.Item = ("ctrl+s", "keep" if step == len(self._groups) - 1 else "go on")
        feet: tuple[Sequence[keys.Item], ...] = (
            ("0", "x", "m", way_on, "escape"),
            (("tab", "next"), way_on, "escape"),
            ("t", "n", "l", way_on, "escape"),
        )
        self.foot = feet[step]
        first = (next(iter(self._shown_ratings)), self._words, self._rows)[step]
        if isinstance(first, Answer):
            first.begin()
        else:
            first.focus()
        self.refresh_bindings()

    @property
    def _shown_ratings(self) -> list[_Number]:
        return [
            rating
            for scale, rating in self._ratings.items()
            if self.is_more or scale in self._asked.scales
        ]

    def _show_more(self) -> None:
        shown = self._shown_ratings
        for scale, rating in self._ratings.items():
            rating.display = rating in shown
            rating.has_line = self.is_more
            rating.refresh(layout=True)
            self._lines[scale].display = self.is_more
        for line in self._fields.values():
            line.display = self.is_more
        self._more.display = not self.is_more
        self.query_one("#may-be-empty").display = self.is_more

    @property
    def said(self) -> Said:
        """What was said so far."""
        words = self._words.text.strip()
        return Said(
            numbers={
                scale: (rating.value, line)
                for scale, rating in self._ratings.items()
                if rating.value is not None
                and (rating.value, line := self._lines[scale].text.strip())
                != (self._asked.numbers.get(scale), self._asked.lines.get(scale, ""))
            },
            words="" if words == self._asked.words.strip() else words,
            fields={
                name: line.text.strip()
                for name, line in self._fields.items()
                if line.text.strip() != self._asked.known[name].strip()
            },
            topics=dict(self._states),
            taken_away=tuple(
                scale for scale in self._asked.numbers if self._ratings[scale].value is None
            ),
            shown=tuple(
                row.key
                for row in self._asked.topics
                if self._topics_shown and isinstance(row.key, UUID)
            ),
        )

    @property
    def line_alone(self) -> str:
        """The scale with a line and no number, which cannot be kept so; empty where there is none.

        The line of a number that is taken away goes with it.
        """
        return next(
            (
                scale
                for scale, rating in self._ratings.items()
                if rating.value is None
                and scale not in self._asked.numbers
                and self._lines[scale].text.strip()
            ),
            "",
        )

    def back_to_numbers(self, scale: str) -> None:
        """Say of a line that there is no number beside it, where both stand."""
        self._show(0)
        self.notice(wording.LINE_ALONE.format(scale=LABELS[scale]))

    @property
    def draft(self) -> Draft:
        """What was said so far, and where the cursor is, as a draft."""
        said = self.said
        lines = {
            scale: line.text
            for scale, line in self._lines.items()
            if line.text.strip() != self._asked.lines.get(scale, "")
        }
        about = replace(
            self._draft.about or AboutSession(),
            numbers={scale: value for scale, (value, _) in said.numbers.items()},
            lines=lines,
            fields=dict(said.fields),
            topics={uuid.hex: state for uuid, state in said.topics.items()},
        )
        return self._draft.changed(
            self._draft.changed_at,
            body=self._words.text,
            about=about,
            within=self.step,
            cursor=self._words.cursor,
        )

    def unfinished(self) -> Draft | None:
        """Return what was said so far as a draft, if it is not kept as one."""
        draft, sealed = self.draft, self._sealed
        same = replace(sealed, within=draft.within, cursor=draft.cursor)
        return None if draft == same else draft

    @on(Answer.Changed)
    @on(Rating.Changed)
    def _touched(self) -> None:
        """Plan to keep what was said as a draft."""
        self.state = ""
        self._pauses.touched()

    def _paused(self) -> None:
        self.run_worker(self._seal(), group="draft")

    async def settled(self) -> None:
        """Wait until no draft is being sealed."""
        async with self._turn:
            pass

    async def _seal(self) -> None:
        draft = self.unfinished()
        if draft is None:
            return
        try:
            async with self._turn:
                await asyncio.to_thread(self._keep_draft, draft)
        except JournalError as error:
            self.notice(error.message)
            return
        self._sealed = draft

    def past_the_last(self) -> None:
        """Go on from the last number to the words."""
        if self.step == 0:
            self.action_on()

    @on(Choices.Chosen)
    def action_more(self) -> None:
        """Show everything there may be to say."""
        if self.is_more:
            return
        self.is_more = True
        focused = self.focused
        self._show_more()
        if self.step == 1:
            self._words.begin()
        elif isinstance(focused, Part):
            focused.focus()
        self.refresh_bindings()

    def action_on(self) -> None:
        """Go on, and from the last step keep it."""
        if self.step + 1 < len(self._groups):
            self._show(self.step + 1)
        else:
            self.ask("keep")

    def action_step(self, by: int) -> None:
        """Go to the next step, or the one before."""
        if 0 <= self.step + by < len(self._groups):
            self._show(self.step + by)

    def action_topic(self, state: str) -> None:
        """Say what became of a topic; the same again takes it back."""
        row = self._rows.chosen
        if row is None or not isinstance(row.key, UUID):
            return
        if self._states.get(row.key) == state:
            del self._states[row.key]
        else:
            self._states[row.key] = state
        self._rows.action_move(1)
        self._rows.show([self._told(topic) for topic in self._asked.topics])
        self._touched()

    def _told(self, topic: Row) -> Row:
        state = self._states.get(topic.key) if isinstance(topic.key, UUID) else None
        return Row(topic.key, topic.words, margin=topic.margin, right=STATES.get(state or "", ""))

    def action_leave(self) -> None:
        """Leave; where there is something to keep, that is asked about."""
        if self.said.anything or self.line_alone:
            self.ask("leave")
        else:
            self.leave()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are at this step."""
        if action == "topic":
            return self.step == _TOPICS
        if action == "more":
            return self.step == 0 and not self.is_more
        return super().check_action(action, parameters)
