"""Programs that are killed at any instant: nothing acknowledged is lost, nothing is there twice."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from sqlmodel import select as rows

from bondjournal.journal import entries, tags, versions
from bondjournal.journal.tables import Entry
from bondjournal.unlock import unlock
from bondjournal.vault import database
from figures import FAULTS
from made import PASSPHRASE, capture

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def writer(journal, vault):
    """The program that writes, ready; each of its children is killed by its id."""
    journal.close()
    process = subprocess.Popen(
        [sys.executable, WRITER, vault.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    yield process
    process.stdin.close()
    process.wait(30)
    process.stdout.close()


def spin(seconds):
    """Pass a time far shorter than any sleep is exact to."""
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def killed_while_writing(writer, name):
    """Let it write, kill it at a random instant, and return what it had acknowledged."""
    writer.stdin.write(f"{name}\n")
    writer.stdin.flush()
    child = int(writer.stdout.readline())
    heard = [writer.stdout.readline().split() for _ in range(random.choice((0, 0, 1, 2, 3, 5, 8)))]
    spin(random.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    while (line := writer.stdout.readline()) != "gone\n":
        heard.append(line.split())
    return heard


def verify(vault, heard, captured):
    journal = unlock(vault, PASSPHRASE)
    database.check(journal.engine)
    with journal.read() as session:
        found = session.exec(rows(Entry.uuid, Entry.body)).all()
        trashed = [one.row["row"]["body"] for one in versions.trash(session)]
        searched = {line.uuid for line in entries.page(session, count=10**6)}
        for uuid, body in found:
            assert uuid in searched
            word = body.split()[0]
            assert [
                one.uuid for one in entries.page(session, entries.Filter(words=f'"{word}"'))
            ] == [uuid]
            if word.startswith("r"):
                assert tags.of(session, uuid) == [word]
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
        told = killed_while_writing(writer, f"r{number}")
        heard += [line for line in told if line[0] != "open"]
        # One of each round may have been kept although nobody heard of it.
        most = sum(what == "kept" for what, _ in heard) + len(captured) + number + 1
        assert verify(vault, heard, captured) <= most
    return heard


@pytest.mark.parametrize("kills", [3, pytest.param(60, marks=FAULTS)])
def test_a_writer_that_is_killed(writer, vault, kills, seed, figure):
    heard = killed(writer, vault, kills)
    assert len(heard) >= kills - 8
    figure("kills while keeping, editing, deleting", kills=kills, acknowledged=len(heard), lost=0)
