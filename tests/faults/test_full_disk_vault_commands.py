"""A full disk while somebody changes the vault itself: a clear word, and the old state."""

from datetime import date
from uuid import uuid4

import pytest

from bondjournal.errors import JournalError
from bondjournal.vault import (
    backup,
    database,
    destroy,
    inbox,
    keyfile,
    recovery_file,
    restore,
    slots,
)
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE

TODAY = date(2026, 5, 12)


def refused(disk, attempt):
    with disk.felt(), pytest.raises(JournalError) as said:
        attempt()
    return f"{said.value.message} {said.value.hint}"


@pytest.mark.usefixtures("template")
def test_a_full_disk_leaves_the_old_state_and_says_so(disk, vault, tmp_path):
    keys = keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    held, slot = slots.new_recovery(vault, keys)
    slots.keep_recovery(vault, keys, held, slot)
    captured = uuid4()
    inbox.seal(vault, b"captured", captured)
    elsewhere = tmp_path / "key"
    engine = database.engine(vault, keys.database)

    def looked():
        return {
            path: path.read_bytes()
            for path in vault.path.rglob("*")
            if path.is_file() and path.name not in ("lock", "keys.lock")
        }

    def back_up():
        backup.make(vault, engine, keys, vault.backups / "by-hand")

    def restore_it(into=vault):
        restore.restore(vault.backups / "2026-05-11", keys, into, TODAY)

    before = looked()
    disk.fill()
    for attempt in (
        lambda: slots.change_passphrase(vault, keys, "another one", CHEAP),
        lambda: recovery_file.into_file(vault, keys, disk.path / "key"),
        lambda: recovery_file.into_file(vault, keys, elsewhere),
        back_up,
        restore_it,
        lambda: restore_it(Vault(disk.path / "new")),
    ):
        assert disk.is_told(refused(disk, attempt))
        assert looked() == before
        assert sorted(path.name for path in disk.path.iterdir()) == ["filler", "vault"]
    assert not elsewhere.exists()
    assert keyfile.unlock_with_recovery(keyfile.read(vault), held)
    assert keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    assert inbox.open_capture(vault, keys, captured) == b"captured"
    disk.make_room()
    disk.fill(leave=100_000)  # room for a part of a backup
    for attempt in (back_up, restore_it):
        assert disk.is_told(refused(disk, attempt))
        assert looked() == before
    disk.make_room()
    disk.fill()
    with disk.felt():
        assert destroy.destroy(vault) == []
    assert not vault.path.exists()
