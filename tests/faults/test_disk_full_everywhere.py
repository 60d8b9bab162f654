"""Room for one page more each time, until a command can do its work: no write is left out."""

import shutil

import pytest

from bondjournal.errors import WrongPassphrase
from bondjournal.unlock import unlock
from bondjournal.vault import backup, backup_folder, beside, database, inbox
from bondjournal.vault.layout import Vault
from figures import FAULTS
from made import PASSPHRASE, bodies, capture

PAGE = 4096
OTHER = "another few words here"
LONG = "After. " + "word " * 12_000
WHOLE = "Before. " + "word " * 12_000

COMMANDS = {
    "add": ["add"],
    "edit": ["edit", "last", "--text", "-"],
    "merge": ["list"],
    "backup": ["backup"],
    "restore": ["restore", "last"],
    "passphrase": ["passphrase", "--new-passphrase-file", "new"],
}
"""What is tried, by name."""


@pytest.fixture
def ready(disk, vault, program, tmp_path):
    """A journal with an entry, the backup of the day, and all as it is kept elsewhere."""
    (tmp_path / "new").write_text(OTHER)
    capture(vault, WHOLE)
    program("list")
    program("backup")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(vault.path, elsewhere)

    def again():
        for path in disk.path.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(elsewhere, vault.path)

    return again


def state(vault):
    """Return what is in the journal, what waits, and how many backups there are, all read."""
    try:
        journal = unlock(vault, PASSPHRASE)
    except WrongPassphrase:
        journal = unlock(vault, OTHER)
    try:
        database.check(journal.engine)
        backups = backup_folder.all_backups(vault.backups)
        for one in backups:
            backup.verify(one, journal.keys)
        return [words[:6] for words in bodies(journal)], len(backups)
    finally:
        journal.close()


@FAULTS
@pytest.mark.parametrize("name", COMMANDS)
def test_with_room_for_one_page_more_each_time(disk, vault, program, ready, name, figure):
    given = LONG if name in ("add", "edit") else ""
    ready()
    before = state(vault)
    refused = leave = 0
    while True:
        ready()
        if name == "merge":
            capture(vault, LONG)
        waiting = len(inbox.waiting(vault))
        disk.fill(leave)
        done = program(*COMMANDS[name], given=given, code=None, cheap=True)
        assert list(disk.path.rglob(".tmp-*")) == []
        disk.make_room()
        # Reading goes on without what waits, and says so.
        if done.returncode == 0 and (name != "merge" or not inbox.waiting(vault)):
            break
        assert done.returncode == (0 if name == "merge" else 1)
        assert name != "merge" or "Before." in done.stdout
        assert disk.is_told(done.stderr)
        assert len(done.stderr.splitlines()) <= 3
        assert len(inbox.waiting(vault)) == waiting
        if name == "merge":
            shutil.rmtree(vault.inbox)
            vault.inbox.mkdir()
        assert state(vault) == before
        refused += 1
        leave += PAGE
    after = state(vault)
    new = {"add": 1, "merge": 1, "edit": 0}.get(name, 0)
    assert len(after[0]) == len(before[0]) + new
    if name == "restore":
        # Backups for which there is no room stay where the journal was set aside.
        (aside,) = beside.set_aside(vault)
        assert after[1] <= state(Vault(aside))[1] == before[1]
    else:
        assert after[1] == before[1] + (name == "backup")
    assert ("After." in after[0]) == (name in ("add", "edit", "merge"))
    figure(f"a full disk at {name}", steps=refused + 1, refused=refused, lost=0)
