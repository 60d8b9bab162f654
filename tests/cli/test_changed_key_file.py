"""vault.json changed by somebody else, as the commands and plain mode say it."""

import json
import shutil

import pytest

from another_key import CAPTURE, DRAFT, WAYS, Attacker, known_files
from bondjournal.wording.vault import ANOTHER_KEY, KEY_FILE
from made import PASSPHRASE

ADDITIONS = [
    (["add"], b"A line.\n"),
    (["add", "A line.", "--heard", "4", "--session", "11 May"], b""),
    (["rate", "--safe", "7"], b""),
    (["topic", "add", "Holidays"], b""),
    (["off", "write", "--door", "4"], b"A line.\n"),
]


@pytest.fixture
def attacker(run, ready, vault):
    """Somebody who can write to the folder of a journal that was opened here."""
    run("list")
    return Attacker(vault)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("addition", "words"), ADDITIONS, ids=lambda one: str(one)[:30])
def test_an_addition_is_kept_and_said_to_be_sealed_to_the_known_key(
    run, vault, attacker, way, addition, words
):
    getattr(attacker, way)()
    done = run(*addition, given=words)
    assert ANOTHER_KEY in done.err.splitlines()
    assert ANOTHER_KEY not in done.out
    assert attacker.reads(vault.inbox, CAPTURE) == []
    attacker.put_back()
    opening = run("list")
    assert KEY_FILE["was changed"] in opening.err
    assert "1 addition made while it was locked is now in your journal." in opening.err
    assert KEY_FILE["was changed"] not in run("list").err
    assert ANOTHER_KEY not in run("add", given=b"Another line.").err


@pytest.mark.parametrize(("addition", "words"), ADDITIONS, ids=lambda one: str(one)[:30])
def test_an_addition_is_kept_where_the_key_file_is_gone_and_joins_once_it_is_back(
    run, vault, attacker, addition, words
):
    vault.keyfile.unlink()
    assert ANOTHER_KEY in run(*addition, given=words).err.splitlines()
    assert "vault.json, is missing" in run("list", code=13).err
    attacker.put_back()
    assert "1 addition made while it was locked is now in your journal." in run("list").err


def test_opening_says_what_was_found_of_the_key_file(run, attacker):
    attacker.name_own_key()
    done = run("list", code=13)
    assert "names a different key from the one this computer knows" in done.err
    assert "Copy vault.json from the newest folder in backups" in done.err
    attacker.name_own_vault()
    done = run("list", code=12)
    assert "vault.json was changed" in done.err
    assert "newest folder in backups" in done.err
    attacker.put_back()
    assert "changed" not in run("list").err


def test_and_at_every_try_where_the_passphrase_is_typed(env, typed, attacker):
    del env["BONDJOURNAL_PASSPHRASE"]
    attacker.name_another_vault()
    at = typed("list")
    at.answer("Passphrase:", PASSPHRASE)
    at.expect("than the one last opened here.")
    at.answer("Passphrase:", PASSPHRASE)
    at.expect("than the one last opened here.")
    at.interrupt()
    at.end()


def test_another_journal_at_this_place_is_told_once(run, ready, vault, tmp_path):
    run("list")
    run("init", "--vault", str(tmp_path / "other"))
    shutil.rmtree(vault.path)
    shutil.move(tmp_path / "other", vault.path)
    assert ANOTHER_KEY in run("add", given=b"A line.").err
    assert KEY_FILE["changed"] in run("list").err
    assert KEY_FILE["changed"] not in run("list").err
    assert ANOTHER_KEY not in run("add", given=b"A line.").err


def test_a_journal_destroyed_and_made_anew_or_restored_is_never_told(run, ready, vault, tmp_path):
    run("list")
    copy = shutil.copytree(vault.backups, tmp_path / "copy")
    run("destroy", "--yes-destroy", str(vault.path))
    assert known_files() == []
    run("init")
    assert run("add", given=b"A line.").err == "Entry kept.\n"
    assert "changed" not in run("list").err
    run("destroy", "--yes-destroy", str(vault.path))
    run("restore", str(next(copy.glob("20*"))))
    assert run("add", given=b"A line.").err == "Entry kept.\n"
    assert "changed" not in run("list").err


def test_an_addition_alone_makes_nothing_known(run, ready, vault):
    run("add", given=b"A line.")
    run("rate", "--heard", "3")
    assert known_files() == []
    attacker = Attacker(vault)
    attacker.name_own_key()
    assert run("add", given=b"A line.").err == "Entry kept.\n"
    assert len(attacker.reads(vault.inbox, CAPTURE)) == 1


def test_the_demo_and_what_shows_no_journal_leave_nothing(run, ready):
    run("demo", "--plain", given=b"0\n", code=None)
    run("--help")
    run("help", "privacy", code=None)
    run("inbox", BONDJOURNAL_PASSPHRASE="")
    assert known_files() == []


def test_check_tests_it(run, attacker):
    assert "link" not in run("check").out
    attacker.name_own_key()
    done = run("check", code=13)
    assert "names a different key from the one this computer knows" in done.out
    assert "opens with the passphrase" in done.out
    found = json.loads(run("check", "--json", code=13).out)
    assert [one["whole"] for one in found if one["part"] == "key file"] == [False]


def test_check_names_a_link(run, attacker, vault, tmp_path):
    vault.drafts.rename(tmp_path / "drafts")
    vault.drafts.symlink_to(tmp_path / "drafts")
    done = run("check", code=13)
    assert f"drafts is a link, and the journal does not follow links: {vault.drafts}" in done.out


def test_adding_into_a_linked_inbox_is_refused_and_keeps_the_text(env, typed, attacker, vault):
    elsewhere = vault.path.parent / "elsewhere"
    vault.inbox.rename(elsewhere)
    vault.inbox.symlink_to(elsewhere)
    at = typed("add")
    at.answer("One line is enough.", "A line.\n.")
    at.expect("inbox is a link")
    assert at.end() == 1
    assert list(elsewhere.iterdir()) == []
    assert len(list(vault.drafts.glob("*.bjc"))) == 1


def test_a_text_left_as_a_draft_is_sealed_to_the_known_key(env, typed, vault, attacker):
    attacker.name_own_key()
    at = typed("add")
    at.answer("One line is enough.", "Half a line")
    at.interrupt()
    at.expect("kept as a draft")
    at.expect("encrypted to the key it does know")
    assert at.end() == 130
    assert attacker.reads(vault.drafts, DRAFT) == []


def test_plain_mode_says_it_where_the_journal_is_locked(env, typed, attacker, vault):
    del env["BONDJOURNAL_PASSPHRASE"]
    attacker.name_own_key()
    at = typed("--plain")
    at.answer("Passphrase:", "w")
    at.answer("One line is enough.\n", "While locked.\n.")
    at.answer("Keep it?", "")
    at.expect("encrypted to the key it does know")
    at.expect("Kept. It joins your journal when you next open it.")
    attacker.put_back()
    at.answer("Passphrase:", PASSPHRASE)
    at.expect("While the journal was locked, vault.json was changed")
    at.answer("What do you want to do?", "0")
    assert at.end() == 0
    assert attacker.reads(vault.inbox, CAPTURE) == []
