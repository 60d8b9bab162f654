"""Commands that are killed at any instant: nothing acknowledged is lost, nothing is there twice."""

import os
import random
import select
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import select as rows

from bondjournal.journal.tables import Entry, Topic
from bondjournal.unlock import unlock
from bondjournal.vault import database
from figures import FAULTS
from made import PASSPHRASE

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
LONGEST = {"add": 0.2, "topic": 0.2, "list": 1.2, "edit": 1.2}
"""Seconds after which a command is killed at the latest: about what each takes."""


@pytest.fixture
def env(journal, vault):
    journal.close()
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }


def killed(env, arguments, given="", *, at_once):
    """Kill a command, some as soon as they say something; return whether it had said "Kept."."""
    process = subprocess.Popen(
        [PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=env,
    )
    process.stdin.write(given.encode())
    process.stdin.close()
    patience = 30 if at_once else random.random() * LONGEST[arguments[0]]
    select.select([process.stderr], [], [], patience)
    process.kill()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert "Traceback" not in said
    assert "mistake" not in said
    return "Kept." in said


def held(vault):
    """Open the journal and return what is in it, and what the newest entry says."""
    journal = unlock(vault, PASSPHRASE)
    try:
        assert journal.quarantined == 0
        database.check(journal.engine)
        with journal.read() as session:
            entries = session.exec(rows(Entry.body).order_by(Entry.id)).all()
            return Counter(entries), Counter(session.exec(rows(Topic.text)).all()), entries[-1:]
    finally:
        journal.close()


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=FAULTS)])
def test_commands_that_are_killed(env, vault, kills, seed, figure):
    texts, topics, acknowledged = Counter(), Counter(), 0
    for number in range(kills):
        what, word = ("add", "topic", "list", "edit")[number % 4], f"word{number}"
        at_once = number // 4 % 2
        if what == "add":
            kept = killed(env, ["add"], word, at_once=at_once)
        elif what == "topic":
            kept = killed(env, ["topic", "add"], word, at_once=at_once)
        elif what == "list":
            kept = killed(env, ["list"], at_once=at_once)
        else:
            last = held(vault)[2]
            kept = killed(env, ["edit", "last", "--text", word], at_once=at_once)
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
    assert acknowledged >= kills // 5
    figure("kills of commands", kills=kills, acknowledged=acknowledged, lost=0, doubled=0)


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=FAULTS)])
def test_add_that_is_killed(env, vault, kills, seed, figure):
    acknowledged = [
        f"a{number}"
        for number in range(kills)
        if killed(env, ["add"], f"a{number}", at_once=number % 2 == 0)
    ]
    found = held(vault)[0]
    assert set(acknowledged) <= set(found)
    assert set(found.values()) == {1}
    assert set(found) <= {f"a{number}" for number in range(kills)}
    assert len(acknowledged) >= kills // 2
    figure("kills of add", kills=kills, acknowledged=len(acknowledged), lost=0, doubled=0)
