"""Topics: adding, changing, ordering, and saying what became of them."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition, wording
from bondjournal.addition import NewTopic
from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import topics as kept
from bondjournal.journal import versions
from bondjournal.journal.tables import Topic
from bondjournal.summary import under
from bondjournal.tui.flows.claiming import ask_about_new
from bondjournal.tui.flows.under import shown as shown_under
from bondjournal.tui.flows.work import with_labels
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
    if wish.deed == "add":
        typed = await app.push_screen_wait(OneTopic())
        if typed is None:
            return False
        new = typed_topic(typed)
        added = await app.write(kept.add, NewTopic(text=new.text, more=new.more))
        await ask_about_new(app, added.uuid)
    elif wish.uuid is None:
        return False
    elif wish.deed == "change":
        return await _change(app, wish.uuid)
    elif wish.deed == "under":
        return await _ask_under(app, wish.uuid)
    elif wish.deed == "delete":
        answer = await app.push_screen_wait(Delete("this topic"))
        if answer not in {"delete", "gone"}:
            return False
        await app.write(former.delete, wish.uuid, gone_now=answer == "gone")
    else:
        await _DEEDS[wish.deed](app, wish.uuid)
    return True


async def _change(app: "JournalApp", uuid: UUID) -> bool:
    """Ask for a topic's words anew; return whether anything was kept."""
    topic = await app.read(kept.get, uuid)
    before = Typed(topic.text, topic.more)
    typed = await app.push_screen_wait(OneTopic(before))
    if typed is None or typed == before:
        return False
    changed = typed_topic(typed)
    await app.write(kept.keep, uuid, changed.text, changed.more)
    return True


async def _ask_under(app: "JournalApp", uuid: UUID) -> bool:
    """Ask what belongs under a topic, for the page that comes next."""
    text, found = await app.read(
        pages_of.asked_for_next_page, uuid, now=app.now(), today=app.today
    )
    chosen = await app.push_screen_wait(UnderTopic(text, under.shown(found, app.today)))
    if chosen is None:
        return False
    await app.write(pages_of.put_on_next_page, uuid, chosen, now=app.now())
    return True


async def _shown(app: "JournalApp") -> tuple[list[Row], dict[UUID, str]]:
    """Return the topics as rows, and their second sentences."""
    to_come = await app.read(kept.to_come)
    rows = [
        Row(
            topic.uuid, topic.text, margin=str(number), right="first, please" if topic.first else ""
        )
        for number, topic in enumerate((one for one in to_come if one.state == "open"), 1)
    ]
    rows += [
        Row(topic.uuid, topic.text, margin="kept for later", short_margin="later", quiet=True)
        for topic in to_come
        if topic.state == "kept"
    ]
    whose = {topic.uuid: topic.whose for topic in to_come}
    return with_owners(rows, whose), {topic.uuid: topic.more for topic in to_come}
