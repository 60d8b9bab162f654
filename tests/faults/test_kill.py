"""Programs that are killed at any instant: nothing acknowledged is lost, nothing is there twice."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from itertools import count
from pathlib import Path
from time import perf_counter

import pytest
import writer as writer_program
from sqlmodel import select as rows

from bondjournal.journal import entries, tags, versions
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Entry
from bondjournal.unlock import unlock
from bondjournal.vault import database
from bondjournal.vault.layout import Vault
from figures import FAULTS
from made import PASSPHRASE, capture

WRITER = Path(__file__).with_name("writer.py")
KILLS = 40
AFTER = (0, 0, 1, 2, 3, 5, 8)
"""How much the writer may say before it is killed, one time after the other."""


@pytest.fixture
def writer(journal, vault):
    """The program that writes, ready; each of its children is killed by its id."""
    journal.close()
    process = subprocess.Popen(
        [sys.executable, WRITER, vault.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def spin(seconds):
    """Pass a time far shorter than any sleep is exact to."""
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def killed_while_writing(writer, name, after):
    """Kill it an instant after it said so much; return all that it had acknowledged."""
    writer.stdin.write(f"{name}\n")
    writer.stdin.flush()
    child = int(writer.stdout.readline())
    heard = [writer.stdout.readline().split() for _ in range(after)]
    spin(random.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    while (line := writer.stdout.readline()) != "gone\n":
        heard.append(line.split())
    return heard


def verify(vault, heard, captured):
    journal = unlock(vault, PASSPHRASE)
    database.check(journal.engine)
    with journal.session() as session:
        found = session.exec(rows(Entry.uuid, Entry.body)).all()
        trashed = [one.row["row"]["body"] for one in versions.trash(session)]
        searched = {line.uuid for line in entries.page(session, count=10**6)}
        for uuid, body in found:
            assert uuid in searched
            word = body.split()[0]
            assert [one.uuid for one in entries.page(session, Filter(words=f'"{word}"'))] == [uuid]
            if word.startswith("r"):
                assert tags.of_entry(session, uuid) == [word]
    journal.close()
    there = Counter(body.split()[0] for _, body in found)
    gone = Counter(body.split()[0] for body in trashed)
    assert set((there + gone).values()) <= {1}
    whole = [body for _, body in found] + trashed
    edited = {body.split()[0] for body in whole if " edited " in body}
    for what, words in heard:
        if what == "kept":
            assert words in there + gone
        elif what == "edited":
            assert words in edited
        elif what == "deleted":
            assert words in gone
    assert set(captured) <= set(there)
    return len(there + gone)


def killed(writer, vault, rounds):
    heard, captured, most = [], [], 0
    for number in range(rounds):
        for one in range(3):
            captured.append(f"c{number}x{one}")
            capture(vault, captured[-1])
        told = killed_while_writing(writer, f"r{number}", AFTER[number % len(AFTER)])
        heard += [line for line in told if line[0] != "open"]
        # One of each round may have been kept although nobody heard of it.
        most = sum(what == "kept" for what, _ in heard) + len(captured) + number + 1
        assert verify(vault, heard, captured) <= most
    return heard


@FAULTS
def test_a_writer_that_is_killed(writer, vault, seed, figure):
    heard = killed(writer, vault, KILLS)
    # The first that it says each time is that it is open.
    least = sum(max(0, AFTER[number % len(AFTER)] - 1) for number in range(KILLS))
    assert len(heard) >= least
    figure("kills while keeping, editing, deleting", kills=KILLS, acknowledged=len(heard), lost=0)


def between_lines(work, look):
    """Do some work, and look before each line of the program in it, with the line's number."""
    numbers = count()

    def trace(frame, event, _):
        if "bondjournal" not in frame.f_code.co_filename:
            return None
        if event == "line":
            look(next(numbers))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return next(numbers)


def test_what_a_kill_would_leave_anywhere_while_writing(journal, vault, tmp_path, seed, figure):
    """What is on the disk between two lines of the program is what a kill there leaves."""
    heard, left = [], []

    def work(name):
        writer_program.change(journal, name, range(3), lambda *words: heard.append(words))

    lines = between_lines(lambda: work("r0"), lambda _: None)
    at = set(random.sample(range(lines), 4))

    def look(line):
        if line in at:
            copy = Vault(tmp_path / f"left-{line}")
            shutil.copytree(vault.path, copy.path)
            left.append((copy, list(heard)))

    between_lines(lambda: work("r1"), look)
    assert len(left) == len(at)
    for copy, said in left:
        assert verify(copy, said, []) <= sum(what == "kept" for what, _ in said) + 1
    figure("copies while keeping, editing, deleting", copies=len(left), lost=0)
