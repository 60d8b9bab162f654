"""Locking: blank at once, the draft kept, the image ended, and back to the same place."""

import os
import resource
import signal
import threading
import time
from types import SimpleNamespace
from uuid import uuid4

import pytest
from begun import begun
from textual import events
from walk import PASSPHRASE, keep, keep_many, walking

from bondjournal import unlock
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.journal import settings
from bondjournal.tui import locking, made_up, unwritten
from bondjournal.tui.app import JournalApp, run
from bondjournal.tui.flows import arriving, opening
from bondjournal.tui.locking import Before
from bondjournal.tui.screens.hidden import Hidden
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.welcome import Welcome
from bondjournal.tui.screens.write import Write
from bondjournal.tui.widgets.field import Field
from bondjournal.vault import drafts, known, passphrase, places, sealed_files
from bondjournal.wording import vault as words
from bondjournal.wording import work
from made import AT
from waiting import LONGEST

DID_NOT_OPEN = "That did not open it. Try again."

CANARY = "CANARY of a person's text"


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self, app):
        self.now = 1000.0
        app.idle.clock = lambda: self.now
        app.idle.somebody()
        self.app = app

    def pass_by(self, seconds):
        self.now += seconds
        self.app._tick()


def drafts_of(journal):
    return [
        Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid))
        for uuid in drafts.waiting(journal.vault)
    ]


def places_of(journal):
    return sealed_files.names(journal.vault.path / "places")


def test_the_clock_goes_on_while_the_machine_sleeps():
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= locking.elapsed_clock() <= time.clock_gettime(time.CLOCK_BOOTTIME)


async def test_nobody_there_for_five_minutes_locks_and_it_is_said_before(journal):
    async with walking(journal) as walk:
        clock = Clock(walk.app)
        clock.pass_by(279)
        await walk.pilot.pause()
        assert "Locking soon" not in walk.text
        clock.pass_by(1)
        await walk.shows("Locking soon. Press any key to stay.")
        clock.pass_by(19)
        assert not walk.app._locking
        clock.pass_by(1)
        await walk.until(lambda: walk.app._exit)
    assert walk.app.return_value == 0


async def test_any_key_stays_and_does_nothing_else(journal):
    async with walking(journal) as walk:
        clock = Clock(walk.app)
        clock.pass_by(290)
        await walk.shows("Locking soon.")
        await walk.press("w")
        await walk.until(lambda: "Locking soon." not in walk.text)
        assert isinstance(walk.screen, Home)
        clock.pass_by(290)
        assert not walk.app._locking
        await walk.press("x", "w")
        await walk.at(Write)


@pytest.mark.parametrize("turned", [events.MouseScrollUp, events.MouseScrollDown])
async def test_somebody_who_only_scrolls_is_there(journal, turned):
    async with walking(journal) as walk:
        clock = Clock(walk.app)
        clock.pass_by(290)
        walk.app.post_message(turned(None, 9, 9, 0, 0, 0, False, False, False))
        await walk.pilot.pause()
        clock.pass_by(290)
        assert not walk.app._locking


async def test_while_writing_it_waits_longer_and_a_letter_is_a_letter(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        clock = Clock(walk.app)
        clock.pass_by(870)
        assert not walk.app._locking
        clock.pass_by(11)
        await walk.shows("Locking soon.")
        await walk.type("a")
        assert walk.screen.draft.body == "a"
        clock.pass_by(899)
        assert not walk.app._locking
        clock.pass_by(1)
        await walk.until(lambda: walk.app._exit)
    assert [draft.body for draft in drafts_of(journal)] == ["a"]


async def test_a_key_after_a_long_sleep_locks_instead_of_doing_something(journal):
    async with walking(journal) as walk:
        clock = Clock(walk.app)
        clock.now += 8 * 60 * 60
        await walk.press("w")
        await walk.until(lambda: walk.app._exit)
        assert isinstance(walk.screen, Home)


@pytest.mark.parametrize(
    ("name", "minutes", "locks"), [("lock.after", 1, True), ("lock.after", 0, False)]
)
async def test_how_long_is_the_persons_choice(journal, name, minutes, locks):
    with journal.transaction() as session:
        settings.put(session, name, minutes)
    async with walking(journal) as walk:
        Clock(walk.app).pass_by(24 * 60 * 60 if not locks else 61)
        await walk.pilot.pause()
        assert walk.app._exit is locks


@pytest.mark.long
async def test_losing_the_focus_locks_where_that_is_wished(journal):
    async with walking(journal) as walk:
        walk.app.post_message(events.AppBlur())
        await walk.pilot.pause()
        assert not walk.app._locking
    with journal.transaction() as session:
        settings.put(session, "lock.on-focus-lost", True)
    async with walking(journal) as walk:
        walk.app.post_message(events.AppBlur())
        await walk.until(lambda: walk.app._exit)


async def test_the_lock_screen_does_not_lock_again(journal):
    journal.close()
    async with begun(journal.vault) as walk:
        await walk.at(Unlock)
        Clock(walk.app).pass_by(24 * 60 * 60)
        await walk.pilot.pause()
        assert not walk.app._locking


@pytest.mark.long
async def test_hiding_keeps_the_draft_and_leads_back_to_its_cursor(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("One line\nand another")
        await walk.press("up", "home", "right", "f9")
        await walk.until(lambda: walk.app._exit)
    (draft,), (name,) = drafts_of(journal), places_of(journal)
    assert (draft.body, draft.cursor) == ("One line\nand another", (0, 1))
    async with begun(journal.vault, before=Before(place=name, hidden=True)) as walk:
        await walk.at(Hidden)
        assert walk.text.strip() == ""
        await walk.press("f1")
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Write)
        assert walk.screen.draft.cursor == (0, 1)
        assert walk.screen.draft.uuid == draft.uuid
        assert places_of(journal) == []
        await walk.press("escape")
        await walk.at(Home)


async def test_it_leads_back_to_the_same_row_and_the_same_entry(journal, at):
    at("2026-05-10T16:20")
    keep_many(journal, 5)
    async with walking(journal, "l") as walk:
        await walk.at(JournalList)
        await walk.shows("number 4")
        await walk.press("down", "down", "f9")
        await walk.until(lambda: walk.app._exit)
    (name,) = places_of(journal)
    async with begun(journal.vault, passphrase=PASSPHRASE, before=Before(place=name)) as walk:
        await walk.at(JournalList)
        await walk.shows("▎ number 2")
        await walk.press("enter")
        await walk.at(ReadEntry)
        await walk.press("f9")
        await walk.until(lambda: walk.app._exit)
    (name,) = places_of(journal)
    async with begun(journal.vault, passphrase=PASSPHRASE, before=Before(place=name)) as walk:
        await walk.at(ReadEntry)
        await walk.shows("number 2")
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.shows("▎ number 2")


async def test_an_entry_that_is_gone_leads_back_to_the_list(journal):
    name = places.keep(journal.vault, b'{"entry": "%032d", "reading": "yes"}' % 7)
    journal.close()
    async with begun(journal.vault, passphrase=PASSPHRASE, before=Before(place=name)) as walk:
        await walk.at(JournalList)


@pytest.mark.long
async def test_a_moved_cursor_is_kept_even_where_the_words_were_kept_before(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("One line")
        await walk.shows("Draft kept.")
        await walk.press("home", "f9")
        await walk.until(lambda: walk.app._exit)
    assert [draft.cursor for draft in drafts_of(journal)] == [(0, 0)]


async def test_what_is_written_while_locked_is_locked_away_too(journal):
    journal.close()
    async with begun(journal.vault) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.at(Write)
        await walk.type("Half a line")
        Clock(walk.app).pass_by(901)
        await walk.until(lambda: walk.app._exit)
    assert [draft.body for draft in drafts_of(journal)] == ["Half a line"]


@pytest.mark.parametrize("key", ["f9", "ctrl+q"])
async def test_what_is_typed_on_a_slip_is_an_unfinished_entry(journal, key):
    async with walking(journal, "t", "n", *"the stairs") as walk:
        await walk.press("tab", *"again", key)
        await walk.until(lambda: walk.app._exit)
    (draft,) = drafts_of(journal)
    assert (draft.prompt, draft.body) == (work.TOPIC, "the stairs\n\nagain")
    place = next(iter(places_of(journal)), None)
    async with begun(journal.vault, passphrase=PASSPHRASE, before=Before(place=place)) as walk:
        await walk.shows("the stairs" if key == "f9" else "Go on with")


async def test_at_home_no_place_is_left(journal):
    async with walking(journal, "ctrl+l") as walk:
        await walk.until(lambda: walk.app._exit)
    assert places_of(journal) == []


def full(*_, **__):
    raise JournalError("The disk is full; this was not kept.")


async def test_where_the_draft_cannot_be_kept_it_locks_all_the_same(journal, monkeypatch):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Half a line")
        uuid = walk.screen.draft.uuid
        monkeypatch.setattr(drafts, "keep", full)
        await walk.press("f9")
        await walk.until(lambda: walk.app._exit)
        left = walk.app.unwritten
    assert set(left) == {uuid}
    content = drafts.unseal(journal.keys, uuid, left[uuid])
    assert Draft.from_bytes(content).body == "Half a line"
    assert b"Half" not in left[uuid]


async def test_what_the_disk_did_not_take_comes_back_with_the_passphrase_alone(
    journal, monkeypatch
):
    draft = Draft(at=AT, changed_at=AT, zone="UTC", body=CANARY)
    to, _ = known.recipient(journal.vault, journal.keys)
    sealed = drafts.seal(to, draft.uuid, draft.to_bytes())
    journal.close()
    monkeypatch.setattr(drafts, "keep_sealed", full)
    before = Before(locked=True, unwritten={draft.uuid: sealed})
    async with begun(journal.vault, before=before) as walk:
        await walk.at(Unlock)
        await walk.shows(words.UNWRITTEN)
        await walk.press("ctrl+q")
        await walk.pilot.pause()
        assert not walk.app._exit, "it is thrown away by no key"
        assert "CANARY" not in walk.text
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Write)
        assert walk.screen.draft.body == CANARY
        monkeypatch.undo()
        await walk.shows(words.WRITTEN_NOW)
    assert [one.body for one in drafts_of(journal)] == [CANARY]


async def test_a_journal_that_locked_and_is_gone_is_no_first_run(journal, monkeypatch):
    journal.close()
    journal.vault.path.rename(away := journal.vault.path.with_name("away"))
    async with begun(journal.vault, before=Before(locked=True)) as walk:
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.shows("There is no journal")
        away.rename(journal.vault.path)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)


async def test_what_is_typed_while_a_passphrase_is_tried_is_for_nobody(journal, monkeypatch):
    journal.close()
    trying = threading.Event()

    def tried(*given, **named):
        trying.wait(LONGEST)
        return unlock.unlock(*given, **named)

    monkeypatch.setattr(opening, "_unlock", lambda app, given: tried(app.vault, given.typed))
    async with begun(journal.vault) as walk:
        await walk.at(Unlock)
        await walk.type("not this")
        await walk.pilot.press("enter")
        await walk.until(lambda: "Opening." in walk.text)
        await walk.pilot.press("w", "x", "enter", "f1")
        trying.set()
        await walk.shows(DID_NOT_OPEN)
        assert walk.screen.query_one(Field).value == ""
        trying.clear()
        await walk.type(PASSPHRASE)
        await walk.pilot.press("enter")
        await walk.until(lambda: "Opening." in walk.text)
        await walk.pilot.press("w", "q")
        trying.set()
        await walk.at(Home)


@pytest.mark.parametrize("key", ["f9", "ctrl+l"])
async def test_whoever_hides_while_a_passphrase_is_tried_sees_no_journal(journal, monkeypatch, key):
    journal.close()
    trying = threading.Event()

    def tried(app, given):
        trying.wait(LONGEST)
        return unlock.unlock(app.vault, given.typed)

    monkeypatch.setattr(opening, "_unlock", tried)
    async with begun(journal.vault) as walk:
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.pilot.press("enter")
        await walk.until(lambda: "Opening." in walk.text)
        await walk.pilot.press("w", key)
        locks = walk.app._locking
        trying.set()
        assert locks
        await walk.until(lambda: walk.app._exit)
        assert not any(isinstance(screen, Home) for screen in walk.app.screen_stack)


async def test_hidden_before_there_is_a_journal_it_comes_back_to_the_welcome(vault, becoming):
    async with begun(vault) as walk:
        await walk.at(Welcome)
        with pytest.raises(Became):
            locking.restart(vault, walk.app.leave_behind(), look="dusk")
    ((*_, environ),) = becoming
    async with begun(vault, before=locking.take_handed_over(environ)) as walk:
        await walk.at(Welcome)


@pytest.mark.parametrize("content", [b"", b"[]", b"no json", b"\xff", b"3"])
def test_a_place_that_says_nothing_is_none(journal, content):
    name = places.keep(journal.vault, content)
    app = SimpleNamespace(vault=journal.vault, journal=journal, before=Before(place=name))
    assert arriving._place(app) == {}


@pytest.mark.parametrize("draft", [3, "zz", None, "", ["a"]])
def test_a_draft_that_has_no_name_is_none(draft):
    assert arriving._uuid(draft) is None


async def test_a_draft_that_is_gone_leads_home(journal):
    name = places.keep(journal.vault, b'{"draft": "%032d"}' % 7)
    journal.close()
    async with begun(journal.vault, passphrase=PASSPHRASE, before=Before(place=name)) as walk:
        await walk.at(Home)


async def test_a_place_nobody_comes_back_to_is_forgotten_when_the_program_ends(journal):
    name = places.keep(journal.vault, b"{}")
    async with begun(journal.vault, before=Before(place=name)) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+q")
    assert places_of(journal) == []


class Became(Exception):
    """Instead of the exec."""


@pytest.fixture
def becoming(monkeypatch):
    """What the process would become: the program, its arguments and its environment."""
    became = []

    def execve(program, arguments, environ):
        became.append((program, arguments, dict(environ)))
        raise Became

    monkeypatch.setattr(os, "execve", execve)
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    handlers = {
        one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    }
    yield became
    # What is held back for the next image would be held back from every program started later.
    for one, handler in handlers.items():
        signal.signal(one, handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    signal.set_wakeup_fd(-1)


def test_the_next_image_learns_a_name_and_no_secret(vault, becoming, monkeypatch):
    for variable in (passphrase.COMMAND, passphrase.FILE, passphrase.VARIABLE):
        monkeypatch.setenv(variable, PASSPHRASE)
    monkeypatch.setenv("KEPT", "as it is")
    place = uuid4()
    with pytest.raises(Became):
        locking.restart(vault, Before(place, hidden=True), look="day")
    ((program, arguments, environ),) = becoming
    assert arguments[0] == program
    assert arguments[1:] == ["-P", "-m", "bondjournal", "--vault", str(vault.path)]
    assert PASSPHRASE not in str(environ)
    own = {name: value for name, value in environ.items() if name.startswith("BONDJOURNAL_")}
    assert own.pop("BONDJOURNAL_CAUGHT").isdigit()
    assert own == {locking.LOOK: "day", locking.AGAIN: str(place), locking.HIDDEN: "1"}
    assert environ["KEPT"] == "as it is"


async def test_nothing_that_was_written_is_in_what_the_next_image_gets(
    journal, becoming, monkeypatch
):
    keep(journal, body=CANARY)
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type(CANARY)
        left = walk.app.leave_behind()
        with pytest.raises(Became):
            locking.restart(journal.vault, left, look="dusk")
    assert "CANARY" not in str(becoming)
    for file in journal.vault.path.rglob("*"):
        assert not file.is_file() or b"CANARY" not in file.read_bytes()


def test_what_is_not_on_the_disk_is_handed_on_in_memory_once():
    sealed = {uuid4(): b"sealed", uuid4(): bytes(100_000)}
    named = unwritten.handed_on(sealed)
    assert os.get_inheritable(int(named))
    assert unwritten.taken(named) == sealed
    assert unwritten.taken(named) == {}
    assert unwritten.handed_on({}) == ""


def test_what_a_limit_on_files_would_cut_off_is_handed_on_in_a_pipe():
    sealed = {uuid4(): bytes(20_000)}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        named = unwritten.handed_on(sealed)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert unwritten.taken(named) == sealed


@pytest.mark.parametrize("named", ["", "x", "-1", "99999"])
def test_what_names_no_such_file_holds_nothing(named):
    assert unwritten.taken(named) == {}


def test_what_the_image_before_left_is_taken_out_of_the_environment():
    place = uuid4()
    environ = {locking.AGAIN: str(place), locking.HIDDEN: "1", "HOME": "/"}
    assert locking.take_handed_over(environ) == Before(place=place, hidden=True, locked=True)
    assert environ == {"HOME": "/"}
    assert locking.take_handed_over({locking.AGAIN: "nonsense"}) == Before(locked=True)
    assert locking.take_handed_over({}) == Before()


@pytest.mark.parametrize(("named", "look"), [("day", "day"), ("neon", "dusk"), ("", "dusk")])
def test_the_look_of_the_lock_screen_is_one_there_is(named, look):
    assert locking.initial_look({locking.LOOK: named}) == look


@pytest.mark.long
async def test_a_blank_screen_is_the_next_thing_written(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type(CANARY)
        driver = walk.app._driver
        written = []
        driver.write, driver.flush = written.append, lambda: None
        locking.blank(driver, "#18191f")
        assert written == ["\x1b[0m\x1b[48;2;24;25;31m\x1b[2J\x1b[H\x1b[?25l"]
        written.clear()
        locking.blank(driver, "ansi_default")
        assert written == ["\x1b[0m\x1b[2J\x1b[H\x1b[?25l"]


def test_a_passphrase_that_is_given_stays_in_no_environment(vault, journal, monkeypatch):
    monkeypatch.setenv(passphrase.VARIABLE, PASSPHRASE)
    given = []

    def look_at(app, **_):
        given.append((app.passphrase, dict(os.environ)))

    monkeypatch.setattr(JournalApp, "run", look_at)
    assert run(vault, passphrase=PASSPHRASE) == 0
    ((phrase, environ),) = given
    assert phrase == PASSPHRASE
    assert PASSPHRASE not in str(environ)


def test_from_the_welcome_the_demo_leads_back_to_the_welcome(vault, monkeypatch):
    steps = []

    def step(app, **_):
        steps.append(app)
        return 1 if len(steps) == 1 else 0

    monkeypatch.setattr(JournalApp, "run", step)
    monkeypatch.setattr(made_up, "look_around", lambda: steps.append("demo"))
    assert run(vault) == 0
    assert steps[1] == "demo"
    assert len(steps) == 3
