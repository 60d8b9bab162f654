"""Where nothing can be written, everything that reads still reads, and says what waits and why."""

import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

import pytest

from bondjournal.draft import Draft
from bondjournal.unlock import unlock
from bondjournal.vault import drafts, inbox
from made import PASSPHRASE, bodies, capture, content

PAGE = 4096
LONG = "Waits. " + "word " * 12_000
AT = datetime(2026, 5, 11, 16, tzinfo=UTC)
READING = {
    ("list",): "The kettle.",
    ("list", "--json"): "The kettle.",
    ("show", "last"): "The kettle.",
    ("search", "kettle"): "The kettle.",
    ("export",): "The kettle.",
    ("page",): "The stairs",
    ("ratings",): "",
    ("drafts", "list"): "Half a line",
    ("topic", "list"): "The stairs",
}
"""Commands, and what each shows."""


def without_rights(vault, program):
    """Take from the owner of the vault what they may do with it."""
    paths = [vault.path, *vault.path.rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    return paths, partial(program, weak=True)


@contextmanager
def place(name, disk, vault, program):
    """Have the vault in a place where nothing can be written; give how a command is run there."""
    size = vault.database.stat().st_size
    if name == "full":
        disk.fill()
        yield program
        disk.make_room()
    elif name == "small files":
        yield partial(program, largest=size)
    elif name == "smaller files":
        # What is written before the last page can neither be finished nor taken back.
        yield partial(program, largest=size - PAGE)
    elif name == "read-only":
        with disk.read_only():
            yield program if disk.mounted else partial(program, weak=True)
    else:
        paths, run = without_rights(vault, program)
        yield run
        for path in paths:
            path.chmod(0o700)


WHY = {
    "full": "disk is full",
    "small files": "files cannot be that large here",
    "smaller files": "files cannot be that large here",
    "read-only": "read-only",
    "no rights": "this account",
}


@pytest.fixture
def kept(vault, program):
    """A journal with an entry, a topic, a draft and today's backup, in which two captures wait."""
    capture(vault, "The kettle.")
    program("topic", "add", "The stairs")
    program("list")
    draft = Draft(at=AT, changed_at=AT, zone="Europe/Berlin", body="Half a line")
    drafts.keep(vault, draft.uuid, draft.to_bytes())
    for _ in range(2):
        capture(vault, LONG)
    return content(vault.path)


@pytest.mark.parametrize("name", WHY)
def test_everything_that_reads_still_reads(disk, vault, program, kept, name):
    why = WHY[name] if disk.mounted or name != "read-only" else "this account"
    with place(name, disk, vault, program) as run:
        commands = READING if name != "no rights" else {("list",): "The kettle."}
        for command, shown in commands.items():
            done = run(*command)
            assert shown in done.stdout, command
            told = done.stderr
            waits = "2 additions made while the journal was locked are still waiting"
            assert told.count(waits) == 1, command
            assert why in told or (name == "full" and disk.is_told(told)), command
            assert len(inbox.waiting(vault)) == 2
        # Nothing half is left behind, not even empty files.
        assert {path for path in vault.path.rglob("*") if path.is_file()} == {
            *kept,
            vault.path / "lock",
        }
    listed = program("list").stderr
    assert "2 additions made while it was locked are now in your journal." in listed
    journal = unlock(vault, PASSPHRASE)
    assert [words[:6] for words in bodies(journal)] == ["Waits.", "Waits.", "The ke"]
    journal.close()


def test_the_first_command_of_a_day_reads_though_no_backup_can_be_made(disk, vault, program):
    program("add", "The kettle.")
    program("list")
    for old in vault.backups.glob("2026-*"):
        old.rename(vault.backups / "2026-05-01")
    disk.fill()
    listed = program("list")
    assert "The kettle." in listed.stdout
    assert "What you asked for is done, but today's backup is not." in listed.stderr
    assert disk.is_told(listed.stderr)


def test_the_first_command_of_a_day_says_once_what_is_in_the_way(disk, vault, program, kept):
    for old in vault.backups.glob("2026-*"):
        old.rename(vault.backups / "2026-05-01")
    with place("read-only", disk, vault, program) as run:
        told = run("list").stderr
    assert "today's backup is not." in told
    assert told.count("not changed: ") == 1


@pytest.mark.parametrize("name", ["full", "read-only"])
def test_a_backup_goes_to_another_disk(disk, vault, program, kept, name, tmp_path):
    shutil.rmtree(vault.backups)
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    with place(name, disk, vault, program) as run:
        assert "Copied and verified." in run("backup", "--into", str(elsewhere)).stderr
        assert "is intact" in run("check", str(elsewhere)).stdout


def test_one_that_does_not_open_waits_where_it_cannot_be_set_aside(disk, vault, program, kept):
    (vault.inbox / f"{uuid4()}.bjc").write_bytes(b"garbage")
    with place("read-only", disk, vault, program) as run:
        assert "3 additions" in run("list").stderr
    assert "Set aside because it could not be opened: 1." in program("list").stderr


def test_plain_mode_is_opened_and_closed(disk, vault, program, kept):
    with place("read-only", disk, vault, program) as run:
        done = run("--plain", given="l\n4\nback\n0\n")
    assert "2 additions made while the journal was locked are still waiting" in done.stdout
    assert "unfinished entry" in done.stdout
    assert "Closed." in done.stdout


@pytest.mark.parametrize("ending", ["", "l\nn\n"])
def test_what_is_written_in_plain_mode_on_a_full_disk_is_given_back(disk, vault, program, ending):
    program("list")
    disk.fill()
    words = "The kettle " + "boils " * 2_000
    done = program("--plain", given=f"1\nw\n{words}\n.\nk\n{ending}")
    assert disk.is_told(done.stdout)
    _, _, given_back = done.stdout.partition("so here it is, for you to copy:")
    assert words.strip() in given_back
    assert list(vault.path.rglob("*.bjc")) == []
    assert list(vault.path.rglob(".tmp-*")) == []


def test_what_changes_the_journal_where_it_cannot_be_written_whole_changes_nothing(
    disk, vault, program, kept
):
    with place("smaller files", disk, vault, program) as run:
        done = run("edit", "last", "--text", LONG, code=1)
        assert WHY["smaller files"] in done.stderr
        assert "The kettle." in run("list").stdout
    assert "The kettle." in program("list").stdout


def test_export_to_another_disk(disk, vault, program, kept, tmp_path):
    # A limit of every file is one of the file elsewhere too.
    with place("full" if disk.mounted else "read-only", disk, vault, program) as run:
        run("export", "--output", str(tmp_path / "journal.json"))
    assert "The kettle." in (tmp_path / "journal.json").read_text()
