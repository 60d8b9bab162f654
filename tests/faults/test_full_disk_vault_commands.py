"""A full disk while somebody changes the vault itself: a clear word, and the old state."""

import shutil
import subprocess
import sys

import pytest

from bondjournal.vault import slots
from killing import OPENING


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
from bondjournal.vault import recovery_file
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
    lambda: recovery_file.into_file(vault, keys, place / "key"),
    lambda: recovery_file.into_file(vault, keys, elsewhere),
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
