import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from bondjournal import unlock
from bondjournal.errors import (
    Damaged,
    InUse,
    JournalError,
    NotWritable,
    NoVault,
    TooNew,
    WrongPassphrase,
    WrongUse,
)
from bondjournal.journal import additions, migrations
from bondjournal.journal.tables import Therapist
from bondjournal.vault import database, inbox, keyfile, lock
from bondjournal.vault.layout import Vault
from made import CHEAP, NO_LOCKS, PASSPHRASE, ask, bodies, capture, content


def test_a_new_journal_is_open_empty_and_private(journal, vault):
    assert bodies(journal) == []
    with journal.session() as session:
        assert [one.name for one in session.exec(select(Therapist))] == [""]
    assert journal.keyfile == keyfile.read(vault)
    assert not journal.keyfile.has_recovery
    for path in [vault.path, *vault.path.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0
    assert [path.name for path in vault.path.parent.iterdir() if path != vault.path] == ["home"]


def test_an_empty_folder_is_taken(vault):
    vault.path.mkdir()
    unlock.create(vault, PASSPHRASE, CHEAP).close()
    assert vault.database.exists()


def test_a_place_with_a_journal_is_left_alone(closed, vault):
    before = content(vault.path)
    with pytest.raises(JournalError, match="already"):
        unlock.create(vault, "another one", CHEAP)
    vault.keyfile.unlink()
    with pytest.raises(JournalError, match="already"):
        unlock.create(vault, "another one", CHEAP)
    assert content(vault.path)[vault.database] == before[vault.database]


def test_a_folder_with_other_files_is_left_alone(vault):
    vault.path.mkdir()
    (vault.path / "mine.txt").write_text("mine")
    with pytest.raises(JournalError, match="other files"):
        unlock.create(vault, PASSPHRASE, CHEAP)
    assert list(content(vault.path).values()) == [b"mine"]


def test_a_file_in_the_place_is_left_alone(vault):
    vault.path.write_text("mine")
    with pytest.raises(JournalError, match="There is a file at"):
        unlock.create(vault, PASSPHRASE, CHEAP)
    with pytest.raises(JournalError, match="didn't work"):
        unlock.create(Vault(vault.path / "inside"), PASSPHRASE, CHEAP)
    assert vault.path.read_text() == "mine"


@pytest.mark.parametrize("phrase", ["", "half \ud800"])
def test_what_is_no_passphrase_makes_nothing(vault, phrase):
    with pytest.raises(WrongUse):
        unlock.create(vault, phrase, CHEAP)
    assert not vault.path.exists()


@pytest.mark.parametrize("where", ["database.engine", "keyfile.write", "migrations.upgrade"])
def test_a_failure_midway_leaves_nothing(vault, monkeypatch, where):
    def fail(*_arguments, **_more):
        raise JournalError("No.")

    module = {"database": database, "keyfile": keyfile, "migrations": migrations}
    name, function = where.split(".")
    monkeypatch.setattr(module[name], function, fail)
    with pytest.raises(JournalError, match=r"No\."):
        unlock.create(vault, PASSPHRASE, CHEAP)
    assert [path.name for path in vault.path.parent.iterdir()] == ["home"]


def test_a_kill_midway_leaves_nothing_in_its_place(vault, tmp_path, monkeypatch):
    """What is there when the key file is about to be written is what a kill then would leave."""
    left = Vault(tmp_path / "left" / "vault")

    def look(*arguments, **more):
        shutil.copytree(vault.path.parent, left.path.parent)
        return write(*arguments, **more)

    write = keyfile.write
    with monkeypatch.context() as patch:
        patch.setattr(keyfile, "write", look)
        unlock.create(vault, PASSPHRASE, CHEAP).close()
    assert list(left.path.parent.rglob("journal.db")), "nothing was begun"
    assert not left.path.exists()
    unlock.create(left, PASSPHRASE, CHEAP).close()


@pytest.mark.long
def test_a_program_that_is_killed_midway_leaves_nothing_in_its_place(vault):
    code = (
        "import os, signal, sys, pathlib\n"
        "from bondjournal import unlock\n"
        "from bondjournal.vault import keyfile\n"
        "keyfile.write = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
        "cheap = keyfile.Cost(64, 1, 1)\n"
        f"unlock.create(unlock.Vault(pathlib.Path({str(vault.path)!r})), 'x', cheap)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not vault.path.exists()
    unlock.create(vault, PASSPHRASE, CHEAP).close()


def test_with_the_passphrase_however_it_is_composed(vault):
    unlock.create(vault, "cafe\N{COMBINING ACUTE ACCENT}", CHEAP).close()
    unlock.unlock(vault, "café").close()


def test_with_the_recovery_key_as_people_type_it(journal, vault, opened):
    with_slot, key = keyfile.renew_recovery(journal.keyfile, journal.keys)
    keyfile.write(vault, with_slot)
    for typed in (key, key.lower(), f"  {key.replace('-', ' ')} \n"):
        assert opened(recovery_key=typed).keys.database == journal.keys.database


def test_what_does_not_open_it(journal, vault, elsewhere):
    for wrong in ("", None):
        with pytest.raises(WrongUse):
            unlock.unlock(vault, wrong)
    with pytest.raises(WrongPassphrase):
        unlock.unlock(vault, PASSPHRASE + " ")
    with pytest.raises(WrongUse):
        unlock.unlock(vault, recovery_key="no recovery key")
    other = keyfile.read(elsewhere)
    theirs = keyfile.renew_recovery(other, keyfile.unlock(other, PASSPHRASE))[1]
    with pytest.raises(WrongPassphrase, match="no recovery key"):
        unlock.unlock(vault, recovery_key=theirs)
    with_slot, mine = keyfile.renew_recovery(journal.keyfile, journal.keys)
    keyfile.write(vault, with_slot)
    with pytest.raises(WrongPassphrase):
        unlock.unlock(vault, recovery_key=theirs)
    again, _ = keyfile.renew_recovery(with_slot, journal.keys)
    keyfile.write(vault, again)
    with pytest.raises(WrongPassphrase, match="older one"):
        unlock.unlock(vault, recovery_key=mine)


def test_where_there_is_none(vault):
    for path in (vault.path, vault.path / "deeper"):
        with pytest.raises(NoVault, match="There is no journal"):
            unlock.unlock(Vault(path), PASSPHRASE)
    vault.path.mkdir()
    with pytest.raises(NoVault):
        unlock.unlock(vault, PASSPHRASE)
    assert list(vault.path.iterdir()) == []


@pytest.mark.parametrize("name", ["vault.json", "journal.db"])
@pytest.mark.parametrize("how", ["missing", "empty", "cut", "flipped", "other"])
def test_a_damaged_file_is_told_and_left_as_it_is(closed, vault, elsewhere, name, how):
    path = vault.path / name
    if how == "missing":
        path.unlink()
    elif how == "other":
        path.write_bytes((elsewhere.path / name).read_bytes())
    else:
        raw = bytearray(path.read_bytes())
        raw[40] ^= 1
        path.write_bytes({"empty": b"", "cut": raw[:1000], "flipped": raw}[how])
    before = content(vault.path)
    with pytest.raises(Damaged) as refused:
        unlock.unlock(vault, PASSPHRASE)
    # A key file that another journal has is sound: it is the database it does not fit.
    assert ("journal.db" if how == "other" else name) in refused.value.message
    assert content(vault.path) == before


def test_a_key_file_of_a_later_program_is_left_as_it_is(closed, vault):
    vault.keyfile.write_bytes(
        (Path(__file__).parents[1] / "vectors/keyfile/new-format-2.json").read_bytes()
    )
    before = content(vault.path)
    with pytest.raises(TooNew):
        unlock.unlock(vault, PASSPHRASE)
    assert content(vault.path) == before


def test_a_journal_that_somebody_has_alone_is_in_use(closed, vault, monkeypatch):
    monkeypatch.setattr(lock.shared.__wrapped__, "__kwdefaults__", {"wait": 0})
    with lock.exclusive(vault), pytest.raises(InUse):
        unlock.unlock(vault, PASSPHRASE)
    unlock.unlock(vault, PASSPHRASE).close()


def test_after_a_failure_nothing_is_held(closed, vault, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(unlock, "merge_captures", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            unlock.unlock(vault, PASSPHRASE)
    with lock.exclusive(vault, wait=0):
        pass


def test_what_it_holds_does_not_show(journal):
    shown = repr(journal)
    for key in (journal.keys.master, journal.keys.database, journal.keys.mac):
        assert key.hex() not in shown
        assert repr(key)[2:-1] not in shown


def test_a_session_that_fails_keeps_nothing(journal):
    def write_and_fail():
        with journal.transaction() as session:
            additions.keep(session, ask("Lost."))
            raise WrongUse("No.")

    with pytest.raises(WrongUse):
        write_and_fail()
    assert bodies(journal) == []


def test_two_windows_see_what_the_other_kept(journal, opened):
    other = opened()
    for number, window in enumerate((journal, other, journal)):
        with window.transaction() as session:
            additions.keep(session, ask(f"Number {number}"))
    assert len(bodies(journal)) == len(bodies(other)) == 3


@pytest.mark.parametrize("kind", NO_LOCKS)
def test_where_the_lock_is_none_the_journal_is_read_and_not_changed(closed, vault, opened, kind):
    capture(vault, "Before.")
    opened().close()
    capture(vault, "Waits.")
    vault.lock.unlink()
    NO_LOCKS[kind](vault.lock)
    before = content(vault.path)
    journal = opened()
    assert bodies(journal) == ["Before."]
    assert journal.why.startswith("The journal can be read, but not changed.")
    assert (journal.waiting, str(vault.lock) in journal.hint) == (1, True)
    with pytest.raises(NotWritable, match="not changed"):
        journal.write(additions.keep, ask("Now."))
    with pytest.raises(Damaged, match="is not a lock"), lock.exclusive(vault, wait=0):
        pytest.fail("somebody had it alone")
    journal.close()
    assert content(vault.path) == before
    assert not (vault.path.parent / "led-to").exists()
    inbox.remove(vault, inbox.waiting(vault))
    journal = opened()
    assert (journal.waiting, journal.why) == (0, journal.read_only.message)


def test_once_the_lock_is_one_again_what_waits_is_taken_in(closed, vault, opened):
    vault.lock.unlink()
    NO_LOCKS["link"](vault.lock)
    capture(vault, "Waits.")
    opened().close()
    vault.lock.unlink()
    journal = opened()
    assert (bodies(journal), journal.why, journal.read_only) == (["Waits."], "", None)
