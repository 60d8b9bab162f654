"""Names and their stand-ins: added, changed, left as they are, and taken back."""

from functools import partial
from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import stand_ins as decided
from bondjournal.summary import name_list
from bondjournal.summary.name_list import Name
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.screens.prepare_name import AskWords
from bondjournal.tui.screens.stand_ins import StandIns, Wish
from bondjournal.wording import names as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def stand_ins(app: "JournalApp") -> None:
    """Show the names that are decided, below those on the next page that are not."""
    screen = StandIns(await _names(app))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            if await _do(app, wish):
                screen.show(await _names(app))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.message)


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "add":
        return await add_name(app)
    if wish.deed == "remove":
        await app.write(decided.remove, wish.name)
    elif wish.deed == "leave":
        await app.write(decided.decide, wish.name, "")
    else:
        return await replace(app, wish.name)
    return True


async def add_name(app: "JournalApp") -> bool:
    """Ask for a name and for what stands instead; return whether that was kept."""
    return bool(await by_slip(app, partial(AskWords, words.ADD_NAME), partial(replace, app), ""))


async def replace(app: "JournalApp", name: str) -> bool:
    """Ask what stands instead of a name; return whether that was kept.

    Raises:
        WrongUse: it is no name, or too long for one.
    """

    async def keep(instead: str) -> bool:
        await app.write(decided.decide, name, instead)
        return True

    present = await app.read(decided.find, name)
    slip = partial(AskWords, words.INSTEAD_OF.format(name=name), aside=wording.NOT_ANONYMOUS)
    return bool(await by_slip(app, slip, keep, present.instead if present else ""))


async def _names(app: "JournalApp") -> list[Name]:
    return await app.read(name_list.of_next_page, now=app.now(), today=app.today)
