"""The installed program, run as a process of its own, as a script would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        done = subprocess.run(
            [PROGRAM, *arguments],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            env={**env, **more},
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        done.out, done.err = done.stdout.decode(), done.stderr.decode()
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
