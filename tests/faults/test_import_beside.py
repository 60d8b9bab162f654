"""Nobody waits long for an import: others add, write and read while it runs."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest
from sqlalchemy import event

from bondjournal.exchange import intake, jsonl
from bondjournal.journal import additions, entries
from bondjournal.unlock import unlock
from bondjournal.vault import database, inbox
from figures import FAULTS
from made import PASSPHRASE, ask
from program import shared
from waiting import LONGEST

IMPORT = f"""
import sys
from pathlib import Path
from bondjournal.exchange import intake, jsonl
from bondjournal.unlock import unlock
from bondjournal.vault import database, inbox
from bondjournal.vault.layout import Vault
database.BUSY_SECONDS = {LONGEST}
journal = unlock(Vault(Path(sys.argv[1])), sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
taken = intake.import_all(journal, "jsonl", lambda: jsonl.read(Path(sys.argv[3])), lambda *_: None)
print(taken.new)
journal.close()
"""


@pytest.fixture
def lines(tmp_path):
    """Write so many lines to import."""
    path = tmp_path / "lines.jsonl"

    def write(count):
        with path.open("w") as file:
            for number in range(count):
                text = f"Number {number}. " + f"word{number % 977} " * 40
                line = {"on": f"20{number % 20:02}-05-12", "text": text, "tags": [f"t{number % 7}"]}
                file.write(json.dumps(line) + "\n")
        return path

    return write


@pytest.fixture
def beside(journal, vault, monkeypatch):
    """The journal in another window, whose patience the test sets."""

    def open_it(patience):
        monkeypatch.setattr(database, "BUSY_SECONDS", patience)
        windows.append(unlock(vault, PASSPHRASE))
        return windows[-1]

    windows = []
    yield open_it
    for one in windows:
        one.close()


@pytest.fixture
def add(vault, tmp_path):
    """Add something, without the journal."""
    env = {"HOME": str(tmp_path / "home"), "BONDJOURNAL_VAULT": str(vault.path)}

    def add_it():
        done = shared().run(["add", "Added beside it."], env=env, cwd=tmp_path)
        assert done.returncode == 0, done.stderr

    return add_it


def write(journal):
    with journal.transaction() as session:
        additions.keep(session, ask("Written beside it."))


def seen(journal):
    """Read as a screen does, and return how many entries there are."""
    with journal.session() as session:
        entries.page(session, count=100)
        return entries.count(session)


def imported(connection):
    """How many entries an import has brought in so far, seen or not."""
    return connection.exec_driver_sql("SELECT count(import_id) FROM entry").scalar_one()


def test_an_import_keeps_nobody_waiting(journal, vault, beside, add, lines, monkeypatch):
    """What would have to wait is refused here: others never have to."""
    assert intake.BATCH <= 200
    monkeypatch.setattr(intake, "BATCH", 20)
    path, other, give_way = lines(45), beside(0.0), intake.give_way
    written, steps = [], [0]

    def between_two_transactions():
        give_way()
        write(other)
        written.append(1)

    @event.listens_for(journal.engine, "commit")
    def in_a_transaction(connection):
        steps.append(imported(connection))
        assert seen(other) == len(written), "a part of an import was seen"
        if steps[-1] == 20:
            add()

    monkeypatch.setattr(intake, "give_way", between_two_transactions)
    taken = intake.import_all(journal, "jsonl", lambda: jsonl.read(path), lambda *_: None)
    assert taken.new == 45
    assert len(written) == 3
    assert max(after - before for before, after in pairwise(steps)) == 20
    assert seen(other) == 45 + len(written)
    assert len(inbox.waiting(vault)) == 1


@FAULTS
def test_an_import_beside_others(journal, beside, add, lines, vault, figure):
    count = 10_000
    path, other = lines(count), beside(LONGEST)
    importing = subprocess.Popen(
        [sys.executable, "-c", IMPORT, vault.path, PASSPHRASE, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert importing.stdout.readline() == "ready\n"
        importing.stdin.write("\n")
        importing.stdin.flush()
        done, between = 0, set()
        while importing.poll() is None:
            write(other)
            done += 1
            with other.engine.connect() as connection:
                between.add(imported(connection))
            assert seen(other) - done in (0, count), "a part of an import was seen"
            add()
        assert importing.communicate() == (f"{count}\n", None)
        assert importing.returncode == 0
    finally:
        importing.kill()
        importing.communicate()
    assert seen(other) == count + done
    assert len(inbox.waiting(vault)) == done
    figure("an import, and others beside it", rows=count, writes=done, instants=len(between))
