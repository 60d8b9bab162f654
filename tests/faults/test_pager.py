"""Somebody reads in a pager for an hour: nobody else waits for that."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bondjournal.addition import NewTopic
from bondjournal.cli import app
from bondjournal.journal import additions, entries, topics
from bondjournal.vault import database
from figures import FAULTS
from made import PASSPHRASE, ask
from waiting import LONGEST

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
LONG = "word " * 100_000
COMMANDS = [
    ["export"],
    ["show", "last"],
    ["history", "last", "--show", "1"],
    ["export", "--history"],
    ["show", "last", "--json"],
    ["list", "-n", "5000", "--json"],
    ["search", "word", "-n", "5000"],
    ["history", "last", "--json"],
]


def fill(journal, count, words):
    with journal.transaction() as session:
        for number in range(count):
            additions.keep(session, ask(f"word {number} " * 60))
        last = additions.keep(session, ask(words)).entry
        entries.edit(
            session, entries.by_uuid(session, last.uuid), entries.Changes(body=words + "again")
        )


class Pager(io.StringIO):
    """What is printed into; somebody else writes as soon as there is something to read."""

    def __init__(self, journal):
        super().__init__()
        self.journal = journal
        self.begun = False

    def write(self, words):
        if not self.begun:
            self.begun = True
            with self.journal.transaction() as session:
                topics.add(session, NewTopic(text="Written meanwhile."))
        return super().write(words)


def test_nothing_is_held_when_the_first_words_are_printed(journal, vault, monkeypatch):
    fill(journal, 2, "word " * 100)
    monkeypatch.setenv("BONDJOURNAL_VAULT", str(vault.path))
    monkeypatch.setattr(app, "harden", lambda: None)
    # Nobody waits: what cannot be written at once is refused.
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.0)
    impatient = database.engine(vault, journal.keys.database)
    monkeypatch.setattr(journal, "engine", impatient)
    for command in COMMANDS:
        printed = Pager(journal)
        monkeypatch.setenv("BONDJOURNAL_PASSPHRASE", PASSPHRASE)
        monkeypatch.setattr(sys, "stdout", printed)
        assert app.run(command) == 0, command
        assert printed.begun, command
        assert "word" in printed.getvalue(), command


@FAULTS
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_others_write_meanwhile(journal, vault, command):
    fill(journal, 300, LONG)
    env = {**os.environ, "BONDJOURNAL_VAULT": str(vault.path), "BONDJOURNAL_PASSPHRASE": PASSPHRASE}
    reading, writing = os.pipe()
    program = subprocess.Popen([PROGRAM, *command], stdout=writing, stderr=subprocess.PIPE, env=env)
    try:
        os.close(writing)
        beginning = os.read(reading, 1)
        with journal.transaction() as session:
            additions.keep(session, ask("Written meanwhile."))
        assert program.poll() is None, "it had nothing to wait for"
        with os.fdopen(reading, "rb") as rest:
            printed = beginning + rest.read()
        assert program.wait(LONGEST) == 0, program.stderr.read()
    finally:
        program.kill()
        program.wait()
        program.stderr.close()
    assert len(printed) > 65_536
    assert b"word" in printed
    assert b"Written meanwhile." not in printed
