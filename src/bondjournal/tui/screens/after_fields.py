"""The fields of After a session: made from questions and a draft, and read back as answers."""

from collections.abc import Iterator

from bondjournal.draft import AboutSession, Draft
from bondjournal.journal.after_answers import AnswersSoFar, Questions
from bondjournal.scales import LABELS, QUESTIONS
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.rating import Rating
from bondjournal.tui.widgets.topic_answer import TopicAnswer
from bondjournal.tui.widgets.words import Lines, Words
from bondjournal.wording import after as words
from bondjournal.wording.work import FIRST


class AfterFields:
    """The numbers, the lines and the topics, with what was answered so far."""

    def __init__(self, asked: Questions, draft: Draft) -> None:
        before = asked.before
        about = draft.about or AboutSession()
        self.ratings = {
            scale: Rating(
                question,
                value=about.numbers.get(scale, before.numbers.get(scale)),
                margin=LABELS[scale],
                id=scale,
            )
            for scale, question in QUESTIONS.items()
        }
        self.lines = {
            scale: Lines(
                about.lines.get(scale, before.lines.get(scale, "")),
                margin=Label(words.YOUR_LINE, short="line"),
                classes="close",
            )
            for scale in QUESTIONS
        }
        self.words = Words(
            draft.body,
            placeholder=words.ONE_LINE,
            grows=True,
            margin=Label(words.IN_ONE_LINE, short="one line"),
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
        self._topics = {
            topic.uuid: TopicAnswer(
                topic.text,
                words.TOPIC_TOLD,
                about.topics.get(topic.uuid.hex, topic.answer),
                margin=FIRST if topic.first else str(number),
            )
            for number, topic in enumerate(asked.topics, 1)
        }
        self.agreed = self._fields["tried"]
        """What was agreed; it stands with the topics, if there are any."""
        self.further = [
            one for one in self._fields.values() if one != self.agreed or not self.topics
        ]
        """The fields that are there after "more"."""
        self.is_more = bool(about.fields)
        """Whether they are shown, with the numbers that are not asked for."""
        self._scales = {*asked.scales, *about.numbers, *before.numbers}

    @property
    def topics(self) -> list[TopicAnswer]:
        """The topics of the page."""
        return [*self._topics.values()]

    def asked_for(self) -> Iterator[Rating]:
        """Yield the numbers that are asked for."""
        for scale, rating in self.ratings.items():
            if self.is_more or scale in self._scales:
                yield rating

    def show(self) -> None:
        """Show the numbers asked for, a line where there is a number, and the rest after "more"."""
        asked_for = [*self.asked_for()]
        for scale, rating in self.ratings.items():
            line = self.lines[scale]
            rating.display = rating in asked_for
            line.display = rating.display and (rating.value is not None or bool(line.text))
        for field in self.further:
            field.display = self.is_more

    @property
    def given(self) -> AnswersSoFar:
        """The answers."""
        return AnswersSoFar(
            numbers={scale: rating.value for scale, rating in self.ratings.items()},
            lines={scale: line.text for scale, line in self.lines.items()},
            words=self.words.text,
            fields={name: line.text for name, line in self._fields.items()},
            topics={uuid: topic.answer for uuid, topic in self._topics.items()},
        )
