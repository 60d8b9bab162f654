"""Preparing: what to talk about, in which order, what belongs under it, what would help most."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import topic_list, would_help
from bondjournal.nouns import topic as noun
from bondjournal.summary import page_topics, topic_material
from bondjournal.summary.page_topics import MOST, PageTopic
from bondjournal.summary.topic_material import Material
from bondjournal.talk import Line
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_first_topic import FirstTopicStep
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.screens.prepare_topic_rows import (
    Found,
    TopicKey,
    WishKey,
    found_of,
    moved,
    rows_of,
)
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.chain import Chain
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import preparing as words


async def topics(preparing: Preparing) -> str:
    """Ask what to talk about, and what would help most."""
    return await preparing.run(TopicsStep(preparing, await found_of(preparing)))


class TopicsStep(FirstTopicStep):
    """One chain of rows: topics, those for later, and what would help most."""

    NAME = "topics"
    KEPT = words.TOPICS_KEPT
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("switch", "on/off", "on the page, or for later"),
        "first",
        ("higher", "order", "one place up, down"),
        ("lower", "order", "one place up, down"),
        ("new", "new", "add a topic"),
        ("edit", "edit", "change its words, add a sentence"),
        switch="turn",
        first="put_first",
        higher="move(-1)",
        lower="move(1)",
    )

    def __init__(self, preparing: Preparing, found: Found) -> None:
        """Show topics, and what would help."""
        super().__init__(preparing)
        self._found = found
        self._asked = Passage(wording.TALK_ABOUT, tone="asked")
        self.rows = Chain(rows_of(self._found))

    def parts(self) -> ComposeResult:
        """Yield the field for a first topic, and the chain of rows."""
        yield from (self._asked, self.line, self.rows)

    def on_mount(self) -> None:
        """Begin with the first topic; without one, with a field for it."""
        super().on_mount()
        self._show_field()
        if self._found.topics:
            self.rows.focus()
            self.notice(words.FIRST_ABOUT)
        else:
            self.line.begin()

    def _show_field(self) -> None:
        """Show a field for a topic while there is none."""
        self._asked.display = self.line.display = not self._found.topics

    def show_steps(self) -> None:
        """Show the steps, and which one follows."""
        super().show_steps()
        steps = self.preparing.steps
        following = words.STEPS[steps[steps.index(self.NAME) + 1]].title
        order = ("higher", "lower") if len(self._found.topics) > 1 else ("new",)
        self.foot = ("switch", "first", *order, "undo", ("keep", following), "leave")

    @property
    def _order(self) -> list[UUID]:
        return [topic.uuid for topic, _ in self._found.on_page]

    async def show_again(self) -> None:
        """Read the present topics; show them, unless more requests wait."""
        self._found = await found_of(self.preparing)
        if self.more_requests:
            return
        self._show_field()
        self.show_steps()
        self.rows.show(rows_of(self._found))
        await self.see_page()

    def mark(self, uuid: UUID) -> None:
        """Put the mark on a topic, if it is shown already."""
        if uuid in {one.uuid for one in self._found.topics}:
            self.rows.go_to(TopicKey(uuid))

    @on(Rows.Chosen)
    def _marked(self) -> None:
        self.show_marked()

    def show_marked(self) -> None:
        """Let what the page says of the marked row be bright."""
        key = self.rows.chosen.key if self.rows.chosen else None
        if self.page is not None:
            row = key.uuid if isinstance(key, TopicKey) else None
            kind = "topics" if row else "would_help"
            alike = (one for one in self.page.parts if one.kind == kind)
            self.light(next((one for one in alike if row is None or row in one.rows), None))

    @property
    def _key(self) -> TopicKey | WishKey | None:
        key = self.rows.chosen.key if self.rows.chosen else None
        return key if isinstance(key, TopicKey | WishKey) else None

    def action_turn(self) -> None:
        """Put a topic on the page or keep it for later; ask for help of a kind, or not."""
        if isinstance(key := self._key, TopicKey):
            self.ask(partial(self._turn, key.uuid))
        elif isinstance(key, WishKey):
            self.ask(partial(self._wish, key.wish))

    async def _turn(self, uuid: UUID) -> None:
        topic, keep = self._found.topic(uuid), self.preparing.keep_elsewhere
        if topic is None:
            pass  # it was deleted meanwhile
        elif uuid in self._order:
            # Otherwise what is shown for later would come in its place.
            await keep(page_topics.keep_for_later, self.preparing.therapist)
            ending = keep(topic_list.end, uuid, "kept")
            await self.undoable(topic.text, ending, words.KEPT_FOR_LATER)
        elif len(self._order) >= MOST:
            self.notice(words.TOPICS_FULL)
        else:
            await self.undoable(topic.text, keep(topic_list.take_in, uuid))
        await self.show_again()

    async def _wish(self, wish: str) -> None:
        wishes, keep = list(self._found.wishes), self.preparing.keep
        back = partial(keep, would_help.choose, wishes)
        if not wish:
            line = Line(words.YOUR_WORDS, "What would help")
            talk = OnScreen(self.preparing.app)
            added = await talk.lines([line], would_help.add, *self.preparing.page, wishes)
            if added:
                self.may_undo(added[-1], back)
        elif wish in wishes:
            await keep(would_help.choose, [one for one in wishes if one != wish])
            self.may_undo(wish, back, words.NOT_ASKED_FOR)
        else:
            await keep(would_help.choose, [*wishes, wish])
            self.may_undo(wish, back)
        await self.show_again()

    def action_put_first(self) -> None:
        """Put the marked topic first, or not any more."""
        if isinstance(key := self._key, TopicKey):
            self.ask(partial(self._put_first, key.uuid))

    async def _put_first(self, uuid: UUID) -> None:
        topic, keep = self._found.topic(uuid), self.preparing.keep_elsewhere
        if uuid not in self._order and len(self._order) >= MOST:
            self.notice(words.TOPICS_FULL)
            return
        if topic is not None:
            turn = topic_list.not_first if topic.first else topic_list.put_first
            await self.undoable(topic.text, keep(turn, uuid))
        await self.show_again()

    def action_move(self, by: int) -> None:
        """Move the marked row one place up or down among its like."""
        if self._key is not None:
            self.ask(partial(self._move, self._key, by))

    async def _move(self, key: TopicKey | WishKey, by: int) -> None:
        wishes, keep = self._found.wishes, self.preparing.keep
        if isinstance(key, WishKey) and (there := moved(wishes, key.wish, by)):
            await keep(would_help.choose, there)
            self.may_undo(key.wish, partial(keep, would_help.choose, wishes))
        elif isinstance(key, TopicKey) and (order := moved(self._order, key.uuid, by)):
            arranging = self.preparing.keep_elsewhere(page_topics.arrange, order)
            topic = self._found.topic(key.uuid)
            await self.undoable(topic.text if topic else "", arranging)
        await self.show_again()

    def action_new(self) -> None:
        """Add a topic."""
        self.ask(self._add)

    async def _add(self) -> None:
        talk, full = OnScreen(self.preparing.app), len(self._order) >= MOST
        adding = noun.on_page(self.preparing.page).add(talk)
        uuid = await self.undoable(words.NEW_TOPIC, adding)
        await self.show_again()
        if uuid is not None:
            self.mark(uuid)
            self.preparing.is_kept()
            if full:
                await self.preparing.keep_elsewhere(topic_list.end, uuid, "kept")
                self.notice(words.TOPICS_FULL)
                await self.show_again()

    def action_edit(self) -> None:
        """Change the words of the marked topic, and its second sentence."""
        if isinstance(key := self._key, TopicKey):
            self.ask(partial(self._edit, key.uuid))

    async def _edit(self, uuid: UUID) -> None:
        talk = OnScreen(self.preparing.app)
        topic = await talk.read(topic_list.LIST.get, uuid)
        await self.undoable(topic.text, noun.TOPIC.change(talk, topic))
        if talk.reported is not None:
            self.preparing.is_kept()
        await self.show_again()

    @on(Rows.Opened)
    def _open(self) -> None:
        key = self._key
        if isinstance(key, TopicKey) and key.uuid in self._order:
            self.ask(partial(self._ask_under, key.uuid))
        elif isinstance(key, WishKey):
            self.action_turn()

    async def _ask_under(self, topic: UUID) -> None:
        preparing, today = self.preparing, self.preparing.app.today
        text, found = await preparing.read(topic_material.words_and_candidates, topic, today=today)
        chosen = await preparing.app.push_screen_wait(UnderTopic(text, found, today.year))
        if chosen is not None:
            self.may_undo(text, partial(self._put_under, self._found.on_page))
            await preparing.keep_elsewhere(topic_material.put, topic, chosen, preparing.therapist)
        await self.show_again()

    async def _put_under(self, on_page: Sequence[tuple[PageTopic, Sequence[Material]]]) -> None:
        """Let what belongs under each topic be there again: it may have come from another one."""
        keep, therapist = self.preparing.keep_elsewhere, self.preparing.therapist
        for topic, under in on_page:
            rows = [one.uuid for one in under]
            await keep(topic_material.put, topic.uuid, rows, therapist)

    async def leave_for(self, where: str) -> str | None:
        """Leave the step; topics beyond the third are for later from then on, as is shown."""
        left_for = await super().leave_for(where)
        app, therapist = self.preparing.app, self.preparing.therapist
        if left_for is not None and len(await app.read(page_topics.of_page, therapist)) > MOST:
            try:
                await app.write(page_topics.keep_for_later, therapist)
            except JournalError:
                if left_for != "stop":
                    raise
        return left_for
