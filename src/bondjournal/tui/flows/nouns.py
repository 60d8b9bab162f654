"""The list of a noun in the TUI: its rows, and what can be done with them."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.flows.pages import PAGES
from bondjournal.flows.removing import delete
from bondjournal.flows.waiting import ask_all
from bondjournal.flows.whose import ask_about_new
from bondjournal.nouns import TOPIC
from bondjournal.nouns.moment import SIGNS
from bondjournal.nouns.noun import Noun
from bondjournal.nouns.prompt import PROMPT
from bondjournal.nouns.stand_in import STAND_IN
from bondjournal.nouns.therapist import preparing_by
from bondjournal.tui.flows import undoing
from bondjournal.tui.flows.noun_rows import shown
from bondjournal.tui.screens import days
from bondjournal.tui.screens.former import ReadFormer
from bondjournal.tui.screens.goals import Goals
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.list_screen import Request
from bondjournal.tui.screens.noun_list import GoodSigns, NounList, screen_of
from bondjournal.tui.screens.prepare_under import ask_under
from bondjournal.tui.screens.settings import Settings
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import NUMBER_KEPT

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

Listing = NounList | Goals | Settings | HardTime
MOVES = {"higher": -1, "lower": 1}
"""By how many places each action moves a row."""


async def _under(talk: Any, row: Any) -> None:
    """Ask what belongs under a topic, on its own slip."""
    if await ask_under(talk.app, row.uuid):
        talk.say_kept()


_ON_SCREEN: Mapping[Noun, Noun] = {
    TOPIC: replace(
        TOPIC,
        actions=[replace(one, do=_under) if one.name == "under" else one for one in TOPIC.actions],
    ),
}
"""Nouns with a description of their own in the TUI."""


async def a_list(noun: Noun, app: "JournalApp", at: UUID | None = None) -> None:
    """Show the list of a noun.

    Args:
        noun: the noun.
        app: the app.
        at: the row the mark begins on; of one that the list does not show all words are shown.
    """
    noun = _ON_SCREEN.get(noun, noun)
    listed = await shown(noun, app)
    screen = screen_of(noun)(*listed)
    await app.push_screen(screen)
    if at is not None:
        screen.put(*listed, mark=at)
        if at not in listed[1]:
            screen.ask(Request("edit" if noun.can_change else "open", Row(at, "")))
    await _handle(noun, app, screen)


async def signs(app: "JournalApp") -> int | None:
    """Show the good signs; return the part of Look back that they were left for, if any."""
    screen = GoodSigns(*await shown(SIGNS, app))
    await app.push_screen(screen)
    await _handle(SIGNS, app, screen)
    return screen.left_for


async def _handle(noun: Noun, app: "JournalApp", screen: NounList) -> None:
    """Do what is requested on a list until it is left."""
    repeated = {*MOVES, *(one.name for one in noun.actions if one.repeats)}
    while (request := await screen.next_request()) is not None:
        try:
            await do(noun, app, screen, request)
        except JournalError as error:
            screen.notice(error.message)
        if request.action not in repeated:
            screen.forget_requests()


topics = partial(a_list, TOPIC)
pages = partial(a_list, PAGES)
prompts = partial(a_list, PROMPT)
stand_ins = partial(a_list, STAND_IN)


async def therapists(app: "JournalApp") -> None:
    """Show the therapists; the page for one of several can be prepared from there."""
    from bondjournal.tui.flows.preparing import prepare

    async def prepare_for(talk: Any, row: Any) -> None:
        await prepare(talk.app, therapist=row.uuid.hex)

    await a_list(preparing_by(prepare_for), app)


async def which_day(app: "JournalApp") -> None:
    """Ask about everything that waits for its session."""
    await ask_all(OnScreen(app))


async def do(noun: Noun, app: "JournalApp", screen: Listing, request: Request) -> None:
    """Handle a request, and show the updated list."""
    if request.action == "new":
        add = noun.add
        if noun.headings and request.uuid is not None:
            add = partial(add, beside=await noun.again(OnScreen(app), request.uuid))
        await _do_with_list(noun, app, screen, add)
    elif request.action == "undo":
        await _undo(noun, app, screen)
    elif request.uuid is not None:
        await _do_with(noun, app, screen, request, request.uuid)


async def _undo(noun: Noun, app: "JournalApp", screen: Listing) -> None:
    found = await undoing.take_back(app, screen)
    if found:
        await _show(noun, app, screen, undoing.became(found), mark=found[0].row)


async def _do_with_list(
    noun: Noun,
    app: "JournalApp",
    screen: Listing,
    do: Callable[..., Coroutine[Any, Any, UUID | None]],
) -> None:
    talk = OnScreen(app, noun.kept)
    uuid = await do(talk)
    if uuid is None:
        screen.put(*await shown(noun, app))
    else:
        if noun.has_owner:
            await ask_about_new(talk, uuid)
        await _show(noun, app, screen, noun.kept, mark=uuid)
        screen.notice(talk.reported or "")


async def _do_with(
    noun: Noun, app: "JournalApp", screen: Listing, request: Request, uuid: UUID
) -> None:
    if request.action == "open" and noun.full_text is not None:
        action = await _read(noun, app, uuid)
        if action is None:
            return
        request = Request(action, request.row)
    if request.action == noun.slip_by and noun.on_slip:
        action = await noun.ask_which(OnScreen(app), uuid)
        if action is None:
            return
        request = Request(action, request.row)
    if request.action in MOVES:
        if await app.write(noun.list.step, uuid, MOVES[request.action]):
            await _show(noun, app, screen, noun.kept)
    elif request.action == "delete" and "delete" in noun.shared:
        await _delete(noun, app, screen, uuid)
    else:
        await _ask(noun, app, screen, request, uuid)


async def _read(noun: Noun, app: "JournalApp", uuid: UUID) -> str | None:
    """Show the full text of a row; return the action requested there, or None."""
    if noun.full_text is None:
        return None
    text = noun.full_text(await noun.again(OnScreen(app), uuid))
    day, clock = dates.date_and_clock(text.at, app.zone)
    margin = (text.what, days.label(day, app.today.year), clock)
    screen = ReadFormer(text, margin, [one.name for one in noun.actions])
    await app.push_screen(screen)
    action = await screen.next_request()
    if action is not None:
        screen.leave()
    return action


async def _ask(
    noun: Noun, app: "JournalApp", screen: Listing, request: Request, uuid: UUID
) -> None:
    """Ask what an action needs to know about a row, and show what was kept."""
    talk = OnScreen(app, noun.kept)
    row = await noun.again(talk, uuid)
    action = next((one for one in noun.actions if one.name == request.action), None)
    if action is None:
        noun.check(row)
        await noun.change(talk, row)
    else:
        await action.do(talk, row)
        if action.leaves:
            screen.leave()
            return
    if talk.reported is not None:
        sentence = await undoing.what_changed(noun, talk, row, action)
        await _show(noun, app, screen, sentence or talk.kept)
        if not sentence:
            screen.notice(talk.reported)
    else:
        screen.put(*await shown(noun, app))


async def _delete(noun: Noun, app: "JournalApp", screen: Listing, uuid: UUID) -> None:
    """Delete a row after asking, and say what became of it."""
    talk = OnScreen(app)
    row = await noun.again(talk, uuid)
    noun.check(row)
    deleted = await delete(talk, uuid, noun.this)
    if deleted is not None:
        await _show(noun, app, screen, undoing.deletion_notice(deleted, noun.name_of(row)))


async def _show(
    noun: Noun, app: "JournalApp", screen: Listing, sentence: str, mark: UUID | None = None
) -> None:
    """Show the updated list, and say a sentence about the change."""
    screen.put(*await shown(noun, app), mark=mark)
    is_state = sentence in (noun.kept, NUMBER_KEPT)
    screen.state = sentence if is_state else ""
    if not is_state:
        screen.notice(sentence)
