"""What this machine knows of a vault, and that nothing is sealed to anybody else."""

import json
import shutil
import stat
from contextlib import closing
from datetime import date
from uuid import uuid4

import pytest

from another_key import CAPTURE, DRAFT, PLACE, WAYS, Attacker, known_files, moved
from bondjournal.errors import Damaged, NoVault, TooNew, WrongPassphrase
from bondjournal.unlock import create, unlock
from bondjournal.vault import (
    backup,
    check,
    destroy,
    drafts,
    inbox,
    keyfile,
    known,
    made_up,
    places,
    restore,
    slots,
)
from bondjournal.vault.keys import sha256
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE, capture
from simple_vault import simple_vault


@pytest.fixture
def opened(journal):
    """A journal that was opened here, closed again."""
    journal.close()
    return journal


@pytest.mark.parametrize("way", WAYS)
def test_what_is_added_is_sealed_to_the_known_key_and_joins_the_journal(opened, vault, way):
    attacker = Attacker(vault)
    getattr(attacker, way)()
    assert not inbox.seal(vault, b"captured", captured := uuid4())
    assert not drafts.keep(vault, drafted := uuid4(), b"drafted")
    placed = places.keep(vault, b"placed")
    assert attacker.reads(vault.inbox, CAPTURE) == []
    assert attacker.reads(vault.drafts, DRAFT) == []
    assert attacker.reads(vault.places, PLACE) == []
    attacker.put_back()
    assert inbox.open_capture(vault, opened.keys, captured) == b"captured"
    assert drafts.open_draft(vault, opened.keys, drafted) == b"drafted"
    assert places.take(vault, opened.keys, placed) == b"placed"


@pytest.mark.parametrize("wrong", [None, b"", b"no key file", b"{}" * 20_000])
def test_what_is_added_is_sealed_to_the_known_key_where_vault_json_is_damaged(
    opened, vault, tmp_path, wrong
):
    right = vault.keyfile.read_bytes()
    vault.keyfile.unlink()
    if wrong is not None:
        vault.keyfile.write_bytes(wrong)
    assert not inbox.seal(vault, b"captured", captured := uuid4())
    assert inbox.open_capture(vault, opened.keys, captured) == b"captured"
    elsewhere = moved(vault, tmp_path / "elsewhere")
    with pytest.raises(Damaged):
        inbox.seal(elsewhere, b"captured", uuid4())
    moved(elsewhere, vault.path)
    vault.keyfile.write_bytes(right)
    with closing(unlock(vault, PASSPHRASE)) as again:
        # Nobody has named another key.
        assert again.key_file_change == ""


def test_nothing_is_sealed_for_a_later_version_which_may_have_another_way(opened, vault):
    members = json.loads(vault.keyfile.read_text()) | {"format": 2}
    del members["sha256"]
    digest = sha256((json.dumps(members, indent=2) + "\n").encode())
    vault.keyfile.write_text(json.dumps(members | {"sha256": digest}, indent=2) + "\n")
    with pytest.raises(TooNew):
        inbox.seal(vault, b"captured", uuid4())


def test_the_attacker_reads_what_is_added_where_the_journal_was_never_opened(opened, tmp_path):
    vault = moved(opened.vault, tmp_path / "elsewhere")
    attacker = Attacker(vault)
    attacker.name_own_key()
    assert inbox.seal(vault, b"captured", uuid4())
    assert attacker.reads(vault.inbox, CAPTURE) == [b"captured"]
    assert known.remembered(vault) is None


@pytest.mark.parametrize("way", WAYS)
def test_a_program_that_is_open_seals_to_its_own_key_on_any_machine(opened, tmp_path, way):
    vault = moved(opened.vault, tmp_path / "elsewhere")
    attacker = Attacker(vault)
    getattr(attacker, way)()
    drafts.keep(vault, drafted := uuid4(), b"drafted", opened.keys)
    places.keep(vault, b"placed", opened.keys)
    assert attacker.reads(vault.drafts, DRAFT) == []
    assert attacker.reads(vault.places, PLACE) == []
    assert drafts.open_draft(vault, opened.keys, drafted) == b"drafted"


def test_a_program_that_is_open_makes_no_vault_where_it_is_gone(opened, tmp_path):
    moved(opened.vault, tmp_path / "elsewhere")
    with pytest.raises(NoVault):
        drafts.keep(opened.vault, uuid4(), b"drafted", opened.keys)
    assert not opened.vault.path.exists()


def test_a_journal_is_known_when_it_is_made(vault, tmp_path):
    with closing(create(vault, PASSPHRASE, CHEAP)) as journal:
        assert known.remembered(vault) == known.Recipient(
            journal.keys.vault_id, journal.keyfile.inbox_public
        )
    link = tmp_path / "link"
    link.symlink_to(vault.path)
    assert known.remembered(Vault(link)) == known.remembered(vault)
    (file,) = known_files()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert not file.is_relative_to(vault.path)
    assert vault.path.name not in str(file)


def test_and_when_it_is_opened_or_restored_but_not_when_something_is_added(
    vault, untouched, tmp_path
):
    made, keys, place = simple_vault(tmp_path / "simple")
    inbox.seal(made, b"captured", uuid4())
    assert known_files() == []
    restore.restore(place, keys, vault, date(2026, 5, 12))
    assert known.remembered(vault).vault_id == keys.vault_id
    destroy.destroy(vault)
    assert known_files() == []
    shutil.copytree(untouched.path, vault.path)
    unlock(vault, PASSPHRASE).close()
    assert known.remembered(vault).vault_id == keyfile.read(vault).vault_id


def test_a_link_put_in_the_place_of_the_folder_leads_to_nobody_else(opened, vault, tmp_path):
    """Whoever can write to the folder above may have a whole vault of their own elsewhere."""
    gone = moved(vault, tmp_path / "gone")
    theirs, keys, _ = simple_vault(tmp_path / "theirs")
    vault.path.symlink_to(theirs.path)
    uuid = uuid4()
    assert not inbox.seal(vault, b"captured", uuid)
    with pytest.raises(Damaged):
        inbox.open_capture(theirs, keys, uuid)
    with pytest.raises(WrongPassphrase) as refused:
        unlock(vault, PASSPHRASE)
    assert "vault.json was changed" in refused.value.hint
    vault.path.unlink()
    moved(gone, vault.path)
    with closing(unlock(vault, PASSPHRASE)) as again:
        assert again.key_file_change == "was changed"


def test_a_journal_reached_by_a_link_is_known_by_either_path(opened, vault, tmp_path):
    link = Vault(tmp_path / "link")
    link.path.symlink_to(vault.path)
    attacker = Attacker(vault)
    for added, then in ((link, vault), (vault, link)):
        attacker.name_own_key()
        assert not inbox.seal(added, b"captured", uuid4())
        attacker.put_back()
        with closing(unlock(then, PASSPHRASE)) as again:
            assert again.key_file_change == "was changed"
        with closing(unlock(added, PASSPHRASE)) as again:
            assert again.key_file_change == ""
    destroy.destroy(link)
    assert known_files() == []


def test_another_passphrase_or_a_restore_does_not_take_away_what_is_to_be_said(made, passphrase):
    backup.daily(made.vault, made.engine, made.keys, date(2026, 5, 12))
    known.remember(made.vault, made.keys)
    attacker = Attacker(made.vault)
    attacker.name_own_key()
    inbox.seal(made.vault, b"captured", uuid4())
    attacker.put_back()
    slots.change_passphrase(made.vault, made.keys, "another", CHEAP)
    place = made.vault.backups / "2026-05-12"
    restore.restore(place, made.keys, made.vault, date(2026, 5, 12))
    assert known.meet(made.vault, made.keys) == "was changed"
    assert known.meet(made.vault, made.keys) == ""


def test_opening_says_once_that_the_key_was_changed_and_put_back(opened, vault):
    attacker = Attacker(vault)
    attacker.name_own_key()
    inbox.seal(vault, b"captured", uuid4())
    attacker.put_back()
    with closing(unlock(vault, PASSPHRASE)) as again:
        assert again.key_file_change == "was changed"
    with closing(unlock(vault, PASSPHRASE)) as again:
        assert again.key_file_change == ""


def test_opening_says_that_vault_json_names_another_key(opened, vault):
    attacker = Attacker(vault)
    attacker.name_own_key()
    for _ in range(2):
        with pytest.raises(Damaged, match="names a different key from the one this computer knows"):
            unlock(vault, PASSPHRASE)
    attacker.name_own_vault()
    for _ in range(2):
        with pytest.raises(WrongPassphrase) as refused:
            unlock(vault, PASSPHRASE)
        assert "vault.json was changed" in refused.value.hint
    attacker.put_back()
    with pytest.raises(WrongPassphrase) as refused:
        unlock(vault, "another")
    assert refused.value.hint == "Try again."


def test_another_journal_put_there_is_told_once_and_known_from_then_on(opened, vault, tmp_path):
    """As somebody may do who moves an older journal there, without a restore."""
    moved(vault, tmp_path / "before")
    create(Vault(tmp_path / "other"), "others", CHEAP).close()
    moved(Vault(tmp_path / "other"), vault.path)
    capture(vault)
    with closing(unlock(vault, "others")) as other:
        assert (other.key_file_change, other.merged, other.quarantined) == ("changed", 0, 1)
    capture(vault)
    with closing(unlock(vault, "others")) as other:
        assert (other.key_file_change, other.merged, other.quarantined) == ("", 1, 0)


def test_a_journal_made_anew_at_the_same_place_is_told_never(opened, vault, tmp_path):
    moved(vault, tmp_path / "before")
    create(vault, "others", CHEAP).close()
    capture(vault)
    with closing(unlock(vault, "others")) as other:
        assert (other.key_file_change, other.merged) == ("", 1)


def test_another_passphrase_changes_nothing_that_is_known(opened, vault):
    before = known.remembered(vault)
    slots.change_passphrase(vault, opened.keys, "another", CHEAP)
    assert known.remembered(vault) == before
    assert inbox.seal(vault, b"captured", uuid4())


@pytest.mark.parametrize("wrong", [b"", b"nonsense", b"\xff\xfe\n", b"x\ny\n", b"1" * 2000])
def test_what_is_known_and_cannot_be_read_is_nothing(opened, vault, wrong):
    (file,) = known_files()
    right = file.read_bytes()
    file.write_bytes(wrong)
    assert known.remembered(vault) is None
    assert inbox.seal(vault, b"captured", uuid4())
    unlock(vault, PASSPHRASE).close()
    assert file.read_bytes() == right


@pytest.mark.parametrize("below", ["", "below"])
def test_a_home_that_cannot_be_written_stops_nothing(tmp_path, monkeypatch, below):
    """It is a file, or lies below one: nothing can be read or written there by anybody."""
    home = tmp_path / "no-home"
    home.write_bytes(b"")
    monkeypatch.setenv("HOME", str(home / below))
    vault = Vault(tmp_path / "vault")
    with closing(create(vault, PASSPHRASE, CHEAP)) as journal:
        assert inbox.seal(vault, b"captured", uuid4())
        with closing(unlock(vault, PASSPHRASE)) as again:
            assert again.key_file_change == ""
            assert len({journal.device, again.device}) == 2
    destroy.destroy(vault)
    assert home.read_bytes() == b""


def test_a_known_key_that_cannot_be_replaced_is_gone_by_all_the_same(tmp_path):
    vault = Vault(tmp_path / "vault")
    create(vault, PASSPHRASE, CHEAP).close()
    (file,) = known_files()
    # A folder stands where it would be noted that another key was named.
    file.with_suffix(".changed").mkdir()
    attacker = Attacker(vault)
    attacker.name_own_key()
    assert not inbox.seal(vault, b"captured", uuid4())
    assert attacker.reads(vault.inbox, CAPTURE) == []


def test_a_made_up_journal_leaves_nothing_on_the_machine():
    with made_up.new() as vault:
        create(vault, made_up.PASSPHRASE, CHEAP, device_id=made_up.DEVICE).close()
        drafts.keep(vault, uuid4(), b"drafted")
        unlock(vault, made_up.PASSPHRASE).close()
    assert known_files() == []


def test_the_check_tests_it(opened, vault):
    keys, finding = check.key(vault, PASSPHRASE)
    assert finding.sound
    attacker = Attacker(vault)
    attacker.name_own_key()
    _, finding = check.key(vault, PASSPHRASE)
    assert not finding.sound
    assert "names a different key from the one this computer knows" in finding.words
    assert [one.sound for one in check.key_file(vault, keys)] == [False]
    attacker.name_own_vault()
    with pytest.raises(WrongPassphrase):
        check.key(vault, PASSPHRASE)
    attacker.put_back()
    assert [one.sound for one in check.key_file(vault, keys)] == [True]


def test_the_check_finds_another_vaults_key_file_by_a_backup(made, passphrase):
    """The passphrase is right, and opens the backup; what stands in the vault is another's."""
    backup.daily(made.vault, made.engine, made.keys, date(2026, 5, 12))
    known.remember(made.vault, made.keys)
    Attacker(made.vault).name_own_vault()
    keys, finding = check.key(made.vault, passphrase)
    assert keys.vault_id == made.keys.vault_id
    assert not finding.sound
    assert "The one in the backup 2026-05-12 opens with the passphrase." in finding.words
