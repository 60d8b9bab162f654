import os
import stat
import threading

import filelock
import pytest

from bondjournal.errors import Damaged, InUse, JournalError, NotWritable, NoVault
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import exclusive, shared
from waiting import LONGEST

HOLDER = """
import sys
from pathlib import Path
from bondjournal.vault import lock
from bondjournal.vault.layout import Vault
with getattr(lock, sys.argv[1])(Vault(Path(sys.argv[2]))):
    print("held", flush=True)
    sys.stdin.read()
"""

WAITER = """
import sys
from pathlib import Path
from filelock import ReadWriteLock
from bondjournal.errors import InUse
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import shared
acquire = ReadWriteLock.acquire_read
def told(self):
    sys.addaudithook(lambda name, _: name == "sqlite3.connect" and print("waits", flush=True))
    return acquire(self)
ReadWriteLock.acquire_read = told
try:
    with shared(Vault(Path(sys.argv[1])), wait=float(sys.argv[2])):
        print("has it", flush=True)
except InUse as error:
    print(error.message, flush=True)
"""


@pytest.fixture
def folder(vault):
    vault.path.mkdir()
    return vault


@pytest.fixture
def other(folder, start):
    """Another process that has the vault in use, until it is told to end or killed."""

    def hold(how):
        process = start(HOLDER, how, folder.path)
        assert process.line() == "held"
        return process

    return hold


@pytest.fixture
def waiting(folder, start):
    """Another process that waits for whoever has the vault alone, and says how that ends."""

    def wait():
        process = start(WAITER, folder.path, LONGEST)
        assert process.line() == "waits"
        return process

    return wait


def test_many_may_use_it_at_once(folder, other):
    other("shared")
    with shared(folder, wait=0), shared(folder, wait=0):
        pass


def test_using_it_refuses_having_it_alone(folder, other):
    other("shared")
    with pytest.raises(InUse), exclusive(folder, wait=0):
        pytest.fail("it was held alone")


def test_having_it_alone_refuses_both(folder, other):
    other("exclusive")
    with pytest.raises(InUse), exclusive(folder, wait=0):
        pytest.fail("it was held alone twice")
    with pytest.raises(InUse), shared(folder, wait=0):
        pytest.fail("it was shared while held alone")


def test_a_killed_process_gives_it_back(folder, other):
    other("exclusive").kill()
    with exclusive(folder, wait=0):
        pass


def test_waiting_ends_when_the_other_does(other, waiting):
    holder, waiter = other("exclusive"), waiting()
    holder.end()
    assert waiter.end() == (0, "has it\n")


def test_it_waits_as_long_as_it_is_asked_to(folder, monkeypatch):
    waits, lock = [], filelock.ReadWriteLock

    def noted(path, *, timeout, **more):
        waits.append(timeout)
        return lock(path, timeout=timeout, **more)

    monkeypatch.setattr(filelock, "ReadWriteLock", noted)
    for use in (shared, exclusive):
        with use(folder, wait=7):
            pass
    assert waits == [7, 7]


def test_one_process_does_not_get_past_itself(folder):
    with shared(folder), pytest.raises(InUse), exclusive(folder, wait=0):
        pytest.fail("it was held alone")
    with exclusive(folder, wait=0):
        pass


def test_it_may_be_given_back_by_another_thread(folder):
    held = shared(folder)
    starting = threading.Thread(target=held.__enter__)
    starting.start()
    starting.join(LONGEST)
    held.__exit__(None, None, None)
    with exclusive(folder, wait=0):
        pass


def test_errors_of_the_block_pass_and_give_it_back(folder):
    with pytest.raises(FileNotFoundError), shared(folder):
        (folder.path / "nothing").read_bytes()
    with exclusive(folder, wait=0):
        pass


def test_the_lock_file_is_private(folder):
    with shared(folder):
        pass
    if os.name != "nt":
        assert stat.S_IMODE(folder.lock.stat().st_mode) == 0o600


def test_without_a_folder_there_is_no_journal(vault):
    with pytest.raises(NoVault, match="no journal at"), shared(vault):
        pytest.fail("it was shared")
    assert not vault.path.exists()


def test_a_file_in_place_of_the_vault_is_named(vault):
    vault.path.touch()
    with pytest.raises(JournalError, match="there is a file where a folder belongs"), shared(vault):
        pytest.fail("it was shared")


def test_a_lock_file_with_other_content_is_named(folder):
    folder.lock.write_bytes(b"four ordinary words here" * 100)
    with pytest.raises(Damaged, match="not a lock") as raised, shared(folder):
        pytest.fail("it was shared")
    assert str(folder.lock) in raised.value.hint


def test_a_folder_in_place_of_the_lock_is_named(folder):
    folder.lock.mkdir()
    with pytest.raises(Damaged, match="is not a lock"), shared(folder):
        pytest.fail("it was shared")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are those of Unix")
def test_a_pipe_in_place_of_the_lock_is_named(folder):
    os.mkfifo(folder.lock)
    with pytest.raises(Damaged, match="is not a lock"), shared(folder, wait=0):
        pass


def test_a_lock_that_is_replaced_while_it_is_waited_for(folder, other, waiting):
    """A restore puts another folder in the vault's place."""
    holder, waiter = other("exclusive"), waiting()
    folder.lock.unlink()
    folder.lock.touch()
    holder.end()
    code, said = waiter.end()
    assert code == 0
    assert "just changed the journal's folder" in said


def test_no_access_is_named(ordinary_place):
    vault = Vault(ordinary_place / "vault")
    vault.path.mkdir()
    vault.path.chmod(0)
    with pytest.raises(JournalError, match="this account has no access"), shared(vault):
        pytest.fail("it was shared")
    vault.path.chmod(0o700)


@pytest.fixture
def unwritable(ordinary_place):
    """A vault in which this account may read, and write nothing."""
    vault = Vault(ordinary_place / "vault")
    vault.path.mkdir()
    vault.lock.touch()

    def close():
        vault.lock.chmod(0o400)
        vault.path.chmod(0o500)

    yield vault, close
    vault.path.chmod(0o700)


def test_a_lock_that_cannot_be_written_still_keeps_out_who_wants_the_vault_alone(
    unwritable, imported
):
    vault, close = unwritable
    close()
    with shared(vault), shared(vault):
        vault.lock.chmod(0o600)
        with pytest.raises(InUse), exclusive(vault, wait=0):
            pytest.fail("it was had alone")
    with exclusive(vault, wait=0):
        vault.lock.chmod(0o400)
        with pytest.raises(InUse), shared(vault, wait=0):
            pytest.fail("it was shared")


def test_where_no_lock_can_be_made_the_vault_is_shared_without(unwritable, imported):
    vault, _ = unwritable
    vault.lock.unlink()
    vault.path.chmod(0o500)
    with shared(vault):
        pass
    assert list(vault.path.iterdir()) == []


def test_to_have_it_alone_one_must_be_able_to_write(unwritable, imported):
    vault, close = unwritable
    close()
    with pytest.raises(NotWritable, match="no access"), exclusive(vault):
        pytest.fail("it was had alone")
