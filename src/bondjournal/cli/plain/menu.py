"""Plain mode from beginning to end: the first run or unlocking, the menu, and closing."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from bondjournal import signals, wording
from bondjournal.cli import console
from bondjournal.cli.opening import tell_merged, tidy_up
from bondjournal.cli.plain import first, unlocking
from bondjournal.cli.plain.window import Destroyed, Window
from bondjournal.errors import JournalError, NoVault
from bondjournal.open_journal import Journal
from bondjournal.talk import finish
from bondjournal.vault import keyfile
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from bondjournal.draft import Draft

HOW = "A number or a letter answers. The word back leaves any question."


def run(vault: Vault) -> None:
    """Open the journal in plain mode until it is closed, after making one if there is none.

    The end of the input closes it too. What is being written then is left as a draft.

    Raises:
        JournalError: the journal cannot be made or opened.
    """
    with console.plain(), signals.as_exits():
        try:
            _run(vault)
        except (console.Ended, Destroyed):
            return


def demo() -> None:
    """Open the made-up journal in plain mode, until it is closed."""
    with console.plain(), signals.as_exits():
        try:
            _look_around()
        except (console.Ended, Destroyed):
            return


def _run(vault: Vault) -> None:
    try:
        keyfile.read(vault)
    except NoVault:
        _first_run(vault)
        return
    window = Window(vault)
    journal = unlocking.ask_until_open(window)
    if journal is not None:
        with _open_in(window, journal):
            tell_merged(journal)
            _offer_unfinished(window, all_of_them=True)
            _menu(window)


def _first_run(vault: Vault) -> None:
    while True:
        answer = first.welcome()
        if answer == first.LEAVE:
            console.say(wording.NOTHING_WRITTEN)
            return
        if answer == first.LOOK:
            _look_around()
            continue
        journal = first.make(vault)
        if journal is not None:
            break
    window = Window(vault)
    with _open_in(window, journal):
        first.first_steps(window)
        _menu(window)


def _look_around() -> None:
    from bondjournal.demo import demo_journal

    console.say(wording.MADE_UP)
    with demo_journal() as journal:
        _menu(Window(journal.vault, journal))


@contextmanager
def _open_in(window: Window, journal: Journal) -> Iterator[None]:
    """Open the journal in a window while the block runs; do the day's tidying at the end."""
    with ExitStack() as stack:
        stack.callback(journal.close)
        window.opened_journal = journal
        with suppress(console.Ended):
            yield
        tidy_up(journal)


def _menu(window: Window) -> None:
    """Show the menu again and again, until somebody closes the journal."""
    from bondjournal.cli.plain import noticed
    from bondjournal.flows import pages, seeing

    _greet(window)
    for ask_if_due in (seeing.ask_if_due, pages.ask_if_due):
        try:
            finish(ask_if_due(window.talk))
        except JournalError as error:
            console.tell(error)
    console.say(HOW)
    while True:
        noticed.tell(window)
        doors = _doors(window)
        choices = {key: words for key, (words, _) in doors.items()} | {"0": "Close"}
        try:
            answer = console.choose("What do you want to do?", choices, "")
        except console.WentBack:
            answer = "0"
        if answer == "0":
            console.say("Closed. What was shown stays in this window until you close it.")
            return
        try:
            doors[answer][1]()
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error)


def _doors(window: Window) -> dict[str, tuple[str, Callable[[], None]]]:
    from bondjournal.cli.plain import (
        lookback,
        nouns,
        prepare,
        quick_page,
        sessions,
        taking_back,
        vault,
    )
    from bondjournal.flows.former import TRASH
    from bondjournal.journal import additions, appointments, named_therapists
    from bondjournal.journal.home import prepare_for
    from bondjournal.nouns import TOPIC
    from bondjournal.nouns.moment import SIGNS
    from bondjournal.nouns.prompt import PROMPT
    from bondjournal.nouns.setting import SETTING
    from bondjournal.nouns.stand_in import STAND_IN
    from bondjournal.nouns.therapist import THERAPIST
    from bondjournal.wording import hard_time, off
    from bondjournal.wording.pages import QUICK_PAGE
    from bondjournal.wording.work import WORK

    coming = window.journal.read(appointments.coming_with_seen, window.now)
    preparing = prepare_for(coming.day if coming else None, window.today)
    doors: dict[str, tuple[str, Callable[[], None]]] = {
        "1": ("Write", lambda: _write(window)),
        "2": ("After a session", lambda: _after(window)),
        "3": (preparing, lambda: prepare.prepare(window)),
        "4": ("Look back", lambda: lookback.look_back(window)),
        "5": ("Sessions", lambda: sessions.sessions(window)),
        "6": ("Topics", lambda: nouns.a_list(window, TOPIC)),
        "7": (TRASH.title, lambda: nouns.a_list(window, TRASH)),
        "b": (taking_back.NAME, lambda: taking_back.take_back(window)),
        "m": (WORK, lambda: nouns.lists(window)),
        "s": (SIGNS.title, lambda: nouns.a_list(window, SIGNS)),
        "o": (off.PLACE, lambda: _off(window)),
        "h": (hard_time.PLACE, lambda: _hard_time(window)),
        "w": (THERAPIST.title, lambda: nouns.a_list(window, THERAPIST)),
        "q": (PROMPT.title, lambda: nouns.a_list(window, PROMPT)),
        "n": (STAND_IN.title, lambda: nouns.a_list(window, STAND_IN)),
        "u": ("Unfinished entries", lambda: _all_unfinished(window)),
        "e": (SETTING.title, lambda: nouns.a_list(window, SETTING)),
        "v": (vault.NAME, lambda: vault.vault(window)),
        "p": (QUICK_PAGE, lambda: quick_page.quick_page(window)),
        "help": ("Help", _help),
    }
    if not window.journal.read(named_therapists.anybody_seen):
        del doors["2"], doors["3"], doors["n"], doors["p"]
    waits = window.journal.read(additions.unclear)
    if waits:
        doors["d"] = (waits, lambda: _which_day(window))
    if not window.journal.keyfile.has_recovery:
        doors["8"] = (wording.NO_RECOVERY_KEY, lambda: _recovery(window))
    return doors


def _greet(window: Window) -> None:
    from bondjournal.journal import home_state
    from bondjournal.journal.home import greeting

    console.say(greeting(window.journal.read(home_state.read, window.now, window.today)))


def _write(window: Window) -> None:
    from bondjournal.cli.plain import write

    if not _offer_unfinished(window, all_of_them=False):
        write.write(window)


def _after(window: Window) -> None:
    from bondjournal.cli.plain import after

    _which_day(window)
    after.after(window)


def _which_day(window: Window) -> None:
    from bondjournal.flows.waiting import ask_all

    finish(ask_all(window.talk))


def _off(window: Window) -> None:
    from bondjournal.cli.plain import off

    off.off(window)


def _hard_time(window: Window) -> None:
    from bondjournal.cli.plain import hard_time

    hard_time.hard_time(window)


def _help() -> None:
    """Read one topic of help after the other."""
    from bondjournal import manual
    from bondjournal.wording.help import WHICH

    topics = [manual.read(name) for name in manual.TOPICS]
    choices = {str(number): topic.title for number, topic in enumerate(topics, 1)}
    while (answer := console.choose(WHICH, choices | {"0": "Back"}, "")) != "0":
        console.say(manual.as_text(topics[int(answer) - 1]))


def _all_unfinished(window: Window) -> None:
    from bondjournal.cli.plain import drafts

    if not drafts.waiting(window):
        console.say(wording.NOTHING_UNFINISHED)
    _offer_unfinished(window, all_of_them=True)


def _recovery(window: Window) -> None:
    from bondjournal.cli.plain import vault

    vault.recovery_key(window)


def _offer_unfinished(window: Window, *, all_of_them: bool) -> bool:
    """Offer the drafts left in this window, or all of them; return whether one was opened."""
    from bondjournal.cli.plain import drafts

    found = drafts.waiting(window) if all_of_them else list(window.left_drafts)
    opened = False
    for draft in drafts.offer(window, found):
        opened = True
        try:
            take_up(window, draft)
        except console.WentBack:
            continue
    return opened


def take_up(window: Window, draft: "Draft") -> None:
    """Go on with a draft in the flow that it was begun in."""
    from bondjournal.cli.plain import after, off, write
    from bondjournal.journal import named_therapists

    about_session = draft.about is not None or (draft.after and draft.editing is None)
    if draft.at_door:
        off.take_up(window, draft)
    elif about_session and window.journal.read(named_therapists.anybody_seen):
        after.after(window, draft)
    elif not about_session or draft.body.strip():
        write.take_up(window, draft)
