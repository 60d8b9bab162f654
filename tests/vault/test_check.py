from uuid import uuid4

import pytest

from bondjournal.errors import WrongPassphrase
from bondjournal.vault import backup, check, drafts, inbox, keyfile, known, restore
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words
from made import PASSPHRASE


def told(findings):
    return [(one.part, one.sound, one.words) for one in findings]


@pytest.fixture
def backed_up(made):
    place = made.vault.backups / "2026-05-12"
    backup.make(made.vault, made.engine, made.keys, place)
    return place


def test_a_whole_key_file(made, passphrase):
    keys, finding = check.key(made.vault, passphrase)
    assert keys.database == made.keys.database
    assert finding.sound


def test_a_wrong_passphrase_is_no_finding(made):
    with pytest.raises(WrongPassphrase):
        check.key(made.vault, "wrong")


def test_with_a_damaged_key_file_it_goes_on_by_a_backup(made, backed_up, passphrase):
    made.vault.keyfile.write_bytes(b"{}")
    keys, finding = check.key(made.vault, passphrase)
    assert keys.database == made.keys.database
    assert not finding.sound
    assert "The one in the backup 2026-05-12 opens" in finding.words


def test_without_one_there_is_no_going_on(made, passphrase):
    made.vault.keyfile.write_bytes(b"{}")
    keys, finding = check.key(made.vault, passphrase)
    assert keys is None
    assert not finding.sound


def test_what_waits_is_counted_and_opened(made):
    vault = made.vault
    assert told(check.captures(vault, made.keys)) == [
        ("captures", True, "No additions are waiting.")
    ]
    uuids = [uuid4() for _ in range(3)]
    inbox.seal(vault, b"captured", uuids[0])
    assert told(check.captures(vault, made.keys)) == [
        ("captures", True, "1 addition is waiting, and it opens.")
    ]
    for uuid in uuids[1:]:
        inbox.seal(vault, b"captured", uuid)
    (vault.inbox / f"{uuids[1]}.bjc").write_bytes(b"BJC1 and no more")
    assert told(check.captures(vault, made.keys)) == [
        ("captures", False, "3 additions are waiting; 1 cannot be opened. Nothing is deleted.")
    ]
    inbox.quarantine(vault, uuids[1])
    assert [(part, sound) for part, sound, _ in told(check.captures(vault, made.keys))] == [
        ("captures", True),
        ("quarantine", True),
    ]
    assert len(inbox.waiting(vault)) == 2


def test_drafts_are_too(made):
    vault, damaged = made.vault, uuid4()
    drafts.keep(vault, uuid4(), b"drafted")
    drafts.keep(vault, damaged, b"drafted")
    assert told(check.unfinished(vault, made.keys)) == [
        ("drafts", True, "2 unfinished entries are waiting, and they open.")
    ]
    (vault.drafts / f"{damaged}.bjc").write_bytes(b"")
    ((part, sound, _),) = told(check.unfinished(vault, made.keys))
    assert (part, sound) == ("drafts", False)


def test_every_backup_is_read_whatever_the_one_before_was(made, backed_up):
    for day in ("2026-05-11", "2026-05-13"):
        backup.make(made.vault, made.engine, made.keys, made.vault.backups / day)
    database = Vault(backed_up).database
    raw = bytearray(database.read_bytes())
    raw[-2000] ^= 1
    database.write_bytes(raw)
    found = told(check.backups(made.vault, made.keys))
    assert [sound for _, sound, _ in found] == [True, False, True]
    assert "2026-05-12" in found[1][2]


def test_no_backup_is_told_and_so_is_a_journal_set_aside(made, backed_up):
    from datetime import date

    aside = restore.restore(backed_up, made.keys, made.vault, date(2026, 5, 12)).aside
    assert told(check.backups(made.vault, made.keys))[-1] == (
        "set aside",
        True,
        f"A restore moved an earlier journal to {aside}.",
    )
    backed_up.joinpath("vault.json").unlink()
    backed_up.joinpath("journal.db").unlink()
    assert told(check.backups(made.vault, made.keys))[0] == (
        "backups",
        True,
        "There are no backups yet.",
    )


def test_a_backup_whose_key_file_something_else_changed_is_not_whole(made, backed_up, cheap):
    from bondjournal.vault import keyfile

    read = keyfile.read(Vault(backed_up))
    _, others = keyfile.create("others", cheap)
    foreign = others.inbox.public_key().public_bytes_raw()
    keyfile.write(
        Vault(backed_up),
        keyfile.KeyFile(read.vault_id, foreign, read.passphrase, read.recovery, read.mac),
    )
    assert [one.sound for one in check.backups(made.vault, made.keys)] == [False]


def test_a_key_file_says_exactly_what_it_is(made, passphrase):
    _, finding = check.key(made.vault, passphrase)
    said = "The key file is intact, and the passphrase opens it."
    assert finding == check.Finding("key file", sound=True, words=said)


def test_a_key_file_of_another_journal_is_told_although_it_opens(made, passphrase, cheap):
    known.remember(made.vault, made.keys)
    other, others = keyfile.create(passphrase, cheap)
    keyfile.write(made.vault, other)
    keys, finding = check.key(made.vault, passphrase)
    assert keys.database == others.database
    assert finding == check.Finding("key file", sound=False, words=words.KEY_FILE["changed"])


def test_a_key_file_of_another_journal_that_does_not_open_is_told(
    made, backed_up, passphrase, cheap
):
    known.remember(made.vault, made.keys)
    other, _ = keyfile.create("another passphrase", cheap)
    keyfile.write(made.vault, other)
    keys, finding = check.key(made.vault, passphrase)
    assert keys.database == made.keys.database
    opens = "The one in the backup 2026-05-12 opens with the passphrase."
    said = f"{words.NAMES_ANOTHER_KEY} {opens}"
    assert finding == check.Finding("key file", sound=False, words=said)
    with pytest.raises(WrongPassphrase):
        check.key(made.vault, "wrong")


def counted(_engine):
    return "3 words"


def test_a_whole_database_is_told_with_what_is_in_it(made):
    assert told(check.check_database(made.vault, made.keys, counted)) == [
        ("database", True, "The database is intact: 3 words.")
    ]


def test_a_database_that_is_not_there_is_a_finding(made):
    made.engine.dispose()
    made.vault.database.unlink()
    ((part, sound, said),) = told(check.check_database(made.vault, made.keys, counted))
    assert (part, sound) == ("database", False)
    assert "is missing" in said


def damage(made):
    made.keep(*("a word of some length" * 40 for _ in range(60)))
    made.engine.dispose()
    raw = bytearray(made.vault.database.read_bytes())
    raw[-2000] ^= 1
    made.vault.database.write_bytes(raw)


def test_a_damaged_database_is_a_finding(made):
    damage(made)
    ((part, sound, said),) = told(check.check_database(made.vault, made.keys, counted))
    assert (part, sound) == ("database", False)
    assert "damaged" in said


def test_a_journal_that_is_open_is_read_whole(made):
    assert told(check.check_open(made.vault, made.engine, made.keys)) == [
        ("database", True, "The database is intact."),
        ("key file", True, "The key file is intact."),
        ("captures", True, "No additions are waiting."),
        ("drafts", True, "No unfinished entries are waiting."),
        ("backups", True, "There are no backups yet."),
    ]


def test_what_is_damaged_in_a_journal_that_is_open_keeps_nothing_else_from_being_read(made):
    damage(made)
    made.vault.keyfile.write_bytes(b"{}")
    found = told(check.check_open(made.vault, made.engine, made.keys))
    assert [(part, sound) for part, sound, _ in found] == [
        ("database", False),
        ("key file", False),
        ("captures", True),
        ("drafts", True),
        ("backups", True),
    ]


def test_a_backup_is_said_to_be_whole_by_its_name(made, backed_up):
    assert told(check.backups(made.vault, made.keys)) == [
        ("backup", True, "The backup 2026-05-12 is intact.")
    ]


def test_a_link_is_named_with_its_place(made, tmp_path):
    assert told(check.links_found(made.vault)) == []
    made.vault.drafts.symlink_to(tmp_path)
    place = made.vault.drafts
    assert told(check.links_found(made.vault)) == [
        ("link", False, f"{place.name} is a link, and the journal does not follow links: {place}")
    ]


def test_a_link_in_the_place_of_the_key_file_keeps_nothing_else_from_being_read(made, backed_up):
    elsewhere = made.vault.path.with_name("elsewhere")
    made.vault.keyfile.rename(elsewhere)
    made.vault.keyfile.symlink_to(elsewhere)
    keys, finding = check.key(made.vault, PASSPHRASE)
    assert keys is not None
    assert not finding.sound
    assert "vault.json is not a plain file: there is a link where a file belongs." in finding.words
    assert "The one in the backup 2026-05-12 opens with the passphrase." in finding.words
