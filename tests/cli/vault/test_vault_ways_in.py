import os
import re
import shutil
import stat

import pytest

from bondjournal.vault import recovery_key, slots
from made import PASSPHRASE, capture, content
from simple_vault import entries_in, opens, recovers

NEW = "an entirely other passphrase"
GROUPS = re.compile(r"^ +\d +([0-9A-Z]{5})$", re.MULTILINE)


class TestPassphrase:
    def test_a_script_changes_it(self, vault_command, vault, new_file):
        done = vault_command("passphrase", "--new-passphrase-file", new_file)
        assert "An old copy of vault.json" in done.err
        assert "'bondjournal export'" in done.err
        assert done.out == ""
        assert (opens(vault, NEW), opens(vault, PASSPHRASE)) == (True, False)

    def test_a_weak_one_is_told_and_not_refused(self, vault_command, vault):
        done = vault_command("passphrase", "--new-passphrase-fd", "FD", given="password1\n")
        assert "Someone with this laptop could guess that." in done.err
        assert opens(vault, "password1")

    @pytest.mark.parametrize(
        ("arguments", "given", "code"),
        [
            (["--new-passphrase-file", "new"], "wrong", 12),
            (["--new-passphrase-file", "empty"], PASSPHRASE, 2),
            (["--new-passphrase-file", "nowhere"], PASSPHRASE, 1),
            (["--new-passphrase-file", "new", "--new-passphrase-fd", "9"], PASSPHRASE, 2),
        ],
        ids=["wrong", "empty", "missing", "two-sources"],
    )
    def test_what_does_not_work_changes_nothing(
        self, vault_command, vault, new_file, tmp_path, arguments, given, code
    ):
        (tmp_path / "empty").touch()
        vault_command("passphrase", *arguments, code=code, BONDJOURNAL_PASSPHRASE=given)
        assert opens(vault, PASSPHRASE)

    def test_with_nobody_to_ask(self, nobody_there, vault):
        assert "needs a terminal to ask for the passphrase" in nobody_there("passphrase")
        assert opens(vault, PASSPHRASE)

    def test_without_a_journal(self, vault_command, vault, new_file):
        shutil.rmtree(vault.path)
        vault_command("passphrase", "--new-passphrase-file", new_file, code=10)
        assert not vault.path.exists()

    def test_one_is_proposed_without_any_journal(self, vault_command, vault):
        done = vault_command("passphrase", "--propose")
        assert len(done.out.split()) == 5
        assert "64 bits" in done.err
        assert opens(vault, PASSPHRASE)

    def test_on_a_terminal_it_is_asked_for_twice(self, typed, vault):
        terminal = typed("passphrase")
        terminal.answer("Current passphrase:", PASSPHRASE)
        terminal.answer("New passphrase:", "")
        terminal.expect("64 bits")
        terminal.answer("New passphrase:", "password1")
        terminal.expect("could guess that. Keep it, or change it?")
        terminal.answer("Which?", "")
        terminal.answer("New passphrase:", NEW)
        terminal.answer("Once more:", NEW + ".")
        terminal.expect("The two are different.")
        terminal.answer("Once more:", "")
        terminal.answer("New passphrase:", NEW)
        terminal.answer("Once more:", NEW)
        terminal.answer("Clear it?", "n")
        terminal.expect("The passphrase is changed.")
        assert terminal.end() == 0
        assert opens(vault, NEW)
        assert NEW not in terminal.shown


class TestRecovery:
    def test_a_new_key_goes_into_a_file(self, vault_command, vault, tmp_path):
        done = vault_command("recovery", "new", "--output", "key")
        key = (tmp_path / "key").read_text()
        assert recovers(vault, key)
        assert key.strip() not in done.out + done.err
        if os.name != "nt":
            assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600

    def test_the_key_before_opens_no_longer(self, vault_command, vault, held_key, tmp_path):
        done = vault_command("recovery", "new", "--output", "key")
        assert "The old key no longer opens the journal." in done.err
        assert not recovers(vault, held_key)
        assert recovers(vault, (tmp_path / "key").read_text())

    @pytest.mark.parametrize("to", ["there", "link", "nowhere/key", "vault/key", "vault/inbox/key"])
    def test_no_file_is_replaced_and_none_lies_beside_the_journal(
        self, vault_command, vault, held_key, tmp_path, to
    ):
        (tmp_path / "there").write_text("mine")
        (tmp_path / "link").symlink_to("nothing")
        before = content(tmp_path)
        done = vault_command("recovery", "new", "--output", to, code=2)
        assert done.out == ""
        assert content(tmp_path).keys() - before.keys() <= {vault.path / slots.LOCK, vault.lock}
        assert (tmp_path / "there").read_text() == "mine"
        assert recovers(vault, held_key)

    def test_without_a_terminal_it_asks_for_a_file(self, vault_command, vault, held_key):
        assert "--output FILE" in vault_command("recovery", "new", code=2).err
        assert recovers(vault, held_key)

    def test_on_a_terminal_it_counts_once_it_was_typed_back(self, typed, vault, held_key):
        terminal = typed("recovery", "new")
        terminal.answer("Passphrase:", PASSPHRASE)
        terminal.expect("fifth group.")
        groups = GROUPS.findall(terminal.shown)
        key = recovery_key.in_groups(recovery_key.parse("-".join(groups)))
        terminal.answer("> ", "12345 67890")
        terminal.expect("Look again.")
        assert (recovers(vault, held_key), recovers(vault, key)) == (True, False)
        terminal.answer("> ", f"{groups[1].lower()}-{groups[4]}")
        terminal.expect("This is your recovery key now.")
        terminal.answer("Clear it?", "")
        assert terminal.end() == 0
        assert (recovers(vault, held_key), recovers(vault, key)) == (False, True)

    def test_left_halfway_the_key_before_is_the_one(self, typed, vault, held_key):
        terminal = typed("recovery", "new")
        terminal.answer("Passphrase:", PASSPHRASE)
        terminal.expect("fifth group.")
        terminal.interrupt()
        terminal.expect("Nothing was changed")
        assert terminal.end() == 130
        assert recovers(vault, held_key)

    def test_it_opens_where_the_passphrase_is_gone(
        self, vault_command, vault, held_key, tmp_path, new_file
    ):
        (tmp_path / "key").write_text(held_key.lower().replace("-", " ") + "\n")
        capture(vault, "While the passphrase was gone.")
        vault_command("passphrase", "--key-file", "key", "--new-passphrase-file", new_file)
        assert (opens(vault, NEW), opens(vault, PASSPHRASE)) == (True, False)
        assert recovers(vault, held_key)
        assert entries_in(vault, NEW) == ["While the passphrase was gone."]

    @pytest.mark.parametrize(
        ("key", "code"), [("mistyped", 2), ("another", 12), ("nothing", 2)], ids=str
    )
    def test_a_wrong_one_changes_nothing(self, vault_command, vault, held_key, new_file, key, code):
        typed = {
            "mistyped": held_key[:-1] + ("0" if held_key[-1] != "0" else "1"),
            "another": recovery_key.in_groups(bytes(16)),
            "nothing": "",
        }[key]
        given = ["--key-fd", "FD", "--new-passphrase-file", new_file]
        vault_command("passphrase", *given, given=typed, code=code)
        assert opens(vault, PASSPHRASE)

    def test_it_can_be_tried_and_that_changes_nothing(
        self, vault_command, vault, held_key, tmp_path
    ):
        (tmp_path / "key").write_text(held_key.lower())
        (tmp_path / "other").write_text(recovery_key.in_groups(bytes(16)))
        before = content(vault.path)
        done = vault_command("recovery", "test", "--key-file", "key", BONDJOURNAL_PASSPHRASE="")
        assert done.err == "That is the recovery key of this journal, and it opens it.\n"
        vault_command("recovery", "test", "--key-file", "other", code=12)
        vault_command("recovery", "test", "--key-fd", "FD", given="nothing", code=2)
        assert content(vault.path) == before

    def test_where_there_is_none_that_is_told(self, vault_command, new_file):
        given = ["--key-fd", "FD", "--new-passphrase-file", new_file]
        done = vault_command("passphrase", *given, given="x", code=12)
        assert "This journal has no recovery key." in done.err
        done = vault_command("recovery", "test", "--key-fd", "FD", given="x", code=12)
        assert "This journal has no recovery key." in done.err

    def test_the_variables_of_scripts_are_not_taken_for_the_new_passphrase(
        self, vault_command, vault, held_key, tmp_path
    ):
        (tmp_path / "key").write_text(held_key)
        given = ["--key-file", "key"]
        done = vault_command("passphrase", *given, code=2, BONDJOURNAL_PASSPHRASE="another")
        assert "needs a terminal to ask for the passphrase" in done.err
        assert opens(vault, PASSPHRASE)
