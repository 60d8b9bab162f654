"""The trash on the screen, and what is told where something goes into it."""

from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.flows.removing import Deleted, is_to_go
from bondjournal.journal import former
from bondjournal.journal.former import Former
from bondjournal.tui.flows import former as shown
from bondjournal.tui.screens.former import Trash
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


def told_of(deleted: Deleted) -> str:
    """Return what is told where `u` brings back what is in the trash."""
    return f"{deleted.told} u brings it back." if deleted.version else deleted.told


async def trash(app: "JournalApp") -> None:
    """Show the trash."""
    found = await app.read(former.trash)
    screen = Trash(_rows(app, found))
    await app.push_screen(screen)
    while (request := await screen.asked()) is not None:
        version = next((one for one in found if one.uuid == request.uuid), None)
        try:
            if version is None:
                continue
            action: str | None = request.action
            if action == "open":
                action = await shown.read(app, version, in_trash=True)
            if action == "bring_back":
                await shown.bring_back(app, version.uuid)
                told = wording.BACK
            elif action == "gone" and await is_to_go(OnScreen(app)):
                await app.write(former.empty, [version.row])
                told = wording.GONE
            else:
                continue
            found = await app.read(former.trash)
            screen.show(_rows(app, found))
            screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)


def _rows(app: "JournalApp", found: list[Former]) -> list[Row]:
    return shown.rows_of_trash(found, app.zone, app.today.year)
