"""Preparing: the topics, which comes first, and what belongs under each."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition, dates
from bondjournal.addition import NewTopic
from bondjournal.errors import JournalError
from bondjournal.journal import entries, tried, versions, whose
from bondjournal.journal import topics as kept
from bondjournal.journal.tables import Topic, TopicMaterial, Tried
from bondjournal.tui.flows import under
from bondjournal.tui.flows.way import Here, Way
from bondjournal.tui.screens.prepare_first import FirstStep, Listed, More, PutFirst, Under
from bondjournal.tui.screens.prepare_step import Went
from bondjournal.tui.screens.prepare_topics import MOST, TakeIn, TopicsStep, Typed, Waiting
from bondjournal.tui.screens.prepare_under import Material, UnderTopic


async def topics(way: Way) -> str:
    """Ask for up to three topics; those of last time can be taken in."""
    on_page, waiting = await way.read(_topics)
    places: list[UUID | None] = [one.uuid for one in on_page]
    places += [None] * (MOST - len(places))
    screen = TopicsStep(
        way.place, [one.text for one in on_page], waiting, now=way.began, zone=way.app.zone
    )
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, TakeIn):
            places[wish.place] = wish.uuid
            await way.keep(partial(_order, places=tuple(places)))
        elif isinstance(wish, Typed):
            becomes = await way.keep(partial(_store, places=tuple(places), texts=wish.texts))
            places = becomes if becomes is not None else places
        elif isinstance(wish, Went):
            if wish.where == "on":
                others = [one.uuid for one in waiting if one.uuid not in places]
                await way.write(partial(_keep_others, others=others))
            return wish.where
    return "stop"


def _topics(session: Session, here: Here) -> tuple[list[Waiting], list[Waiting]]:
    """Return the topics on the page so far, and those that wait."""
    later = kept.may_stand(session, here.therapist.uuid, "kept")
    there = kept.on_page(session, here.therapist.uuid)
    found = [Waiting(one.uuid, one.text) for one in there + later]
    most = min(MOST, len(there))
    return found[:most], found[most:]


def _named(session: Session, uuid: UUID | None) -> Topic | None:
    return next((one for one in kept.all_of(session) if one.uuid == uuid), None)


def _store(
    session: Session, here: Here, places: Sequence[UUID | None], texts: Sequence[str]
) -> list[UUID | None]:
    """Keep topics as they were typed, and return which stands at each place."""
    becomes: list[UUID | None] = []
    for uuid, typed in zip(places, texts, strict=True):
        topic, text = _named(session, uuid), addition.line(typed, "A topic")
        if topic is not None and text:
            versions.edit(session, topic, text=text)
        elif topic is not None:
            kept.end(session, topic, "let-go")
            topic = None
        elif text:
            topic = kept.add(session, NewTopic(text=text), therapist=here.therapist.uuid)
        becomes.append(topic.uuid if topic else None)
    _order(session, here, becomes)
    return becomes


def _order(session: Session, here: Here, places: Sequence[UUID | None]) -> bool:
    """Put the topics of the page into their order, before all others."""
    del here
    there = [topic for uuid in places if (topic := _named(session, uuid)) is not None]
    for place, topic in enumerate(there, 1):
        kept.move(session, topic, place)
    return True


def _keep_others(session: Session, here: Here, others: Sequence[UUID]) -> None:
    """Keep for later what is open, and waited for a place on the page."""
    for topic in kept.on_page(session, here.therapist.uuid):
        if topic.uuid in others:
            kept.end(session, topic, "kept")


async def first(way: Way) -> str:
    """Ask which topic comes first, for a sentence about it, and what belongs under each."""
    listed = await way.read(_listed)
    screen = FirstStep(way.place, listed, now=way.began, zone=way.app.zone)
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, PutFirst):
            await way.keep(partial(_put_first, uuid=wish.uuid, on=wish.on))
        elif isinstance(wish, More):
            await way.keep(partial(_more, uuid=wish.uuid, more=wish.more))
        elif isinstance(wish, Under):
            await _ask_under(way, wish.uuid)
        try:
            screen.show(await way.read(_listed))
        except JournalError as error:
            screen.notice(error.message)
    return "stop"


def _listed(session: Session, here: Here) -> list[Listed]:
    rows = kept.on_page(session, here.therapist.uuid)
    rows.sort(key=lambda topic: not topic.first)
    return [
        Listed(
            topic.uuid,
            topic.text,
            topic.more,
            topic.first,
            _material(session, topic, here),
        )
        for topic in rows
    ]


def _material(session: Session, topic: Topic, here: Here) -> tuple[str, ...]:
    named = (_named_material(session, one, here) for one in kept.material(session, topic))
    return tuple(one for one in named if one)


def _named_material(session: Session, row: TopicMaterial, here: Here) -> str:
    """Return what stands under a topic; nothing of what belongs to somebody else."""
    if row.entry_uuid is not None:
        entry = entries.by_uuid(session, row.entry_uuid)
        if entry is None or not whose.may(session, entry, here.therapist.uuid):
            return ""
        day = dates.short(entry.day)
        words = entry.title or " ".join(entry.body[: entries.FIRST_WORDS].split())
        private = ", only me" if entry.share == "only-me" else ""
        return f"{day}, {words}{private}"
    attempt = _tried(session, row.tried_uuid)
    may = attempt is not None and whose.may(session, attempt, here.therapist.uuid)
    return f"tried: {attempt.what}" if attempt and may else ""


def _put_first(session: Session, here: Here, uuid: UUID, *, on: bool) -> bool:
    del here
    topic = _named(session, uuid)
    if topic is not None and on:
        kept.put_first(session, topic)
    elif topic is not None:
        versions.edit(session, topic, first=False)
    return True


def _more(session: Session, here: Here, uuid: UUID, more: str) -> bool:
    del here
    topic = _named(session, uuid)
    if topic is not None:
        versions.edit(session, topic, more=addition.line(more, "The second sentence"))
    return True


async def _ask_under(way: Way, uuid: UUID) -> None:
    text, materials = await way.read(partial(_materials, uuid=uuid, way=way))
    chosen = await way.app.push_screen_wait(UnderTopic(text, materials))
    if chosen is not None:
        await way.keep(partial(_put_under, uuid=uuid, chosen=chosen))


def _materials(session: Session, here: Here, uuid: UUID, way: Way) -> tuple[str, list[Material]]:
    """Return a topic's words, and what may stand under it."""
    return under.offered(session, here.therapist, here.appointment, uuid, today=way.app.today)


def _tried(session: Session, uuid: UUID | None) -> Tried | None:
    return next((row for row in tried.LIST.rows(session) if row.uuid == uuid), None)


def _put_under(session: Session, here: Here, uuid: UUID, chosen: Sequence[UUID]) -> bool:
    under.store(session, uuid, chosen, here.therapist.uuid)
    return True
