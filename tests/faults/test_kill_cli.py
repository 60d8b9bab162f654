"""Commands that are killed at any instant: nothing acknowledged is lost, nothing is there twice."""

import os
import random
import select
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
from sqlmodel import select as rows

from bondjournal.journal.tables import Entry, Topic
from bondjournal.unlock import unlock
from bondjournal.vault import database
from figures import FAULTS
from made import PASSPHRASE
from waiting import LONGEST

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
KILLS = 40


@pytest.fixture
def env(journal, vault):
    journal.close()
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }


def begun(env, arguments, given=""):
    process = subprocess.Popen(
        [PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=env,
    )
    process.stdin.write(given.encode())
    process.stdin.close()
    return process


@pytest.fixture
def seconds(env):
    """How long each command takes here, so that a kill may come anywhere in it."""
    taken = {}
    for arguments in (["add"], ["topic", "add"], ["list"], ["edit", "last", "--text", "word"]):
        start = perf_counter()
        with begun(env, arguments, "word") as process:
            process.stderr.read()
        assert process.returncode == 0
        taken[arguments[0]] = perf_counter() - start
    return taken


def killed(env, arguments, given="", *, within):
    """Kill a command as soon as it says something, or within so many seconds, if that is earlier.

    Returns:
        Whether it had said that it is kept.
    """
    process = begun(env, arguments, given)
    select.select([process.stderr], [], [], random.random() * within if within else LONGEST)
    process.kill()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert "Traceback" not in said
    assert "mistake" not in said
    return "kept." in said


def held(vault):
    """Open the journal and return what is in it, and what the newest entry says."""
    journal = unlock(vault, PASSPHRASE)
    try:
        assert journal.quarantined == 0
        database.check(journal.engine)
        with journal.session() as session:
            entries = session.exec(rows(Entry.body).order_by(Entry.id)).all()
            return Counter(entries), Counter(session.exec(rows(Topic.text)).all()), entries[-1:]
    finally:
        journal.close()


@FAULTS
def test_commands_that_are_killed(env, vault, seconds, seed, figure):
    texts, topics, last = held(vault)
    acknowledged = 0
    for number in range(KILLS):
        what, word = ("add", "topic", "list", "edit")[number % 4], f"word{number}"
        within = None if number // 4 % 2 else seconds[what]
        if what == "add":
            kept = killed(env, ["add"], word, within=within)
        elif what == "topic":
            kept = killed(env, ["topic", "add"], word, within=within)
        elif what == "list":
            kept = killed(env, ["list"], within=within)
        else:
            kept = killed(env, ["edit", "last", "--text", word], within=within)
        there, asked, newest = held(vault)
        if what == "edit" and newest == [word]:
            texts = texts - Counter(last) + Counter(newest)
        elif what == "edit":
            assert newest == last
        for counted, now in ((texts, there), (topics, asked)):
            new = now - counted
            assert counted <= now, "lost"
            assert new <= Counter([word]), "doubled, or never asked for"
            counted.update(new)
        if kept:
            assert word in there + asked, "lost although it was acknowledged"
        acknowledged += kept
        last = newest
    assert acknowledged >= KILLS // 5
    figure("kills of commands", kills=KILLS, acknowledged=acknowledged, lost=0, doubled=0)


@FAULTS
def test_add_that_is_killed(env, vault, seconds, seed, figure):
    acknowledged = [
        f"a{number}"
        for number in range(KILLS)
        if killed(env, ["add"], f"a{number}", within=seconds["add"] if number % 2 else None)
    ]
    found = held(vault)[0]
    assert set(acknowledged) <= set(found)
    assert set(found.values()) == {1}
    assert set(found) - {"word"} <= {f"a{number}" for number in range(KILLS)}
    assert len(acknowledged) >= KILLS // 2
    figure("kills of add", kills=KILLS, acknowledged=len(acknowledged), lost=0, doubled=0)
