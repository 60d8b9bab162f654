import os
import shutil

import pytest

from bondjournal import open_journal, unlock
from bondjournal.journal import additions, purging, settings, therapists, versions
from bondjournal.journal.tables import Therapist
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE, ask, bodies


@pytest.fixture(scope="module")
def made_in_may(tmp_path_factory):
    """A journal that was made on 1 May, closed."""
    made = Vault(tmp_path_factory.mktemp("made-in-may") / "vault")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BONDJOURNAL_NOW", "2026-05-01T11:00+00:00")
        unlock.create(made, PASSPHRASE, CHEAP).close()
    return made


@pytest.fixture
def journal(made_in_may, vault, at):
    at("2026-05-01T11:00")
    shutil.copytree(made_in_may.path, vault.path)
    opened = unlock.unlock(vault, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def trashed(journal, at):
    """An entry of 1 May that was deleted on that day; the journal was last open then."""
    at("2026-05-01T12:00")
    with journal.transaction() as session:
        entry = additions.keep(session, ask("Canaryword.")).entry
        versions.delete(session, entry)
    open_journal.tidy(journal, at("2026-05-01T12:01"))
    return entry.uuid


def trash(journal):
    with journal.session() as session:
        return [one.row_uuid for one in versions.trash(session)]


def test_the_trash_is_emptied_after_fourteen_days(journal, trashed, at):
    open_journal.tidy(journal, at("2026-05-15T12:00"))
    assert trash(journal) == [trashed]
    tidied = open_journal.tidy(journal, at("2026-05-16T11:00"))
    assert (tidied.kept_in_trash, trash(journal)) == (0, [])
    with journal.session() as session:
        assert purging.is_gone_or_deleted(session, trashed)


def test_a_clock_before_the_newest_entry_empties_nothing(journal, trashed, at):
    at("2026-08-01T12:00")
    with journal.transaction() as session:
        additions.keep(session, ask("Kept in August."))
    tidied = open_journal.tidy(journal, at("2026-06-15T12:00"))
    assert (tidied.kept_in_trash, trash(journal)) == (1, [trashed])
    tidied = open_journal.tidy(journal, at("2026-08-02T12:00"))
    assert (tidied.kept_in_trash, trash(journal)) == (0, [])


def test_a_clock_before_the_newest_deletion_empties_nothing(journal, trashed, at):
    at("2026-08-01T12:00")
    with journal.transaction() as session:
        versions.keep(session, Therapist(name="Ivo"))
        versions.delete(session, therapists.find(session, "Ivo"))
    tidied = open_journal.tidy(journal, at("2026-06-15T12:00"))
    assert (tidied.kept_in_trash, len(trash(journal))) == (1, 2)
    assert trashed in trash(journal)


def test_sixty_days_after_the_last_opening_nothing_is_emptied_at_first(journal, trashed, at):
    tidied = open_journal.tidy(journal, at("2026-06-30T12:02"))
    assert (tidied.kept_in_trash, trash(journal)) == (1, [trashed])
    # Whoever opens the journal again the next day has a clock that goes on.
    tidied = open_journal.tidy(journal, at("2026-07-01T12:02"))
    assert (tidied.kept_in_trash, trash(journal)) == (0, [])


def test_up_to_sixty_days_it_is_emptied(journal, trashed, at):
    tidied = open_journal.tidy(journal, at("2026-06-30T12:01"))
    assert (tidied.kept_in_trash, trash(journal)) == (0, [])


def test_a_clock_that_was_ahead_once_does_not_stop_it_for_ever(journal, trashed, at):
    open_journal.tidy(journal, at("2036-01-01T12:00"))
    assert trash(journal) == [trashed]
    open_journal.tidy(journal, at("2026-05-20T12:00"))
    open_journal.tidy(journal, at("2026-05-21T12:00"))
    assert trash(journal) == []


def test_one_backup_a_day_which_opens(journal, vault, at):
    with journal.transaction() as session:
        additions.keep(session, ask("Before."))
    assert open_journal.tidy(journal, at("2026-05-01T12:00")).backed_up
    for _ in range(2):
        assert not open_journal.tidy(journal, at("2026-05-01T18:00")).backed_up
    (backup,) = (path for path in vault.backups.iterdir() if path.is_dir())
    with journal.transaction() as session:
        additions.keep(session, ask("After."))
    copy = Vault(backup.parent.parent.parent / "copy")
    shutil.copytree(backup, copy.path)
    restored = unlock.unlock(copy, PASSPHRASE)
    assert bodies(restored) == ["Before."]
    restored.close()


def test_the_eighth_day_removes_the_oldest(journal, vault, at):
    open_journal.tidy(journal, at("2026-05-01T12:00"))
    for day in range(2, 8):
        shutil.copytree(vault.backups / "2026-05-01", vault.backups / f"2026-05-{day:02}")
    for day in (8, 9):
        open_journal.tidy(journal, at(f"2026-05-{day:02}T12:00"))
    names = sorted(path.name for path in vault.backups.iterdir() if path.is_dir())
    assert names == [f"2026-05-{day:02}" for day in range(3, 10)]


def test_what_a_killed_program_left_a_day_ago_goes(journal, vault, at):
    old, new = vault.inbox / ".tmp-1", vault.inbox / ".tmp-2"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    open_journal.tidy(journal, at("2026-05-01T12:00"))
    assert (old.exists(), new.exists()) == (False, True)


def test_the_last_opening_is_remembered(journal, at):
    now = at("2026-05-01T12:00")
    open_journal.tidy(journal, now)
    with journal.session() as session:
        assert settings.get(session, "last-opened") == now.isoformat()
