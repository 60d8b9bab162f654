"""Home: where every flow begins and ends."""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.flows.seeing import ask_if_due
from bondjournal.journal import home_state, settings
from bondjournal.journal.home import State
from bondjournal.looks import USUAL_LOOK
from bondjournal.tui import greeting
from bondjournal.tui.flows import doors, leaving
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.greeting import HomeState
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.tui.talk import OnScreen
from bondjournal.vault import keyfile
from bondjournal.wording.vault import held_up

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
    from bondjournal.tui.flows import noticing
    from bondjournal.tui.flows.beside import tidying, watching

    meanwhile = Meanwhile(command=command)
    now = await _known(app, meanwhile)
    screen = Home(greeting.greet(now), _date(app))
    await _put_at_the_bottom(app, screen)
    app.take_keys()
    _tell_keys(app, screen)
    app.run_in_background(watching(app, screen))
    app.run_in_background(tidying(app, screen, meanwhile))

    async def look_again() -> None:
        now = await _known(app, meanwhile)
        screen.greet(greeting.greet(now), _date(app))
        _tell_keys(app, screen)

    await app.run_flow(arrive(app, look_again))
    if not now.made_up:
        await app.run_flow(ask_if_due(OnScreen(app)))
    await app.run_flow(_offer_light(app, screen))
    screen.ask(AGAIN)
    while (door := await screen.next_request()) is not None:
        if door != AGAIN:
            remembered(app).aside = ""
            await app.run_flow(doors.through(app, door))
            await app.run_flow(noticing.tell(app))
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


async def _known(app: "JournalApp", meanwhile: Meanwhile) -> HomeState:
    """Return what home is drawn from; what cannot be read is left out and reported."""
    journal = app.open_journal
    said_merged, said_aside = meanwhile.reported
    merged, aside = journal.merged - said_merged, journal.quarantined - said_aside
    try:
        now = await app.read(home_state.read, app.now(), app.today)
        captured = await app.read(home_state.entries_among_merged, merged) if merged else 0
        unfinished = await leaving.unfinished_notice(app)
    except JournalError as error:
        app.show_notice(error.message)
        now, captured, unfinished = State(today=app.today), 0, ""
    return HomeState(
        **{one.name: getattr(now, one.name) for one in fields(now)},
        merged=merged,
        merged_entries=captured,
        set_aside=aside,
        aside=remembered(app).aside,
        unfinished=unfinished,
        made_up=app.demo,
        clock_wrong=meanwhile.clock_wrong,
        command=meanwhile.command if meanwhile.first else "",
        key_file=journal.key_file_change if meanwhile.first else "",
        held_up=held_up(journal.waiting, journal.why) if journal.why else "",
        too_new=journal.too_new if meanwhile.first else 0,
        by_recovery_key=app.by_recovery_key and meanwhile.first,
    )


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
        screen.notice(greeting.LIGHT_INSTEAD)
        # Beside: an import in another window may hold the database for a while.
        app.run_in_background(app.settle(_OFFERED_LIGHT, True))
