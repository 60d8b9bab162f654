"""Tags on the screen: one is opened, renamed, or taken off every entry."""

from typing import TYPE_CHECKING

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.journal import tag_list
from bondjournal.talk import Line
from bondjournal.tui.flows import undoing
from bondjournal.tui.screens.list_screen import Request
from bondjournal.tui.screens.tags import Tags
from bondjournal.tui.screens.undo_sheet import done
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import tags as words
from bondjournal.wording.undoing import DELETED

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def tags(app: "JournalApp") -> tuple[str, int | None]:
    """Show the tags; return the one that was opened, and the part of Look back it was left for."""
    screen = Tags(await _rows(app))
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        if request.action == "open":
            screen.leave()
            return request.name, None
        try:
            await _do(app, screen, request)
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_requests()
    return "", screen.left_for


async def _do(app: "JournalApp", screen: Tags, request: Request) -> None:
    said = ""
    if request.action == "undo":
        if found := await undoing.take_back(app, screen):
            said = undoing.became(found)
    elif request.action == "delete":
        await app.write(tag_list.remove, request.name)
        said = done(DELETED, f"#{request.name}")
    else:
        new = await _rename(app, request.name)
        if new:
            said = done(words.IS_RENAMED, words.IS_NOW.format(tag=request.name, new=new))
    screen.show(await _rows(app))
    screen.refresh_bindings()
    if said:
        screen.notice(said)


async def _rename(app: "JournalApp", name: str) -> str | None:
    async def keep(typed: str) -> str:
        return await app.write(tag_list.rename, name, typed)

    return await OnScreen(app).line(Line(words.NEW_NAME, "A tag", name), keep)


async def _rows(app: "JournalApp") -> list[Row]:
    year = app.today.year
    return [
        Row(
            one.name,
            dates.margin(one.latest, year),
            margin=f"#{one.name}",
            short_margin=f"#{one.name}",
        )
        for one in await app.read(tag_list.listed)
    ]
