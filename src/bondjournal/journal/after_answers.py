"""The answers about a session so far, and which of them are not kept yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from bondjournal.draft import AboutSession
from bondjournal.journal.about_session import Answers
from bondjournal.journal.carry_over import AskedTopic


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions about a session, and what was answered before."""

    appointment: UUID | None
    day: date | None
    """The day of the session, if it is known."""
    before: Answers
    known: Mapping[str, str]
    """The other questions, by name in FIELDS, with the present answers."""
    scales: tuple[str, ...]
    """The scales the person wants to be asked about."""
    topics: tuple[AskedTopic, ...]
    """The topics of which to ask what became of them."""
    aside: tuple[str, ...] = ()
    """Sentences before the numbers."""
    topics_aside: str = ""
    """A sentence before the topics, if they were answered before."""
    whose: str = ""
    """Whose session it was, if several therapists are seen."""


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """The answers about a session that are not kept yet."""

    numbers: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """By scale: the number, and the line about it."""
    words: str = ""
    """The line about the session."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The changed answers, by name in FIELDS."""
    topics: Mapping[UUID, str] = field(default_factory=dict)
    """By the topic's uuid: its new state; empty for an answer that is taken back."""
    taken_away: Sequence[str] = ()
    """The scales that had a number before, and have none now."""

    @property
    def anything(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.numbers or self.words or self.fields or self.topics or self.taken_away)


@dataclass(frozen=True, slots=True)
class AnswersSoFar:
    """All answers so far, whether they are kept already or not."""

    numbers: Mapping[str, int | None]
    """By scale; None if no number is given."""
    lines: Mapping[str, str]
    """By scale: the line about the number."""
    words: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[UUID, str] = field(default_factory=dict)
    """By the topic's uuid: its answer; empty if there is none."""

    def new(self, asked: Questions) -> NewAnswers:
        """Return the answers that are not kept yet."""
        before, words = asked.before, self.words.strip()
        before_topics = {topic.uuid: topic.answer for topic in asked.topics}
        now = {
            scale: (value, self.lines.get(scale, "").strip())
            for scale, value in self.numbers.items()
            if value is not None
        }
        return NewAnswers(
            numbers={
                scale: given
                for scale, given in now.items()
                if given != (before.numbers.get(scale), before.lines.get(scale, ""))
            },
            words="" if words == before.words.strip() else words,
            fields={
                name: typed.strip()
                for name, typed in self.fields.items()
                if typed.strip() != asked.known.get(name, "").strip()
            },
            topics={
                uuid: answer
                for uuid, answer in self.topics.items()
                if answer != before_topics.get(uuid, "")
            },
            taken_away=tuple(
                scale for scale in before.numbers if scale in self.numbers and scale not in now
            ),
        )

    def in_draft(self, asked: Questions, about: AboutSession) -> AboutSession:
        """Return what a draft holds of it: only answers that are not kept yet."""
        said = self.new(asked)
        return replace(
            about,
            numbers={scale: value for scale, (value, _) in said.numbers.items()},
            lines={
                scale: line
                for scale, line in self.lines.items()
                if line.strip() != asked.before.lines.get(scale, "")
            },
            fields=dict(said.fields),
            topics={uuid.hex: state for uuid, state in said.topics.items() if state},
        )

    def line_alone(self, asked: Questions) -> str:
        """Return a scale that has a line but no number, which cannot be kept; "" if there is none.

        The line of a number that is taken away goes with it.
        """
        alone = (
            scale
            for scale, line in self.lines.items()
            if line.strip()
            and self.numbers.get(scale) is None
            and scale not in asked.before.numbers
        )
        return next(alone, "")
