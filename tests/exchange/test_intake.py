import json
import os
import subprocess
import sys
from contextlib import closing
from uuid import UUID

import pytest
from sqlmodel import select

from bondjournal.addition import Addition, NewEntry, check
from bondjournal.dates import now
from bondjournal.errors import InUse, WrongUse
from bondjournal.exchange import intake, jsonl
from bondjournal.exchange.intake import EntryCounts
from bondjournal.journal import additions, entries
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Entry, Import
from bondjournal.unlock import unlock
from bondjournal.vault import database
from bondjournal.vault.lock import importing
from made import PASSPHRASE
from waiting import LONGEST

BESIDE = """
import sys
from pathlib import Path
from bondjournal.exchange import intake, jsonl
from bondjournal.unlock import unlock
from bondjournal.vault import database
from bondjournal.vault.layout import Vault

vault, passphrase, patience, pause, *files = sys.argv[1:]
database.BUSY_SECONDS = float(patience)
journal = unlock(Vault(Path(vault)), passphrase)

def told(done, total):
    if done == int(pause):
        print("paused", flush=True)
        sys.stdin.readline()

for file in files:
    read = lambda: jsonl.read(Path(file))
    print(intake.import_all(journal, "jsonl", read, told).new, flush=True)
"""
"""Imports in a process of its own; each waits for a line once so many entries are in."""


@pytest.fixture
def few(monkeypatch):
    """Keep twenty entries at once instead of two hundred."""
    assert intake.BATCH <= 200
    monkeypatch.setattr(intake, "BATCH", 20)


@pytest.fixture
def lines(tmp_path):
    """Write a file of so many entries and return how to read it."""

    def write(count, length=40, first=0):
        path = tmp_path / f"lines-{first}.jsonl"
        with path.open("w") as file:
            for number in range(first, first + count):
                day = f"20{number % 26:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
                text = f"Number {number}. " + "word " * (length // 5)
                file.write(json.dumps({"on": day, "text": text, "tags": [f"t{number % 7}"]}) + "\n")
        write.path = path
        return lambda: jsonl.read(path)

    return write


@pytest.fixture
def beside(vault, lines):
    """Start imports in a process of its own."""
    started = []

    def start(*files, pause=0):
        asked = [vault.path, PASSPHRASE, str(LONGEST), str(pause), *(files or [lines.path])]
        process = subprocess.Popen(
            [sys.executable, "-c", BESIDE, *asked],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def nothing(done, total):
    """Hear of no progress."""


def take(journal, read, progress=nothing):
    return intake.import_all(journal, "jsonl", read, progress)


def rows(journal):
    with journal.session() as session:
        return len(session.exec(select(Entry.id)).all()), len(session.exec(select(Import)).all())


def count(journal):
    with journal.session() as session:
        return entries.count(session)


def write(journal, body="Beside."):
    with journal.transaction() as session:
        made = Addition(at=now(), zone="Europe/Berlin", entry=NewEntry(body=body))
        additions.keep(session, check(made))


def content(vault):
    return {path.name: path.read_bytes() for path in vault.path.rglob("*") if path.is_file()}


def test_the_same_file_twice_changes_nothing(journal, lines, few):
    read, told = lines(45), []
    assert take(journal, read, lambda *one: told.append(one)) == EntryCounts(45, 0)
    assert told == [(20, 45), (40, 45), (45, 45)]
    assert take(journal, read) == EntryCounts(0, 45)
    assert count(journal) == 45
    with journal.session() as session:
        found = entries.page(session, Filter(words='"number 42"', tags=("t0",)))
    assert [line.words.split(".")[0] for line in found] == ["Number 42"]
    assert {line.source for line in found} == {"imported"}


def test_identical_lines_are_as_many_entries(journal, tmp_path):
    path = tmp_path / "twice.jsonl"
    path.write_text('{"on": "2026-05-12", "text": "Slept badly."}\n' * 3)
    assert take(journal, lambda: jsonl.read(path)) == EntryCounts(3, 0)
    assert take(journal, lambda: jsonl.read(path)) == EntryCounts(0, 3)
    path.write_text('{"on": "2026-05-12", "text": "Slept badly."}\n' * 4)
    assert take(journal, lambda: jsonl.read(path)) == EntryCounts(1, 3)


def test_looking_counts_and_writes_nothing(journal, vault, lines, few):
    read = lines(25)
    before = content(vault)
    assert intake.count_new(journal, read) == EntryCounts(25, 0)
    assert content(vault) == before
    take(journal, read)
    before = content(vault)
    assert intake.count_new(journal, read) == EntryCounts(0, 25)
    assert content(vault) == before


def test_looking_counts_an_id_once_however_far_apart_it_stands(journal, tmp_path, few):
    path = tmp_path / "twice.jsonl"
    given = [{"id": str(UUID(int=number % 30 + 1)), "on": "2026-05-12"} for number in range(45)]
    path.write_text("\n".join(json.dumps(one | {"text": "Words."}) for one in given))
    counted = intake.count_new(journal, lambda: jsonl.read(path))
    assert take(journal, lambda: jsonl.read(path)) == counted == EntryCounts(30, 15)


def test_a_bad_line_anywhere_and_nothing_is_written(journal, vault, lines, few):
    read = lines(25)
    with lines.path.open("a") as file:
        file.write("no json")
    before = content(vault)
    for way in (take, intake.count_new):
        with pytest.raises(WrongUse, match="Line 26"):
            way(journal, read)
    assert content(vault)["journal.db"] == before["journal.db"]


@pytest.mark.parametrize("second", ["fewer", "more", "bad"])
def test_a_file_that_changes_meanwhile_leaves_nothing(journal, lines, few, second):
    good = list(lines(45)())
    passes = []

    def read():
        passes.append(1)
        if len(passes) == 1:
            return good
        return {"fewer": good[:-1], "more": [*good, *good[:1]], "bad": fails()}[second]

    def fails():
        yield from good[:30]
        raise WrongUse("Line 31: This is not JSON.")

    with pytest.raises(WrongUse):
        take(journal, read)
    assert rows(journal) == (0, 0)
    assert take(journal, lambda: good) == EntryCounts(45, 0)


def test_an_interrupted_import_is_taken_back_at_the_next_opening(journal, vault, lines, few):
    read = lines(45)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(journal, read, stop)
    assert rows(journal) == (20, 1)
    assert count(journal) == 0
    with closing(unlock(vault, PASSPHRASE)) as again:
        assert rows(again) == (0, 0)
        assert take(again, read) == EntryCounts(45, 0)


def test_one_import_runs_at_a_time(journal, vault, lines):
    read = lines(1)
    with importing(vault), pytest.raises(InUse):
        take(journal, read)
    assert take(journal, read) == EntryCounts(1, 0)


def test_nobody_waits_for_an_import_or_sees_or_ends_a_part_of_it(
    journal, vault, lines, few, monkeypatch
):
    """Between two of its short transactions somebody else opens it, reads and writes at once."""
    read, seen = lines(90), []
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)

    def somebody_else():
        with closing(unlock(vault, PASSPHRASE)) as other:
            seen.append((count(other), rows(other)))
            write(other)
            with pytest.raises(InUse):
                take(other, read)

    monkeypatch.setattr(intake, "give_way", somebody_else)
    assert take(journal, read) == EntryCounts(90, 0)
    assert seen == [(0, (20, 1)), (1, (41, 1)), (2, (62, 1)), (3, (83, 1)), (4, (94, 1))]
    assert count(journal) == 95


@pytest.mark.long
def test_a_running_import_is_left_alone_and_a_killed_one_taken_back(journal, vault, lines, beside):
    lines(250)
    first = lines.path
    read = lines(250, first=1000)
    running = beside(first, lines.path, pause=200)
    assert running.stdout.readline() == "paused\n"
    with closing(unlock(vault, PASSPHRASE)) as other:
        assert rows(other) == (200, 1)
        assert count(other) == 0
        write(other)
        assert count(other) == 1
        with pytest.raises(InUse):
            take(other, read)
    running.stdin.write("\n")
    running.stdin.flush()
    assert running.stdout.readline() == "250\n"
    assert count(journal) == 251
    assert running.stdout.readline() == "paused\n"
    assert (count(journal), rows(journal)) == (251, (451, 2))
    running.kill()
    running.wait(LONGEST)
    with closing(unlock(vault, PASSPHRASE)) as other:
        assert rows(other) == (251, 1)
        assert take(other, read) == EntryCounts(250, 0)


@pytest.mark.long
def test_who_writes_beside_an_import_loses_nothing_and_sees_no_part_of_it(
    journal, lines, beside, monkeypatch
):
    monkeypatch.setattr(database, "BUSY_SECONDS", LONGEST)
    lines(5000)
    running = beside(pause=200)
    assert running.stdout.readline() == "paused\n"
    written, seen = 0, set()
    while running.poll() is None:
        write(journal)
        written += 1
        seen.add(count(journal) - written)
        if written == 1:
            running.stdin.write("\n")
            running.stdin.flush()
    assert running.stdout.read() == "5000\n"
    assert seen <= {0, 5000}
    assert 0 in seen
    assert count(journal) == written + 5000


@pytest.mark.long
def test_memory_stays_flat(journal, vault, lines, beside):
    peaks = []
    for number in (2_000, 20_000):
        lines(number, length=2_000)
        running = beside()
        assert running.stdout.read() in ("2000\n", "18000\n")
        peaks.append(os.wait4(running.pid, 0)[2].ru_maxrss)
        running.returncode = 0
    assert peaks[1] < 1.2 * peaks[0]
