"""The program on its terminal, killed while somebody writes: what it called kept is there, once."""

import os
import random
import sys
from collections import Counter
from time import monotonic

import pytest
from sqlmodel import select as rows

from bondjournal.draft import Draft
from bondjournal.journal.tables import Entry
from bondjournal.unlock import unlock
from bondjournal.vault import database, drafts
from figures import FAULTS
from made import PASSPHRASE
from terminal import Terminal

KEEP, LEAVE = "\x13", "\x1b"


def killed_while_writing(vault, env, tmp_path, words):
    """Write entries until it is killed; return those whose keeping was told, and all begun."""
    terminal = Terminal([sys.executable, "-m", "bondjournal"], env, tmp_path)
    told, begun = [], []
    try:
        terminal.expect("Locked.")
        terminal.expect("open")
        terminal.type(PASSPHRASE + "\r")
        terminal.expect("Look back")
        until = monotonic() + random.random() * 1.5
        while monotonic() < until:
            terminal.type("w")
            if not _shows(terminal, "enough for now", until):
                break
            begun.append(f"{words}x{len(begun)}")
            terminal.type(begun[-1] + KEEP)
            if not _shows(terminal, "Enough for now?", until):
                break
            told.append(begun[-1])
            terminal.type("\r")
            if not _shows(terminal, "Look back", until):
                break
    finally:
        terminal.close()
    return told, begun


def _shows(terminal, words, until):
    """Read until the words stand there or the time is over, to the hundredth of a second."""
    while words not in terminal.shown[terminal._read :]:
        if monotonic() > until:
            return False
        terminal._more(0.01)
    terminal.expect(words)
    return True


def held(vault):
    journal = unlock(vault, PASSPHRASE)
    try:
        database.check(journal.engine)
        with journal.read() as session:
            found = session.exec(rows(Entry.uuid, Entry.body)).all()
        left = [
            Draft.from_bytes(drafts.open_draft(vault, journal.keys, uuid))
            for uuid in drafts.waiting(vault)
        ]
    finally:
        journal.close()
    return dict(found), left


@pytest.mark.parametrize("kills", [1, pytest.param(50, marks=FAULTS)])
def test_the_program_on_its_terminal_killed(journal, vault, tmp_path, kills, seed, figure):
    journal.close()
    env = {**os.environ, "LANG": "C.UTF-8", "BONDJOURNAL_VAULT": str(vault.path)}
    told, begun = [], []
    for number in range(kills):
        more = killed_while_writing(vault, env, tmp_path, f"word{number}")
        told += more[0]
        begun += more[1]
        found, left = held(vault)
        bodies = Counter(found.values())
        assert set(told) <= set(bodies), "lost although it was acknowledged"
        assert set(bodies.values()) <= {1}, "doubled"
        # The last letters of what was being written may be missing, and nothing else.
        others = {draft.body for draft in left if draft.uuid not in found}
        for body in [*(set(bodies) - set(begun)), *others]:
            assert any(one.startswith(body) for one in begun)
    assert kills < 10 or len(told) >= kills // 2
    figure("kills on the terminal", kills=kills, acknowledged=len(told), lost=0, doubled=0)
