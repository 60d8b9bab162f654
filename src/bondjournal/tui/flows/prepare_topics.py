"""Preparing: the topics, which comes first, and what belongs under each."""

from uuid import UUID

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.journal import topic_list
from bondjournal.summary import page_topics as kept
from bondjournal.summary import under
from bondjournal.tui.flows.under import shown
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens.prepare_first import FirstStep, Listed, More, PutFirst, Under
from bondjournal.tui.screens.prepare_step import Went
from bondjournal.tui.screens.prepare_topics import MOST, TakeIn, TopicsStep, Typed, Waiting
from bondjournal.tui.screens.prepare_under import UnderTopic


async def topics(way: Way) -> str:
    """Ask for up to three topics; those of last time can be taken in."""
    on_page, waiting = await _offered(way)
    places: list[UUID | None] = [one.uuid for one in on_page]
    places += [None] * (MOST - len(places))
    screen = TopicsStep(
        way.place, [one.text for one in on_page], waiting, now=way.began, zone=way.app.zone
    )
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, TakeIn):
            places[wish.place] = wish.uuid
            await way.keep_elsewhere(kept.arrange, tuple(places))
        elif isinstance(wish, Typed):
            becomes = await way.keep_elsewhere(
                kept.put_down, way.therapist, tuple(places), wish.texts
            )
            places = becomes if becomes is not None else places
        elif isinstance(wish, Went):
            if wish.where == "on":
                others = [one.uuid for one in waiting if one.uuid not in places]
                await way.app.write(kept.keep_for_later, way.therapist, others)
            return wish.where
    return "stop"


async def _offered(way: Way) -> tuple[list[Waiting], list[Waiting]]:
    """Return the topics on the page so far, and those that wait."""
    there, later = await way.app.read(kept.there_and_later, way.therapist)
    found = [Waiting(one.uuid, one.text) for one in there + later]
    most = min(MOST, len(there))
    return found[:most], found[most:]


async def first(way: Way) -> str:
    """Ask which topic comes first, for a sentence about it, and what belongs under each."""
    screen = FirstStep(way.place, await _listed(way), now=way.began, zone=way.app.zone)
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, PutFirst):
            put = topic_list.put_first if wish.on else topic_list.not_first
            await way.keep_elsewhere(put, wish.uuid)
        elif isinstance(wish, More):
            await way.keep_elsewhere(topic_list.change, wish.uuid, more=wish.more)
        elif isinstance(wish, Under):
            await _ask_under(way, wish.uuid)
        try:
            screen.show(await _listed(way))
        except JournalError as error:
            screen.notice(error.message)
    return "stop"


async def _listed(way: Way) -> list[Listed]:
    found = await way.app.read(kept.with_material, way.therapist)
    return [
        Listed(one.uuid, one.text, one.more, one.first, tuple(_named(each) for each in under_it))
        for one, under_it in found
    ]


def _named(one: under.Material) -> str:
    """Return what stands under a topic, as the list of topics says it."""
    if one.day is None:
        return f"tried: {one.words}"
    private = "" if one.shows else ", only me"
    return f"{dates.short(one.day)}, {one.words}{private}"


async def _ask_under(way: Way, uuid: UUID) -> None:
    today = way.app.today
    text, materials = await way.read(under.asked_about, uuid, today=today)
    chosen = await way.app.push_screen_wait(UnderTopic(text, shown(materials, today)))
    if chosen is not None:
        await way.keep_elsewhere(under.put, uuid, chosen, way.therapist)
