"""Commands as a script gives them; `PROGRAM` is the installed program itself."""

import os
import sys
from contextlib import closing
from pathlib import Path

import here
import pytest
from plain_talk import Reader, obeys, talked
from sqlalchemy.pool import QueuePool
from typist import Typed

from bondjournal.unlock import unlock
from bondjournal.vault import database

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
PASSPHRASE = "four ordinary words here"


@pytest.fixture(autouse=True)
def lasting_connections(monkeypatch):
    """Let an open journal keep its connection: half of a talk's work is making new ones."""
    create = database.create_engine

    def create_with_pool(*arguments, **options):
        return create(*arguments, **options | {"poolclass": QueuePool})

    monkeypatch.setattr(database, "create_engine", create_with_pool)


@pytest.fixture
def env(vault, besides):
    """What the program finds in its environment."""
    return {
        **besides,
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "TZ": "Europe/Berlin",
        "LANG": "C.UTF-8",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }


@pytest.fixture
def run(env, tmp_path):
    """Run bondjournal with no terminal; `code` is the exit code that is right, None any."""

    def run_program(*arguments, code=0, given=b"", **more):
        done = here.run(arguments, env={**env, **more}, cwd=tmp_path, given=given)
        assert "Traceback" not in done.err
        assert "because of a bug" not in done.err
        assert code is None or done.code == code, done.out + done.err
        return done

    return run_program


@pytest.fixture
def typed(env, tmp_path):
    """Start bondjournal on a terminal."""
    started = []

    def start(*arguments, **more):
        started.append(Typed(arguments, {**env, **more}, tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def talk(vault, at, monkeypatch, capsys, tmp_path):
    """Answer plain mode line by line, in the evening of 10 May 2026 or at another instant."""

    def answer(*answers, raw=None, now="2026-05-10T18:00"):
        at(now)
        monkeypatch.setenv("BONDJOURNAL_PASSPHRASE", PASSPHRASE)
        return obeys(talked(vault, raw or answers, monkeypatch, capsys, tmp_path))

    return answer


@pytest.fixture
def kept(vault):
    """Read the journal after a talk: `kept(lambda session: ...)`."""
    with closing(Reader(vault, PASSPHRASE)) as reader:
        yield reader


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
