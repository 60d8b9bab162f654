import os
import shutil
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from bondjournal.errors import Damaged, InUse, JournalError, NoVault
from bondjournal.vault import backup, beside, destroy, drafts, inbox, keyfile, restore, slots
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import importing, shared
from made import CHEAP, NO_LOCKS
from simple_vault import simple_vault

TODAY = date(2026, 5, 12)


@pytest.fixture(scope="module")
def filled(mould, tmp_path_factory):
    """A vault that nobody writes into, with everything in it that a vault may have."""
    made = mould.copied(tmp_path_factory.mktemp("filled"))
    vault = made.vault
    made.keep("one")
    captured = uuid4()
    for uuid in (captured, uuid4()):
        inbox.seal(vault, b"captured", uuid)
    inbox.quarantine(vault, captured)
    drafts.keep(vault, uuid4(), b"drafted")
    backup.daily(vault, made.engine, made.keys, TODAY)
    slots.change_passphrase(vault, made.keys, "some words", CHEAP)
    with importing(vault):
        pass
    (vault.drafts / f"{uuid4()}.open").touch()
    (vault.path / "places").mkdir()
    (vault.path / "places" / f"{uuid4()}.bjc").write_bytes(b"sealed")
    (vault.path / ".tmp-0011223344556677").write_bytes(vault.keyfile.read_bytes())
    for folder in (vault.backups / f".tmp-{made.keys.vault_id}-00", beside.to_fill(vault)):
        folder.mkdir()
        (folder / "vault.json").write_bytes(vault.keyfile.read_bytes())
    return made


@pytest.fixture
def made(filled, tmp_path):
    return filled.copied(tmp_path)


@pytest.fixture
def full(made):
    return made.vault


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def test_nothing_is_left(full):
    assert destroy.destroy(full) == []
    assert names(full.path.parent) == []
    assert not destroy.is_here(full)
    with pytest.raises(NoVault):
        destroy.destroy(full)


def test_the_key_goes_first_and_every_copy_of_it_before_anything_else(full, monkeypatch):
    gone = []
    unlink = Path.unlink

    def noted(self, missing_ok=False):
        gone.append(self)
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", noted)
    keys = [full.keyfile, *full.path.rglob("vault.json"), *full.path.rglob(".tmp-*")]
    keys += beside.unfinished(full)[0].iterdir()
    files = {path for path in keys if path.is_file()}
    destroy.destroy(full)
    assert gone[0] == full.keyfile
    assert set(gone[: len(files)]) == files
    assert gone[-2:] == [full.database, full.lock]


def test_the_key_is_written_over_before_it_is_deleted(full, monkeypatch):
    before = full.keyfile.read_bytes()
    seen = []
    unlink = Path.unlink

    def look(self, missing_ok=False):
        if self == full.keyfile:
            seen.append(self.read_bytes())
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    destroy.destroy(full)
    assert len(seen[0]) == len(before)
    assert sum(one == other for one, other in zip(seen[0], before, strict=True)) < len(before) / 10


def test_it_can_be_finished_from_wherever_it_stopped(full, made, tmp_path, monkeypatch):
    """Every deletion in turn is the one that is not made any more."""

    class Killed(BaseException):
        pass

    template = tmp_path / "template"
    shutil.copytree(full.path, template)
    unlink, number = Path.unlink, 0
    while True:
        left = number

        def killed(self, missing_ok=False):
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            unlink(self, missing_ok=missing_ok)

        monkeypatch.setattr(Path, "unlink", killed)
        try:
            destroy.destroy(full)
        except Killed:
            pass
        else:
            break
        monkeypatch.setattr(Path, "unlink", unlink)
        with pytest.raises((NoVault, Damaged)):
            keyfile.read(full)
        if destroy.is_here(full):
            destroy.destroy(full)
        assert not full.path.exists() or names(full.path) == []
        shutil.rmtree(full.path, ignore_errors=True)
        shutil.copytree(template, full.path)
        number += 1
    assert number > 10


def test_what_is_not_of_the_vault_stays_and_is_told(full):
    (full.path / "notes.txt").write_text("mine")
    (full.inbox / "letter").write_text("mine")
    (full.backups / "pictures").mkdir()
    (full.backups / "pictures" / "one").write_text("mine")
    left = destroy.destroy(full)
    assert left == [full.backups, full.inbox, full.path / "notes.txt"]
    assert sorted(path.name for path in full.path.rglob("*") if path.is_file()) == [
        "letter",
        "notes.txt",
        "one",
    ]


@pytest.mark.parametrize("name", ["inbox", "drafts", "backups"])
def test_a_folder_that_is_no_journal_is_not_touched(tmp_path, name):
    """Folders of mail have an inbox and drafts as well."""
    mail = tmp_path / "mail" / name
    mail.mkdir(parents=True)
    (mail / "letter.bjc").write_text("mine")
    with pytest.raises(NoVault):
        destroy.destroy(Vault(mail.parent))
    assert (mail / "letter.bjc").read_text() == "mine"


def test_not_while_somebody_has_it_open(full, passphrase):
    with shared(full), pytest.raises(InUse):
        destroy.destroy(full, wait=0)
    assert keyfile.unlock(keyfile.read(full), "some words")


def test_journals_that_were_set_aside_are_told_and_stay_whole(made, full):
    aside = restore.restore(full.backups / str(TODAY), made.keys, full, TODAY).aside
    assert destroy.destroy(full) == [aside]
    backup.verify(aside, made.keys)
    backup.verify(aside / "backups" / str(TODAY), made.keys)
    assert destroy.destroy(Vault(aside)) == []


def test_a_link_to_the_journal_goes_too(full, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(full.path)
    destroy.destroy(Vault(link))
    assert names(tmp_path) == []


def test_backups_on_another_disk_that_the_folder_links_to_are_told_and_not_reached(full, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    full.backups.rename(elsewhere)
    full.backups.symlink_to(elsewhere)
    before = names(elsewhere)
    assert destroy.destroy(full) == [elsewhere]
    assert names(tmp_path) == ["elsewhere"]
    assert names(elsewhere) == before


def test_a_key_file_that_is_a_link_does_not_lead_anywhere(full, tmp_path):
    kept = tmp_path / "kept"
    full.keyfile.rename(kept)
    full.keyfile.symlink_to(kept)
    before = kept.read_bytes()
    destroy.destroy(full)
    assert kept.read_bytes() == before
    assert not full.path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_the_key_keeps_nobody_waiting(full):
    full.keyfile.unlink()
    os.mkfifo(full.keyfile)
    destroy.destroy(full)
    assert not full.path.exists()


@pytest.mark.parametrize("kind", NO_LOCKS)
def test_what_is_in_the_place_of_the_lock_keeps_nobody_from_destroying(full, kind):
    full.lock.unlink()
    NO_LOCKS[kind](full.lock)
    elsewhere = full.path.parent / "led-to"
    elsewhere.write_text("mine")
    assert destroy.destroy(full) == ([elsewhere] if kind == "link" else [])
    assert not full.path.exists()
    assert elsewhere.read_text() == "mine"


def test_what_cannot_be_deleted_is_told_and_the_key_is_gone(ordinary_place):
    vault, _, _ = simple_vault(ordinary_place / "vault")
    inbox.seal(vault, b"captured", uuid4())
    vault.inbox.chmod(0o500)
    with pytest.raises(JournalError, match="which no key opens any more"):
        destroy.destroy(vault)
    assert not list(vault.path.rglob("vault.json"))
    vault.inbox.chmod(0o700)
    destroy.destroy(vault)
    assert not vault.path.exists()


def test_what_has_another_name_elsewhere_is_not_written_over(full, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.hardlink_to(full.keyfile)
    before = elsewhere.read_bytes()
    destroy.destroy(full)
    assert elsewhere.read_bytes() == before
    assert not full.path.exists()
