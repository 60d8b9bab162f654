"""The real program on a real terminal: signals, the lock's new image, and what is left behind."""

import os
import signal
import sys
from pathlib import Path

import pytest
from at_terminal import BLANK, CANARY, F9, unlocked, writing
from walk import PASSPHRASE, keep

from bondjournal.draft import Draft
from bondjournal.vault import drafts
from optimized import once_more_optimized
from terminal import Terminal
from waiting import LONGEST

pytestmark = pytest.mark.long

LEFT, NOT_AT_ONCE = "\x1b[D", 0.2
"""A key that shows a hidden screen and does nothing on the lock screen, and how often it comes."""
OTHER_SCREEN, FIRST_SCREEN = "\x1b[?1049h", "\x1b[?1049l"


@pytest.fixture
def start(journal, besides, tmp_path):
    """Start the program on the journal's vault, or with other arguments."""
    begun = []
    keep(journal, body="An entry that was kept.")
    journal.close()

    def starts(*arguments):
        arguments = arguments or ("--vault", str(journal.vault.path))
        terminal = Terminal(
            [sys.executable, "-m", "bondjournal", *arguments],
            {**os.environ, "LANG": "C.UTF-8", **besides},
            tmp_path,
        )
        begun.append(terminal)
        return terminal

    yield starts
    for terminal in begun:
        terminal.close()


def still_writing(terminal):
    """Write what is kept by itself, and one sign more that is not so far."""
    writing(terminal).type("!")
    terminal.expect("!")
    return terminal


def left(journal):
    return [
        Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid)).body
        for uuid in drafts.waiting(journal.vault)
    ]


@once_more_optimized
def test_hiding_blanks_the_screen_and_ends_the_image(journal, start):
    terminal = still_writing(start())
    pid = terminal.process.pid
    terminal.type("?" + F9)
    terminal.expect(BLANK)
    hidden_at = len(terminal.shown)
    terminal.expect(OTHER_SCREEN)
    terminal.expect(OTHER_SCREEN)
    terminal.type_until("Locked.", [LEFT], NOT_AT_ONCE)
    assert "CANARY" not in terminal.shown[hidden_at:]
    assert terminal.process.poll() is None
    for name in ("environ", "cmdline"):
        told = Path(f"/proc/{pid}/{name}").read_bytes()
        assert CANARY.encode() not in told
        assert PASSPHRASE.encode() not in told
    limits = Path(f"/proc/{pid}/limits").read_text("ascii").split()
    assert " ".join(limits).count("Max core file size 0 0 bytes") == 1
    assert left(journal) == [CANARY + "!?"]
    terminal.expect("open")
    terminal.type(PASSPHRASE + "\r")
    terminal.expect(CANARY)
    terminal.process.send_signal(signal.SIGTERM)
    terminal.expect(FIRST_SCREEN)
    assert terminal.end() == 128 + signal.SIGTERM
    assert left(journal) == [CANARY + "!?"]


@once_more_optimized
def test_a_kill_leaves_what_was_kept_by_itself(journal, start):
    terminal = still_writing(start())
    terminal.process.kill()
    terminal.process.wait()
    assert left(journal)[0].startswith(CANARY)
    unlocked(start()).expect("Go on with today's unfinished entry")


@pytest.mark.long
def test_a_terminal_that_is_closed_leaves_the_draft(journal, start):
    terminal = still_writing(start())
    os.close(terminal._ours)
    terminal._ours = os.open(os.devnull, os.O_RDWR)
    # Whichever comes first: the signal, or that nothing can be read any more.
    assert terminal.process.wait(LONGEST) in (1, 128 + signal.SIGHUP)
    assert left(journal) == [CANARY + "!"]


@pytest.mark.long
def test_it_locks_before_it_stops(journal, start):
    terminal = still_writing(start())
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.expect(FIRST_SCREEN)
    _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert left(journal) == [CANARY + "!"]
    memory = Path(f"/proc/{terminal.process.pid}/cmdline").read_bytes().split(b"\0")
    assert b"-P" in memory
    terminal.process.send_signal(signal.SIGCONT)
    terminal.expect(OTHER_SCREEN)
    terminal.type_until("Locked.", [LEFT], NOT_AT_ONCE)


def made_up():
    return set(Path("/dev/shm").glob("bondjournal-demo-*"))


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.long)]
)
def test_nothing_of_the_demo_is_left(start, number):
    before = made_up()
    terminal = start("demo")
    terminal.expect("This is a made-up journal.")
    mine = made_up() - before
    assert mine
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    # Others may be looking around at the same time.
    assert mine - made_up()


LOOK = "This is a made-up journal."


def folder_of(terminal):
    """The folder of the demo that a terminal shows."""
    (folder,) = [one for one in made_up() if f"-{terminal.process.pid}-" in one.name]
    return folder


@once_more_optimized
def test_the_demo_locks_to_its_own_home_and_leaves_nothing(start):
    terminal = start("demo")
    terminal.expect(LOOK)
    folder = folder_of(terminal)
    terminal.type("w")
    terminal.expect("title, tags")
    terminal.type(CANARY)
    terminal.expect("Draft kept.")
    terminal.type(F9)
    terminal.expect(OTHER_SCREEN)
    terminal.type_until("is typed already", [LEFT], NOT_AT_ONCE)
    terminal.expect("open")
    assert folder_of(terminal) == folder
    terminal.type("\r")
    terminal.expect(CANARY)
    terminal.type("\x1b")
    terminal.expect(LOOK)
    terminal.type("q")
    assert terminal.end() == 0
    assert folder not in made_up()


def test_stopping_the_demo_locks_it(start):
    terminal = start("demo")
    terminal.expect(LOOK)
    folder = folder_of(terminal)
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.expect(FIRST_SCREEN)
    _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.expect(OTHER_SCREEN)
    terminal.type_until("is typed already", [LEFT], NOT_AT_ONCE)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert folder not in made_up()


def test_a_killed_demo_is_cleared_away_by_the_next(start):
    terminal = start("demo")
    terminal.expect(LOOK)
    folder = folder_of(terminal)
    terminal.process.kill()
    terminal.end()
    assert folder in made_up()
    other = start("demo")
    other.expect(LOOK)
    assert folder not in made_up()
    other.type("q")
    assert other.end() == 0
