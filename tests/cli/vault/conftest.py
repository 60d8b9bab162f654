"""The commands about the vault itself, as scripts run them and as people type at them."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from bondjournal.cli import app
from bondjournal.unlock import merge_captures
from bondjournal.vault import backup, keyfile, slots
from made import CHEAP, capture
from terminal import Terminal

NEW = "an entirely other passphrase"
PROGRAM = (
    "import sys\n"
    "from bondjournal.cli import app\n"
    "from bondjournal.vault import keyfile\n"
    "keyfile.cost_for_this_machine = lambda: keyfile.Cost(64, 1, 1)\n"
    "sys.exit(app.run(sys.argv[1:]))\n"
)
"""The program with as little work as Argon2 allows."""


@pytest.fixture
def vault_command(env, tmp_path, journal, monkeypatch, capsys):
    """Run a command about the vault in this process; `code` is the exit code that is right.

    What is `given` is read from a descriptor, wherever FD stands among the arguments.
    """
    journal.close()

    def run(*arguments, given="", code=0, **more):
        reading, writing = os.pipe()
        os.write(writing, given.encode())
        os.close(writing)
        with monkeypatch.context() as here:
            here.chdir(tmp_path)
            here.setattr(app, "harden", lambda: None)
            here.setattr(keyfile, "cost_for_this_machine", lambda: CHEAP)
            for name in ("vault", "passphrase_fd", "passphrase_file"):
                here.setattr(app.asked, name, None)
            for name, value in {**env, **more}.items():
                here.setenv(name, value)
            ended = app.run(["vault", *(str(reading) if one == "FD" else one for one in arguments)])
        if "FD" not in arguments:
            os.close(reading)
        out, err = capsys.readouterr()
        assert ended == code, out + err
        return SimpleNamespace(stdout=out, stderr=err)

    return run


@pytest.fixture
def nobody_there(env, tmp_path, journal):
    """Run a command in a session without a terminal; it is wrong use. Return what it says."""
    journal.close()

    def run(*arguments, **more):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "vault", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env={**env, **more},
            cwd=tmp_path,
            timeout=60,
            start_new_session=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        return done.stderr

    return run


@pytest.fixture
def typed(env, tmp_path, journal):
    """Start a command about the vault on a terminal; no passphrase is in its environment."""
    journal.close()
    env.pop("BONDJOURNAL_PASSPHRASE")
    started = []

    def start(*arguments):
        program = [sys.executable, "-c", PROGRAM, "vault", *arguments]
        started.append(Terminal(program, env, tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.close()


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
