"""Preparing: the page is read as it will be, and names on it are decided."""

from collections.abc import Awaitable, Callable
from functools import partial

from bondjournal.errors import JournalError
from bondjournal.summary import file
from bondjournal.summary.budget import Over
from bondjournal.summary.shown import Shown
from bondjournal.summary.shown import shown as as_it_stands
from bondjournal.tui.flows.naming import decide_names, replace_name
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens.prepare_over import Change, OverStep, remark
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_read import AsFile, ReadStep, ReplaceName, ShowStyle
from bondjournal.tui.screens.prepare_step import Went
from bondjournal.wording.pages import CHANGED
from bondjournal.wording.whose import waiting

NOT_DECIDED = "A name on it is not decided yet."
NOT_THERE = "Kept. That name is not on this page so far."
_WHERE = {"Topic": "topics", "What stayed": "notes", "What would help": "help"}
"""At which step the parts of a page are decided; the others at the rest."""


Show = Callable[[], Awaitable[None]]
"""Shows the page as it is now."""


async def read(way: Way) -> str:
    """Show the page, first by how much it is too long if it is."""
    shown = await _shown(way)
    if shown.over is not None and not way.told_over:
        way.told_over = True
        went = await _tell_over(way, shown.over)
        if went != "on":
            way.told_over = went == "stop"
            return went
    screen = ReadStep(way.place, shown.text, remark(shown.over), way.style)
    await way.show(screen)
    show = partial(_show_again, way, screen)
    await decide_names(way, show)
    await show()
    while (wish := await screen.asked()) is not None:
        if not isinstance(wish, Went):
            await _do(way, screen, wish, show)
        elif wish.where != "on":
            way.told_over = False
            return wish.where
        elif await _was_read(way, screen, show):
            return "on"
    return "stop"


async def _do(way: Way, screen: ReadStep, wish: object, show: Show) -> None:
    """Do what is wished while the page is read."""
    if isinstance(wish, ShowStyle):
        way.style = wish.style
        await show()
        screen.to_top()
    elif isinstance(wish, AsFile):
        name = file_name(way)
        await way.app.push_screen_wait(AsItIs(name, way.text))
    elif isinstance(wish, ReplaceName):
        await _replace_name(way, screen, show)


async def _was_read(way: Way, screen: ReadStep, show: Show) -> bool:
    """Say whether the page as it is now is the one that was read, with every name decided."""
    before = way.text
    decided = await decide_names(way, show)
    await show()
    if not decided:
        screen.notice(NOT_DECIDED)
    elif way.text != before:
        screen.notice(CHANGED)
    return decided and way.text == before


async def _replace_name(way: Way, screen: ReadStep, show: Callable[[], Awaitable[None]]) -> None:
    """Replace a name that was seen on the page, and show the page with that."""
    before = way.text
    if await replace_name(way):
        await show()
        if way.text == before:
            screen.notice(NOT_THERE)


async def _tell_over(way: Way, over: Over) -> str:
    screen = OverStep(way.place, over)
    await way.show(screen)
    while (wish := await screen.asked()) is not None:
        if isinstance(wish, Went):
            return wish.where
        if isinstance(wish, Change):
            return next(
                (step for start, step in _WHERE.items() if wish.part.startswith(start)), "rest"
            )
    return "stop"


async def _show_again(way: Way, screen: ReadStep) -> None:
    try:
        shown = await _shown(way)
    except JournalError as error:
        screen.notice(error.message)
        return
    way.text, way.page = shown.text, shown.page
    screen.show(shown.text, remark(shown.over), way.style)
    if shown.waiting:
        screen.notice(waiting(shown.waiting))


async def _shown(way: Way) -> Shown:
    """Return the page as it stands now, exactly as it would be written."""
    return await way.read(as_it_stands, way.style, today=way.app.today)


def file_name(way: Way) -> str:
    """Return what the page's file is called."""
    return file.name(way.page.session_on if way.page else None, way.style)
