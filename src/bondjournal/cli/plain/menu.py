"""Plain mode from beginning to end: the first run or unlocking, the menu, and closing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import signals, wording
from bondjournal.cli import console
from bondjournal.cli.opening import AlreadyReported, tell_set_aside, tidy_up
from bondjournal.cli.plain import first, unlocking
from bondjournal.cli.plain.window import Destroyed, Window
from bondjournal.errors import JournalError, NoVault
from bondjournal.open_journal import Journal
from bondjournal.talk import finish
from bondjournal.vault import keyfile
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from bondjournal.draft import Draft
    from bondjournal.journal.home import Greeting, State

HOW = (
    "Answer with a number or a letter. If there are more choices, type more to hear them. "
    "Type back to leave any question."
)


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
            tell_set_aside(journal, AlreadyReported())
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

    with demo_journal() as journal:
        _menu(Window(journal.vault, journal), made_up=True)


@contextmanager
def _open_in(window: Window, journal: Journal) -> Iterator[None]:
    """Open the journal in a window while the block runs; do the day's tidying at the end."""
    with ExitStack() as stack:
        stack.callback(journal.close)
        window.opened_journal = journal
        with suppress(console.Ended):
            yield
        tidy_up(journal)


def _menu(window: Window, *, made_up: bool = False) -> None:
    """Show the menu again and again, until somebody closes the journal.

    Nothing is asked before it: what is to be asked is a line of the menu.
    """
    from bondjournal.journal.home import greet

    state = _known(window, made_up=made_up)
    greeting = greet(state)
    console.say(f"{greeting.first} {greeting.second}")
    for line in greeting.lines:
        if not line.leads:
            console.say(line.words)
    console.say(HOW)
    while True:
        doors = _doors(window, greeting)
        choices = {key: words for key, (words, _) in doors.items()} | {"0": "Close"}
        try:
            answer = console.choose(wording.WHAT_TO_DO, choices, "")
        except console.WentBack:
            answer = "0"
        if answer == "0":
            console.say("Closed. What was shown stays in this window until you close it.")
            return
        try:
            doors[answer][1]()
        except console.WentBack:
            pass
        except JournalError as error:
            console.tell(error)
        greeting = greet(_known(window, made_up=made_up))


def _known(window: Window, *, made_up: bool) -> "State":
    from bondjournal.cli.plain import drafts
    from bondjournal.flows import home
    from bondjournal.wording.vault import KEY_FILE

    journal = window.journal
    news = [KEY_FILE[journal.key_file_change]] if journal.key_file_change else []
    left = drafts.left_unfinished(window)
    return finish(home.known(window.talk, left, merged=journal.merged, news=news, made_up=made_up))


def _doors(window: Window, greeting: "Greeting") -> dict[str, tuple[str, Callable[[], object]]]:
    from bondjournal.cli.plain import (
        lookback,
        noticed,
        nouns,
        prepare,
        quick_page,
        sessions,
        taking_back,
        vault,
    )
    from bondjournal.flows import pages, seeing
    from bondjournal.flows.former import TRASH
    from bondjournal.nouns import TOPIC
    from bondjournal.nouns.moment import SIGNS
    from bondjournal.nouns.prompt import PROMPT
    from bondjournal.nouns.setting import SETTING
    from bondjournal.nouns.stand_in import STAND_IN
    from bondjournal.nouns.therapist import preparing_by
    from bondjournal.wording import hard_time, off

    people = preparing_by(partial(prepare.prepare_for, window))
    of_home: dict[str, tuple[str, Callable[[], object]]] = {
        "unfinished": ("r", lambda: all_unfinished(window)),
        "waiting": ("d", lambda: _which_day(window)),
        "noticed": ("y", lambda: noticed.tell(window)),
        "delete_pages": ("x", lambda: finish(pages.ask_if_due(window.talk))),
        "seeing": ("k", lambda: finish(seeing.ask_if_due(window.talk))),
        "write": ("1", lambda: _write(window)),
        "after": ("2", lambda: _after(window)),
        "prepare": ("3", lambda: prepare.prepare(window)),
        "quick_page": ("p", lambda: quick_page.quick_page(window)),
        "hard_time": ("h", lambda: _hard_time(window)),
        "look_back": ("4", lambda: lookback.look_back(window)),
        "topics": ("6", lambda: nouns.a_list(window, TOPIC)),
        "goals": ("i", lambda: nouns.sections(window)),
        "sessions": ("5", lambda: sessions.sessions(window)),
    }
    named = [(line.leads, line.words) for line in greeting.lines if line.leads]
    named += [(door.leads, door.words) for group in greeting.doors for door in group]
    if "sessions" not in dict(named):
        named.append(("sessions", "Sessions"))
    named.insert([leads for leads, _ in named].index("look_back"), ("hard_time", hard_time.PLACE))
    doors = {of_home[leads][0]: (words, of_home[leads][1]) for leads, words in named}
    doors |= {
        "o": (off.PLACE, lambda: _off(window)),
        "s": (SIGNS.title, lambda: nouns.a_list(window, SIGNS)),
        "b": (taking_back.NAME, lambda: taking_back.take_back(window)),
        "7": (TRASH.title, lambda: nouns.a_list(window, TRASH)),
        "w": (people.title, lambda: nouns.a_list(window, people)),
        "q": (PROMPT.title, lambda: nouns.a_list(window, PROMPT)),
        "n": (STAND_IN.title, lambda: nouns.a_list(window, STAND_IN)),
        "u": (wording.UNFINISHED, lambda: all_unfinished(window)),
        "e": (SETTING.title, lambda: vault.settings(window)),
        "v": (vault.NAME, lambda: vault.vault(window)),
        "help": ("Help", _help),
    }
    if "after" not in dict(named):
        del doors["n"]
    if not window.journal.keyfile.has_recovery:
        doors["8"] = (wording.NO_RECOVERY_KEY, lambda: _recovery(window))
    return doors


def _write(window: Window) -> None:
    from bondjournal.cli.plain import write

    if not _offer_unfinished(window, list(window.left_drafts)):
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
        console.say(manual.as_heard(topics[int(answer) - 1]))


def all_unfinished(window: Window) -> None:
    """Ask which of the unfinished entries is meant, and what becomes of it."""
    from bondjournal.cli.plain import drafts
    from bondjournal.flows.unfinished import which

    found = drafts.left_unfinished(window)
    if not found:
        console.say(wording.NOTHING_UNFINISHED)
    elif (draft := finish(which(window.talk, found))) is not None:
        _offer_unfinished(window, [draft.uuid])


def _recovery(window: Window) -> None:
    from bondjournal.cli.plain import vault

    vault.recovery_key(window)


def _offer_unfinished(window: Window, uuids: Sequence[UUID]) -> bool:
    """Ask about drafts that were left; return whether one was opened."""
    from bondjournal.cli.plain import drafts

    opened = False
    for draft in drafts.offer(window, uuids):
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
