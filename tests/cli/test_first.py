"""init, and what is asked on a real terminal."""

import re
from datetime import timedelta

import here
import pytest

from bondjournal.journal import entries, versions
from bondjournal.unlock import unlock
from bondjournal.vault import inbox, keyfile
from made import AT, PASSPHRASE, bodies, capture, content

ENTER = "\r"
CTRL_D = "\x04"


@pytest.fixture
def init(run):
    """Run init with no terminal; `code` is the exit code that is right."""

    def run_init(*arguments, **how):
        done = run("init", *arguments, **how)
        assert done.out == ""
        return done.err

    return run_init


@pytest.fixture
def typed(env, typed):
    """Start bondjournal on a terminal, where it finds no passphrase in its environment."""
    del env["BONDJOURNAL_PASSPHRASE"]
    return typed


def test_init_makes_a_journal_that_is_dear_to_guess_at(env, vault, tmp_path):
    assert here.run(["init"], env=env, cwd=tmp_path, cheap=False).code == 0
    made = keyfile.read(vault)
    assert made.passphrase.cost in (keyfile.DEFAULT_COST, keyfile.LOW_MEMORY_COST)


def test_init_takes_the_passphrase_from_each_source(init, env, tmp_path):
    del env["BONDJOURNAL_PASSPHRASE"]
    file = tmp_path / "phrase"
    file.write_text("caf\N{LATIN SMALL LETTER E WITH ACUTE} words\n")
    sources = {
        "option": (["--passphrase-file", str(file)], {}),
        "descriptor": (["--passphrase-fd", "0"], {}),
        "named": ([], {"BONDJOURNAL_PASSPHRASE_FILE": str(file)}),
        "command": ([], {"BONDJOURNAL_PASSPHRASE_COMMAND": f"cat {file}"}),
        "variable": ([], {"BONDJOURNAL_PASSPHRASE": file.read_text().strip()}),
    }
    for name, (arguments, more) in sources.items():
        place = tmp_path / name
        said = init("--vault", str(place), *arguments, given=file.read_text(), **more)
        assert f"Your journal is in {place}." in said
        assert said.endswith("Recovery key: not written down.\n")
        made = keyfile.read(keyfile.Vault(place))
        assert keyfile.unlock(made, "cafe\N{COMBINING ACUTE ACCENT} words")


def test_init_needs_a_passphrase(init, env, vault):
    assert "needs a terminal" in init(code=2, BONDJOURNAL_PASSPHRASE="")
    assert "empty passphrase" in init("--passphrase-fd", "0", given="\n", code=2)
    del env["BONDJOURNAL_PASSPHRASE"]
    assert "needs a terminal" in init(code=2)
    assert not vault.path.exists()


def test_init_leaves_what_is_there_alone(init, vault):
    init()
    before = content(vault.path)
    said = init(code=1, BONDJOURNAL_PASSPHRASE="another")
    assert (
        said == f"There is already a journal at {vault.path}.\nChoose another place with --vault.\n"
    )
    assert content(vault.path) == before


def test_init_wants_an_empty_place(init, vault):
    vault.path.mkdir()
    (vault.path / "mine").write_text("mine")
    assert "has other files in it" in init(code=1)
    assert "There is a file at" in init("--vault", str(vault.path / "mine"), code=1)
    assert content(vault.path) == {vault.path / "mine": b"mine"}


def test_the_recovery_key_goes_to_a_new_file_and_opens_the_journal(init, vault, tmp_path):
    file = tmp_path / "stick" / "key"
    said = init("--recovery-file", str(file), code=2)
    assert "folder for the recovery key is not there" in said
    file.parent.mkdir()
    file.symlink_to(tmp_path / "nowhere")
    assert "already exists" in init("--recovery-file", str(file), code=2)
    file.unlink()
    file.write_text("mine")
    assert "already exists" in init("--recovery-file", str(file), code=2)
    assert file.read_text() == "mine"
    assert not vault.path.exists()
    file.unlink()
    said = init("--recovery-file", str(file))
    assert str(file) in said
    assert file.stat().st_mode & 0o777 == 0o600
    key = file.read_text()
    assert key.strip() not in said
    unlock(vault, recovery_key=key).close()


def test_the_recovery_key_never_goes_into_the_journals_folder(init, vault):
    assert "own folder" in init("--recovery-file", str(vault.path / "key.txt"), code=2)
    assert not vault.path.exists()


def test_a_recovery_key_that_is_not_typed_back_opens_nothing(typed, vault):
    init = typed("init", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
    init.answer("Which?", "s")
    init.expect("fifth group.")
    assert not keyfile.read(vault).has_recovery
    init.interrupt()
    init.expect("the key shown above opens nothing.")
    assert init.end() == 130
    assert not keyfile.read(vault).has_recovery


def test_a_synced_folder_is_told(init, tmp_path):
    place = tmp_path / "Dropbox" / "journal"
    assert "looks synced by Dropbox" in init("--vault", str(place))
    assert place.is_dir()


def test_init_at_a_terminal(typed, vault):
    init = typed("init")
    init.answer("Passphrase:", "")
    init.expect("Random words, 64 bits.")
    init.answer("Passphrase:", PASSPHRASE)
    init.answer("Once more:", "four ordinary word here")
    init.expect("different")
    init.answer("Once more:", PASSPHRASE)
    init.answer("Clear it?", "")
    init.expect("recovery key")
    init.answer("Which?", "x")
    init.answer("Which?", "s")
    init.expect("Type the second and the fifth group.")
    groups = re.findall(r"  \d  (\w{5})\n", init.shown)
    init.type(f"{groups[1]} {groups[3]}{ENTER}")
    init.answer("Look again.", f"{groups[1].lower()}  {groups[4].lower()}")
    init.answer("Clear it?", "y")
    assert init.end() == 0
    assert "\x1b[3J" in init.shown
    assert "ordinary word" not in init.shown.replace("Four or five ordinary words are good", "")
    unlock(vault, PASSPHRASE).close()
    unlock(vault, recovery_key="-".join(groups)).close()


def test_the_recovery_key_can_go_to_a_file_or_wait(typed, vault, tmp_path):
    init = typed("init", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
    init.answer("Which?", "f")
    init.answer("Which file?", "key.txt")
    assert init.end() == 0
    unlock(vault, recovery_key=(tmp_path / "key.txt").read_text()).close()
    later = typed("init", "--vault", "later", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
    later.answer("Which?", "")
    assert later.end() == 0
    assert "not written down" in later.shown
    assert not keyfile.read(keyfile.Vault(tmp_path / "later")).has_recovery


@pytest.mark.parametrize("once", [False, True])
def test_ctrl_c_before_the_passphrase_is_chosen_makes_nothing(typed, vault, once):
    init = typed("init")
    init.expect("Passphrase:")
    if once:
        init.type(PASSPHRASE + ENTER)
        init.expect("Once more:")
    init.interrupt()
    assert init.end() == 130
    assert "Traceback" not in init.shown
    assert not vault.path.exists()


def test_add_asks_for_lines_up_to_a_dot(ready, typed, reopened):
    add = typed("add", "--title", "A title")
    add.expect("or press Ctrl+D.")
    add.type("One line." + ENTER + ENTER + "  And .another" + ENTER + "." + ENTER)
    assert add.end() == 0
    assert "Entry kept." in add.shown
    with reopened().session() as session:
        entry = entries.named(session, "last")
        assert (entry.body, entry.title) == ("One line.\n\n  And .another", "A title")


def test_add_asks_for_lines_up_to_ctrl_d(ready, typed, reopened):
    add = typed("add")
    add.expect("Ctrl+D.")
    add.type("Grüße" + ENTER + CTRL_D)
    assert add.end() == 0
    assert bodies(reopened()) == ["Grüße"]


def test_ctrl_c_before_a_word_writes_nothing(ready, typed, vault):
    before = content(vault.path)
    add = typed("add")
    add.expect("Ctrl+D.")
    add.interrupt()
    assert add.end() == 130
    assert "Traceback" not in add.shown
    assert "Kept" not in add.shown
    assert content(vault.path) == before


def test_nothing_typed_is_nothing_kept(ready, typed, vault):
    add = typed("add")
    add.expect("Ctrl+D.")
    add.type(CTRL_D)
    assert add.end() == 2
    assert "no text to keep" in add.shown
    assert inbox.waiting(vault) == []


def test_a_text_given_as_an_argument_is_kept_with_a_warning(ready, typed, vault):
    add = typed("add", "A line.")
    assert add.end() == 0
    assert "Your shell may remember that line." in add.shown
    assert len(inbox.waiting(vault)) == 1


def test_the_passphrase_is_asked_for_and_not_shown(ready, typed, vault):
    capture(vault, "Mine.")
    listed = typed("list")
    listed.answer("Passphrase:", PASSPHRASE)
    assert listed.end() == 0
    assert "Mine." in listed.shown
    assert PASSPHRASE not in listed.shown
    wrong = typed("list")
    wrong.answer("Passphrase:", "canaryword")
    wrong.answer("Try again.\nPassphrase:", "canaryword")
    wrong.answer("Try again.\nPassphrase:", "canaryword")
    assert wrong.end() == 12
    assert "canaryword" not in wrong.shown
    assert "three more tries" in wrong.shown
    stopped = typed("list")
    stopped.expect("Passphrase:")
    stopped.interrupt()
    assert stopped.end() == 130


@pytest.mark.parametrize("command", [("list",), ("check",), ("recovery", "new")])
def test_a_wrong_passphrase_is_asked_for_again_and_ctrl_c_leaves(ready, typed, command):
    at = typed(*command)
    at.answer("Passphrase:", "four ordinary words her")
    at.answer("Try again.\nPassphrase:", "Four ordinary words here")
    at.expect("Try again.\nPassphrase:")
    at.interrupt()
    assert at.end() == 130


def test_the_third_try_opens_it(ready, typed, vault):
    capture(vault, "Mine.")
    listed = typed("list")
    for phrase in ("wrong", "wrong again", PASSPHRASE):
        listed.answer("Passphrase:", phrase)
    assert listed.end() == 0
    assert "Mine." in listed.shown


def test_a_person_s_control_characters_do_not_reach_the_terminal(ready, typed, vault):
    capture(vault, "\x1b[31mred\x07 \x9b31m\u202eback")
    for command in ("show", "export"):
        shown = typed(command, BONDJOURNAL_PASSPHRASE=PASSPHRASE)
        assert shown.end() == 0
        assert "red" in shown.shown
        assert not set(shown.shown) & set("\x1b\x07\x9b\u202e")


def test_delete_asks(ready, typed, vault, reopened):
    capture(vault, "First.")
    capture(vault, "Second.", at=AT + timedelta(hours=1))
    left = typed("delete", "last", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
    left.expect("Second.")
    left.answer("Which? (enter: k)", "")
    assert left.end() == 0
    trashed = typed("delete", "last", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
    trashed.answer("Which?", "D")
    assert trashed.end() == 0
    gone = typed("delete", "last", "--now", BONDJOURNAL_PASSPHRASE=PASSPHRASE)
    gone.expect("First.")
    gone.answer("Which? (enter: g)", "")
    assert gone.end() == 0
    journal = reopened()
    assert bodies(journal) == []
    with journal.session() as session:
        assert [one.row["row"]["body"] for one in versions.trash(session)] == ["Second."]
