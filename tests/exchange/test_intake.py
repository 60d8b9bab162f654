import json
import os
import subprocess
import sys
from time import monotonic

import pytest
from sqlmodel import select

from bondjournal.addition import Addition, NewEntry, check
from bondjournal.dates import now
from bondjournal.errors import InUse, WrongUse
from bondjournal.exchange import intake, jsonl
from bondjournal.exchange.intake import Taken
from bondjournal.journal import additions, entries
from bondjournal.journal.tables import Entry, Import
from bondjournal.unlock import unlock
from bondjournal.vault.layout import importing

PASSPHRASE = "four ordinary words here"

BESIDE = """
import sys
from pathlib import Path
from bondjournal.exchange import intake, jsonl
from bondjournal.unlock import unlock
from bondjournal.vault.layout import Vault

vault, file, pause = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
journal = unlock(Vault(vault), "four ordinary words here")

def told(done, total):
    if done == pause:
        print("paused", flush=True)
        sys.stdin.readline()

print(intake.take(journal, "jsonl", lambda: jsonl.read(file), told).new, flush=True)
"""
"""An import in a process of its own, which waits for a line once so many entries are in."""


@pytest.fixture
def lines(tmp_path):
    """Write a file of so many entries and return how to read it."""

    def write(count, length=40):
        path = tmp_path / "lines.jsonl"
        with path.open("w") as file:
            for number in range(count):
                day = f"20{number % 26:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
                text = f"Number {number}. " + "word " * (length // 5)
                file.write(json.dumps({"on": day, "text": text, "tags": [f"t{number % 7}"]}) + "\n")
        write.path = path
        return lambda: jsonl.read(path)

    return write


@pytest.fixture
def beside(vault, lines):
    """Start an import in a process of its own."""
    started = []

    def start(pause=0):
        process = subprocess.Popen(
            [sys.executable, "-c", BESIDE, vault.path, lines.path, str(pause)],
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
    return intake.take(journal, "jsonl", read, progress)


def rows(journal):
    with journal.read() as session:
        return len(session.exec(select(Entry.id)).all()), len(session.exec(select(Import)).all())


def count(journal):
    with journal.read() as session:
        return entries.count(session)


def write(journal, body="Beside."):
    with journal.write() as session:
        made = Addition(at=now(), zone="Europe/Berlin", entry=NewEntry(body=body))
        additions.keep(session, check(made))


def content(vault):
    return {path.name: path.read_bytes() for path in vault.path.rglob("*") if path.is_file()}


def test_the_same_file_twice_changes_nothing(journal, lines):
    read, told = lines(450), []
    assert take(journal, read, lambda *one: told.append(one)) == Taken(450, 0)
    assert told == [(200, 450), (400, 450), (450, 450)]
    assert take(journal, read) == Taken(0, 450)
    assert count(journal) == 450
    with journal.read() as session:
        found = entries.page(session, entries.Filter(words='"number 42"', tag="t0"))
    assert [line.words.split(".")[0] for line in found] == ["Number 42"]
    assert {line.source for line in found} == {"imported"}


def test_identical_lines_are_as_many_entries(journal, tmp_path):
    path = tmp_path / "twice.jsonl"
    path.write_text('{"on": "2026-05-12", "text": "Slept badly."}\n' * 3)
    assert take(journal, lambda: jsonl.read(path)) == Taken(3, 0)
    assert take(journal, lambda: jsonl.read(path)) == Taken(0, 3)
    path.write_text('{"on": "2026-05-12", "text": "Slept badly."}\n' * 4)
    assert take(journal, lambda: jsonl.read(path)) == Taken(1, 3)


def test_looking_counts_and_writes_nothing(journal, vault, lines):
    read = lines(250)
    before = content(vault)
    assert intake.look(journal, read) == Taken(250, 0)
    assert content(vault) == before
    take(journal, read)
    before = content(vault)
    assert intake.look(journal, read) == Taken(0, 250)
    assert content(vault) == before


def test_a_bad_line_anywhere_and_nothing_is_written(journal, vault, lines):
    read = lines(250)
    with lines.path.open("a") as file:
        file.write("no json")
    before = content(vault)
    for way in (take, intake.look):
        with pytest.raises(WrongUse, match="Line 251"):
            way(journal, read)
    assert content(vault)["journal.db"] == before["journal.db"]


@pytest.mark.parametrize("second", [["fewer"], ["more"], ["bad"]])
def test_a_file_that_changes_meanwhile_leaves_nothing(journal, lines, second):
    good = list(lines(450)())
    passes = []

    def read():
        passes.append(1)
        if len(passes) == 1:
            return good
        return {"fewer": good[:-1], "more": [*good, *good[:1]], "bad": fails()}[second[0]]

    def fails():
        yield from good[:300]
        raise WrongUse("Line 301: This is not JSON.")

    with pytest.raises(WrongUse):
        take(journal, read)
    assert rows(journal) == (0, 0)
    assert take(journal, lambda: good) == Taken(450, 0)


def test_an_interrupted_import_is_taken_back_at_the_next_opening(journal, vault, lines):
    read = lines(450)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(journal, read, stop)
    assert rows(journal) == (200, 1)
    assert count(journal) == 0
    again = unlock(vault, PASSPHRASE)
    assert rows(again) == (0, 0)
    assert take(again, read) == Taken(450, 0)
    again.close()


def test_one_import_runs_at_a_time(journal, vault, lines):
    read = lines(1)
    with importing(vault), pytest.raises(InUse):
        take(journal, read)
    assert take(journal, read) == Taken(1, 0)


def test_a_running_import_is_left_alone_and_a_killed_one_taken_back(journal, vault, lines, beside):
    read = lines(450)
    running = beside(pause=200)
    assert running.stdout.readline() == "paused\n"
    other = unlock(vault, PASSPHRASE)
    assert rows(other) == (200, 1)
    assert count(other) == 0
    write(other)
    assert count(other) == 1
    with pytest.raises(InUse):
        take(other, read)
    other.close()
    running.kill()
    running.wait()
    other = unlock(vault, PASSPHRASE)
    assert rows(other) == (1, 0)
    assert take(other, read) == Taken(450, 0)
    other.close()


def test_a_paused_import_goes_on_to_its_end(journal, vault, lines, beside):
    lines(450)
    running = beside(pause=200)
    running.stdout.readline()
    unlock(vault, PASSPHRASE).close()
    running.stdin.write("\n")
    running.stdin.flush()
    assert running.stdout.readline() == "450\n"
    assert (count(journal), rows(journal)) == (450, (450, 1))


def test_nobody_waits_for_an_import_or_sees_a_part_of_it(journal, lines, beside):
    lines(5000)
    running = beside()
    written, longest, seen, unfinished = 0, 0.0, set(), 0
    while running.poll() is None:
        begun = monotonic()
        write(journal)
        longest = max(longest, monotonic() - begun)
        written += 1
        with journal.read() as session:
            seen.add(entries.count(session) - written)
            unfinished += session.exec(select(Import.finished)).first() is False
    assert running.stdout.read() == "5000\n"
    assert count(journal) == written + 5000
    assert seen <= {0, 5000}
    assert unfinished >= 3, "no entry was written while the import ran"
    assert longest < 3


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
