"""Topics: adding, changing, ordering, and saying what became of them."""

from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import wording
from bondjournal.addition import NewTopic
from bondjournal.errors import JournalError
from bondjournal.flows.removing import delete
from bondjournal.flows.whose import ask_about_new
from bondjournal.journal import topic_list as kept
from bondjournal.journal.values import Topic
from bondjournal.summary import under
from bondjournal.tui.flows.under import shown
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.topic import OneTopic, Typed
from bondjournal.tui.screens.topics import Deed, Topics, Wish
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import whose

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def topics(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the topics for the next page and those kept for later.

    Args:
        app: the app.
        at: the topic the mark begins on; one that is in the list no more is shown by itself.
    """
    screen = Topics(*await _shown(app))
    await app.push_screen(screen)
    if at is not None and not screen.go_to(at):
        screen.ask(Wish("change", at))
    while (wish := await screen.asked()) is not None:
        try:
            if await _do(app, wish):
                screen.show(*await _shown(app))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.message)


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "add":
        return await _add(app)
    if wish.uuid is None:
        return False
    if wish.deed == "change":
        return await _change(app, wish.uuid)
    if wish.deed == "under":
        return await _ask_under(app, wish.uuid)
    if wish.deed == "delete":
        return await delete(OnScreen(app), wish.uuid, "this topic") is not None
    await _deed(app, wish.deed, wish.uuid)
    return True


async def _add(app: "JournalApp") -> bool:
    """Ask for a topic, and whose it is; return whether one was added."""

    async def keep(typed: Typed) -> Topic:
        return await app.write(kept.add, NewTopic(text=typed.text, more=typed.more))

    added = await by_slip(app, OneTopic, keep, Typed(""))
    if added is not None:
        await ask_about_new(OnScreen(app), added.uuid)
    return added is not None


async def _change(app: "JournalApp", uuid: UUID) -> bool:
    """Ask for a topic's words anew; return whether anything was kept."""

    async def keep(typed: Typed) -> bool:
        await app.write(kept.change, uuid, text=typed.text, more=typed.more)
        return True

    topic = await app.read(kept.get, uuid)
    return bool(await by_slip(app, OneTopic, keep, Typed(topic.text, topic.more)))


async def _deed(app: "JournalApp", deed: Deed, uuid: UUID) -> None:
    """Do with a topic what needs no question."""
    if deed == "first":
        await app.write(kept.first_or_not, uuid)
    elif deed in ("up", "down"):
        await app.write(kept.step, uuid, -1 if deed == "up" else 1)
    elif deed == "kept":
        await app.write(kept.keep_or_take_in, uuid)
    else:
        await app.write(kept.end, uuid, deed)


async def _ask_under(app: "JournalApp", uuid: UUID) -> bool:
    """Ask what belongs under a topic, for the page that comes next."""
    there = await app.read(under.asked_for_next_page, uuid, now=app.now(), today=app.today)
    text, found = there
    chosen = await app.push_screen_wait(UnderTopic(text, shown(found, app.today)))
    if chosen is None:
        return False
    await app.write(under.put_on_next_page, uuid, chosen, now=app.now())
    return True


async def _shown(app: "JournalApp") -> tuple[list[Row], dict[UUID, str]]:
    """Return the topics as rows, and their second sentences."""
    to_come = await app.read(kept.to_come)
    open_ = [topic for topic in to_come if topic.state == "open"]
    later = [topic for topic in to_come if topic.state == "kept"]
    rows = [_row(topic, str(number)) for number, topic in enumerate(open_, 1)]
    rows += [_row(topic, "kept for later", "later", quiet=True) for topic in later]
    return rows, {topic.uuid: topic.more for topic in to_come}


def _row(topic: Topic, margin: str, short_margin: str = "", *, quiet: bool = False) -> Row:
    return Row(
        topic.uuid,
        topic.text,
        margin=margin,
        short_margin=short_margin,
        right="first, please" if topic.first and not quiet else "",
        quiet=quiet,
        after=whose.of(topic.whose) if topic.whose else "",
    )
