"""Somebody reads in a pager for an hour: nobody else waits for that."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from bondjournal.journal import additions, entries
from figures import FAULTS
from made import PASSPHRASE, ask

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
LONG = "word " * 100_000
COMMANDS = [["export"], ["show", "last"], ["history", "last", "--show", "1"]]
MORE = [
    ["export", "--history"],
    ["show", "last", "--json"],
    ["list", "-n", "5000", "--json"],
    ["search", "word", "-n", "5000"],
    ["history", "last", "--json"],
]


@pytest.mark.parametrize(
    "command", [*COMMANDS, *(pytest.param(one, marks=FAULTS) for one in MORE)], ids=" ".join
)
def test_others_write_meanwhile(journal, vault, tmp_path, command):
    with journal.write() as session:
        for number in range(300):
            additions.keep(session, ask(f"word {number} " * 60))
        last = additions.keep(session, ask(LONG)).entry
    with journal.write() as session:
        entries.edit(
            session, entries.by_uuid(session, last.uuid), entries.Changes(body=LONG + "again")
        )
    env = {**os.environ, "BONDJOURNAL_VAULT": str(vault.path), "BONDJOURNAL_PASSPHRASE": PASSPHRASE}
    reading, writing = os.pipe()
    program = subprocess.Popen([PROGRAM, *command], stdout=writing, stderr=subprocess.PIPE, env=env)
    os.close(writing)
    beginning = os.read(reading, 1)
    begun = perf_counter()
    with journal.write() as session:
        additions.keep(session, ask("Written meanwhile."))
    took = perf_counter() - begun
    assert program.poll() is None, "it had nothing to wait for"
    with os.fdopen(reading, "rb") as rest:
        printed = beginning + rest.read()
    assert program.wait(30) == 0, program.stderr.read()
    program.stderr.close()
    assert len(printed) > 65_536
    assert b"word" in printed
    assert b"Written meanwhile." not in printed
    assert took < 2
