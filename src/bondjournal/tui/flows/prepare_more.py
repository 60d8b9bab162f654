"""Preparing: what would help, and everything else that may be on the page."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition, wording
from bondjournal.errors import JournalError
from bondjournal.journal import preparations, settings
from bondjournal.summary import offered, switch
from bondjournal.summary.offered import Offered
from bondjournal.tui.flows import prepare_own
from bondjournal.tui.flows.way import Here, Way
from bondjournal.tui.screens.prepare_help import HelpStep, WouldHelp
from bondjournal.tui.screens.prepare_name import AskWords
from bondjournal.tui.screens.prepare_rest import (
    Arrange,
    Change,
    InFull,
    New,
    Open,
    RestStep,
    Switch,
)
from bondjournal.tui.screens.prepare_step import Went


async def would_help(way: Way) -> str:
    """Ask what would help most, in order."""
    wishes = await way.read(lambda _, here: list(here.prepared.would_help))
    screen = HelpStep(way.place, wishes, now=way.began, zone=way.app.zone)
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, WouldHelp):
            await way.keep(partial(_store_wishes, wishes=wish.wishes))
    return "stop"


def _store_wishes(session: Session, here: Here, wishes: Sequence[str]) -> bool:
    preparations.change(session, here.prepared, would_help=list(wishes))
    return True


async def the_rest(way: Way) -> str:
    """Ask what else is on the page."""
    read = partial(_offered, way=way)
    screen = RestStep(way.place, await way.read(read))
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, Switch):
            await way.keep(partial(_switch, wish=wish))
        elif isinstance(wish, Arrange):
            await way.keep(partial(_arrange, order=wish.order))
        elif isinstance(wish, Open):
            await _open(way, wish.what)
        try:
            told = await _own(way, wish)
            there = await way.read(read)
            if not screen.more_asked:
                screen.show(there)
            if told:
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)
    return "stop"


async def _own(way: Way, wish: object) -> str:
    """Add something, or change the words of it, where that is wished; return what is said."""
    if isinstance(wish, New):
        return await prepare_own.new(way)
    if isinstance(wish, Change) and await prepare_own.change(way, wish.what):
        assert way.front is not None
        way.front.state = wording.KEPT
    return ""


async def _open(way: Way, what: Offered) -> None:
    if what.kind != "name":
        await way.app.push_screen_wait(InFull(what))
        return
    name = await way.read(lambda session, _: str(settings.get(session, "page.name")))
    slip = AskWords(
        "Who is the page from?",
        name,
        aside="A letter is enough. Left empty, no name stands there.",
        may_be_empty=True,
    )
    typed = await way.app.push_screen_wait(slip)
    if typed is not None:
        await way.keep(partial(_sign, name=typed))


def _sign(session: Session, here: Here, name: str) -> bool:
    del here
    settings.put(session, "page.name", addition.line(name, "A name"))
    return True


def _offered(session: Session, here: Here, way: Way) -> list[Offered]:
    return offered.the_rest(
        session, here.therapist, here.appointment, here.prepared, today=way.app.today
    )


def _switch(session: Session, here: Here, wish: Switch) -> bool:
    """Put something on the page, or leave it off, by the switch its kind has."""
    switch.put(session, here.prepared, wish.what, on=wish.on)
    if wish.on:
        preparations.arrange(session, here.prepared, wish.order)
    return True


def _arrange(session: Session, here: Here, order: Sequence[UUID]) -> bool:
    preparations.arrange(session, here.prepared, order)
    return True
