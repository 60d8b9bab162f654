"""Somebody types on, whatever happens: nothing is shown that should not be, or left for a shell."""

import os
import resource
import shlex
import signal
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from at_terminal import BLANK, CANARY, F9, unlocked, writing
from walk import PASSPHRASE, keep

from bondjournal.draft import Draft
from bondjournal.vault import drafts
from terminal import Terminal
from waiting import until

pytestmark = pytest.mark.long

CTRL_L, CTRL_Q = "\x0c", "\x11"
TYPED = "zZ"
"""What is typed while it locks: none of its letters stands on the lock screen."""
EVERY = 0.06
"""Seconds between two keys of somebody who types on."""

SHELL = """
before=$(stty -g)
{program}
echo "ENDED $?"
[ "$before" = "$(stty -g)" ] && echo "THE TERMINAL IS AS IT WAS"
read -r line
echo "LEFT FOR THE SHELL: [$line]"
"""


@pytest.fixture
def start(journal, tmp_path):
    """Start the program from a shell, which then tells what was left for it."""
    begun = []
    keep(journal, body=CANARY)
    journal.close()

    def starts(*arguments):
        arguments = arguments or ("--vault", str(journal.vault.path))
        program = shlex.join([sys.executable, "-m", "bondjournal", *arguments])
        begun.append(
            Terminal(
                ["sh", "-c", SHELL.format(program=program)],
                {**os.environ, "LANG": "C.UTF-8"},
                tmp_path,
            )
        )
        return begun[-1]

    yield starts
    for terminal in begun:
        # The program too, which is a child of the shell.
        with suppress(ProcessLookupError):
            os.killpg(terminal.process.pid, signal.SIGKILL)
        terminal.close()


def reading(terminal):
    unlocked(terminal).type("l")
    terminal.expect(CANARY)
    terminal.type("\r")
    terminal.expect(CANARY)


def program_of(terminal):
    """The process of the program, a child of the shell."""
    children = Path(f"/proc/{terminal.process.pid}/task/{terminal.process.pid}/children")
    (pid,) = [int(one) for one in children.read_text("ascii").split()]
    return pid


@contextmanager
def as_ever(journal, pid):
    yield


@contextmanager
def away(journal, pid):
    """The folder is on a stick that was pulled out."""
    elsewhere = journal.vault.path.with_name("away")
    journal.vault.path.rename(elsewhere)
    yield
    elsewhere.rename(journal.vault.path)


@contextmanager
def over_quota(journal, pid):
    """No file can be written, whatever it is."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def no_place_for_drafts(journal, pid):
    """Files lie where the folders of drafts and places belong."""
    folders = [journal.vault.drafts, journal.vault.path / "places"]
    for folder in folders:
        if folder.exists():
            folder.rename(folder.with_name(folder.name + "-before"))
        folder.write_bytes(b"")
    yield
    for folder in folders:
        folder.unlink()
        before = folder.with_name(folder.name + "-before")
        if before.exists():
            before.rename(folder)


WAYS = [as_ever, away, over_quota, no_place_for_drafts]


def typed_on(terminal, key, words):
    """Press the key that locks, type on at the pace of a hand, and return what was shown."""
    begin = len(terminal.shown)
    terminal.type(key)
    terminal.type_until(words, TYPED, EVERY)
    shown = terminal.shown[begin:]
    return shown[shown.index(BLANK) :]


def nothing_was_left(terminal):
    """End it from the lock screen; the shell finds its terminal as it was, and no key."""
    terminal.type(CTRL_Q)
    terminal.expect("ENDED 0")
    terminal.expect("THE TERMINAL IS AS IT WAS")
    terminal.type("\r")
    terminal.expect("LEFT FOR THE SHELL: []")


@pytest.mark.parametrize("key", [F9, CTRL_L])
@pytest.mark.parametrize("how", WAYS)
def test_whatever_happens_nothing_is_shown_that_is_read(journal, start, how, key):
    terminal = start()
    reading(terminal)
    with how(journal, program_of(terminal)):
        shown = typed_on(terminal, key, "Locked.")
    assert "CANARY" not in shown
    assert not set(TYPED) & set(shown)
    nothing_was_left(terminal)


@pytest.mark.parametrize("how", WAYS)
def test_whatever_happens_what_is_written_comes_back_and_by_the_passphrase(journal, start, how):
    terminal = start()
    writing(terminal)
    with how(journal, program_of(terminal)):
        terminal.type("!")
        terminal.expect("!")
        shown = typed_on(terminal, F9, "Locked.")
        terminal.type_until("open", TYPED, EVERY)
    assert "CANARY" not in shown
    until(lambda: left(journal) == [CANARY + "!"], "the draft on the disk", lambda: terminal.shown)
    tried_again(terminal)
    terminal.expect(CANARY)
    typed_on(terminal, F9, "Locked.")
    nothing_was_left(terminal)


def tried_again(terminal):
    """Type the passphrase after what was typed before it did not open."""
    terminal.type(TYPED + "\r")
    terminal.expect("did not open")
    terminal.type(PASSPHRASE + "\r")


def left(journal):
    return [
        Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid)).body
        for uuid in drafts.waiting(journal.vault)
    ]


def test_keys_that_come_before_the_lock_screen_are_for_nobody(journal, start):
    terminal = start()
    until(terminal.shows_no_keys, "a terminal without an echo")
    terminal.type_until("Locked.", TYPED, EVERY)
    assert not set(TYPED) & set(terminal.shown)
    tried_again(terminal)
    terminal.expect("Look back")


def test_the_demo_shows_nothing_of_what_is_typed_while_it_locks(start):
    terminal = start("demo")
    until(terminal.shows_no_keys, "a terminal without an echo")
    terminal.type_until("This is a made-up journal.", TYPED, EVERY)
    shown = typed_on(terminal, F9, "is typed already")
    assert not set(TYPED) & set(shown)
    nothing_was_left(terminal)


SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
MOUSE_OFF, OTHER_SCREEN = "\x1b[?1000l", "\x1b[?1049h"
"""What an image writes at its end, and the last of it before the next one begins."""


@pytest.mark.parametrize(
    "instant", [BLANK, MOUSE_OFF, OTHER_SCREEN], ids=["blank", "mouse-off", "other-screen"]
)
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_between_two_images_leaves_the_terminal_as_it_was(journal, start, number, instant):
    terminal = start()
    reading(terminal)
    pid = program_of(terminal)
    terminal.type(F9)
    terminal.expect(instant)
    os.kill(pid, number)
    terminal.expect(f"ENDED {128 + number}")
    terminal.expect("THE TERMINAL IS AS IT WAS")
    for on, off in (("\x1b[?1049l", "\x1b[?1049h"), ("\x1b[?25h", "\x1b[?25l")):
        assert terminal.shown.rindex(on) > terminal.shown.rindex(off)
    assert "Traceback" not in terminal.shown


BYTES = {
    "other-encoding": b"caf\xe9 \xff\xfe",
    "cut-letter": b"\xe2\x82",
    "surrogate": b"\xed\xa0\x80",
    "unknown": b"\x1b[999;99z\x1b]52;c;QUJD\x07\x1bP1$r0m\x1b\\\x1b_Gi=1;OK\x1b\\",
    "no-letter": b"\x1b[1114112u\x1b[55296u\x1b[97;;99999999999u",
    "key-released": b"\x1b[97;1:3u\x1b[97:65;2u",
    "no-size": b"\x1b[48;0;0;0;0t\x1b[<0;1;1M\x1b[<0;1;1m",
    "size-of-no-terminal": b"\x1b[48;99999;99999;1;1t",
    "mouse-cut-short": b"\x1b[<0;12",
    "no-mouse": b"\x1b[<0;x;yM\x1b[M\xff\xff\xff\x1b[32;1;M",
    "controls": b"\x00\x01\x02\x1f\x7f\x80\x9b31m",
    "cut-paste": b"\x1b[200~some words \xe2\x82\x1b[201~",
    "keys-in-a-paste": b"\x1b[200~\x1b\x11\x1b\x0c" + b"some words" * 10 + b"\x1b[201~",
    "cut-end": b"\x1b[200~some words\x1b[201~\x1b[20",
    "long": b"\x1b[" + b"1;" * 5000 + b"m",
    "long-text": b"\x1b]" + b"x" * 3_000 + b"\x07",
}


@pytest.mark.parametrize("name", BYTES)
def test_whatever_is_typed_it_goes_on_and_nothing_reaches_the_shell(journal, start, name):
    terminal = start()
    unlocked(terminal).type("w")
    terminal.expect("title, tags")
    terminal.type_raw(BYTES[name])
    # Escape ends a sequence that was cut short.
    terminal.type("\x1b")
    terminal.until_it_waits()
    typed_on(terminal, F9, "Locked.")
    nothing_was_left(terminal)


def test_after_a_paste_that_never_ends_it_goes_on(journal, start):
    terminal = start()
    unlocked(terminal).type("w")
    terminal.expect("title, tags")
    terminal.type("\x1b[200~some words")
    terminal.expect("some words")
    typed_on(terminal, F9, "Locked.")
    nothing_was_left(terminal)


def test_a_paste_of_five_megabytes_is_taken_in_or_refused_and_none_of_it_reaches_the_shell(
    journal, start
):
    terminal = start()
    unlocked(terminal).type("w")
    terminal.expect("title, tags")
    terminal.type_raw(b"\x1b[200~" + b"a line of it\n" * 400_000 + b"\x1b[201~")
    typed_on(terminal, F9, "Locked.")
    nothing_was_left(terminal)


def test_of_a_paste_into_a_program_that_breaks_nothing_reaches_the_shell(journal, start):
    """What still comes when it has ended is thrown away until nothing more does."""
    terminal = start()
    unlocked(terminal)
    os.kill(program_of(terminal), signal.SIGTERM)
    terminal.type_raw(b"\x1b[200~" + b"echo a line of it\r" * 4000 + b"\x1b[201~")
    terminal.expect("ENDED 143")
    terminal.type("\r")
    terminal.expect("LEFT FOR THE SHELL: []")


def test_what_is_typed_at_once_after_the_key_of_everything_by_name_is_for_its_field(journal, start):
    terminal = unlocked(start())
    terminal.type("\x10wlsk")
    terminal.expect("wlsk")
