"""Names and their stand-ins: added, changed, left as they are, and taken back."""

from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import stand_ins as decided
from bondjournal.summary import name_list
from bondjournal.summary.name_list import Name
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
    name = wish.name
    if wish.deed == "add":
        typed = await app.push_screen_wait(AskWords(words.ADD_NAME))
        if typed is None:
            return False
        name = typed
    if wish.deed == "remove":
        await app.write(decided.remove, name)
        return True
    instead = ""
    if wish.deed != "leave":
        present = await app.read(decided.find, name)
        asked = words.INSTEAD_OF.format(name=name)
        slip = AskWords(asked, present.instead if present else "", aside=wording.NOT_ANONYMOUS)
        answer = await app.push_screen_wait(slip)
        if answer is None:
            return False
        instead = answer
    await app.write(decided.decide, name, instead)
    return True


async def _names(app: "JournalApp") -> list[Name]:
    return await app.read(name_list.of_next_page, now=app.now(), today=app.today)
