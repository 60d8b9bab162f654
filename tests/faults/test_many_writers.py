"""Many at once: writers beside an open window, and two who merge the same captures."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from sqlmodel import select as rows

from bondjournal.journal.tables import Entry
from bondjournal.unlock import unlock
from bondjournal.vault import database, inbox
from figures import FAULTS
from made import PASSPHRASE, capture
from terminal import Terminal
from waiting import LONGEST

WAITING = f"""
from bondjournal.vault import database
database.BUSY_SECONDS = {LONGEST}
"""
"""No machine is so busy that somebody gives up."""

OPENING = (
    WAITING
    + """
import sys
from pathlib import Path
import bondjournal.journal.additions
from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.journal import additions
from bondjournal.unlock import unlock
from bondjournal.vault.layout import Vault
vault = Vault(Path(sys.argv[1]))
"""
)

WRITER = (
    OPENING
    + """
journal = unlock(vault, sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[4])):
    entry = NewEntry(body=f"{sys.argv[3]}-{number}")
    made = check(Addition(at=dates.now(), zone="UTC", entry=entry))
    with journal.transaction() as session:
        additions.keep(session, made)
journal.close()
"""
)

OPENER = (
    OPENING
    + """
print("ready", flush=True)
while sys.stdin.readline():
    journal = unlock(vault, sys.argv[2])
    print(journal.merged, journal.quarantined, flush=True)
    journal.close()
"""
)


@pytest.fixture
def start(vault):
    """Start programs over the journal; none of them is left behind."""
    processes = []

    def start_one(code, *more):
        process = subprocess.Popen(
            [sys.executable, "-c", code, vault.path, PASSPHRASE, *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start_one
    for process in processes:
        process.kill()
        process.communicate()


def begin(processes):
    """Let them begin at once."""
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()


def held(vault):
    journal = unlock(vault, PASSPHRASE)
    database.check(journal.engine)
    with journal.session() as session:
        found = Counter(session.exec(rows(Entry.body)).all())
    journal.close()
    return found


@FAULTS
def test_writers_beside_an_open_window(journal, vault, tmp_path, start, figure):
    writers, each = 8, 50
    journal.close()
    env = {**os.environ, "LANG": "C.UTF-8", "BONDJOURNAL_VAULT": str(vault.path)}
    window = WAITING + "from bondjournal.__main__ import main\nmain()\n"
    terminal = Terminal([sys.executable, "-c", window], env, tmp_path)
    try:
        terminal.answer("open", PASSPHRASE)
        terminal.expect("Look back")
        processes = [start(WRITER, f"w{number}", str(each)) for number in range(writers)]
        terminal.type("w")
        terminal.expect("title, tags")
        terminal.type("window-0\x13")
        begin(processes)
        assert [process.wait(LONGEST) for process in processes] == [0] * writers
        terminal.expect("Entry kept.")
        terminal.type("\x1b")
        terminal.expect("Look back")
        terminal.type("j")
        terminal.type("\x1b\x1b")
        assert terminal.process.poll() is None
    finally:
        terminal.close()
    found = held(vault)
    wanted = {f"w{writer}-{number}" for writer in range(writers) for number in range(each)}
    assert set(found) == wanted | {"window-0"}
    assert set(found.values()) == {1}
    figure(
        "writers beside an open window",
        writers=writers,
        entries_each=each,
        lost=0,
        doubled=0,
        errors=0,
    )


@FAULTS
def test_two_who_merge_the_same_captures(journal, vault, start, figure):
    rounds = 20
    journal.close()
    both = [start(OPENER) for _ in range(2)]
    for number in range(rounds):
        for one in range(20):
            capture(vault, f"c{number}-{one}")
        begin(both)
        said = [process.stdout.readline().split() for process in both]
        assert sum(int(merged) for merged, _ in said) == 20
        assert [aside for _, aside in said] == ["0", "0"]
        assert inbox.waiting(vault) == []
    found = held(vault)
    assert len(found) == 20 * rounds
    assert set(found.values()) == {1}
    figure(
        "two who merge the same captures", rounds=rounds, captures=20 * rounds, lost=0, doubled=0
    )
