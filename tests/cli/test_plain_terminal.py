"""Plain mode on a terminal: what is typed hidden, Ctrl+C, and a terminal that goes away."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from plain_talk import Reader, obeys

from bondjournal.journal import entries
from bondjournal.unlock import unlock
from bondjournal.vault import keyfile

PASSPHRASE = "four ordinary words here"
PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
PATIENCE = 30
IN_A_TERMINAL = (
    "import fcntl, os, sys, termios\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execv(sys.argv[1], sys.argv[1:])\n"
)


class Terminal:
    """The program in a terminal of its own: read until words come, then type."""

    def __init__(self, env, cwd):
        self.screen, inner = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", IN_A_TERMINAL, PROGRAM, "--plain"],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
        os.close(inner)
        self.said = self.new = ""

    def until(self, words):
        """Read until these words come; they are found once."""
        end = time.monotonic() + PATIENCE
        while words not in self.new:
            assert time.monotonic() < end, f"{words!r} did not come after: {self.said[-2000:]}"
            if not self._read(1):
                pytest.fail(f"It ended before {words!r}: {self.said[-2000:]}")
        self.new = self.new.split(words, 1)[1]

    def _read(self, wait):
        if not select.select([self.screen], [], [], wait)[0]:
            return True
        try:
            piece = os.read(self.screen, 65536).decode()
        except OSError:
            return False
        self.said += piece.replace("\r\n", "\n")
        self.new += piece.replace("\r\n", "\n")
        return bool(piece)

    def type(self, words, end="\n"):
        os.write(self.screen, f"{words}{end}".encode())

    def answer(self, question, words):
        self.until(question)
        self.type(words)

    def ends(self, code):
        """Read to the end; what was said obeys the rules."""
        while self._read(PATIENCE):
            pass
        assert self.process.wait(PATIENCE) == code
        return obeys(self.said.replace("^C", "").replace("^D", "").replace("\b", ""))

    def close(self):
        if self.screen is not None:
            os.close(self.screen)
            self.screen = None


@pytest.fixture
def terminal(env, tmp_path):
    del env["BONDJOURNAL_PASSPHRASE"]
    opened = []

    def start(**more):
        opened.append(Terminal({**env, "TERM": "xterm-256color", **more}, tmp_path))
        return opened[-1]

    yield start
    for one in opened:
        one.close()
        one.process.kill()
        one.process.wait()


MENU = "What do you want to do?"


def test_a_first_run_with_everything_typed(terminal, vault):
    at = terminal()
    at.answer(MENU, "")
    at.answer("How do you want to choose it?", "t")
    at.answer("Passphrase:", "secret")
    at.answer("Once more:", "sekret")
    at.until("The two are different. Type the second one again.")
    at.answer("Once more:", "secret")
    at.answer("Someone with this laptop could guess that. Keep it, or change it?", "c")
    at.answer("How do you want to choose it?", "t")
    at.answer("Passphrase:", "back")
    at.answer("How do you want to choose it?", "t")
    at.answer("Passphrase:", "")
    at.until("A passphrase needs at least one letter.")
    at.answer("Passphrase:", PASSPHRASE)
    at.answer("Once more:", PASSPHRASE)
    at.answer("How do you want to begin?", "")
    at.answer("One line is enough.\n", "A line.\n.")
    at.answer("Keep it?", "")
    at.answer("Enough for now?", "")
    at.answer("Is there a next session?", "")
    at.answer("s or enter: Show it now, and I write it down", "s")
    at.until("Type the second and the fifth group.")
    key = re.findall(r"^ +[1-6]  (\w{5})$", at.said, re.MULTILINE)
    assert len(key) == 6
    at.type(f"{key[0]} {key[4]}")
    at.until("That is different. Look once more.")
    at.answer("Type the second and the fifth group.", f"{key[1].lower()} {key[4].lower()}")
    at.until("This is the recovery key now.")
    at.answer(MENU, "0")
    said = at.ends(0)
    assert "secret" not in said
    assert PASSPHRASE not in said
    assert keyfile.read(vault).has_recovery
    unlock(vault, recovery_key="-".join(key)).close()
    read = Reader(vault, PASSPHRASE)
    assert read(lambda session: entries.named(session, "last").body) == "A line."


def test_a_proposal_of_five_words_is_typed_once(terminal, vault):
    at = terminal()
    at.answer(MENU, "m")
    at.answer("How do you want to choose it?", "p")
    at.answer("Do you want these words?", "a")
    at.until("Do you want these words?")
    words = at.said.split("y or enter: Take these")[1].splitlines()[-1]
    assert len(words.split()) == 5
    at.type("")
    at.answer("Type them once:", "others")
    at.until("That is different. Look once more.")
    at.answer("Type them once:", words)
    at.until("How do you want to begin?")
    at.type("\x03", end="")
    at.ends(130)
    unlock(vault, words).close()


@pytest.mark.usefixtures("ready")
class TestAJournal:
    def test_a_wrong_passphrase_and_the_right_one(self, terminal):
        at = terminal()
        at.until("Locked.")
        at.answer("Passphrase:", "wrong")
        at.until("That did not open it. Try again.")
        at.answer("Passphrase:", PASSPHRASE)
        at.answer(MENU, "0")
        assert PASSPHRASE not in at.ends(0)

    def test_writing_from_the_question_for_the_passphrase(self, terminal, vault):
        at = terminal()
        at.answer("Passphrase:", "w")
        at.answer("One line is enough.\n", "While locked.\n.")
        at.answer("Keep it?", "")
        at.until("Kept. It joins your journal when you next open it.")
        at.answer("Passphrase:", "0")
        at.ends(0)
        read = Reader(vault, PASSPHRASE)
        assert read(lambda session: entries.named(session, "last").source) == "captured"

    def test_the_recovery_key_opens_it(self, terminal, vault, journal):
        with_slot, key = keyfile.renew_recovery(journal.keyfile, journal.keys)
        keyfile.write(vault, with_slot)
        at = terminal()
        at.answer("Passphrase:", "r")
        at.answer("The recovery key, all six groups?", key[:-1])
        at.until("a whole one has 30.")
        at.answer("The recovery key, all six groups?", key.lower())
        at.answer(MENU, "0")
        assert "Make a recovery key" not in at.ends(0)

    def test_ctrl_c_keeps_the_draft_and_the_next_start_offers_it(self, terminal, vault):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "1")
        at.answer("How do you want to begin?", "")
        at.answer("One line is enough.\n", "One.")
        at.until("One.\n")
        self._sealed(vault)
        at.type("\x03", end="")
        at.until("What you wrote is kept as a draft.")
        assert "Traceback" not in at.ends(130)
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer("You have an unfinished entry from", "o")
        at.until("So far:\nOne.\n")
        at.type("\x04", end="")
        at.ends(0)
        assert [one.body for one in Reader(vault, PASSPHRASE).drafts()] == ["One."]

    def test_ctrl_d_at_the_passphrase_leaves(self, terminal):
        at = terminal()
        at.until("Passphrase:")
        at.type("\x04", end="")
        at.ends(0)

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
    def test_every_line_outlives_the_program(self, terminal, vault, number):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "1")
        at.answer("How do you want to begin?", "")
        at.answer("One line is enough.\n", "One.")
        at.until("One.\n")
        self._sealed(vault)
        at.process.send_signal(number)
        at.ends(-number if number == signal.SIGKILL else 128 + number)
        assert [one.body for one in Reader(vault, PASSPHRASE).drafts()] == ["One."]

    def test_a_terminal_that_goes_away(self, terminal, vault):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "1")
        at.answer("How do you want to begin?", "")
        at.answer("One line is enough.\n", "One.")
        at.until("One.\n")
        self._sealed(vault)
        at.close()
        assert at.process.wait(PATIENCE) != 0
        assert [one.body for one in Reader(vault, PASSPHRASE).drafts()] == ["One."]

    def _sealed(self, vault):
        """Wait until a draft is on the disk."""
        end = time.monotonic() + PATIENCE
        while not list(vault.drafts.glob("*.bjc")):
            assert time.monotonic() < end
