import os
from datetime import datetime

import pytest

from bondjournal.errors import JournalError, NotFound
from bondjournal.vault import backup, backup_folder
from bondjournal.vault.layout import Vault
from simple_vault import simple_vault

NOON = datetime(2026, 5, 12, 12, 0, 5)  # noqa: DTZ001  # a local time, as it is in a name


def lay(folder, *names):
    """Make folders laid out like backups."""
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "vault.json").write_text("words")
        (folder / name / "journal.db").write_text("words")


def test_all_that_looks_like_a_backup_is_one(tmp_path):
    lay(tmp_path, "before-import", "2026-05-12", ".tmp-00", "half")
    (tmp_path / "half" / "vault.json").unlink()
    (tmp_path / "notes").mkdir()
    (tmp_path / "2026-05-13").write_text("a file")
    (tmp_path / "linked").symlink_to(tmp_path / "2026-05-12")
    assert [path.name for path in backup_folder.all_backups(tmp_path)] == [
        "2026-05-12",
        "before-import",
        "half",
    ]
    assert backup_folder.all_backups(tmp_path / "nothing") == []


def test_a_name_and_a_path_find_one(tmp_path, monkeypatch):
    lay(tmp_path / "backups", "2026-05-12")
    lay(tmp_path / "stick", "2026-05-12", "2026-05-13")
    found = backup_folder.find(tmp_path / "backups", "2026-05-12")
    assert found == tmp_path / "backups" / "2026-05-12"
    stick = tmp_path / "stick" / "2026-05-13"
    assert backup_folder.find(tmp_path / "backups", str(stick)) == stick
    monkeypatch.chdir(tmp_path)
    assert backup_folder.find(tmp_path / "backups", "stick/2026-05-13") == stick


@pytest.mark.parametrize("named", ["", ".", "..", "2026", "backups", "backups/.tmp-00", ".tmp-00"])
def test_what_is_none_is_told(tmp_path, monkeypatch, named):
    lay(tmp_path / "backups", "2026-05-12", ".tmp-00")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFound):
        backup_folder.find(tmp_path / "backups", named)


def test_the_last_is_the_newest_with_a_day(tmp_path):
    lay(tmp_path, "2026-05-11-235959", "2026-05-12-090000", "2026-05-12", "before-import")
    for age, name in enumerate(["2026-05-12-090000", "2026-05-12", "2026-05-11-235959"]):
        os.utime(tmp_path / name / "journal.db", (1_000_000 - age, 1_000_000 - age))
    assert backup_folder.find(tmp_path, "last").name == "2026-05-12-090000"
    (tmp_path / "2026-05-12-090000" / "journal.db").unlink()
    assert backup_folder.find(tmp_path, "last").name == "2026-05-12"
    with pytest.raises(NotFound):
        backup_folder.find(tmp_path / "nothing", "last")


def test_a_new_one_has_its_time_in_its_name_and_takes_no_other_place(tmp_path):
    assert backup_folder.name_by_hand(tmp_path, NOON) == "2026-05-12-120005"
    (tmp_path / "2026-05-12-120005").touch()
    assert backup_folder.name_by_hand(tmp_path, NOON) == "2026-05-12-120005-2"
    assert backup_folder.name_by_hand(tmp_path, NOON, "abcd1234") == "2026-05-12-120005-abcd1234"
    (tmp_path / "2026-05-12-120005-abcd1234").touch()
    assert backup_folder.name_by_hand(tmp_path, NOON, "abcd1234") == "2026-05-12-120005-2-abcd1234"


def test_those_by_hand_are_no_automatic_ones(tmp_path):
    lay(tmp_path, "2026-05-12", "2026-05-12-schema-3", "2026-05-12-120005", "2026-05-12-120005-2")
    assert [path.name for path in backup_folder.automatic(tmp_path)] == [
        "2026-05-12",
        "2026-05-12-schema-3",
    ]


def test_of_one_second_the_later_is_the_newer(tmp_path):
    names = []
    for _ in range(11):
        names.append(backup_folder.name_by_hand(tmp_path, NOON, "here"))
        lay(tmp_path, names[-1])
    assert [path.name for path in backup_folder.by_hand(tmp_path, "here")] == names


def test_of_this_machine_the_newest_are_kept(made, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for hour, machine in enumerate(["here", "here", "there", "here"]):
        name = backup_folder.name_by_hand(stick, NOON.replace(hour=hour), machine)
        backup.make(made.vault, made.engine, made.keys, stick / name, machine=machine)
    foreign = stick / "2026-05-12-010000-here"
    _, _, place = simple_vault(tmp_path / "other")
    place.rename(foreign)
    lay(stick, "2026-05-12-020000-here")
    assert backup.keep_newest(stick, made.keys, "here", 2) == 1
    assert sorted(path.name for path in stick.iterdir()) == [
        "2026-05-12-010000-here",
        "2026-05-12-010005-here",
        "2026-05-12-020000-here",
        "2026-05-12-020005-there",
        "2026-05-12-030005-here",
    ]


def test_another_machines_unfinished_one_is_left_alone(made, tmp_path):
    stick = tmp_path / "stick"
    theirs = stick / f".tmp-{made.keys.vault_id}-there-0011223344556677"
    ours = stick / f".tmp-{made.keys.vault_id}-here-0011223344556677"
    for folder in (theirs, ours):
        folder.mkdir(parents=True)
    backup.make(made.vault, made.engine, made.keys, stick / "one", machine="here")
    assert theirs.exists()
    assert not ours.exists()
    assert backup_folder.is_backup(Vault(stick / "one").path)


def test_backups_are_listed_the_newest_first_with_their_size(tmp_path):
    for name, size in (("2026-05-11", 3), ("2026-05-13", 5), ("2026-05-12", 7)):
        place = Vault(tmp_path / name)
        place.path.mkdir()
        place.keyfile.write_bytes(b"x")
        place.database.write_bytes(b"x" * size)
        (place.path / "folder").mkdir()
    found = backup_folder.newest_first(tmp_path)
    assert [(one.name, one.size) for one in found] == [
        ("2026-05-13", 6),
        ("2026-05-12", 8),
        ("2026-05-11", 4),
    ]
    assert [one.path for one in found] == [tmp_path / one.name for one in found]
    assert len({one.uuid for one in found}) == 3
    assert [one.uuid for one in backup_folder.newest_first(tmp_path)] == [one.uuid for one in found]


def test_a_folder_is_meant_with_all_its_backups_and_a_backup_alone(tmp_path):
    for name in ("2026-05-11", "2026-05-12"):
        place = Vault(tmp_path / name)
        place.path.mkdir()
        place.keyfile.write_bytes(b"x")
    both = [tmp_path / "2026-05-11", tmp_path / "2026-05-12"]
    (tmp_path / "empty").mkdir()
    assert backup_folder.find_all(tmp_path / "nowhere", str(tmp_path)) == both
    assert backup_folder.find_all(tmp_path / "nowhere", str(both[0])) == both[:1]
    assert backup_folder.find_all(tmp_path, "2026-05-12") == both[1:]
    with pytest.raises(NotFound):
        backup_folder.find_all(tmp_path, str(tmp_path / "empty"))


def test_the_size_of_a_backup_that_is_gone_is_told_as_an_error(tmp_path):
    with pytest.raises(JournalError):
        backup_folder.size_of(tmp_path / "2026-05-11")
