import json
import re
import shutil
from uuid import uuid4

import pytest

from bondjournal.cli import commands
from bondjournal.vault import backup_folder, beside, device, drafts, inbox
from bondjournal.vault.layout import Vault
from bondjournal.vault.lock import shared
from made import PASSPHRASE, capture, content
from simple_vault import damage, entries_in, opens, simple_vault

NEW = "an entirely other passphrase"


class TestBackup:
    def test_it_is_made_now_and_opens(self, vault_command, vault):
        capture(vault, "A line.")
        done = vault_command("backup", BONDJOURNAL_NOW="2026-05-12T15:30:12+00:00")
        place = vault.backups / "2026-05-12-173012"
        assert done.out == f"{place}\n"
        assert entries_in(Vault(place)) == ["A line."]

    def test_into_a_folder_it_has_this_machines_name_and_older_ones_may_go(
        self, vault_command, tmp_path
    ):
        (tmp_path / "stick").mkdir()
        (tmp_path / "stick" / "letter").write_text("mine")
        first = vault_command("backup", "--into", "stick").out.strip()
        assert re.fullmatch(r"stick/\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{8}", first)
        second = vault_command("backup", "--into", "stick", "--keep", "1").out.strip()
        assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == sorted(
            ["letter", second.removeprefix("stick/")]
        )

    def test_a_folder_that_is_not_there_is_not_made(self, vault_command, tmp_path):
        done = vault_command("backup", "--into", "stick", code=2)
        assert "There is no folder stick." in done.err
        assert not (tmp_path / "stick").exists()

    @pytest.mark.parametrize(
        "arguments",
        [
            ["name"],
            ["--json"],
            ["--keep", "2"],
            ["--keep", "0", "--into", "."],
            ["list", "--keep", "2", "--into", "."],
        ],
        ids=" ".join,
    )
    def test_what_makes_no_sense_is_told(self, vault_command, vault, arguments):
        before = content(vault.path)
        vault_command("backup", *arguments, code=2)
        assert content(vault.path) == before

    def test_the_list_needs_no_passphrase(self, vault_command, then):
        done = vault_command("backup", "list", BONDJOURNAL_PASSPHRASE="")
        assert re.fullmatch(r"2026-05-11  \d\.\d MB\n", done.out)
        (listed,) = json.loads(vault_command("backup", "list", "--json").out)
        assert (listed["name"], listed["path"]) == ("2026-05-11", str(then))
        assert listed["bytes"] == sum(path.stat().st_size for path in then.iterdir())
        shutil.rmtree(then)
        assert vault_command("backup", "list").out == ""

    def test_checking_backups_reads_them_all_and_restores_nothing(self, vault_command, vault, then):
        damaged = vault.backups / "2026-05-10"
        shutil.copytree(then, damaged)
        damage(damaged / "journal.db")
        before = content(vault.path)
        done = vault_command("check", str(vault.backups), code=13)
        assert done.out.splitlines() == [
            "The backup 2026-05-10 is damaged, or belongs to another journal.",
            "The backup 2026-05-11 is intact.",
        ]
        assert vault_command("check", "last").out == "The backup 2026-05-11 is intact.\n"
        assert vault_command("check", str(then)).out == "The backup 2026-05-11 is intact.\n"
        found = json.loads(vault_command("check", str(damaged), "--json", code=13).out)
        assert [(one["part"], one["whole"]) for one in found] == [("backup", False)]
        vault_command("check", "2026-05-09", code=1)
        vault_command("check", "last", code=12, BONDJOURNAL_PASSPHRASE="wrong")
        assert content(vault.path) == before


class TestRestore:
    def test_the_journal_is_the_backup_and_nothing_is_gone(self, vault_command, vault, then):
        waits = capture(vault, "Waits.")
        drafts.keep(vault, uuid4(), b"drafted")
        done = vault_command("restore", "last", BONDJOURNAL_NOW="2026-05-12T15:30:12+00:00")
        aside = vault.path.with_name("vault-set-aside-2026-05-12")
        assert str(aside) in done.err
        assert "additions 1, unfinished entries 1" in done.err
        assert inbox.waiting(vault) == [waits]
        assert sorted(entries_in(vault)) == ["Then.", "Waits."]
        assert sorted(entries_in(Vault(aside))) == ["Since.", "Then.", "Waits."]

    def test_what_is_edited_then_is_no_edit_of_before(self, vault_command, vault, then):
        """The counters of edits went back: another machine may know what came after."""
        before = device.own()
        vault_command("restore", "last")
        assert device.own() != before

    def test_a_second_machine_begins_with_one(self, vault_command, vault, then, tmp_path):
        new = tmp_path / "second"
        vault_command("--vault", str(new), "restore", str(then))
        assert entries_in(Vault(new)) == ["Then."]
        assert len(entries_in(vault)) == 2

    def test_with_the_recovery_key_of_its_day(self, vault_command, vault, held_key, then, tmp_path):
        (tmp_path / "key").write_text(held_key)
        given = ["--key-file", "key"]
        vault_command("restore", then.name, *given, BONDJOURNAL_PASSPHRASE="gone")
        assert entries_in(vault) == ["Then."]

    def test_a_wrong_passphrase_moves_nothing(self, vault_command, vault, then, tmp_path):
        before = content(tmp_path)
        done = vault_command("restore", "last", code=12, BONDJOURNAL_PASSPHRASE="wrong")
        assert "the passphrase of the day it was made" in done.err
        assert content(tmp_path) == before

    def test_it_asks_for_the_passphrase_of_the_backup(self, vault_command, vault, then, new_file):
        vault_command("passphrase", "--new-passphrase-file", new_file)
        vault_command("restore", "last", code=12, BONDJOURNAL_PASSPHRASE=NEW)
        vault_command("restore", "last", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        assert opens(vault, PASSPHRASE)

    def test_a_damaged_one_moves_nothing(self, vault_command, vault, then, tmp_path):
        damage(then / "journal.db")
        before = content(tmp_path)
        assert "2026-05-11 is damaged" in vault_command("restore", "last", code=13).err
        (then / "vault.json").write_text("{}")
        vault_command("restore", "last", code=13)
        before[then / "vault.json"] = b"{}"
        after = content(tmp_path)
        assert {path: after[path] for path in before} == before
        assert after.keys() - before.keys() <= {vault.lock}

    def test_one_of_another_journal_moves_nothing(self, vault_command, vault, then, tmp_path):
        _, _, place = simple_vault(tmp_path / "other")
        before = content(tmp_path)
        done = vault_command("restore", str(place), code=1, BONDJOURNAL_PASSPHRASE="others")
        assert "to a different journal" in done.err
        assert content(tmp_path).keys() - before.keys() <= {vault.lock}

    def test_not_while_another_window_has_it_open(self, vault_command, vault, then, tmp_path):
        with shared(vault):
            done = vault_command("restore", "last", code=11)
        assert "in use in another window" in done.err
        assert len(entries_in(vault)) == 2

    @pytest.mark.parametrize(("name", "code"), [("", 2), ("yesterday", 1)])
    def test_which_one_has_to_be_said(self, vault_command, then, name, code):
        done = vault_command("restore", *([name] if name else []), code=code)
        assert "backup list" in done.err

    def test_on_a_terminal_it_names_the_backup_it_asks_for(self, typed, vault, then):
        terminal = typed("restore", "2026-05-11")
        terminal.answer("Passphrase of the backup 2026-05-11:", PASSPHRASE)
        assert terminal.end() == 0
        assert entries_in(vault) == ["Then."]


class TestCheck:
    def test_all_is_told_and_nothing_is_changed(self, vault_command, vault, then):
        capture(vault, "Waits.")
        drafts.keep(vault, uuid4(), b"drafted")
        before = content(vault.path)
        assert vault_command("check").out.splitlines() == [
            "The key file is intact, and the passphrase opens it.",
            "The database is intact: 2 entries.",
            "1 addition is waiting, and it opens.",
            "1 unfinished entry is waiting, and it opens.",
            "The backup 2026-05-11 is intact.",
        ]
        assert content(vault.path) == before
        found = json.loads(vault_command("check", "--json").out)
        assert [(one["part"], one["whole"]) for one in found] == [
            ("key file", True),
            ("database", True),
            ("captures", True),
            ("drafts", True),
            ("backup", True),
        ]

    def test_what_is_damaged_does_not_end_it(self, vault_command, vault, then):
        damaged = capture(vault, "Waits.")
        (vault.inbox / f"{damaged}.bjc").write_bytes(b"BJC1")
        damage(vault.database)
        vault.keyfile.write_bytes(b"{}")
        (vault.backups / "2026-05-12").mkdir()
        (vault.backups / "2026-05-12" / "vault.json").write_bytes(b"{}")
        before = content(vault.path)
        found = json.loads(vault_command("check", "--json", code=13).out)
        assert [(one["part"], one["whole"]) for one in found] == [
            ("key file", False),
            ("database", False),
            ("captures", False),
            ("drafts", True),
            ("backup", True),
            ("backup", False),
        ]
        assert content(vault.path) == before

    def test_a_missing_database_is_a_finding(self, vault_command, vault, then):
        vault.database.unlink()
        assert "journal.db, is missing" in vault_command("check", code=13).out

    def test_without_any_key_it_says_so(self, vault_command, vault):
        vault.keyfile.write_bytes(b"{}")
        assert "The key file vault.json is damaged." in vault_command("check", code=13).out

    def test_a_wrong_passphrase_is_told_as_one(self, vault_command):
        assert vault_command("check", code=12, BONDJOURNAL_PASSPHRASE="wrong").out == ""


class TestDestroy:
    def test_a_script_names_the_folder_once_more(self, vault_command, vault, then, tmp_path):
        vault_command("backup", "--into", str(tmp_path))
        vault_command("destroy", code=2)
        vault_command("destroy", "--yes-destroy", str(tmp_path), code=2)
        vault_command("destroy", "--yes-destroy", "", code=2)
        assert len(entries_in(vault)) == 2
        done = vault_command("destroy", "--yes-destroy", "vault", BONDJOURNAL_PASSPHRASE="")
        assert "and its key are gone." in done.err
        assert not vault.path.exists()
        (elsewhere,) = [path for path in tmp_path.iterdir() if backup_folder.is_backup(path)]
        assert len(entries_in(Vault(elsewhere))) == 2
        vault_command("destroy", "--yes-destroy", "vault", code=10)

    def test_what_it_does_not_reach_is_told(self, vault_command, vault, then):
        vault_command("restore", "last", BONDJOURNAL_NOW="2026-05-12T15:30:12+00:00")
        aside = vault.path.with_name("vault-set-aside-2026-05-12")
        (vault.path / "notes").touch()
        done = vault_command("destroy", "--yes-destroy", str(vault.path))
        for path in (aside, vault.path / "notes"):
            assert f"Not reached, and still there: {path}" in done.err
            assert path.exists()

    def test_not_while_another_window_has_it_open(self, vault_command, vault):
        with shared(vault):
            vault_command("destroy", "--yes-destroy", str(vault.path), code=11)
        assert entries_in(vault) == []

    @pytest.mark.parametrize("answer", ["", "destroy"])
    def test_on_a_terminal_anything_but_the_word_leaves_it(self, typed, vault, answer):
        terminal = typed("destroy")
        terminal.answer("Type DESTROY to go on.", answer)
        terminal.expect("It is as it was.")
        assert terminal.end() == 0
        assert opens(vault, PASSPHRASE)

    def test_on_a_terminal_the_word_destroys_it(self, typed, vault):
        terminal = typed("destroy")
        terminal.answer("Type DESTROY to go on.", "DESTROY")
        terminal.expect("Destroyed:")
        assert terminal.end() == 0
        assert not vault.path.exists()
        destroyed = "".join(terminal.shown.rpartition("Destroyed:")[2].split())
        assert "".join(f"the journal in {vault.path} and its key are gone.".split()) in destroyed


REACHED_NOT = {
    "passphrase": "old copy of vault.json",
    "recovery new": "An old copy of vault.json",
    "recovery test": "old copies of vault.json",
    "backup": "drafts, or pages you wrote out",
    "restore": "Pages you wrote out stay",
    "check": "an older, intact journal",
    "destroy": "backups in other places",
}


def test_help_says_of_every_command_what_it_does_not_reach(vault_command):
    of_the_vault = set(commands.COMMANDS["Keeping it safe"]) - {"init", "config"}
    assert {name.partition(" ")[0] for name in REACHED_NOT} == of_the_vault
    for command, words in REACHED_NOT.items():
        told = vault_command(*command.split(), "--help").out
        assert words in " ".join(told.split()), command


def test_a_restore_that_a_kill_interrupted_is_finished_first(vault_command, vault, then):
    vault.path.rename(beside.coming(vault))
    assert "2 entries" in vault_command("check").out
    assert not beside.coming(vault).exists()
