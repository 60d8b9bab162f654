"""Kills and a full disk while somebody changes the vault itself: the old state, or the new one.

Each kill comes at an instant of chance: every other one after so many lines of the program, the
rest after so much time. The seed is printed, and TEST_SEED repeats a run.
"""

import os
import random
import shutil
import subprocess
import sys

import pytest

from bondjournal.unlock import merge_captures
from bondjournal.vault import backup, slots
from made import capture

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks and signals of Unix")

kills = pytest.mark.parametrize(
    "kills",
    ["5", pytest.param("100", marks=pytest.mark.long)],
    ids=lambda kills: f"{kills}-kills",
)

OPENING = """
import os, random, shutil, signal, sys, time
from datetime import date
from pathlib import Path
from uuid import uuid4
from bondjournal.errors import Damaged, JournalError, NoVault, WrongPassphrase
from bondjournal.unlock import unlock
from bondjournal.journal import entries
from bondjournal.vault import (
    backup, beside, burn, drafts, inbox, keyfile, restore, shelf, slots
)
from bondjournal.vault.keyfile import Cost
from bondjournal.vault.layout import Vault

PASSPHRASE, CHEAP, TODAY = "four ordinary words here", Cost(64, 1, 1), date(2026, 5, 12)
template, place = Path(sys.argv[1]), Path(sys.argv[2])
vault = Vault(place / "vault")

def fresh():
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, vault.path)

def opens(passphrase=PASSPHRASE, at=vault):
    try:
        return keyfile.unlock(keyfile.read(at), passphrase)
    except WrongPassphrase:
        return None

def bodies(at=vault, passphrase=PASSPHRASE):
    # What an open journal holds; everything in it is read.
    journal = unlock(at, passphrase)
    try:
        backup.read_all_of(at, journal.keys)
        with journal.read() as session:
            return sorted(line.words for line in entries.page(session, count=100))
    finally:
        journal.close()

THEN, SINCE = ["Then."], ["Since.", "Then."]
fresh()
keys = opens()
"""

KILLING = """
random.seed(int(sys.argv[4]))

def in_a_child(work, before):
    # Runs work in a child until it ends or is killed.
    child = os.fork()
    if child == 0:
        code = 1
        try:
            before()
            work()
            code = 0
        finally:
            os._exit(code)
    return child

def dies_after(lines):
    # Kills this process after so many lines of the vault's own modules; tells how many there are.
    left = lines
    def trace(frame, event, argument):
        nonlocal left
        if "bondjournal" not in frame.f_code.co_filename:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)
    return lambda: lines - left

def measured(work):
    # How many lines and how many seconds work takes, when nothing kills it.
    reading, writing = os.pipe()
    def counting():
        told = dies_after(10**9)
        work()
        os.write(writing, str(told()).encode())
    start = time.perf_counter()
    assert os.waitpid(in_a_child(work, lambda: None), 0)[1] == 0
    seconds = time.perf_counter() - start
    fresh()
    assert os.waitpid(in_a_child(counting, lambda: None), 0)[1] == 0
    lines = int(os.read(reading, 100))
    fresh()
    return lines, seconds

def killed(work):
    # Yields after each kill, with the vault as that has left it; it is fresh before each.
    lines, seconds = measured(work)
    for kill in range(int(sys.argv[3])):
        fresh()
        if kill % 2:
            child = in_a_child(work, lambda: None)
            until = time.perf_counter() + random.random() * seconds
            while time.perf_counter() < until:
                pass
            os.kill(child, signal.SIGKILL)
        else:
            number = random.randrange(1, lines + 1)
            child = in_a_child(work, lambda: dies_after(number))
        os.waitpid(child, 0)
        yield
"""


@pytest.fixture
def template(vault, journal):
    """A closed journal: an entry, a backup, another entry, a recovery key, and what waits."""
    capture(vault, "Then.")
    merge_captures(journal)
    backup.make(vault, journal.engine, journal.keys, vault.backups / "2026-05-11")
    capture(vault, "Since.")
    merge_captures(journal)
    journal.close()
    return vault.path


@pytest.fixture
def run(template, tmp_path, kills):
    """Run a script against copies of the journal; return the words that it prints."""
    seed = os.environ.get("TEST_SEED") or str(random.randrange(10**9))
    print(f"TEST_SEED={seed}")  # noqa: T201  # shown where a test does not hold

    def run_script(script, *arguments):
        ended = subprocess.run(
            [
                sys.executable,
                "-c",
                OPENING + KILLING + script,
                template,
                tmp_path / "place",
                kills,
                seed,
                *arguments,
            ],
            check=False,
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.split()

    return run_script


@kills
def test_a_change_of_the_passphrase(run):
    states = run(
        """
for _ in killed(lambda: slots.change_passphrase(vault, keys, "another one", CHEAP)):
    old, new = opens(), opens("another one")
    assert bool(old) != bool(new)
    assert bodies(passphrase=PASSPHRASE if old else "another one") == SINCE
    slots.change_passphrase(vault, old or new, "a third one", CHEAP)
    assert opens("a third one")
    print("old" if old else "new")
"""
    )
    assert set(states) <= {"old", "new"}


@kills
def test_a_renewal_of_the_recovery_key(run):
    run(
        """
from bondjournal.cli import recovery
held, slot = slots.new_recovery(vault, keys)
slots.keep_recovery(vault, keys, held, slot)
template = place.with_name("with-a-recovery-key")
shutil.copytree(vault.path, template)
target = place / "key"

def recovers(key):
    try:
        return keyfile.unlock_with_recovery(keyfile.read(vault), key)
    except WrongPassphrase:
        return None

for _ in killed(lambda: recovery.into_file(vault, keys, target)):
    assert opens()
    # The person holds the old one, and the new one if it stands in its file.
    old, new = recovers(held), target.exists() and recovers(target.read_text())
    assert bool(old) != bool(new)
    assert bodies() == SINCE
"""
    )


@kills
def test_a_backup(run):
    run(
        """
from datetime import datetime
folder = vault.backups
def by_hand():
    from bondjournal.vault import database
    engine = database.engine(vault, keys.database)
    name = shelf.name_by_hand(folder, datetime(2026, 5, 12))
    backup.make(vault, engine, keys, folder / name)

for _ in killed(by_hand):
    for one in shelf.every(folder):
        backup.verify(one, keys)
        assert bodies(Vault(one)) == (THEN if one.name == "2026-05-11" else SINCE)
    assert bodies() == SINCE
    by_hand()
    assert not list(folder.glob(".tmp-*"))
"""
    )


@kills
@pytest.mark.parametrize("way", ["at-one-instant", "in-two-moves"])
def test_a_restore(run, way):
    run(
        """
if sys.argv[5] == "in-two-moves":
    restore.swap = lambda one, other: False
captured, drafted = uuid4(), uuid4()
inbox.seal(vault, b"no addition", captured)
drafts.keep(vault, drafted, b"drafted")
template = place.with_name("with-what-waits")
shutil.copytree(vault.path, template)

def back():
    restore.restore(vault.backups / "2026-05-11", keys, vault, TODAY)

def whole(at, words):
    # Nothing is merged by looking, so that both waiting things are still there to be counted.
    assert inbox.open_capture(at, keys, captured) == b"no addition"
    assert drafts.open_draft(at, keys, drafted) == b"drafted"
    copy = Vault(place / "look")
    shutil.copytree(at.path, copy.path)
    assert bodies(copy) == words, words
    shutil.rmtree(copy.path)

for _ in killed(back):
    beside.finish(vault)
    aside = beside.set_aside(vault)
    keyfile.read(vault)
    try:
        whole(vault, SINCE)
        others = THEN
    except AssertionError as wrong:
        assert wrong.args == (SINCE,), wrong
        shutil.rmtree(place / "look")
        whole(vault, THEN)
        others = SINCE
        assert aside, "the journal that was there is gone"
    for one in aside:
        whole(Vault(one), others)
    # The next restore needs nothing but the vault, and leaves nothing unfinished.
    back()
    whole(vault, THEN)
    assert not list(place.glob(".tmp-*"))
""",
        way,
    )


@kills
def test_a_restore_into_an_empty_place(run):
    run(
        """
new = Vault(place / "new")
for _ in killed(lambda: restore.restore(vault.backups / "2026-05-11", keys, new, TODAY)):
    if new.path.exists():
        assert bodies(new) == THEN
    else:
        restore.restore(vault.backups / "2026-05-11", keys, new, TODAY)
        assert bodies(new) == THEN
    assert bodies() == SINCE
"""
    )


@kills
def test_a_burning(run):
    run(
        """
for _ in killed(lambda: burn.burn(vault)):
    try:
        opened = opens()
    except (NoVault, Damaged):
        opened = None
    if opened:
        assert bodies() == SINCE
        backup.verify(vault.backups / "2026-05-11", keys)
    if burn.is_here(vault):
        burn.burn(vault)
    assert not list(place.rglob("*.json")) + list(place.rglob("*.db"))
    assert not vault.path.exists() or not list(vault.path.iterdir())
"""
    )


def test_a_full_disk_leaves_the_old_state_and_says_so(template, tmp_path):
    """A disk of 1.5 MiB, where a user namespace may mount one."""
    unshare = shutil.which("unshare")
    small = tmp_path / "small"
    small.mkdir()
    mount = 'mount -t tmpfs -o size=1500k none "$0" && '
    allowed = [unshare or "", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if not unshare or subprocess.run([*allowed, mount + "true", small], check=False).returncode:
        pytest.skip("no disk of its own may be mounted here")
    script = """
from bondjournal.cli import recovery
from bondjournal.vault import database
held, slot = slots.new_recovery(vault, keys)
slots.keep_recovery(vault, keys, held, slot)
captured = uuid4()
inbox.seal(vault, b"captured", captured)
elsewhere = template.parent / "key"

def fill():
    with (place / "filler").open("ab", buffering=0) as filler:
        try:
            while filler.write(b"x" * 4096):
                pass
        except OSError:
            pass

def looked():
    return {
        path: path.read_bytes() for path in vault.path.rglob("*")
        if path.is_file() and path.name not in ("lock", "keys.lock")
    }

engine = database.engine(vault, keys.database)
before, said = looked(), []
fill()
for attempt in (
    lambda: slots.change_passphrase(vault, keys, "another one", CHEAP),
    lambda: recovery.into_file(vault, keys, place / "key"),
    lambda: recovery.into_file(vault, keys, elsewhere),
    lambda: backup.make(vault, engine, keys, vault.backups / "by-hand"),
    lambda: restore.restore(vault.backups / "2026-05-11", keys, vault, TODAY),
    lambda: restore.restore(vault.backups / "2026-05-11", keys, Vault(place / "new"), TODAY),
):
    try:
        attempt()
    except JournalError as error:
        said.append(error.message)
    assert looked() == before
    assert sorted(path.name for path in place.iterdir()) == ["filler", "vault"]
assert len(said) == 6 and all("disk is full" in message for message in said), said
assert not elsewhere.exists()
assert keyfile.unlock_with_recovery(keyfile.read(vault), held) and opens()
assert inbox.open_capture(vault, keys, captured) == b"captured"
# Room for a part of a backup is not enough either.
with (place / "filler").open("ab") as filler:
    filler.truncate(filler.tell() - 100_000)
for attempt in (
    lambda: backup.make(vault, engine, keys, vault.backups / "by-hand"),
    lambda: restore.restore(vault.backups / "2026-05-11", keys, vault, TODAY),
):
    try:
        attempt()
    except JournalError as error:
        assert "disk is full" in error.message, error.message
    else:
        raise AssertionError
    assert looked() == before
fill()
assert burn.burn(vault) == []
assert not vault.path.exists()
"""
    ended = subprocess.run(
        [
            *allowed,
            mount + 'exec "$1" -c "$2" "$3" "$0/place"',
            small,
            sys.executable,
            OPENING + script,
            template,
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
    assert not (template / slots.LOCK).exists()
