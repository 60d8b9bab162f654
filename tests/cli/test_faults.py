"""What a person is told when the vault is not as it should be: a sentence or two, and a code."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import here
import pytest

from bondjournal.unlock import unlock
from bondjournal.vault import beside, inbox
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import importing
from made import PASSPHRASE, bodies, capture, content

NAME = f"{UUID(int=1)}.bjc"
NOBODY = 65534


def replaced(path, by):
    """Put a file or a folder where something else was."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    by(path)


def folder(name):
    return lambda vault: replaced(getattr(vault, name), Path.mkdir)


def file(name):
    return lambda vault: replaced(getattr(vault, name), lambda path: path.write_text("x"))


def changed(name, change):
    def arrange(vault):
        path = getattr(vault, name)
        path.write_bytes(change(bytearray(path.read_bytes())))

    return arrange


def flip(raw):
    raw[100] ^= 1
    return raw


def linked(vault):
    vault.keyfile.rename(vault.path / "elsewhere")
    vault.keyfile.symlink_to(vault.path / "elsewhere")


def set_aside_in_a_file(vault):
    vault.quarantine.write_text("x")
    (vault.inbox / NAME).write_text("no capture")


FAULTS = {
    "keyfile-folder": (folder("keyfile"), 13, "vault.json is not a plain file"),
    "keyfile-link": (linked, 13, "there is a link where a file belongs"),
    "keyfile-gone": (lambda vault: vault.keyfile.unlink(), 13, "vault.json"),
    "keyfile-flipped": (changed("keyfile", flip), 13, "vault.json"),
    "keyfile-empty": (changed("keyfile", lambda _: b""), 13, "vault.json"),
    "keyfile-long": (changed("keyfile", lambda raw: raw * 100), 13, "vault.json"),
    "database-folder": (folder("database"), 1, "The journal cannot be"),
    "database-gone": (lambda vault: vault.database.unlink(), 13, "journal.db"),
    "database-empty": (changed("database", lambda _: b""), 13, "journal.db"),
    "database-flipped": (changed("database", flip), 13, "journal.db"),
    "database-plain": (changed("database", lambda _: b"SQLite format 3\0" * 99), 13, "journal.db"),
    "inbox-file": (file("inbox"), 1, "there is a file where a folder belongs"),
    "quarantine-file": (set_aside_in_a_file, 1, "there is a file where a folder belongs"),
}
"""By name: what happened to the vault, the exit code of reading it, and words of what is said."""


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("name", FAULTS)
def test_a_vault_that_is_not_as_it_should_be(run, vault, name):
    arrange, code, said = FAULTS[name]
    arrange(vault)
    before = content(vault.path)
    done = run("list", code=code)
    assert said in done.err
    assert done.out == ""
    assert len(done.err.splitlines()) <= 2
    after = content(vault.path)
    assert {path: raw for path, raw in after.items() if path in before} == before


@pytest.mark.usefixtures("ready")
def test_a_folder_in_place_of_the_lock_keeps_nobody_from_reading(run, vault):
    run("add", "A heron.")
    run("list")
    folder("lock")(vault)
    done = run("list")
    assert "A heron." in done.out
    assert "can be read, but not changed" in done.err
    assert (vault.path / "lock").is_dir()
    assert "not a lock" in run("edit", "last", "--title", "Another", code=1).err


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("name", FAULTS)
def test_adding_needs_the_key_file_and_the_inbox_alone(run, vault, name):
    FAULTS[name][0](vault)
    code = FAULTS[name][1] if name.startswith(("keyfile", "inbox")) else 0
    done = run("add", "A line.", code=code)
    assert len(done.err.splitlines()) <= 2
    assert ("Entry kept." in done.err) == (code == 0)


def test_a_file_in_the_place_of_the_vault(run, vault):
    vault.path.write_text("mine")
    for command in (["add", "x"], ["list"], ["init"]):
        done = run(*command, code=1)
        assert len(done.err.splitlines()) <= 2
    assert (
        "there is a file where a folder belongs"
        in run("add", "x", "--vault", f"{vault.path}/in", code=1).err
    )
    assert vault.path.read_text() == "mine"


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("command", [["add", "A line."], ["list"], ["inbox"]])
def test_a_restore_that_a_kill_interrupted_is_finished_by_any_command(run, vault, command):
    vault.path.rename(beside.coming(vault))
    run(*command)
    assert vault.keyfile.exists()
    assert not beside.coming(vault).exists()


def test_a_place_that_is_a_link_in_a_circle_or_the_root(run, vault):
    vault.path.symlink_to(vault.path)
    for place in (vault.path, "/"):
        done = run("list", "--vault", str(place), code=1 if place == vault.path else 10)
        assert len(done.err.splitlines()) <= 2
        assert "mistake" not in done.err


@pytest.mark.usefixtures("ready")
def test_what_lies_in_the_inbox_and_is_no_capture_holds_up_nothing(run, vault, reopened):
    (vault.inbox / NAME).mkdir()
    (vault.inbox / NAME.replace("1", "2")).symlink_to(vault.keyfile)
    (vault.inbox / "notes.txt").write_text("mine")
    (vault.inbox / NAME.replace("1", "3")).write_text("no capture")
    capture(vault, "Mine.")
    done = run("list")
    assert "Mine." in done.out
    assert "Set aside because it could not be opened: 1." in done.err
    assert str(vault.quarantine) in done.err
    assert [path.name for path in vault.quarantine.iterdir()] == [NAME.replace("1", "3")]
    assert run("list").err == ""


@pytest.mark.usefixtures("ready")
def test_a_capture_of_a_newer_program_waits_and_that_is_told(run, vault):
    inbox.seal(vault, b'{"format":2}', UUID(int=1))
    for _ in range(2):
        assert "a newer version of bondjournal wrote it: 1." in run("list").err
    assert inbox.waiting(vault) == [UUID(int=1)]


@pytest.mark.usefixtures("ready")
def test_a_backup_that_cannot_be_made_is_told_after_the_work_is_done(run, vault, reopened):
    capture(vault, "Before.")
    file("backups")(vault)
    done = run("edit", "last", "--text", "After.", code=1)
    kept, told, reason = done.err.splitlines()[1:]
    assert (kept, told) == (
        "Entry kept.",
        "What you asked for is done, but today's backup is not.",
    )
    assert "there is a file where a folder belongs" in reason
    assert bodies(reopened()) == ["After."]


@pytest.mark.usefixtures("ready")
def test_a_wrong_passphrase(run):
    wrong = run("list", code=12, BONDJOURNAL_PASSPHRASE="canaryword")
    assert "canaryword" not in wrong.err


@pytest.mark.usefixtures("ready")
def test_a_journal_that_another_import_has(run, vault, tmp_path):
    (tmp_path / "lines.jsonl").write_text('{"on": "2026-05-12", "text": "A line."}')
    with importing(vault):
        assert "in use in another window" in run("import", "lines.jsonl", code=11).err
        assert "Entry kept." in run("add", "A line.").err
    assert "1 imported" in run("import", "lines.jsonl").out


@pytest.fixture
def ordinary(run, env, untouched, monkeypatch):
    """A journal with an entry, of an account for whom the rights of files count."""
    with TemporaryDirectory() as place:
        vault = Vault(Path(place, "vault"))
        shutil.copytree(untouched.path, vault.path)
        env.update(HOME=place, BONDJOURNAL_VAULT=str(vault.path))
        monkeypatch.setenv("HOME", place)
        run("add", "A line.")
        run("list")
        if os.geteuid() != 0:
            yield vault
            return
        for path in (vault.path.parent, *vault.path.parent.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield vault
        finally:
            os.seteuid(0)


@pytest.fixture
def told(env):
    """What a command tells that ends with a code."""

    def tell(*arguments, code):
        done = here.run(arguments, env=env, cwd=None)
        assert done.code == code, done.err
        assert len(done.err.splitlines()) <= 2
        assert ("A line." in done.out) == (code == 0 and arguments == ("list",))
        return done.err

    return tell


@pytest.mark.parametrize("closed", [".", "vault.json", "journal.db", "inbox", "lock"])
def test_a_place_this_account_may_not_look_at(ordinary, told, closed):
    path = ordinary.path / closed
    rights = path.stat().st_mode
    path.chmod(0)
    adds = closed in ("vault.json", "journal.db", "lock")
    try:
        added = told("add", "x", code=0 if adds else 1)
        listed = told("list", code=0 if closed == "lock" else 1)
    finally:
        path.chmod(rights)
    assert ("no access" in added) != adds
    assert "no access" in listed or "The journal cannot be" in listed
    journal = unlock(ordinary, PASSPHRASE)
    assert bodies(journal) == (["x", "A line."] if adds else ["A line."])
    journal.close()


def test_a_vault_that_is_read_only(ordinary, told):
    capture(ordinary, "Waiting.")
    before = content(ordinary.path)
    paths = [ordinary.path, *ordinary.path.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert "no access" in told("add", "x", code=1)
        listed = told("list", code=0)
        assert "1 addition made while the journal was locked is still waiting" in listed
        assert "this account cannot change it" in listed
    finally:
        for path in paths:
            path.chmod(0o700)
    assert content(ordinary.path) == before
