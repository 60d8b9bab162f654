"""A disk without room: one clear sentence, nothing lost, and all goes on once there is room."""

import shutil
from contextlib import contextmanager

import pytest

from bondjournal.errors import JournalError
from bondjournal.unlock import create, unlock
from bondjournal.vault import database
from figures import FAULTS
from made import CHEAP, PASSPHRASE, bodies, capture


def entries(vault):
    journal = unlock(vault, PASSPHRASE)
    database.check(journal.engine)
    found = bodies(journal)
    journal.close()
    return found


@contextmanager
def database_of(vault):
    journal = unlock(vault, PASSPHRASE)
    with journal.engine.connect() as connection:
        yield connection
    journal.close()


def lines(tmp_path, count):
    path = tmp_path / "lines.jsonl"
    line = '{"on": "2026-05-%02d", "text": "Number %d. %s"}\n'
    path.write_text("".join(line % (n % 28 + 1, n, "word " * 400) for n in range(count)))
    return str(path)


def unfinished(folder):
    return [path for path in folder.rglob("*") if path.name.startswith(".tmp-")]


def backups(vault):
    return [path for path in vault.backups.iterdir() if path.is_dir()]


def test_what_is_added_or_waits_while_the_disk_is_full(disk, vault, program):
    capture(vault, "Before.")
    entries(vault)
    capture(vault, "Waiting.")
    disk.fill()
    added = program("add", "Now.", code=1)
    assert disk.is_told(added.stderr)
    assert len(added.stderr.splitlines()) == 2
    assert "kept." not in added.stderr
    listed = program("list")
    assert "Before." in listed.stdout
    assert "1 addition made while the journal was locked is still waiting" in listed.stderr
    assert disk.is_told(listed.stderr)
    assert len(listed.stderr.splitlines()) <= 3
    disk.make_room()
    program("add", "After.")
    assert unfinished(vault.path) == []
    assert entries(vault) == ["After.", "Waiting.", "Before."]


@FAULTS
@pytest.mark.parametrize("leave", [0, 8192, 65536])
def test_reading_and_editing_on_a_full_disk(disk, vault, program, leave):
    capture(vault, "Before.")
    program("list")
    for old in backups(vault):
        shutil.rmtree(old)
    disk.fill(leave)
    listed = program("list")
    assert "Before." in listed.stdout
    assert "today's backup is not" in listed.stderr
    assert len(listed.stderr.splitlines()) == 2
    edited = program("edit", "last", "--text", "After.", code=None)
    assert disk.is_told(edited.stderr)
    kept = "kept." in edited.stderr
    assert edited.returncode == (0 if kept else 1)
    assert unfinished(vault.path) == []
    assert backups(vault) == []
    disk.make_room()
    assert program("list").stderr == ""
    assert len(backups(vault)) == 1
    assert entries(vault) == (["After."] if kept else ["Before."])


@FAULTS
def test_an_import_that_fills_the_disk_is_taken_back(disk, vault, program, tmp_path):
    capture(vault, "Before.")
    program("list")
    disk.fill(leave=1024 * 1024)
    done = program("import", lines(tmp_path, 2000), code=1)
    assert disk.is_told(done.stderr)
    assert len(done.stderr.splitlines()) == 2
    assert done.stdout == ""
    assert entries(vault) == ["Before."]
    disk.make_room()
    with database_of(vault) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM import").scalar_one() == 0
    assert "100 imported" in program("import", lines(tmp_path, 100)).stdout
    assert len(entries(vault)) == 101


def test_a_new_journal_on_a_full_disk(disk, vault):
    disk.fill(leave=65536)
    with disk.felt(), pytest.raises(JournalError):
        create(vault, PASSPHRASE, CHEAP)
    assert [path.name for path in disk.path.iterdir()] == ["filler"]
    disk.make_room()
    create(vault, PASSPHRASE, CHEAP).close()


def test_files_that_may_not_grow(vault, program, tmp_path):
    """The limit is one of the process, not of a disk."""
    capture(vault, "Before.")
    entries(vault)
    done = program("add", "Now.", code=1, largest=512)
    assert "files cannot be" in done.stderr
    size = vault.database.stat().st_size
    done = program("import", lines(tmp_path, 500), code=1, largest=size + 200_000)
    assert len(done.stderr.splitlines()) == 2
    program("edit", "last", "--text", "x" * 100_000, code=1, largest=vault.database.stat().st_size)
    assert unfinished(vault.path) == []
    assert entries(vault) == ["Before."]
    program("edit", "last", "--text", "After.")
    assert entries(vault) == ["After."]
