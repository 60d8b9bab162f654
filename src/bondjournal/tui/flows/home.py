"""Home: where every flow begins and ends."""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.flows import home as of_home
from bondjournal.flows import pages, seeing
from bondjournal.journal import settings
from bondjournal.journal.home import State, greet
from bondjournal.looks import USUAL_LOOK
from bondjournal.tui.flows import doors, unfinished
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.tui.talk import OnScreen
from bondjournal.vault import keyfile
from bondjournal.wording import home as words
from bondjournal.wording.vault import KEY_FILE, held_up

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_WITH_ONE_SHEET = 2
"""The size of the screen stack with one sheet over the empty screen that Textual begins with."""
_OFFERED_LIGHT = "look.offered"
"""The setting that remembers that the light look was offered."""


LookAgain = Callable[[], Awaitable[None]]
Arrive = Callable[["JournalApp", LookAgain], Coroutine[Any, Any, None]]


@dataclass
class Meanwhile:
    """What happened since home was shown, and how much of it home has reported."""

    reported: tuple[int, int] = (0, 0)
    """How many merged captures, and how many set aside, home has reported already."""
    clock_wrong: bool = False
    command: str = ""
    """The command that starts the program next time, said after the first run."""
    first: bool = True
    """Whether no door was used so far."""


async def home(
    app: "JournalApp",
    arrive: Arrive,
    *,
    command: str = "",
) -> None:
    """Show home, and go through the doors chosen there.

    Args:
        app: the app, with an open journal.
        arrive: run at home before anything else; it may make home look again.
        command: how the program is started next time, to be said once.
    """
    from bondjournal.tui.flows.beside import tidying, watching

    meanwhile = Meanwhile(command=command)
    screen = Home(greet(await _known(app, meanwhile)), _date(app))
    await _put_at_the_bottom(app, screen)
    app.take_keys()
    _tell_keys(app, screen)
    app.run_in_background(watching(app, screen))
    app.run_in_background(tidying(app, screen, meanwhile))

    async def look_again() -> None:
        screen.greet(greet(await _known(app, meanwhile)), _date(app))
        _tell_keys(app, screen)

    await app.run_flow(arrive(app, look_again))
    await app.run_flow(_offer_light(app, screen))
    screen.ask(AGAIN)
    while (door := await screen.next_request()) is not None:
        if door != AGAIN:
            remembered(app).aside = screen.state = ""
            await app.run_flow(doors.through(app, door))
            screen.forget_requests()
            journal = app.open_journal
            meanwhile.reported = (journal.merged, journal.quarantined)
            meanwhile.first = False
        await look_again()


async def _put_at_the_bottom(app: "JournalApp", screen: Home) -> None:
    """Show home in place of the screens that led to it; "Hard time" stays in front."""
    hard_time = any(isinstance(one, HardTime) for one in app.screen_stack)
    while len(app.screen_stack) > _WITH_ONE_SHEET:
        app.pop_screen()
    if len(app.screen_stack) == _WITH_ONE_SHEET:
        await app.switch_screen(screen)
    else:
        await app.push_screen(screen)
    if hard_time:
        app.action_hard_time()


async def ask_about_pages(app: "JournalApp") -> None:
    """Ask about every page whose session is over whether to delete its file."""
    if sentence := await pages.ask_if_due(OnScreen(app)):
        # A slip that came afterwards covered the row in which this was first said.
        app.show_notice(sentence)


async def ask_who_is_seen(app: "JournalApp") -> None:
    """Ask whether there is a therapist now."""
    await seeing.ask_if_due(OnScreen(app))


async def _known(app: "JournalApp", meanwhile: Meanwhile) -> State:
    """Return what home is drawn from; what cannot be read is left out and reported."""
    journal = app.open_journal
    said_merged, said_aside = meanwhile.reported
    try:
        drafts = await unfinished.to_go_on_with(app)
        # What does not open is set aside by that.
        news = _news(app, meanwhile, journal.quarantined - said_aside)
        merged = journal.merged - said_merged
        return await of_home.known(
            OnScreen(app), drafts, merged=merged, news=news, made_up=app.demo
        )
    except JournalError as error:
        app.show_notice(error.message)
        return State(today=app.today, news=_news(app, meanwhile, journal.quarantined - said_aside))


def _news(app: "JournalApp", meanwhile: Meanwhile, set_aside: int) -> list[str]:
    """Return sentences about what happened since home was shown, or before it first was."""
    journal = app.open_journal
    sentences = [
        remembered(app).aside,
        words.set_aside(set_aside) if set_aside else "",
        held_up(journal.waiting, journal.why) if journal.why else "",
    ]
    if meanwhile.first:
        sentences += [
            KEY_FILE[journal.key_file_change] if journal.key_file_change else "",
            words.TOO_NEW if journal.too_new else "",
            words.SETS_ANOTHER if app.by_recovery_key else "",
            f"{words.NEXT_TIME} {meanwhile.command}" if meanwhile.command else "",
        ]
    sentences.append(words.TRASH_LEFT if meanwhile.clock_wrong else "")
    return list(filter(None, sentences))


def _date(app: "JournalApp") -> str:
    return dates.margin(app.today)


def _tell_keys(app: "JournalApp", screen: Home) -> None:
    """Say if there is no recovery key; another window may have made one by now."""
    journal = app.open_journal
    with suppress(JournalError):
        journal.keyfile = keyfile.read(app.vault)
    screen.needs_recovery_key = not (journal.keyfile.has_recovery or app.demo)


async def _offer_light(app: "JournalApp", screen: Home) -> None:
    """Say once how the light look is had."""
    if app.theme != USUAL_LOOK or app.demo or screen.noticed not in ("", wording.NO_RECOVERY_KEY):
        return
    if not await app.read(settings.get, _OFFERED_LIGHT):
        screen.notice(words.LIGHT_INSTEAD)
        # Beside: an import in another window may hold the database for a while.
        app.run_in_background(app.settle(_OFFERED_LIGHT, True))
