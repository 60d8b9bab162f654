"""Preparing: what to talk about, in which order, what belongs under it, what would help most."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.journal import topic_list, would_help
from bondjournal.nouns import topic as noun
from bondjournal.summary import page_topics, topic_material
from bondjournal.summary.page_topics import MOST, PageTopic
from bondjournal.talk import Line
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_list import ListStep
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
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.tui.widgets.words import Lines
from bondjournal.wording import preparing as words


async def topics(preparing: Preparing) -> str:
    """Ask what to talk about, and what would help most."""
    return await preparing.run(TopicsStep(preparing, await found_of(preparing)))


class TopicsStep(ListStep):
    """One chain of rows: topics, those for later, and what would help most."""

    NAME = "topics"
    KEPT = words.TOPICS_KEPT
    FOOT = ("switch", "first", "higher", "lower", "undo", ("keep", "names"), "leave")
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
        self._line = Lines(question=words.TOPIC_FIELD, margin="1")
        self._kept = ""
        self._kept_as: UUID | None = None
        """The topic that what is typed was kept as."""
        self._rows = Chain(rows_of(self._found))

    def parts(self) -> ComposeResult:
        """Yield the field for a first topic, and the chain of rows."""
        yield from (self._asked, self._line, self._rows)

    def on_mount(self) -> None:
        """Begin with the first topic; without one, with a field for it."""
        super().on_mount()
        self._show_field()
        if self._found.topics:
            self._rows.focus()
            self.notice(words.FIRST_ABOUT)
        else:
            self._line.begin()

    def _show_field(self) -> None:
        """Show a field for a topic while there is none."""
        self._asked.display = self._line.display = not self._found.topics

    def show_steps(self) -> None:
        """Show the steps, and which one follows."""
        super().show_steps()
        steps = self.preparing.steps
        following = words.STEPS[steps[steps.index(self.NAME) + 1]].title
        self.foot = (*self.FOOT[:-2], ("keep", following), "leave")

    @property
    def _order(self) -> list[UUID]:
        return [topic.uuid for topic, _ in self._found.on_page]

    async def show_again(self) -> None:
        """Show the present topics, unless more requests wait."""
        found = await found_of(self.preparing)
        if self.more_requests:
            return
        self._found = found
        self._show_field()
        self._rows.show(rows_of(self._found))
        await self.see_page()

    def _mark(self, uuid: UUID) -> None:
        """Put the mark on a topic, if it is shown already."""
        if uuid in {one.uuid for one in self._found.topics}:
            self._rows.go_to(TopicKey(uuid))

    @on(Rows.Chosen)
    def _marked(self) -> None:
        self.show_marked()

    def show_marked(self) -> None:
        """Let what the page says of the marked row be bright."""
        key = self._rows.chosen.key if self._rows.chosen else None
        if self.page is not None:
            row = key.uuid if isinstance(key, TopicKey) else None
            kind = "topics" if row else "would_help"
            alike = (one for one in self.page.parts if one.kind == kind)
            self.light(next((one for one in alike if row is None or row in one.rows), None))

    @property
    def _key(self) -> TopicKey | WishKey | None:
        key = self._rows.chosen.key if self._rows.chosen else None
        return key if isinstance(key, TopicKey | WishKey) else None

    def action_turn(self) -> None:
        """Put a topic on the page or keep it for later; ask for help of a kind, or not."""
        key = self._key
        if isinstance(key, TopicKey):
            self.ask(partial(self._turn, self._found.topic(key.uuid)))
        elif isinstance(key, WishKey):
            self.ask(partial(self._wish, key.wish))

    async def _turn(self, topic: PageTopic) -> None:
        keep = self.preparing.keep_elsewhere
        if topic.uuid in self._order:
            await keep(topic_list.end, topic.uuid, "kept")
            back = partial(self._take_back_in, topic, self._order)
            self.may_undo(words.KEPT_FOR_LATER, topic.text, back)
        elif len(self._order) >= MOST:
            self.notice(words.TOPICS_FULL)
            return
        else:
            await keep(topic_list.take_in, topic.uuid)
        await self.show_again()

    async def _take_back_in(self, topic: PageTopic, order: Sequence[UUID]) -> None:
        keep = self.preparing.keep_elsewhere
        await keep(topic_list.take_in, topic.uuid)
        await keep(page_topics.arrange, order)
        if topic.first:
            await keep(topic_list.put_first, topic.uuid)

    async def _wish(self, wish: str) -> None:
        wishes, keep = list(self._found.wishes), self.preparing.keep
        if not wish:
            line = Line(words.YOUR_WORDS, "What would help")
            talk = OnScreen(self.preparing.app)
            await talk.lines([line], would_help.add, *self.preparing.page, wishes)
        elif wish in wishes:
            await keep(would_help.choose, [one for one in wishes if one != wish])
            back = partial(keep, would_help.choose, wishes)
            self.may_undo(words.NOT_ASKED_FOR, wish, back)
        else:
            await keep(would_help.choose, [*wishes, wish])
        await self.show_again()

    def action_put_first(self) -> None:
        """Put the marked topic first, or not any more."""
        if isinstance(key := self._key, TopicKey):
            self.ask(partial(self._put_first, self._found.topic(key.uuid)))

    async def _put_first(self, topic: PageTopic) -> None:
        if topic.uuid not in self._order and len(self._order) >= MOST:
            self.notice(words.TOPICS_FULL)
            return
        turn = topic_list.not_first if topic.first else topic_list.put_first
        await self.preparing.keep_elsewhere(turn, topic.uuid)
        await self.show_again()

    def action_move(self, by: int) -> None:
        """Move the marked row one place up or down among its like."""
        key, preparing = self._key, self.preparing
        if isinstance(key, TopicKey) and (there := moved(self._order, key.uuid, by)):
            keep = partial(preparing.keep_elsewhere, page_topics.arrange, there)
            self.ask(partial(self._then_show, keep))
        elif isinstance(key, WishKey) and (wishes := moved(self._found.wishes, key.wish, by)):
            keep = partial(preparing.keep, would_help.choose, wishes)
            self.ask(partial(self._then_show, keep))

    async def _then_show(self, keep: Callable[[], Awaitable[object]]) -> None:
        await keep()
        await self.show_again()

    def action_new(self) -> None:
        """Add a topic."""
        self.ask(self._add)

    async def _add(self) -> None:
        talk, full = OnScreen(self.preparing.app), len(self._order) >= MOST
        uuid = await noun.on_page(self.preparing.page).add(talk)
        await self.show_again()
        if uuid is not None:
            self._mark(uuid)
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
        await noun.TOPIC.change(talk, await talk.read(topic_list.LIST.get, uuid))
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
            await preparing.keep_elsewhere(topic_material.put, topic, chosen, preparing.therapist)
        await self.show_again()

    def before_going(self) -> None:
        """Keep the topic that is being typed."""
        if self._typed not in ("", self._kept):
            self._kept = self._typed
            self.ask(partial(self._keep_typed, self._typed))

    @property
    def _typed(self) -> str:
        return " ".join(self._line.text.split()) if self._line.display else ""

    async def _keep_typed(self, typed: str) -> None:
        """Keep what was typed, as a new topic or as the one it was kept as before."""
        keep = self.preparing.keep_elsewhere
        if self._kept_as is not None:
            await keep(topic_list.change, self._kept_as, typed)
        elif added := await keep(topic_list.add, typed, therapist=self.preparing.therapist):
            self._kept_as = added.uuid

    def not_kept(self) -> None:
        """Let it be kept again when the step is left."""
        self._kept = ""

    async def _add_typed(self) -> None:
        if self._kept_as is not None:
            await self.show_again()
            self._mark(self._kept_as)
            self._rows.focus()
            self.notice(words.FIRST_ABOUT)

    def go_on_from(self, part: Part, how: How) -> None:
        """Add the topic on Enter; an arrow down leaves the field."""
        if part is not self._line:
            return
        if how == "enter" and self._typed:
            self.before_going()
            self.ask(self._add_typed)
        else:
            self._rows.focus()

    async def leave_for(self, where: str) -> str | None:
        """Leave the step; topics beyond the third are kept for later when it goes on."""
        left_for = await super().leave_for(where)
        if left_for == "on":
            later = [one.uuid for one in self._found.later]
            app = self.preparing.app
            await app.write(page_topics.keep_for_later, self.preparing.therapist, later)
        return left_for

    def unfinished(self) -> Draft | None:
        """Return a draft of the topic that is being typed, or None."""
        return self.as_draft(self._typed) if self._typed not in ("", self._kept) else None
