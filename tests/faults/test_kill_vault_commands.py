"""Kills and a full disk while somebody changes the vault itself: the old state, or the new one.

Each kill comes at an instant of chance: every other one after so many lines of the program, the
rest after so much time.
"""

import os

import pytest

from figures import FAULTS

pytestmark = [FAULTS, pytest.mark.skipif(os.name == "nt", reason="forks and signals of Unix")]


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


def test_a_renewal_of_the_recovery_key(run):
    run(
        """
from bondjournal.vault import recovery_file
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

for _ in killed(lambda: recovery_file.into_file(vault, keys, target)):
    assert opens()
    # The person holds the old one, and the new one if it stands in its file.
    old, new = recovers(held), target.exists() and recovers(target.read_text())
    assert bool(old) != bool(new)
    assert bodies() == SINCE
"""
    )


def test_a_backup(run):
    run(
        """
from datetime import datetime
folder = vault.backups
def by_hand():
    from bondjournal.vault import database
    engine = database.engine(vault, keys.database)
    name = backup_folder.name_by_hand(folder, datetime(2026, 5, 12))
    backup.make(vault, engine, keys, folder / name)

for _ in killed(by_hand):
    for one in backup_folder.all_backups(folder):
        backup.verify(one, keys)
        assert bodies(Vault(one)) == (THEN if one.name == "2026-05-11" else SINCE)
    assert bodies() == SINCE
    by_hand()
    assert not list(folder.glob(".tmp-*"))
"""
    )


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


def test_a_destroying(run):
    run(
        """
for _ in killed(lambda: destroy.destroy(vault)):
    try:
        opened = opens()
    except (NoVault, Damaged):
        opened = None
    if opened:
        assert bodies() == SINCE
        backup.verify(vault.backups / "2026-05-11", keys)
    if destroy.is_here(vault):
        destroy.destroy(vault)
    assert not list(place.rglob("*.json")) + list(place.rglob("*.db"))
    assert not vault.path.exists() or not list(vault.path.iterdir())
"""
    )
