"""Goals and what helps on the screen: its sections, what is done with them and with their rows."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, cast
from uuid import UUID

from bondjournal.errors import JournalError
from bondjournal.nouns.noun import Noun
from bondjournal.nouns.sections import SECTIONS, ask_page
from bondjournal.summary import what_helps
from bondjournal.tui.flows import nouns
from bondjournal.tui.flows.noun_rows import shown
from bondjournal.tui.screens.goals import STATES, Goals
from bondjournal.tui.screens.list_screen import Request
from bondjournal.tui.screens.undo_sheet import as_before, done
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import on_page

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


class _Turned(NamedTuple):
    """What was put on a page or taken off it."""

    uuid: UUID
    therapist: UUID
    name: str
    on: bool = True
    """Whether it was put there."""


_ANY = SECTIONS["goal"]
"""The rows of one section are shown with those of all."""


async def goals(app: "JournalApp", section: str = "", at: UUID | None = None) -> None:
    """Show all sections; the mark begins on the row of one, or on a row in it.

    Args:
        app: the app.
        section: the name of the section.
        at: the row, whose section is opened; of one that is in none all words are shown.
    """
    if at is not None:
        for one in await app.read(what_helps.sections, app.now(), app.today):
            if one.folded and any(row.uuid == at for row in one.rows):
                await app.write(what_helps.open_section, one.name)
    rows, below = await shown(_ANY, app)
    screen = Goals(rows, below)
    await app.push_screen(screen)
    first = rows[0].key if isinstance(rows[1].key, Heading) else rows[1].key
    is_there = any(row.key == at for row in rows)
    screen.rows.show(rows)
    screen.rows.go_to(at if is_there else Heading(section) if section else first)
    if at is not None and not is_there:
        screen.ask(Request("edit", Row(at, "", kind=section)))
    turned: dict[datetime, _Turned] = {}
    while (request := await screen.next_request()) is not None:
        try:
            await _do(app, screen, request, turned)
        except JournalError as error:
            screen.notice(error.message)
        if request.action not in nouns.MOVES:
            screen.forget_requests()


async def of_noun(noun: Noun, app: "JournalApp", at: UUID | None = None) -> None:
    """Show the list of a noun: its section, where it is one of these."""
    name = next((name for name, one in SECTIONS.items() if one.name == noun.name), "")
    if name:
        await goals(app, name, at)
    else:
        await nouns.a_list(noun, app, at)


async def _do(
    app: "JournalApp", screen: Goals, request: Request, turned: dict[datetime, _Turned]
) -> None:
    """Handle a request; `turned` has what was put on a page or taken off, by when that was."""
    row = request.row
    if row is None:
        return
    last = screen.changes[-1] if screen.changes else None
    if request.action == "undo" and last in turned:
        back, before = turned.pop(last), len(app.changes)
        await _turn(app, screen, back, on=not back.on)
        del app.changes[before:]
        app.changes.remove(last)
        screen.notice(as_before(back.name))
    elif request.action == "open" and isinstance(row.key, Heading):
        await app.write(what_helps.fold_or_open, row.kind)
        screen.put(*await shown(_ANY, app))
    elif request.action == "share" and request.uuid is not None:
        therapist = await ask_page(OnScreen(app), request.uuid)
        if therapist is not None:
            one = _Turned(request.uuid, therapist, await _name_of(app, row))
            on = await _turn(app, screen, one)
            turned[app.changes[-1]] = one._replace(on=on)
            screen.notice(done((on_page.ON if on else on_page.OFF).capitalize(), one.name))
    else:
        if request.action == "new":
            await app.write(what_helps.open_section, row.kind)
        action = STATES.get(row.kind, "") if request.action == "switch" else request.action
        await nouns.do(SECTIONS[row.kind], app, screen, Request(action, row))


async def _turn(app: "JournalApp", screen: Goals, one: _Turned, *, on: bool | None = None) -> bool:
    """Put something on the next page or take it off; return whether it is there now."""
    page = one.uuid, one.therapist, app.now(), app.today
    is_on: bool = await app.write(what_helps.turn, *page, on=on)
    screen.put(*await shown(_ANY, app), mark=one.uuid)
    screen.state = ""
    return is_on


async def _name_of(app: "JournalApp", row: Row) -> str:
    noun = SECTIONS[row.kind]
    return noun.name_of(await noun.again(OnScreen(app), cast(UUID, row.key)))
