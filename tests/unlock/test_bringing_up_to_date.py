import shutil
from pathlib import Path

import pytest

from bondjournal import unlock
from bondjournal.errors import Damaged, InUse, NotWritable, TooNew
from bondjournal.journal import additions, migrations
from bondjournal.vault import database, lock
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE, ask, bodies, capture, content

HEAD = migrations.HEAD
LATER = HEAD + 1


@pytest.fixture
def numbered(journal, vault):
    """Give the database another schema's number."""

    def number(number):
        with journal.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
            connection.commit()
        journal.close()

    return number


@pytest.fixture
def older(tmp_path, monkeypatch):
    """Give the program one revision more than the journal has, with this body."""

    def add(body):
        folder = tmp_path / "migrations"
        shutil.copytree(Path(migrations.__file__).parent / "versions", folder / "versions")
        revisions = f'revision = "{LATER:04}"\ndown_revision = "{HEAD:04}"'
        text = f"from alembic import op\n{revisions}\n{body}\n"
        (folder / "versions" / f"{LATER:04}_later.py").write_text(text)
        monkeypatch.setattr(migrations, "__file__", str(folder / "__init__.py"))
        monkeypatch.setattr(migrations, "HEAD", LATER)

    return add


def test_a_newer_one_is_refused_and_left_as_it_is(numbered, vault):
    numbered(999)
    capture(vault)
    before = content(vault.path)
    with pytest.raises(TooNew, match="newer"):
        unlock.unlock(vault, PASSPHRASE)
    assert content(vault.path) == before
    with lock.exclusive(vault, wait=0):
        pass


def test_an_older_one_is_backed_up_and_brought_up_to_date(journal, vault, older, opened, at):
    at("2026-05-12T16:00")
    with journal.transaction() as session:
        additions.keep(session, ask("Before."))
    journal.close()
    capture(vault, "Captured meanwhile.")
    older("def upgrade():\n    op.execute('ALTER TABLE helped ADD COLUMN colour VARCHAR')")
    later = opened()
    assert migrations.number(later.engine) == LATER
    assert bodies(later) == ["Captured meanwhile.", "Before."]
    (backup,) = vault.backups.glob("*schema*")
    kept = database.engine(Vault(backup), later.keys.database)
    assert migrations.number(kept) == HEAD
    with kept.connect() as connection:
        assert connection.exec_driver_sql("SELECT body FROM entry").all() == [("Before.",)]
    kept.dispose()
    # It is in use beside others again, and the backup is made once.
    opened()
    assert len(list(vault.backups.glob("*schema*"))) == 1


def test_one_that_fails_leaves_the_journal_for_the_older_program(closed, vault, older):
    capture(vault)
    before = content(vault.path)
    older("def upgrade():\n    op.execute('DELETE FROM therapist')")
    with pytest.raises(Damaged, match="lost rows"):
        unlock.unlock(vault, PASSPHRASE)
    after = content(vault.path)
    assert {path: after[path] for path in before if path.name != "lock"} == {
        path: raw for path, raw in before.items() if path.name != "lock"
    }
    with lock.exclusive(vault, wait=0):
        pass


def test_it_waits_until_nobody_else_has_the_journal(journal, vault, older, monkeypatch):
    older("def upgrade():\n    pass")
    monkeypatch.setattr(lock.exclusive.__wrapped__, "__kwdefaults__", {"wait": 0})
    with pytest.raises(InUse):
        unlock.unlock(vault, PASSPHRASE)
    assert migrations.number(journal.engine) == HEAD
    journal.close()
    unlock.unlock(vault, PASSPHRASE).close()


@pytest.mark.parametrize("where", ["full", "read-only"])
def test_one_that_cannot_be_brought_up_to_date_is_told_and_left(disk, vault, older, at, where):
    at("2026-05-12T16:00")
    unlock.create(vault, PASSPHRASE, CHEAP).close()
    capture(vault)
    older("def upgrade():\n    op.execute('ALTER TABLE helped ADD COLUMN colour VARCHAR')")
    before = content(vault.path)
    if where == "full":
        disk.fill()
    with (
        disk.felt() if where == "full" else disk.read_only(),
        pytest.raises(NotWritable, match="is from an earlier version, and cannot") as refused,
    ):
        unlock.unlock(vault, PASSPHRASE)
    told = f"{refused.value.message} {refused.value.hint}"
    assert told.endswith("Nothing was changed.")
    no_right = "read-only" if disk.mounted else "no access"
    assert disk.is_told(told) if where == "full" else no_right in told
    after = content(vault.path)
    assert {path: raw for path, raw in after.items() if path.parent == vault.path} == {
        path: raw for path, raw in before.items() if path.parent == vault.path
    }
    assert list(vault.path.rglob(".tmp-*")) == []
    if where == "full":
        disk.make_room()
    journal = unlock.unlock(vault, PASSPHRASE)
    assert (migrations.number(journal.engine), journal.merged) == (LATER, 1)
    journal.close()
