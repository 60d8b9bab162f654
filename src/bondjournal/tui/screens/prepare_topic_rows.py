"""The rows of the step that asks what to talk about: topics, and what would help most."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar
from uuid import UUID

from bondjournal import wording
from bondjournal.journal import would_help
from bondjournal.summary import own_words, page_topics
from bondjournal.summary.page_topics import MOST, PageTopic
from bondjournal.summary.topic_material import Material
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.widgets.chain import Question
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import preparing as words
from bondjournal.wording.work import FIRST

T = TypeVar("T")


class TopicKey(NamedTuple):
    """The key of a topic's row."""

    uuid: UUID


class WishKey(NamedTuple):
    """The key of the row of something that would help; "" for a field of one's own."""

    wish: str


class Found(NamedTuple):
    """The topics on the page with what is under each, those for later, and what would help."""

    on_page: Sequence[tuple[PageTopic, Sequence[Material]]]
    later: Sequence[PageTopic]
    wishes: Sequence[str]
    may_help: Sequence[str]
    """What is offered besides, in the language of the page."""

    @property
    def topics(self) -> list[PageTopic]:
        """All topics, those on the page first."""
        return [*(topic for topic, _ in self.on_page), *self.later]

    def topic(self, uuid: UUID) -> PageTopic | None:
        """Return one of them; None if it is not there any more."""
        return next((one for one in self.topics if one.uuid == uuid), None)


async def found_of(preparing: Preparing) -> Found:
    """Read what there is now; topics beyond the third are for later."""
    app, therapist = preparing.app, preparing.therapist
    there = await preparing.read(page_topics.with_material)
    _, later = await app.read(page_topics.there_and_later, therapist)
    beyond = [topic for topic, _ in there[MOST:]]
    wishes = await preparing.read(would_help.of_page)
    may_help = await app.read(own_words.may_help, therapist)
    return Found(there[:MOST], [*beyond, *later], wishes, may_help)


def rows_of(found: Found) -> list[Row]:
    """Return the chain of rows."""
    wishes = found.wishes
    rows = [Row(Question(wording.TALK_ABOUT), wording.TALK_ABOUT)] if found.topics else []
    rows += [
        Row(
            TopicKey(topic.uuid),
            topic.text,
            margin=FIRST if topic.first else str(number),
            short_margin="first" if topic.first else "",
            below=f"{words.UNDER_IT}: {'; '.join(map(_under, under))}" if under else "",
        )
        for number, (topic, under) in enumerate(found.on_page, 1)
    ]
    rows += [
        Row(TopicKey(one.uuid), one.text, margin=words.FOR_LATER, short_margin="later")
        for one in found.later
    ]
    rows += [Row(Question(""), ""), Row(Question(words.WHAT_WOULD_HELP), words.WHAT_WOULD_HELP)]
    others = [one for one in found.may_help if one not in wishes]
    rows += [
        Row(WishKey(one), one, margin=words.PLACES[min(place, 8)])
        for place, one in enumerate(wishes)
    ]
    rows += [Row(WishKey(one), one) for one in others]
    return [*rows, Row(WishKey(""), words.IN_YOUR_OWN_WORDS)]


def moved(order: Sequence[T], one: T, by: int) -> list[T] | None:
    """Return an order with one of its elements moved by a place; None if there is no such place."""
    old = list(order).index(one) if one in order else len(order)
    if not 0 <= old + by < len(order) or one not in order:
        return None
    others = [other for other in order if other != one]
    others.insert(old + by, one)
    return others


def _under(one: Material) -> str:
    """Return the words for material under a topic, for the list of topics."""
    if one.day is None:
        return f"{one.words}, tried"
    if not one.shows:
        return f"{one.words}, {words.ENTRY_SHOWS_NOTHING}"
    return one.words if one.quotes is None else f"{one.words}, {words.one_line(one.quotes)}"
