"""This machine's own id."""

import os
from uuid import UUID

import pytest

from bondjournal.errors import JournalError, NotWritable
from bondjournal.vault import device, made_up

unix = pytest.mark.skipif(os.name == "nt", reason="rights of this kind are those of Unix")


def test_it_is_made_once_outside_of_the_vault(journal, vault, tmp_path):
    assert device.own() == journal.device == device.own()
    (file,) = (tmp_path / "home").rglob("device")
    assert file.stat().st_mode & 0o777 == 0o600
    assert not file.is_relative_to(vault.path)


@pytest.mark.parametrize("wrong", [b"", b"no id", b"\xff" * 32])
def test_a_damaged_one_is_told(journal, tmp_path, wrong):
    (file,) = (tmp_path / "home").rglob("device")
    file.write_bytes(wrong)
    with pytest.raises(JournalError, match="damaged") as refused:
        device.own()
    assert str(file) in refused.value.hint
    file.unlink()
    assert device.own() != journal.device


@pytest.mark.parametrize("where", [".local", ".local/state", ".local/state/bondjournal"])
def test_where_none_can_be_kept_there_is_one_for_this_time(tmp_path, where):
    home = tmp_path / "home" / where
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file")
    first, second = device.own(), device.own()
    assert UUID(hex=first) != UUID(hex=second)
    assert home.read_text() == "a file"
    home.unlink()
    assert device.own() == device.own()


def test_another_one_takes_its_place(journal, tmp_path):
    (file,) = (tmp_path / "home").rglob("device")
    device.renew()
    renewed = device.own()
    assert renewed != journal.device
    assert file.read_text("ascii") == renewed == UUID(hex=renewed).hex
    assert file.stat().st_mode & 0o777 == 0o600


def test_one_is_made_where_there_was_none(tmp_path):
    device.renew()
    (file,) = (tmp_path / "home").rglob("device")
    assert device.own() == file.read_text("ascii")
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_where_none_can_be_kept_there_is_none_to_renew(tmp_path):
    place = tmp_path / "home" / ".local"
    place.write_text("a file")
    device.renew()
    assert place.read_text() == "a file"


def test_a_folder_in_its_place_is_told(tmp_path):
    file = tmp_path / "home" / ".local" / "state" / "bondjournal" / "device"
    file.mkdir(parents=True)
    with pytest.raises(JournalError, match="there is a folder where a file belongs"):
        device.renew()


@unix
def test_where_it_cannot_be_written_that_place_is_named_and_no_other(ordinary_place, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(ordinary_place))
    device.own()
    folder = ordinary_place / "bondjournal"
    folder.chmod(0o500)
    with pytest.raises(NotWritable, match=r"^Writing this machine's own id didn't work") as refused:
        device.renew()
    folder.chmod(0o700)
    assert str(folder) in refused.value.hint
    assert "--vault" not in refused.value.hint


def test_a_made_up_journal_leaves_no_id_on_this_machine(vault, tmp_path):
    with made_up.new() as place:
        assert device.for_vault(place) == "demo"
    assert list((tmp_path / "home").rglob("device")) == []
    assert device.for_vault(vault) == device.own()
