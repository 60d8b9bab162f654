"""However much waits, one capture at a time is in memory, and all of them come in or none."""

import gc
import subprocess
import sys
import tracemalloc
from datetime import timedelta
from pathlib import Path

import pytest

from bondjournal import captures
from bondjournal.addition import Addition
from bondjournal.checks import MAX_TEXT
from bondjournal.errors import Damaged, NotWritable
from bondjournal.journal import additions
from bondjournal.journal.tables import Entry
from bondjournal.vault import inbox
from made import AT, PASSPHRASE, bodies, capture

KIB = 1024
MIB = 1024 * KIB
SIZE = 512 * KIB
WORDS = " ".join(f"word{number % 5000}" for number in range(200_000))


def captured(vault, count, size):
    """Let so many captures wait, each with a text of so many bytes; return their names."""
    return [
        capture(vault, f"{number:03} {WORDS}"[:size], at=AT + timedelta(minutes=number))
        for number in range(count)
    ]


@pytest.fixture
def frozen():
    """Leave what is there already out of every count: it is what all the tests before left."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def alive(kind):
    """Return how many objects of a kind there are."""
    return sum(isinstance(one, kind) for one in gc.get_objects())


@pytest.mark.usefixtures("frozen")
def test_one_capture_and_one_entry_are_held_at_a_time(closed, vault, opened, monkeypatch):
    merge, held, opens = additions.merge, [], []

    def look(session, uuid, addition):
        gc.collect()
        held.append((alive(Addition), alive(Entry)))
        return merge(session, uuid, addition)

    def open_capture(*arguments):
        opens.append(alive(Addition))
        return real(*arguments)

    real = inbox.open_capture
    monkeypatch.setattr(additions, "merge", look)
    monkeypatch.setattr(captures.inbox, "open_capture", open_capture)
    captured(vault, 6, KIB)
    assert opened().merged == 6
    # The one that is merged, and none of those before it.
    assert held == [(1, 0)] * 6
    assert opens == [0] * 12


def peak(vault, opened, count):
    """Return how many bytes Python holds at most while so many captures are merged."""
    captured(vault, count, SIZE)
    journal = opened()
    assert journal.merged == count
    tracemalloc.start()
    try:
        captured(vault, count, SIZE)
        tracemalloc.reset_peak()
        assert opened().merged == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_is_held_does_not_grow_with_what_waits(closed, vault, opened):
    few, many = peak(vault, opened, 2), peak(vault, opened, 17)
    # A third of what the 15 more would take.
    assert many < few + 5 * SIZE


def test_a_capture_that_changes_between_two_looks_is_left_where_it_is(
    closed, vault, opened, monkeypatch
):
    first, second, third = captured(vault, 3, KIB)
    real, looks = inbox.open_capture, []

    def change(vault_, keys, uuid):
        looks.append(uuid)
        if len(looks) > 3 and uuid == first:
            raise Damaged("Changed.")
        return real(vault_, keys, uuid)

    with monkeypatch.context() as patch:
        patch.setattr(captures.inbox, "open_capture", change)
        journal = opened()
    assert looks == [*sorted([first, second, third]), first, second, third]
    assert (journal.merged, journal.quarantined) == (2, 0)
    assert inbox.waiting(vault) == [first]
    assert opened().merged == 1


@pytest.mark.parametrize("merged", [0, 2])
def test_what_cannot_be_taken_in_waits_whole_and_comes_in_later(
    closed, vault, opened, monkeypatch, merged
):
    uuids = captured(vault, 3, KIB)
    merge, seen = additions.merge, []

    def run_out_of_room(session, uuid, addition):
        if len(seen) == merged:
            raise NotWritable("The disk is full; nothing was written.", "Make some room.")
        seen.append(uuid)
        return merge(session, uuid, addition)

    with monkeypatch.context() as patch:
        patch.setattr(additions, "merge", run_out_of_room)
        journal = opened()
        assert bodies(journal) == []
    assert (journal.merged, journal.waiting) == (0, 3)
    assert (journal.why, journal.hint) == (
        "The disk is full; nothing was written.",
        "Make some room.",
    )
    assert inbox.waiting(vault) == sorted(uuids)
    journal = opened()
    assert (journal.merged, journal.waiting, journal.why) == (3, 0, "")
    assert len(bodies(journal)) == 3


def test_files_that_could_not_be_deleted_are_no_additions_that_wait(
    closed, vault, opened, monkeypatch
):
    captured(vault, 2, KIB)

    def keep(*_):
        raise NotWritable("No.")

    with monkeypatch.context() as patch:
        patch.setattr(captures.inbox, "remove", keep)
        assert (opened().merged, opened().waiting) == (2, 0)
        assert len(inbox.waiting(vault)) == 2
        journal = opened()
        assert (journal.merged, journal.waiting, journal.why) == (0, 0, "")
    assert opened().merged == 0
    assert inbox.waiting(vault) == []


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_five_hundred_of_a_mebibyte_stay_under_250_megabytes(closed, vault):
    captured(vault, 500, MAX_TEXT)
    code = (
        "import pathlib\n"
        "from bondjournal.unlock import Vault, unlock\n"
        f"journal = unlock(Vault(pathlib.Path({str(vault.path)!r})), {PASSPHRASE!r})\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "(peak,) = [line for line in status.splitlines() if line.startswith('VmHWM')]\n"
        "print(journal.merged, int(peak.split()[1]) * 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    merged, most = map(int, done.stdout.split())
    assert merged == 500
    assert most < 250_000_000
    assert inbox.waiting(vault) == []
