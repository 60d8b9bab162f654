"""Plain mode on a terminal: what is typed hidden, Ctrl+C, and a terminal that goes away."""

import os
import re
import signal
import sys
from functools import partial
from pathlib import Path

import pytest
from plain_talk import obeys

from bondjournal.journal import appointments, entries, ratings
from bondjournal.unlock import unlock
from bondjournal.vault import keyfile
from optimized import once_more_optimized
from terminal import Lines
from waiting import LONGEST, until

pytestmark = pytest.mark.long

PASSPHRASE = "four ordinary words here"
PROGRAM = str(Path(sys.executable).with_name("bondjournal"))


@pytest.fixture
def terminal(env, typed):
    """Start plain mode on a terminal, where nothing gives the passphrase but what is said."""
    del env["BONDJOURNAL_PASSPHRASE"]
    return partial(typed, "--plain")


@pytest.fixture
def installed(env, tmp_path):
    """The installed program in plain mode on a terminal."""
    del env["BONDJOURNAL_PASSPHRASE"]
    started = Lines([PROGRAM, "--plain"], env, tmp_path)
    yield started
    started.close()


def said(at):
    """Return all that was said, if it obeys the rules; `^C` is the terminal's own."""
    return obeys(at.shown.replace("^C", "").replace("^D", "").replace("\b", ""))


MENU = "What do you want to do?"


def test_a_first_run_with_everything_typed(terminal, vault, kept):
    at = terminal()
    at.answer(MENU, "")
    at.answer("How do you want to choose a passphrase?", "t")
    at.answer("Passphrase:", "secret")
    at.answer("Once more:", "sekret")
    at.expect("The two are different. Type the second one again.")
    at.answer("Once more:", "secret")
    at.answer("Someone with this laptop could guess that. Keep it, or change it?", "c")
    at.answer("How do you want to choose a passphrase?", "t")
    at.answer("Passphrase:", "back")
    at.answer("How do you want to choose a passphrase?", "t")
    at.answer("Passphrase:", "")
    at.expect("A passphrase needs at least one letter.")
    at.answer("Passphrase:", PASSPHRASE)
    at.answer("Once more:", PASSPHRASE)
    at.answer("How do you want to start?", "")
    at.answer("One line is enough.\n", "A line.\n.")
    at.answer("Keep it?", "")
    at.answer("Enough for now?", "")
    at.answer("Is there a next session?", "")
    at.answer("s or enter: Show it now, and I write it down", "s")
    at.expect("Type the second and the fifth group.")
    spelled = re.findall(r"^[1-6]: ((?:\w ){4}\w)$", at.shown, re.MULTILINE)
    key = [group.replace(" ", "") for group in spelled]
    assert len(key) == 6
    at.type(f"{key[0]} {key[4]}\r")
    at.expect("That is different. Look again.")
    at.answer("Type the second and the fifth group.", f"{key[1].lower()} {key[4].lower()}")
    at.expect("This is your recovery key now.")
    at.answer(MENU, "0")
    assert at.end() == 0
    assert "secret" not in said(at)
    assert PASSPHRASE not in at.shown
    assert keyfile.read(vault).has_recovery
    unlock(vault, recovery_key="-".join(key)).close()
    assert kept(lambda session: entries.named(session, "last").body) == "A line."


def test_a_proposal_of_five_words_is_typed_once(terminal, vault):
    at = terminal()
    at.answer(MENU, "m")
    at.answer("How do you want to choose a passphrase?", "p")
    at.answer("Do you want these words?", "a")
    at.expect("Do you want these words?")
    words = at.shown.split("Do you want these words?")[1].splitlines()[-1]
    assert len(words.split()) == 5
    at.type("\r")
    at.answer("Type them once:", "others")
    at.expect("That is different. Look again.")
    at.answer("Type them once:", words)
    at.expect("How do you want to start?")
    at.interrupt()
    assert at.end() == 130
    unlock(vault, words).close()


@pytest.mark.usefixtures("ready")
class TestAJournal:
    @once_more_optimized
    def test_a_wrong_passphrase_and_the_right_one(self, installed):
        at = installed
        at.expect("Locked.")
        at.answer("Passphrase:", "wrong")
        at.expect("That did not open it. Try again.")
        at.answer("Passphrase:", PASSPHRASE)
        at.answer(MENU, "0")
        assert at.end() == 0
        assert PASSPHRASE not in said(at)

    def test_writing_from_the_question_for_the_passphrase(self, terminal, vault, kept):
        at = terminal()
        at.answer("Passphrase:", "w")
        at.answer("One line is enough.\n", "While locked.\n.")
        at.answer("Keep it?", "")
        at.expect("Kept. It joins your journal when you next open it.")
        at.answer("Passphrase:", "0")
        assert at.end() == 0
        assert kept(lambda session: entries.named(session, "last").source) == "captured"

    def test_the_recovery_key_opens_it(self, terminal, vault, reopened):
        journal = reopened()
        with_slot, key = keyfile.renew_recovery(journal.keyfile, journal.keys)
        keyfile.write(vault, with_slot)
        at = terminal()
        at.answer("Passphrase:", "r")
        at.answer("The recovery key, all six groups?", key[:-1])
        at.expect("a complete one has 30.")
        at.answer("The recovery key, all six groups?", key.lower())
        at.answer(MENU, "0")
        assert at.end() == 0
        assert "Recovery key: not written down." not in said(at)

    def test_ctrl_c_keeps_the_draft_and_the_next_start_offers_it(self, terminal, vault, kept):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "1")
        at.answer("How do you want to start?", "")
        at.answer("One line is enough.\n", "One.")
        at.expect("One.\n")
        self._sealed(vault)
        at.interrupt()
        at.expect("What you wrote is kept as a draft.")
        assert at.end() == 130
        assert "Traceback" not in said(at)
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "r")
        at.answer("You have an unfinished entry from", "o")
        at.expect("So far:\nOne.\n")
        at.type("\x04")
        assert at.end() == 0
        assert [one.body for one in kept.drafts()] == ["One."]

    def test_ctrl_d_at_the_passphrase_leaves(self, terminal):
        at = terminal()
        at.expect("Passphrase:")
        at.type("\x04")
        assert at.end() == 0

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
    def test_every_line_outlives_the_program(self, terminal, vault, number, kept):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "1")
        at.answer("How do you want to start?", "")
        at.answer("One line is enough.\n", "One.")
        at.expect("One.\n")
        self._sealed(vault)
        at.process.send_signal(number)
        assert at.end() == -number if number == signal.SIGKILL else 128 + number
        assert [one.body for one in kept.drafts()] == ["One."]

    def test_numbers_outlive_a_signal_too(self, terminal, vault, kept):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "2")
        at.answer("Which day was it?", "yesterday")
        at.answer("how heard did you feel?", "5")
        at.answer("One line about that number", "")
        at.expect("How safe did it feel")
        at.process.send_signal(signal.SIGTERM)
        assert at.end() == 128 + signal.SIGTERM

        def heard(session):
            (there,) = appointments.all_of(session)
            return [one.value for one in ratings.of_session(session, there.uuid)]

        assert kept(heard) == [5]

    def test_a_terminal_that_goes_away(self, terminal, vault, kept):
        at = terminal(BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        at.answer(MENU, "1")
        at.answer("How do you want to start?", "")
        at.answer("One line is enough.\n", "One.")
        at.expect("One.\n")
        self._sealed(vault)
        os.close(at._ours)
        at._ours = os.open(os.devnull, os.O_RDONLY)
        assert at.process.wait(LONGEST) != 0
        assert [one.body for one in kept.drafts()] == ["One."]

    def _sealed(self, vault):
        """Wait until a draft is on the disk."""
        until(lambda: list(vault.drafts.glob("*.bjc")), "a draft on the disk")
