import os
import re
import shutil
import stat
from datetime import date, timedelta

import pytest

from bondjournal.errors import Damaged, InUse, JournalError, WrongUse
from bondjournal.vault import backup, database, keyfile
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import held

TODAY = date(2026, 5, 12)
CANARY = "canary in the coal mine"


def daily(made, day=TODAY):
    return backup.daily(made.vault, made.engine, made.keys, day)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_a_vault_that_opens(made, passphrase):
    made.keep("one", CANARY)
    place = daily(made)
    assert place == made.vault.backups / "2026-05-12"
    assert names(place) == ["journal.db", "vault.json"]
    copy = Vault(place)
    keys = keyfile.unlock(keyfile.read(copy), passphrase)
    with database.engine(copy, keys.database).connect() as connection:
        found = connection.exec_driver_sql("SELECT word FROM kept ORDER BY id").scalars().all()
    assert found == ["one", CANARY]


def test_it_is_as_private_as_the_vault(made):
    made.keep(CANARY)
    place = daily(made)
    for path in place.iterdir():
        assert CANARY.encode() not in path.read_bytes()
    if os.name != "nt":
        assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert stat.S_IMODE(made.vault.backups.stat().st_mode) == 0o700


def test_one_a_day(made):
    made.keep("one")
    assert daily(made) is not None
    before = (made.vault.backups / "2026-05-12" / "journal.db").read_bytes()
    made.keep("two")
    assert daily(made) is None
    assert (made.vault.backups / "2026-05-12" / "journal.db").read_bytes() == before
    assert daily(made, TODAY + timedelta(1)) is not None


def again(place, *days):
    """Backups of other days, as whole as this one."""
    for day in days:
        shutil.copytree(place, place.with_name(str(day)))


def days_from(day, count):
    return [day + timedelta(number) for number in range(count)]


def test_the_last_seven_stay(made):
    again(daily(made), *days_from(TODAY, 9)[1:])
    daily(made, TODAY + timedelta(9))
    days = [path.name for path in backup.automatic(made.vault.backups)]
    assert days == [f"2026-05-{day}" for day in range(15, 22)]


def test_days_that_a_wrong_clock_left_go_first(made):
    wrong = date(2099, 1, 1)
    again(daily(made, wrong), *days_from(wrong, 7)[1:])
    place = daily(made)
    assert place.exists()
    again(place, *days_from(TODAY, 6)[1:])
    daily(made, TODAY + timedelta(6))
    days = [path.name for path in backup.automatic(made.vault.backups)]
    assert days == [f"2026-05-{day}" for day in range(12, 19)]


def test_other_things_in_the_folder_stay(made):
    made.vault.backups.mkdir()
    for name in ("before-import", "2026-05-01.zip", "notes"):
        (made.vault.backups / name).mkdir()
    again(daily(made), *days_from(TODAY, 8)[1:])
    daily(made, TODAY + timedelta(8))
    assert {"before-import", "2026-05-01.zip", "notes"} <= set(names(made.vault.backups))


def test_without_a_folder_there_are_none(tmp_path):
    assert backup.automatic(tmp_path / "nothing") == []


def test_what_a_killed_backup_left_goes_and_never_looks_whole(made):
    left = made.vault.backups / f".tmp-{made.keys.vault_id}-0011223344556677"
    left.mkdir(parents=True)
    (left / "journal.db").write_bytes(b"half")
    (left / "vault.json").write_bytes(b"half")
    foreign = made.vault.backups / ".tmp-somebody-else"
    foreign.mkdir()
    assert backup.automatic(made.vault.backups) == []
    daily(made)
    assert not left.exists()
    assert foreign.exists()


def test_two_windows_do_not_make_it_twice(made):
    made.vault.backups.mkdir()
    with held(made.vault.backups / "lock", alone=True, wait=0):
        assert daily(made) is None
        with pytest.raises(InUse):
            backup.make(made.vault, made.engine, made.keys, made.vault.backups / "before", wait=0)
    assert names(made.vault.backups) == ["lock"]


def test_it_is_made_while_another_window_has_begun_to_write(made):
    made.keep("one")
    with made.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept (word) VALUES ('two')")
        assert daily(made) is not None


def test_a_named_one_is_made_once(made, tmp_path):
    place = tmp_path / "stick" / "before-import"
    backup.make(made.vault, made.engine, made.keys, place)
    backup.verify(place, made.keys)
    with pytest.raises(JournalError, match="already something called before-import"):
        backup.make(made.vault, made.engine, made.keys, place)
    assert names(place.parent) == ["before-import"]


def test_a_path_may_have_any_characters(made, tmp_path):
    place = tmp_path / "a b?c#d%20é'\"&" / "file:x"
    backup.make(made.vault, made.engine, made.keys, place)
    backup.verify(place, made.keys)


def test_rights_of_a_folder_of_ones_own_stay(made, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    folder.chmod(0o755)
    backup.make(made.vault, made.engine, made.keys, folder / "one")
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o755
        assert stat.S_IMODE((folder / "one").stat().st_mode) == 0o700


def test_a_damaged_journal_does_not_become_a_backup(made):
    made.keep(*(CANARY * 20 for _ in range(100)))
    daily(made)
    flipped = bytearray(made.vault.database.read_bytes())
    flipped[-2000] ^= 1
    made.vault.database.write_bytes(flipped)
    with pytest.raises(Damaged):
        daily(made, TODAY + timedelta(1))
    assert names(made.vault.backups) == ["2026-05-12", "lock"]
    backup.verify(made.vault.backups / "2026-05-12", made.keys)


def test_a_row_that_belongs_to_none_does_not_either(made):
    with made.writer.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("CREATE TABLE part (kept_id INTEGER REFERENCES kept (id))")
        connection.exec_driver_sql("INSERT INTO part VALUES (7)")
        connection.commit()
    with pytest.raises(Damaged):
        daily(made)
    assert names(made.vault.backups) == ["lock"]


def test_a_damaged_key_file_does_not_become_one_either(made):
    made.vault.keyfile.write_bytes(made.vault.keyfile.read_bytes()[:-1])
    with pytest.raises(Damaged, match=r"vault\.json"):
        daily(made)
    assert names(made.vault.backups) == ["lock"]


def test_a_full_disk_leaves_no_half(made, monkeypatch):
    """A limit on the size of files stands for the disk; the database meets a real error."""
    resource = pytest.importorskip("resource")
    made.keep(*(CANARY * 20 for _ in range(300)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        with pytest.raises(JournalError) as raised:
            daily(made)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not isinstance(raised.value, Damaged)
    assert CANARY not in str(raised.value)
    assert names(made.vault.backups) == ["lock"]
    assert len(made.kept()) == 300
    assert daily(made) is not None


def test_no_access_is_told(made):
    made.vault.backups.touch()
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        daily(made)


@pytest.fixture
def place(made):
    made.keep(*(CANARY * 20 for _ in range(100)))
    return daily(made)


def test_verifying_leaves_it_as_it_was(made, place):
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    backup.verify(place, made.keys)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_verifying_reads_every_page(made, place):
    whole = (place / "journal.db").read_bytes()
    for at in range(100, len(whole), 4096):
        flipped = bytearray(whole)
        flipped[at] ^= 1
        (place / "journal.db").write_bytes(flipped)
        with pytest.raises(Damaged, match="The backup 2026-05-12 is damaged"):
            backup.verify(place, made.keys)


@pytest.mark.parametrize("name", ["journal.db", "vault.json"])
def test_verifying_misses_what_is_missing(made, place, name):
    (place / name).unlink()
    with pytest.raises(Damaged, match="The backup 2026-05-12 is damaged"):
        backup.verify(place, made.keys)


def test_the_backup_of_another_journal_is_told(place, cheap):
    _, others = keyfile.create("others", cheap)
    with pytest.raises(Damaged, match="belongs to another journal"):
        backup.verify(place, others)


def test_its_folder_and_the_one_it_stands_in_reach_the_disk(made, monkeypatch):
    written, to_disk = [], backup.folder_to_disk
    monkeypatch.setattr(
        backup, "folder_to_disk", lambda folder: written.append(folder) or to_disk(folder)
    )
    place = daily(made)
    assert written[-1] == place.parent
    assert written[-2].parent == place.parent


def test_one_made_by_hand_is_named_for_its_day_and_time(made):
    place = backup.make_by_hand(made.vault, made.engine, made.keys, "here")
    assert place.parent == made.vault.backups
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}", place.name)
    assert names(place) == ["journal.db", "vault.json"]
    backup.verify(place, made.keys)


def test_one_made_by_hand_in_another_folder_is_named_for_the_machine_too(made, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    place = backup.make_by_hand(made.vault, made.engine, made.keys, "here", stick)
    assert place.parent == stick
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}-here", place.name)
    backup.verify(place, made.keys)


def test_one_made_by_hand_needs_a_folder_that_is_there(made, tmp_path):
    with pytest.raises(WrongUse, match=r"^There is no such folder\.$"):
        backup.make_by_hand(made.vault, made.engine, made.keys, "here", tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
