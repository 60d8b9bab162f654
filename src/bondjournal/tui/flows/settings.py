"""Settings on the screen: changed at once, and gone by at once."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bondjournal.errors import JournalError
from bondjournal.flows import settings as flow
from bondjournal.nouns.noun import Noun
from bondjournal.summary import all_settings
from bondjournal.talk import Line
from bondjournal.tui import preferences
from bondjournal.tui.flows import nouns
from bondjournal.tui.flows.noun_rows import shown
from bondjournal.tui.screens.list_screen import Request
from bondjournal.tui.screens.settings import Settings
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import settings as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def settings(app: "JournalApp") -> None:
    """Show all settings until that is left."""
    noun = flow.settings(app.vault)
    noun = replace(
        noun,
        change=_then_gone_by(noun.change),
        actions=[replace(one, do=_then_gone_by(one.do)) for one in noun.actions],
    )
    repeated = {one.name for one in noun.actions if one.repeats}
    screen = Settings(*await shown(noun, app))
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        try:
            await _do(noun, app, screen, request)
        except JournalError as error:
            screen.notice(error.message)
        if request.action not in repeated:
            screen.forget_requests()


def _then_gone_by(ask: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., Any]:
    """Wrap a function that asks for a setting, so that a change applies to the app at once."""

    async def ask_and_go_by(talk: Any, row: Any) -> None:
        await ask(talk, row)
        if talk.reported is not None:
            await preferences.go_by(talk.app)

    return ask_and_go_by


async def _do(noun: Noun, app: "JournalApp", screen: Settings, request: Request) -> None:
    row = request.row
    if request.action == "search":
        await _search(noun, app, screen)
    elif request.action == "pick" and row is not None and request.uuid is not None:
        before = await noun.again(OnScreen(app), request.uuid)
        shown_value = row.values[request.value]
        value = next((value for value, said in before.options if said == shown_value), None)
        if value is None:  # another window changed which values are in view
            screen.put(*await shown(noun, app))
        elif await app.write(all_settings.put, before.name, value):
            await preferences.go_by(app)
            now = await noun.again(OnScreen(app), request.uuid)
            screen.put(*await shown(noun, app))
            screen.notice(noun.changed(before, now) if noun.changed else "")
    elif request.action != "open" or (row is not None and not row.values):
        await nouns.do(noun, app, screen, request)


async def _search(noun: Noun, app: "JournalApp", screen: Settings) -> None:
    """Ask for words, and put the mark on the first setting that has them."""

    async def find(typed: str) -> None:
        sought = typed.casefold().split()
        for one in await noun.read(OnScreen(app)):
            said = " ".join((one.label, one.explained, *(value for _, value in one.options)))
            if all(word in said.casefold() for word in sought):
                screen.rows.go_to(one.uuid)
                return
        screen.notice(words.NO_SUCH_SETTING)

    await OnScreen(app).line(Line(words.WHICH_SETTING, "A setting", keep="go there"), find)
