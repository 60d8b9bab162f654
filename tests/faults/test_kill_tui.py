"""The program on its terminal, killed while somebody writes: what it called kept is there, once."""

import os
import random
import sys
from collections import Counter

from sqlmodel import select as rows

from bondjournal.draft import Draft
from bondjournal.journal.tables import Entry
from bondjournal.unlock import unlock
from bondjournal.vault import database, drafts
from figures import FAULTS
from made import PASSPHRASE
from terminal import Terminal
from waiting import Patience

KEEP = "\x13"
KILLS = 24
"""Each takes the start of the program, so that there are few."""


SHOWN = 60_000
"""About so many characters are shown while an entry is written and kept."""


def killed_while_writing(vault, env, tmp_path, words, *, kept):
    """Write an entry, and kill it at any instant of that, or of what comes once it is kept.

    Returns:
        Whether it was told that the entry is kept.
    """
    terminal = Terminal([sys.executable, "-m", "bondjournal"], env, tmp_path)
    told = False
    try:
        terminal.expect("Locked.")
        terminal.expect("open")
        terminal.type(PASSPHRASE + "\r")
        terminal.expect("Look back")
        end = len(terminal.shown) + random.randrange(SHOWN)
        terminal.type("w")
        if not _shows(terminal, "title, tags", end, kept):
            return False
        terminal.type(words + KEEP)
        if not _shows(terminal, "Entry kept.", end, kept):
            return False
        told = True
        terminal.type("\x1b")
        _shows(terminal, "Look back", len(terminal.shown) + random.randrange(SHOWN // 4), False)
    finally:
        terminal.close()
    return told


def _shows(terminal, words, end, surely):
    """Read until the words stand there; unless they surely shall, no further than so much."""
    patience = Patience(repr(words), lambda: terminal.shown)
    while words not in terminal.shown[terminal._read :]:
        if not surely and len(terminal.shown) >= end:
            return False
        assert terminal.more(patience), terminal.shown
    terminal.expect(words)
    return True


def held(vault):
    journal = unlock(vault, PASSPHRASE)
    try:
        database.check(journal.engine)
        with journal.session() as session:
            found = session.exec(rows(Entry.uuid, Entry.body)).all()
        left = [
            Draft.from_bytes(drafts.open_draft(vault, journal.keys, uuid))
            for uuid in drafts.waiting(vault)
        ]
    finally:
        journal.close()
    return dict(found), left


@FAULTS
def test_the_program_on_its_terminal_killed(journal, vault, tmp_path, seed, figure):
    journal.close()
    env = {**os.environ, "LANG": "C.UTF-8", "BONDJOURNAL_VAULT": str(vault.path)}
    told, begun = [], []
    for number in range(KILLS):
        begun.append(f"word{number}.")
        if killed_while_writing(vault, env, tmp_path, begun[-1], kept=number % 3 == 0):
            told.append(begun[-1])
        found, left = held(vault)
        bodies = Counter(found.values())
        assert set(told) <= set(bodies), "lost although it was acknowledged"
        assert set(bodies.values()) <= {1}, "doubled"
        # The last letters of what was being written may be missing, and nothing else.
        others = {draft.body for draft in left if draft.uuid not in found}
        for body in [*(set(bodies) - set(begun)), *others]:
            assert any(one.startswith(body) for one in begun)
    assert len(told) >= KILLS // 3
    figure("kills on the terminal", kills=KILLS, acknowledged=len(told), lost=0, doubled=0)
