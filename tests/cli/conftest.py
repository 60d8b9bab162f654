"""Commands, each in a process of its own; `PROGRAM` is the installed one itself."""

import os
import sys
from pathlib import Path

import pytest

import program
from bondjournal.unlock import unlock

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
PASSPHRASE = "four ordinary words here"


@pytest.fixture
def env(vault, tmp_path):
    """What the program finds in its environment."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "TZ": "Europe/Berlin",
        "LANG": "C.UTF-8",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }


@pytest.fixture
def run(env, tmp_path):
    """Run bondjournal with no terminal; `code` is the exit code that is right."""

    def run_program(*arguments, given=b"", code=0, **more):
        done = program.shared().run(arguments, env={**env, **more}, cwd=tmp_path, given=given)
        done.out, done.err = done.stdout, done.stderr
        assert "Traceback" not in done.err
        assert done.returncode == code, done.err
        return done

    return run_program


@pytest.fixture
def ready(journal):
    """A journal that is there, closed."""
    journal.close()


@pytest.fixture
def reopened(vault):
    """Open the journal with its passphrase; it is closed after the test."""
    journals = []

    def reopen():
        journals.append(unlock(vault, PASSPHRASE))
        return journals[-1]

    yield reopen
    for one in journals:
        one.close()
