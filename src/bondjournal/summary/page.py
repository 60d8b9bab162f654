"""The page for one appointment, as data: what stands on it, not yet how it looks. Pure.

Texts are as the person typed them, in Markdown where they are `body`; names are already
replaced. What was not chosen is not here, so nothing that reads a Page can show it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from bondjournal import page_styles
from bondjournal.kinds import PAGE_LISTS
from bondjournal.summary.words import Words

Style = page_styles.Style
"""The name of one of `page_styles.STYLES`."""

SENTENCE: Mapping[str, str] = {"text": "sentence"}
"""Marks a field that holds a person's text and begins like a sentence."""
PART: Mapping[str, str] = {"text": "part"}
"""Marks a field that holds a person's text and stands in the middle of a line."""


def _by_itself(text: Mapping[str, str], about: str) -> Mapping[str, str]:
    """Mark a field that is a part of the page by itself; `about` names it if it is too long."""
    return {**text, "about": about}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRow:
    """A part of the page that one row of the journal makes."""

    row: UUID | None = field(default=None, compare=False)
    """Where it came from. It is no part of what the page says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(OfRow):
    """What the page carries of an entry: a line with its quotes, or the body."""

    day: date
    title: str = field(default="", metadata=PART)
    line: str = field(default="", metadata=SENTENCE)
    quotes: tuple[str, ...] = field(default=(), metadata=SENTENCE)
    body: str = field(default="", metadata=SENTENCE)
    after: bool = False
    """Whether it belongs to the last session, so that what was wished there may follow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial(OfRow):
    """Something tried, and how it went."""

    what: str = field(metadata=PART)
    how_it_went: str = field(default="", metadata=PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(OfRow):
    """Something to talk about, with what belongs under it."""

    text: str = field(metadata=SENTENCE)
    more: str = field(default="", metadata=SENTENCE)
    first: bool = False
    material: tuple[Note | Trial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(OfRow):
    """Something good noticed in a session."""

    day: date
    text: str = field(metadata=SENTENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A topic of the page before, and whether it was talked about; else it was not yet."""

    text: str = field(metadata=PART)
    talked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(OfRow):
    """One scale of a rating. `value` and `usual` are None on a page without numbers."""

    scale: str
    value: int | None
    usual: float | None = None
    """The median of up to six earlier shared ratings; None if too few, or not on the page."""
    days_after: int = 0
    line: str = field(default="", metadata=SENTENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(OfRow):
    """What the person comes for, with their latest number and one before it."""

    words: str = field(metadata=SENTENCE)
    value: int
    day: date
    now: bool
    """Whether it was rated since the last session; else the page names the day."""
    earlier: int | None = None
    earlier_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The rows of one of `kinds.PAGE_LISTS`, which stand in one line."""

    name: str
    texts: tuple[str, ...] = field(metadata=PART)
    rows: tuple[UUID, ...] = field(default=(), compare=False)
    """Where they came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that stands on a page, in the order it stands there."""

    name: str = field(default="", metadata=PART)
    """Who it is from."""
    whose: str = field(default="", compare=False)
    """Which therapist it is for, if there are several; that stands in its file's name alone."""
    session_on: date | None = None
    first_session: bool = False
    today: date
    """The day of writing."""
    since: date | None = None
    """The day of the last session; None if none is known."""

    read_together: bool = False
    hand_back: bool = False

    would_help: tuple[str, ...] = field(default=(), metadata=_by_itself(PART, "What would help"))
    topics: tuple[Topic, ...] = ()
    practical: tuple[str, ...] = field(default=(), metadata=_by_itself(SENTENCE, "Practical"))
    practical_rows: tuple[UUID, ...] = field(default=(), compare=False)

    last_time: tuple[Answered, ...] = ()
    """What the person said of the topics of the page for the last session."""
    moments: tuple[Moment, ...] = ()
    scores: tuple[Score, ...] = ()
    """The ratings of the last session that are shared, Heard first."""
    wished: str = field(default="", metadata=_by_itself(PART, "What you would have liked"))
    """What the person would have liked in the last session."""
    unsaid: str = field(default="", metadata=_by_itself(PART, "What you did not say"))
    """What the person did not say in the last session."""

    stayed: tuple[Note, ...] = ()
    tried: tuple[Trial, ...] = ()
    lists: tuple[Listed, ...] = ()
    goals: tuple[Goal, ...] = ()

    previewed: bool = True
    """Whether the person read every line before it was written."""
    words: Words = field(default_factory=Words)

    @property
    def empty(self) -> bool:
        """Whether nothing was chosen for it."""
        return not (
            self.would_help or self.topics or self.practical or self.last_time or self.moments
            or self.scores or self.wished or self.unsaid or self.stayed or self.tried
            or self.lists or self.goals
        )  # fmt: skip

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the rows of one of its lists."""
        return next((one.texts for one in self.lists if one.name == name), ())

    @property
    def year(self) -> int:
        """The year that days on the page are in unless they name another."""
        return (self.session_on or self.today).year


def in_style(page: Page, style: Style) -> Page:
    """Return what stands on a page in one of its styles.

    The brief style leaves out what became of earlier topics, what else stayed, what was tried,
    what did not help, goals, reading together, second sentences, and the material of every topic
    but the one that is "first, please". What is read out is the first topic without its material,
    what would help, and one number.
    """
    if style == "full":
        return page
    if style == "aloud":
        return _read_out(page)
    topics = (
        replace(topic, more="", material=topic.material if topic.first else ())
        for topic in page.topics
    )
    return replace(
        page,
        read_together=False,
        topics=tuple(topics),
        last_time=(),
        stayed=(),
        tried=(),
        lists=tuple(one for one in page.lists if PAGE_LISTS[one.name].line.in_brief),
        goals=(),
    )


def _read_out(page: Page) -> Page:
    rated = [one for one in page.scores if one.value is not None]
    return Page(
        today=page.today,
        since=page.since,
        would_help=page.would_help,
        topics=tuple(replace(topic, material=()) for topic in page.topics[:1]),
        scores=tuple(replace(one, usual=None, days_after=0, line="") for one in rated[:1]),
        previewed=page.previewed,
        words=page.words,
    )


def texts(page: Any) -> Iterator[tuple[str, bool]]:
    """Yield every text on a page that the person wrote, and whether it begins like a sentence."""
    for one in fields(page):
        value = getattr(page, one.name)
        kind = one.metadata.get("text")
        if kind:
            for text in (value,) if isinstance(value, str) else value:
                yield text, kind == "sentence"
        elif isinstance(value, tuple):
            for part in value:
                if is_dataclass(part):
                    yield from texts(part)
