"""After a session: numbers, then a line about it, then its topics; "more" shows the rest."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from bondjournal import wording
from bondjournal.draft import AboutSession, Draft
from bondjournal.journal.after_answers import AnswersSoFar, NewAnswers, Questions
from bondjournal.scales import LABELS, QUESTIONS
from bondjournal.tui.keys import Item, bindings
from bondjournal.tui.screens.drafting import Drafting
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.holders import Ruled
from bondjournal.tui.widgets.part import Label, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rating import Rating
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines, Words
from bondjournal.wording import after as words
from bondjournal.wording.work import FIRST

Request = Literal["keep", "leave"]

_TOPICS = 2
"""The index of the third step."""


class _Number(Rating):
    """A rating that may have a field for a line below it."""

    has_line = False

    def height_for(self, body: int) -> int:
        """Return its rows; with the field for a line below, it needs no row for a note."""
        rows = super().height_for(body)
        return rows - 1 if self.has_line and self.value is not None else rows


class After(Drafting[Request]):
    """After a session."""

    PLACE = "After a session"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            ("keep", "go on"),
            "show_more",
            "answer_talked",
            "not_yet",
            "answer_let_go",
            "next_field",
            ("leave", "leave"),
            answer_talked="topic('talked')",
            not_yet="topic('kept')",
            answer_let_go="topic('let-go')",
        ),
        *bindings(step_back="step(-1)", step_on="step(1)", priority=True),
    ]

    def __init__(self, asked: Questions, draft: Draft, keep_draft: Callable[[Draft], None]) -> None:
        """Ask about a session.

        Args:
            asked: the questions.
            draft: the answers so far, and the draft they become if they are not kept.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
        """
        super().__init__(draft, keep_draft)
        self._asked, before = asked, asked.before
        about = draft.about or AboutSession()
        self._states = {
            topic.uuid: about.topics[topic.uuid.hex]
            for topic in asked.topics
            if about.topics.get(topic.uuid.hex) in words.TOPIC_TOLD
        }
        self._topics_shown = False
        self._ratings = {
            scale: _Number(
                question,
                value=about.numbers.get(scale, before.numbers.get(scale)),
                margin=LABELS[scale],
                id=scale,
            )
            for scale, question in QUESTIONS.items()
        }
        self._lines = {
            scale: Lines(
                about.lines.get(scale, before.lines.get(scale, "")),
                placeholder=wording.ABOUT_THE_NUMBER,
                classes="close",
            )
            for scale in QUESTIONS
        }
        self._words = Words(
            draft.body,
            question=words.ONE_LINE,
            placeholder="…",
            grows=True,
            margin=Label("the session", short="session"),
            id="words",
        )
        self._fields = {
            one.name: Lines(
                about.fields.get(one.name, asked.known[one.name]),
                question=one.question,
                margin=Label(one.margin, short=one.short),
                id=one.name,
            )
            for one in words.FIELDS
            if one.name in asked.known
        }
        self._more = Choices(Choice("m", "More", words.MORE), classes="apart")
        self._rows = Rows(self._topic_rows(), classes="fits")
        self._groups: list[Widget] = []
        rated = {*about.numbers, *before.numbers}
        more = about.lines or before.lines or about.fields or rated - set(asked.scales)
        self.is_more = bool(more)

    def parts(self) -> ComposeResult:
        """Yield the parts of all three steps, of which one is shown at a time."""
        with Ruled(id="numbers") as numbers:
            if self._asked.aside:
                yield Passage(*(Say(one, "aside") for one in self._asked.aside))
            for scale, rating in self._ratings.items():
                yield rating
                yield self._lines[scale]
        with Ruled(id="words-step") as about:
            yield self._words
            yield self._more
            yield from self._fields.values()
            yield Passage(words.MAY_BE_EMPTY, tone="aside", id="may-be-empty")
        self._groups = [numbers, about]
        if self._asked.topics:
            with Ruled(id="topics") as topics:
                yield Passage(words.WANTED_TO_TALK, tone="asked")
                yield self._rows
                yield Passage(words.CAN_STAY, tone="aside")
            self._groups.append(topics)

    def on_mount(self) -> None:
        """Begin with the numbers."""
        self.steps = ("numbers", "words", "topics")[: len(self._groups)]
        self._show_more()
        self._show(min(self.begins.within, len(self._groups) - 1))
        self._words.cursor = self.begins.cursor

    def _show(self, step: int) -> None:
        for number, group in enumerate(self._groups):
            group.display = number == step
        self.step = step
        self._topics_shown |= step == _TOPICS
        self._body.scroll_home(animate=False)
        way_on: Item = ("keep", "keep" if step == len(self._groups) - 1 else "go on")
        feet: tuple[Sequence[Item], ...] = (
            ("rate", "clear", "show_more", way_on, "leave"),
            ("next_field", way_on, "leave"),
            ("answer_talked", "not_yet", "answer_let_go", way_on, "leave"),
        )
        self.foot = feet[step]
        ratings = (one for scale, one in self._ratings.items() if self._is_shown(scale))
        first = (next(ratings), self._words, self._rows)[step]
        if isinstance(first, Answer):
            first.begin()
        else:
            first.focus()
        self.refresh_bindings()

    def _is_shown(self, scale: str) -> bool:
        return self.is_more or scale in self._asked.scales

    def _show_more(self) -> None:
        for scale, rating in self._ratings.items():
            rating.display = self._is_shown(scale)
            rating.has_line = self.is_more
            rating.refresh(layout=True)
            self._lines[scale].display = self.is_more
        for line in self._fields.values():
            line.display = self.is_more
        self._more.display = not self.is_more
        self.query_one("#may-be-empty").display = self.is_more

    @property
    def given(self) -> AnswersSoFar:
        """The answers on the sheet."""
        return AnswersSoFar(
            numbers={scale: rating.value for scale, rating in self._ratings.items()},
            lines={scale: line.text for scale, line in self._lines.items()},
            words=self._words.text,
            fields={name: line.text for name, line in self._fields.items()},
            topics=self._states,
            shown=[one.uuid for one in self._asked.topics if self._topics_shown],
        )

    @property
    def said(self) -> NewAnswers:
        """The answers that are not kept in the journal yet."""
        return self.given.new(self._asked)

    def back_to_numbers(self, scale: str) -> None:
        """Go back to the numbers, and say that a line there has no number."""
        self._show(0)
        self.notice(wording.LINE_ALONE.format(scale=LABELS[scale]))

    @property
    def draft(self) -> Draft:
        """The answers and the cursor, as a draft."""
        about = self.given.in_draft(self._asked, self.begins.about or AboutSession())
        where: dict[str, Any] = {"within": self.step, "cursor": self._words.cursor}
        at = self.begins.changed_at
        return self.begins.changed(at, body=self._words.text, about=about, **where)

    @property
    def otherwise(self) -> str:
        """Empty: numbers in a draft are not ratings yet."""
        return ""

    def tell_state(self) -> None:
        """Do nothing: this sheet does not mention drafts."""

    @on(Rating.Changed)
    def _rated(self) -> None:
        """Plan to keep the number in the draft."""
        self.touch()

    def past_the_last(self) -> None:
        """Go on from the last number to the words."""
        if self.step == 0:
            self.action_keep()

    @on(Choices.Chosen)
    def action_show_more(self) -> None:
        """Show all questions."""
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

    def action_keep(self) -> None:
        """Go to the next step, or from the last one ask to keep the answers."""
        if self.step + 1 < len(self._groups):
            self._show(self.step + 1)
        else:
            self.ask("keep")

    def action_step(self, by: int) -> None:
        """Go to the next step, or the one before."""
        if 0 <= self.step + by < len(self._groups):
            self._show(self.step + by)

    def action_topic(self, state: str) -> None:
        """Mark what became of a topic; the same key again clears it."""
        row = self._rows.chosen
        if row is None or not isinstance(row.key, UUID):
            return
        if self._states.get(row.key) == state:
            del self._states[row.key]
        else:
            self._states[row.key] = state
        self._rows.action_move(1)
        self._rows.show(self._topic_rows())
        self.touch()

    def _topic_rows(self) -> list[Row]:
        return [
            Row(
                topic.uuid,
                topic.text,
                margin=FIRST if topic.first else str(number),
                right=words.TOPIC_TOLD.get(self._states.get(topic.uuid, ""), ""),
            )
            for number, topic in enumerate(self._asked.topics, 1)
        ]

    def action_leave(self) -> None:
        """Leave, or ask first if there is something to keep."""
        if self.said.anything or self.given.line_alone(self._asked):
            self.ask("leave")
        else:
            self.leave()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the keys of this step."""
        if action == "topic":
            return self.step == _TOPICS
        if action == "show_more":
            return self.step == 0 and not self.is_more
        return super().check_action(action, parameters)
