"""The commands about the vault itself, as scripts run them and as people type at them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bondjournal.open_journal import merge_captures
from bondjournal.vault import backup, slots
from made import capture
from waiting import LONGEST

NEW = "an entirely other passphrase"
PROGRAM = str(Path(sys.executable).with_name("bondjournal"))


@pytest.fixture
def lasting_connections():
    """Open a connection for each look, as the program does: these commands replace the database."""


@pytest.fixture
def vault_command(run, journal):
    """Run a command about the vault; `code` is the exit code that is right.

    What is `given` is read from a descriptor, wherever FD stands among the arguments.
    """
    journal.close()

    def run_command(*arguments, given="", **how):
        if "FD" not in arguments:
            return run(*arguments, **how)
        reading, writing = os.pipe()
        os.write(writing, given.encode())
        os.close(writing)
        return run(*(str(reading) if one == "FD" else one for one in arguments), **how)

    return run_command


@pytest.fixture
def nobody_there(env, tmp_path, journal):
    """Run the installed program in a session without a terminal; it is wrong use.

    Return what it says.
    """
    journal.close()

    def run(*arguments):
        done = subprocess.run(
            [PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=env,
            cwd=tmp_path,
            timeout=LONGEST,
            start_new_session=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        return done.stderr

    return run


@pytest.fixture
def typed(env, typed, journal):
    """Start a command about the vault on a terminal; no passphrase is in its environment."""
    journal.close()
    del env["BONDJOURNAL_PASSPHRASE"]
    return typed


@pytest.fixture
def new_file(tmp_path):
    path = tmp_path / "new"
    path.write_text(NEW + "\n")
    return str(path)


@pytest.fixture
def held_key(vault, journal):
    """The recovery key that the journal has."""
    key, slot = slots.new_recovery(vault, journal.keys)
    slots.keep_recovery(vault, journal.keys, key, slot)
    return key


@pytest.fixture
def then(vault, journal):
    """A backup of the journal when it had one entry; it has had another one since."""
    capture(vault, "Then.")
    merge_captures(journal)
    place = vault.backups / "2026-05-11"
    backup.make(vault, journal.engine, journal.keys, place)
    capture(vault, "Since.")
    merge_captures(journal)
    return place
