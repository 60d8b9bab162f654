import pytest

from bondjournal.errors import Damaged, InUse, JournalError, NoVault, WrongPassphrase
from bondjournal.vault import keyfile, slots
from bondjournal.vault.lock import exclusive, held, shared

NEW = "an other passphrase"


def opens(vault, passphrase):
    try:
        return keyfile.unlock(keyfile.read(vault), passphrase)
    except WrongPassphrase:
        return None


def recovers(vault, key):
    try:
        return keyfile.unlock_with_recovery(keyfile.read(vault), key)
    except WrongPassphrase:
        return None


def renewed(made):
    key, slot = slots.new_recovery(made.vault, made.keys)
    slots.keep_recovery(made.vault, made.keys, key, slot)
    return key


def change(made, cheap):
    return slots.change_passphrase(made.vault, made.keys, NEW, cheap)


def test_the_new_passphrase_opens_and_the_old_one_does_not(made, cheap, passphrase):
    made.keep("one")
    returned = change(made, cheap)
    assert opens(made.vault, passphrase) is None
    assert opens(made.vault, NEW).database == made.keys.database
    assert returned == keyfile.read(made.vault)
    assert made.kept() == ["one"]


def test_an_old_copy_of_the_key_file_opens_with_the_old_one(made, cheap, passphrase):
    old = made.vault.keyfile.read_bytes()
    change(made, cheap)
    made.vault.keyfile.write_bytes(old)
    assert opens(made.vault, passphrase)


def test_the_recovery_key_stays_when_the_passphrase_changes(made, cheap):
    key = renewed(made)
    change(made, cheap)
    assert recovers(made.vault, key)


def test_a_new_recovery_key_counts_once_it_is_kept(made):
    first = renewed(made)
    key, slot = slots.new_recovery(made.vault, made.keys)
    assert recovers(made.vault, first)
    assert recovers(made.vault, key) is None
    slots.keep_recovery(made.vault, made.keys, key, slot)
    assert recovers(made.vault, first) is None
    assert recovers(made.vault, key)


def test_what_another_window_changed_meanwhile_stays_changed(made, cheap, passphrase):
    key, slot = slots.new_recovery(made.vault, made.keys)
    change(made, cheap)
    slots.keep_recovery(made.vault, made.keys, key, slot)
    assert recovers(made.vault, key)
    assert opens(made.vault, NEW)
    assert opens(made.vault, passphrase) is None


def test_a_slot_that_its_key_does_not_open_is_not_kept(made):
    _, slot = slots.new_recovery(made.vault, made.keys)
    other, _ = slots.new_recovery(made.vault, made.keys)
    before = made.vault.keyfile.read_bytes()
    with pytest.raises(WrongPassphrase):
        slots.keep_recovery(made.vault, made.keys, other, slot)
    assert made.vault.keyfile.read_bytes() == before


def test_a_key_file_that_something_else_changed_is_not_made_good(made, cheap, passphrase):
    """The inbox of another journal in it would send captures there from then on."""
    _, others = keyfile.create(passphrase, cheap)
    foreign = others.inbox.public_key().public_bytes_raw()
    read = keyfile.read(made.vault)
    swapped = keyfile.KeyFile(read.vault_id, foreign, read.passphrase, read.recovery, read.mac)
    key, slot = slots.new_recovery(made.vault, made.keys)
    keyfile.write(made.vault, swapped)
    for attempt in (
        lambda: change(made, cheap),
        lambda: slots.keep_recovery(made.vault, made.keys, key, slot),
    ):
        with pytest.raises(Damaged, match="something other than bondjournal"):
            attempt()
    assert keyfile.read(made.vault) == swapped


def test_the_keys_of_another_journal_change_nothing(made, cheap):
    _, others = keyfile.create("others", cheap)
    before = made.vault.keyfile.read_bytes()
    with pytest.raises(Damaged):
        slots.change_passphrase(made.vault, others, NEW, cheap)
    assert made.vault.keyfile.read_bytes() == before


def test_it_waits_for_nobody_who_has_the_journal_open(made, cheap):
    with shared(made.vault):
        change(made, cheap)
    assert opens(made.vault, NEW)


def test_not_while_it_is_being_restored(made, cheap, passphrase, monkeypatch):
    monkeypatch.setattr(slots, "shared", lambda vault: shared(vault, wait=0))
    with exclusive(made.vault), pytest.raises(InUse):
        change(made, cheap)
    assert opens(made.vault, passphrase)


def test_one_change_at_a_time(made, cheap, passphrase, monkeypatch):
    def at_once(path, **how):
        return held(path, **{**how, "wait": 0})

    monkeypatch.setattr(slots, "held", at_once)
    with held(made.vault.path / slots.LOCK, alone=True, wait=0), pytest.raises(InUse):
        change(made, cheap)
    assert opens(made.vault, passphrase)


def test_without_a_vault_there_is_nothing_to_change(vault, cheap):
    _, keys = keyfile.create("some words", cheap)
    with pytest.raises(NoVault):
        slots.change_passphrase(vault, keys, NEW, cheap)
    assert not vault.path.exists()


def test_a_full_disk_leaves_the_ways_in_as_they_were(made, cheap, passphrase):
    """A limit on the size of files stands for the disk."""
    resource = pytest.importorskip("resource")
    first = renewed(made)
    key, slot = slots.new_recovery(made.vault, made.keys)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(JournalError, match=r"Writing vault\.json didn't work"):
            change(made, cheap)
        with pytest.raises(JournalError, match=r"Writing vault\.json didn't work"):
            slots.keep_recovery(made.vault, made.keys, key, slot)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert opens(made.vault, passphrase)
    assert recovers(made.vault, first)
    assert not list(made.vault.path.glob(".tmp-*"))


def test_without_a_cost_the_new_passphrase_costs_what_this_machine_affords(made, monkeypatch):
    afforded = keyfile.Cost(memory_kib=128, iterations=2, lanes=1)
    monkeypatch.setattr(keyfile, "cost_for_this_machine", lambda: afforded)
    changed = slots.change_passphrase(made.vault, made.keys, NEW)
    assert changed.passphrase.cost == afforded
