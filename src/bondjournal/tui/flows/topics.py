"""Topics: adding, changing, ordering, and saying what became of them."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition, wording
from bondjournal.addition import NewTopic
from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import topics as kept
from bondjournal.journal import versions, whose
from bondjournal.journal.tables import Topic
from bondjournal.summary import under
from bondjournal.tui.flows.claiming import ask_about_new
from bondjournal.tui.flows.under import shown as shown_under
from bondjournal.tui.flows.work import with_owners
from bondjournal.tui.screens.delete import Delete
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.topic import OneTopic, Typed
from bondjournal.tui.screens.topics import Topics, Wish
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def topics(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the topics for the next page and those kept for later.

    Args:
        app: the app.
        at: the topic the mark begins on; one that is in the list no more is shown by itself.
    """
    screen = Topics(*await app.read(_shown))
    await app.push_screen(screen)
    if at is not None and not screen.go_to(at):
        screen.ask(Wish("change", at))
    while (wish := await screen.asked()) is not None:
        try:
            if await _do(app, wish):
                screen.show(*await app.read(_shown))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.message)


def typed_topic(typed: Typed) -> Typed:
    """Return a topic as it may be kept.

    Raises:
        WrongUse: a part of it is too long, or there is nothing.
    """
    text = addition.line(typed.text, "A topic")
    if not text:
        raise WrongUse("There is nothing to keep.")
    return Typed(text, addition.line(typed.more, "The second sentence"))


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed in ("add", "change"):
        before = await app.read(partial(_typed, uuid=wish.uuid)) if wish.deed != "add" else None
        typed = await app.push_screen_wait(OneTopic(before))
        if typed is None or typed == before:
            return False
        uuid = wish.uuid if wish.deed == "change" else None
        stored = await app.write(partial(_store, uuid=uuid, typed=typed_topic(typed)))
        if uuid is None:
            await ask_about_new(app, stored)
    elif wish.deed == "under" and wish.uuid:
        return await _ask_under(app, wish.uuid)
    elif wish.deed == "delete" and wish.uuid:
        answer = await app.push_screen_wait(Delete("this topic"))
        if answer not in {"delete", "gone"}:
            return False
        await app.write(partial(_remove, uuid=wish.uuid, gone=answer == "gone"))
    else:
        await app.write(partial(_change, wish=wish))
    return True


async def _ask_under(app: "JournalApp", uuid: UUID) -> bool:
    """Ask what belongs under a topic, for the page that comes next."""
    found = await app.read(under.asked_for_next_page, uuid, now=app.now(), today=app.today)
    words, there = found
    chosen = await app.push_screen_wait(UnderTopic(words, shown_under(there, app.today)))
    if chosen is None:
        return False
    await app.write(under.put_on_next_page, uuid, chosen, now=app.now())
    return True


def _remove(session: Session, uuid: UUID, *, gone: bool) -> None:
    topic = _named(session, uuid)
    if gone:
        versions.gone(session, uuid)
    elif topic is not None:
        kept.remove(session, topic)


def _shown(session: Session) -> tuple[list[Row], dict[UUID, str]]:
    """Return the topics as rows, and their second sentences."""
    to_come = kept.to_talk_about(session)
    open_ = [topic for topic in to_come if topic.state == "open"]
    later = [topic for topic in to_come if topic.state == "kept"]
    rows = [
        Row(
            topic.uuid, topic.text, margin=str(number), right="first, please" if topic.first else ""
        )
        for number, topic in enumerate(open_, 1)
    ]
    rows += [
        Row(topic.uuid, topic.text, margin="kept for later", short_margin="later", quiet=True)
        for topic in later
    ]
    label = whose.labels(session)
    return with_owners(rows, {topic.uuid: label(topic) for topic in to_come}), {
        topic.uuid: topic.more for topic in to_come
    }


def _named(session: Session, uuid: UUID | None) -> Topic | None:
    return next((topic for topic in kept.all_of(session) if topic.uuid == uuid), None)


def _typed(session: Session, uuid: UUID | None) -> Typed | None:
    topic = _named(session, uuid)
    return Typed(topic.text, topic.more) if topic else None


def _store(session: Session, uuid: UUID | None, typed: Typed) -> UUID:
    topic = _named(session, uuid)
    if topic is None:
        return kept.add(session, NewTopic(text=typed.text, more=typed.more)).uuid
    versions.edit(session, topic, text=typed.text, more=typed.more)
    return topic.uuid


def _change(session: Session, wish: Wish) -> None:
    topic = _named(session, wish.uuid)
    if topic is None:
        return
    if wish.deed == "first":
        if topic.first and topic.state == "open":
            kept.not_first(session, topic)
        else:
            kept.take_in(session, topic)
            kept.put_first(session, topic)
    elif wish.deed in ("up", "down"):
        _move(session, topic, -1 if wish.deed == "up" else 1)
    elif wish.deed == "kept" and topic.state == "kept":
        kept.take_in(session, topic)
    else:
        kept.end(session, topic, wish.deed)


def _move(session: Session, topic: Topic, by: int) -> None:
    """Move an open topic by one place, or take a kept one in as the last."""
    order = [one.uuid for one in kept.all_of(session, "open")]
    if topic.uuid in order:
        to = order.index(topic.uuid) + 1 + by
        if 1 <= to <= len(order):
            kept.move(session, topic, to)
    elif by < 0:
        kept.take_in(session, topic)
