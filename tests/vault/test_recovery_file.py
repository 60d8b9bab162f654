"""A recovery key in a file: not over something, not in the vault, not one that opens nothing."""

from dataclasses import replace

import pytest

from bondjournal.errors import Damaged, WrongUse
from bondjournal.vault import keyfile
from bondjournal.vault.layout import Vault
from bondjournal.vault.recovery_file import check_target, into_file


def test_the_file_is_its_owners_alone_and_the_key_in_it_opens(made, tmp_path):
    target = tmp_path / "key"
    into_file(made.vault, made.keys, target)
    assert target.stat().st_mode & 0o777 == 0o600
    read = keyfile.read(made.vault)
    assert keyfile.unlock_with_recovery(read, target.read_text().strip()).vault_id == read.vault_id


def test_what_is_there_is_left_alone_a_dead_link_too(made, tmp_path):
    there, link = tmp_path / "there", tmp_path / "link"
    there.write_text("mine")
    link.symlink_to(tmp_path / "nowhere")
    for target in (there, link):
        with pytest.raises(WrongUse, match="already exists"):
            into_file(made.vault, made.keys, target)
    assert there.read_text() == "mine"
    assert not keyfile.read(made.vault).has_recovery


def test_not_in_the_vault_and_not_in_one_that_is_still_to_be_made(made, tmp_path):
    with pytest.raises(WrongUse, match="own folder"):
        check_target(made.vault, made.vault.drafts / "key")
    with pytest.raises(WrongUse, match="own folder"):
        check_target(Vault(tmp_path / "new"), tmp_path / "new" / "key")


def test_not_where_no_folder_is(made, tmp_path):
    with pytest.raises(WrongUse, match="folder for the recovery key is not there"):
        check_target(made.vault, tmp_path / "no" / "key")


def test_a_key_that_could_not_be_kept_is_not_left_in_a_file(made, tmp_path):
    read = keyfile.read(made.vault)
    keyfile.write(made.vault, replace(read, mac=bytes(32)))
    with pytest.raises(Damaged):
        into_file(made.vault, made.keys, tmp_path / "key")
    assert not (tmp_path / "key").exists()
    assert not keyfile.read(made.vault).has_recovery
