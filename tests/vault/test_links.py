"""Links in the vault's folder: never followed, whatever is written, destroyed or restored."""

import os
import shutil
from contextlib import closing
from datetime import date
from uuid import uuid4

import pytest

from bondjournal.errors import JournalError, NotFound
from bondjournal.open_journal import tidy
from bondjournal.unlock import unlock
from bondjournal.vault import (
    backup,
    backup_folder,
    beside,
    check,
    claims,
    destroy,
    drafts,
    inbox,
    keyfile,
    layout,
    places,
    restore,
    slots,
)
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE, capture

TODAY = date(2026, 5, 12)
FOLDERS = ["inbox", "drafts", "places", "backups", "quarantine"]


@pytest.fixture
def closed(journal):
    journal.close()
    return journal


@pytest.fixture
def elsewhere(tmp_path):
    """A folder of somebody's own, with what looks like the program's files in it."""
    folder = tmp_path / "elsewhere"
    (folder / "2026-05-01").mkdir(parents=True)
    (folder / "quarantine").mkdir()
    (folder / "quarantine" / f"{uuid4()}.bjc").write_text("mine")
    (folder / "2026-05-01" / "vault.json").write_text("mine")
    (folder / "2026-05-01" / "journal.db").write_text("mine")
    for name in (f"{uuid4()}.bjc", f"{uuid4()}.open", ".tmp-0123456789abcdef", "letter", "lock"):
        (folder / name).write_text("mine")
        os.utime(folder / name, (0, 0))
    folder.chmod(0o755)
    return folder


def state(folder):
    """All of a folder, with its rights and times."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return [
        (path, path.lstat().st_mode, path.lstat().st_mtime_ns)
        + ((path.read_bytes(),) if path.is_file() else ())
        for path in paths
    ]


def link(vault, part, to):
    """Put a link in the place of a part of the vault."""
    place = getattr(vault, part)
    place.parent.mkdir(exist_ok=True)
    if place.is_dir():
        for inside in place.iterdir():
            inside.rmdir() if inside.is_dir() else inside.unlink()
        place.rmdir()
    place.unlink(missing_ok=True)
    place.symlink_to(to)


def attempt(*deeds):
    """Do things that may be refused, and return what was said."""
    said = []
    for deed in deeds:
        try:
            deed()
        except JournalError as error:
            said.append(error.message)
    return said


@pytest.mark.parametrize("part", FOLDERS)
def test_nothing_is_written_into_a_folder_that_is_a_link(closed, elsewhere, part):
    vault = closed.vault
    before = state(elsewhere)
    link(vault, part, elsewhere)
    uuid = uuid4()
    (vault.drafts if part == "quarantine" else vault.inbox).mkdir(exist_ok=True)
    said = attempt(
        lambda: inbox.seal(vault, b"captured", uuid),
        lambda: drafts.keep(vault, uuid, b"drafted"),
        lambda: drafts.keep(vault, uuid, b"drafted", closed.keys),
        lambda: places.keep(vault, b"placed"),
        lambda: claims.claim(vault, uuid),
        lambda: backup.daily(vault, closed.engine, closed.keys, TODAY),
        lambda: inbox.quarantine(vault, uuid),
        lambda: drafts.quarantine(vault, uuid),
    )
    assert state(elsewhere) == before
    assert f"{part} is a link, and the journal does not write through links." in said


@pytest.mark.parametrize("part", FOLDERS)
def test_nothing_is_read_or_deleted_in_a_folder_that_is_a_link(closed, elsewhere, part):
    vault = closed.vault
    inbox.seal(vault, b"captured", uuid := uuid4())
    (vault.inbox / f"{uuid}.bjc").rename(elsewhere / f"{uuid}.bjc")
    link(vault, part, elsewhere)
    before = state(elsewhere)
    assert uuid not in [*inbox.waiting(vault), *drafts.waiting(vault)]
    if part == "inbox":
        with pytest.raises(NotFound):
            inbox.open_capture(vault, closed.keys, uuid)
    attempt(
        lambda: inbox.remove(vault, [uuid]),
        lambda: drafts.remove(vault, uuid),
        lambda: drafts.quarantine(vault, uuid),
        lambda: inbox.quarantine(vault, uuid),
        lambda: places.take(vault, closed.keys, uuid),
        lambda: layout.sweep(vault),
        lambda: unlock(vault, PASSPHRASE).close(),
    )
    assert state(elsewhere) == before


@pytest.mark.parametrize("part", [*FOLDERS, "keyfile", "database", "rollback", "lock"])
def test_a_journal_with_a_link_in_it_is_destroyed_and_what_the_link_led_to_is_told(
    closed, elsewhere, part
):
    vault = closed.vault
    target = elsewhere if part in FOLDERS else elsewhere / "letter"
    capture(vault)
    before = state(elsewhere)
    link(vault, part, target)
    assert destroy.destroy(vault) == [target]
    assert state(elsewhere) == before
    assert not vault.path.exists()


@pytest.mark.parametrize("part", ["database", "rollback", "keyfile"])
def test_a_file_that_is_a_link_is_not_opened(closed, elsewhere, part):
    vault = closed.vault
    place = getattr(vault, part)
    target = elsewhere / place.name
    if place.exists():
        place.rename(target)
    else:
        target.write_bytes(b"")
    before = state(elsewhere)
    link(vault, part, target)
    with pytest.raises(JournalError, match="link"):
        unlock(vault, PASSPHRASE)
    assert state(elsewhere) == before
    if part != "keyfile":
        findings = [one for one in check.links_found(vault) if not one.sound]
        assert [str(place) in one.words for one in findings] == [True]


def test_a_new_key_file_replaces_a_link_and_not_what_it_leads_to(closed, elsewhere):
    vault = closed.vault
    kept = elsewhere / "letter"
    vault.keyfile.rename(kept)
    before = kept.read_bytes()
    vault.keyfile.symlink_to(kept)
    with pytest.raises(JournalError, match="there is a link where a file belongs"):
        slots.change_passphrase(vault, closed.keys, "another", CHEAP)
    keyfile.write(vault, closed.keyfile)
    assert not vault.keyfile.is_symlink()
    assert kept.read_bytes() == before


@pytest.mark.parametrize("part", FOLDERS)
def test_restoring_reads_and_writes_nothing_through_a_link(closed, elsewhere, part):
    vault = closed.vault
    backup.make(vault, closed.engine, closed.keys, place := vault.path.parent / "copy" / "2026")
    closed.engine.dispose()
    inbox.seal(vault, b"captured", uuid := uuid4())
    (vault.inbox / f"{uuid}.bjc").rename(elsewhere / f"{uuid}.bjc")
    if part == "backups":
        (vault.backups / "lock").unlink()
        shutil.copytree(place, elsewhere / "2026-05-11")
    link(vault, part, elsewhere)
    before = state(elsewhere)
    done = restore.restore(place, closed.keys, vault, TODAY)
    assert state(elsewhere) == before
    assert done.captures == done.drafts == 0
    for folder in (vault.inbox, vault.drafts, vault.backups):
        assert folder.is_dir()
        assert not folder.is_symlink()
    assert backup_folder.all_backups(vault.backups) == []
    assert getattr(Vault(done.aside), part).is_symlink()


@pytest.mark.parametrize("name", ["journal.db", "vault.json"])
def test_a_backup_with_a_link_in_it_is_not_restored(closed, elsewhere, name):
    vault = closed.vault
    backup.make(vault, closed.engine, closed.keys, place := vault.backups / "2026-05-11")
    (place / name).rename(elsewhere / name)
    (place / name).symlink_to(elsewhere / name)
    before = state(elsewhere)
    with pytest.raises(JournalError):
        restore.restore(place, closed.keys, vault, TODAY)
    assert state(elsewhere) == before
    backup.make(vault, closed.engine, closed.keys, good := vault.path.parent / "copy" / "2026")
    restore.restore(good, closed.keys, vault, TODAY)
    assert state(elsewhere) == before
    assert not any(path.is_symlink() for path in vault.path.rglob("*"))


def test_what_an_interrupted_restore_left_is_no_link(closed, elsewhere, tmp_path):
    vault = closed.vault
    for left in (beside.coming(vault), beside.to_fill(vault)):
        left.symlink_to(elsewhere)
    before = state(elsewhere)
    assert beside.unfinished(vault) == []
    gone = vault.path.rename(tmp_path / "gone")
    assert not beside.finish(vault)
    assert not vault.path.exists()
    gone.rename(vault.path)
    destroy.destroy(vault)
    assert state(elsewhere) == before


def test_moving_what_waits_to_make_room_follows_no_link(closed, elsewhere):
    vault = closed.vault
    waiting = Vault(beside.coming(vault))
    vault.path.rename(waiting.path)
    vault.path.mkdir()
    vault.inbox.symlink_to(elsewhere)
    before = state(elsewhere)
    with pytest.raises(JournalError, match="inbox is a link"):
        beside.finish(vault)
    assert state(elsewhere) == before


def test_a_link_named_for_a_day_is_no_backup_and_is_not_deleted_by_the_eighth(closed, elsewhere):
    vault = closed.vault
    for day in range(1, 9):
        (vault.backups / f"2026-04-0{day}").symlink_to(elsewhere)
    before = state(elsewhere)
    for day in range(1, 10):
        backup.daily(vault, closed.engine, closed.keys, date(2026, 5, day))
    closed.engine.dispose()
    assert state(elsewhere) == before
    assert len(backup_folder.automatic(vault.backups)) == backup.KEPT
    assert len(list(vault.backups.glob("2026-04-*"))) == 8


def test_the_claim_of_a_draft_is_no_link(closed, elsewhere):
    vault = closed.vault
    uuid = uuid4()
    before = state(elsewhere)
    vault.drafts.mkdir(exist_ok=True)
    for target in (elsewhere / "letter", elsewhere / "new"):
        (vault.drafts / f"{uuid}.open").symlink_to(target)
        claim = claims.claim(vault, uuid)
        assert claim is not None
        assert not (vault.drafts / f"{uuid}.open").is_symlink()
        claim.release()
    assert state(elsewhere) == before


def test_the_rights_of_what_a_link_leads_to_are_not_changed(closed, elsewhere, tmp_path):
    vault = closed.vault
    vault.path.chmod(0o755)
    (tmp_path / "way").symlink_to(vault.path)
    unlock(Vault(tmp_path / "way"), PASSPHRASE).close()
    assert vault.path.stat().st_mode & 0o777 == 0o700
    link(vault, "drafts", elsewhere)
    attempt(lambda: drafts.keep(vault, uuid4(), b"drafted"))
    assert elsewhere.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("part", FOLDERS)
def test_a_journal_with_a_link_in_it_opens_and_the_check_names_it(closed, elsewhere, part):
    vault = closed.vault
    link(vault, part, elsewhere)
    with closing(unlock(vault, PASSPHRASE)) as again:
        attempt(lambda: tidy(again))
    (finding,) = check.links_found(vault)
    assert not finding.sound
    assert str(getattr(vault, part)) in finding.words
