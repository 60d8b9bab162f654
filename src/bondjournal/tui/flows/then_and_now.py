"""Then and now, on the screen."""

from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.flows.then_and_now import PARTS
from bondjournal.tui.screens.then_and_now import ThenAndNow
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def then_and_now(app: "JournalApp") -> int | None:
    """Show an old entry and the newest one, and the other views chosen there.

    Return the part of Look back that it was left for, if any.
    """
    screen = ThenAndNow()
    await app.push_screen(screen)
    request: int | None = 0
    while request is not None:
        try:
            screen.show(request, await PARTS[request].read(OnScreen(app)), app.today)
        except JournalError as error:
            screen.notice(error.message)
        request = await screen.next_request()
    return screen.left_for
