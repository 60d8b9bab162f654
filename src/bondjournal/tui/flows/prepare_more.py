"""Preparing: what would help, and everything else that may be on the page."""

from functools import partial

from bondjournal.errors import JournalError
from bondjournal.flows import on_page
from bondjournal.journal import preparations
from bondjournal.summary import offered, switch
from bondjournal.summary.offered import Offered
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.flows.way import Way
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
from bondjournal.tui.talk import OnScreen
from bondjournal.wording.work import NUMBER_FOR_PAGE


async def would_help(way: Way) -> str:
    """Ask what would help most, in order."""
    wishes = list(await way.read(preparations.wishes))
    screen = HelpStep(way.place, wishes, now=way.began, zone=way.app.zone)
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, WouldHelp):
            await way.keep(preparations.wish_for, wish.wishes)
    return "stop"


async def the_rest(way: Way) -> str:
    """Ask what else is on the page."""
    screen = RestStep(way.place, await _offered(way))
    await way.show(screen)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, Switch):
            order = wish.order if wish.on else ()
            await way.keep(switch.put, wish.what, on=wish.on, order=order)
        elif isinstance(wish, Arrange):
            await way.keep(preparations.put_in_order, wish.order)
        elif isinstance(wish, Open):
            await _open(way, wish.what)
        try:
            told = await _own(way, wish)
            there = await _offered(way)
            if not screen.more_asked:
                screen.show(there)
            if told:
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)
    return "stop"


async def _own(way: Way, wish: object) -> str:
    """Add something, or change the words of it, where that is wished; return what is said."""
    talk = OnScreen(way.app)
    if isinstance(wish, New):
        uuid = await on_page.add(talk, way.therapist)
        if uuid is not None and await way.keep(switch.put_new, uuid) is False:
            return NUMBER_FOR_PAGE
    if isinstance(wish, Change):
        await on_page.change(talk, wish.what)
        if talk.told is not None:
            way.is_kept()
    return ""


async def _open(way: Way, what: Offered) -> None:
    if what.kind != "name":
        await way.app.push_screen_wait(InFull(what))
        return
    slip = partial(
        AskWords,
        "Who is the page from?",
        aside="A letter is enough. Left empty, no name stands there.",
        may_be_empty=True,
    )

    async def keep(name: str) -> None:
        await way.app.write(switch.sign, name)
        way.is_kept()

    await by_slip(way.app, slip, keep, await way.app.read(switch.signed))


async def _offered(way: Way) -> list[Offered]:
    return await way.read(offered.the_rest, today=way.app.today)
