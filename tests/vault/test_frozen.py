"""A vault of every released format still opens; one of a later format is refused, untouched."""

import json
import shutil
from pathlib import Path

import pytest
from frozen.make_frozen import CAPTURED, DRAFT, HERE, PASSPHRASE

from bondjournal.cli import app
from bondjournal.draft import Draft
from bondjournal.exchange import archive
from bondjournal.journal import entries, migrations, search_index, tags, topics
from bondjournal.unlock import unlock
from bondjournal.vault import database, drafts, inbox, keyfile
from bondjournal.vault.keyfile_text import text_of
from bondjournal.vault.keys import sha256
from bondjournal.vault.layout import Vault
from kept_ways import not_found
from made import CHEAP, content

RELEASED = sorted(path.parent for path in HERE.glob("*/held.json"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def frozen(request, vault):
    """A copy of a frozen vault, and where what was in it is written down."""
    shutil.copytree(request.param / "vault", vault.path)
    return request.param


def test_there_is_one():
    assert RELEASED, "tests/vault/frozen/make_frozen.py makes it"


def rows(session):
    return json.loads("".join(archive.pieces(session, history=True)))


def test_it_opens_with_everything_in_it(frozen, vault, at):
    at("2026-05-12T18:00")
    waiting = {uuid: (vault.inbox / f"{uuid}.bjc").read_bytes() for uuid in CAPTURED}
    journal = unlock(vault, PASSPHRASE)
    assert (journal.merged, journal.quarantined, journal.too_new) == (2, 0, 0)
    assert migrations.number(journal.engine) == migrations.HEAD
    database.check(journal.engine)
    held = json.loads((frozen / "held.json").read_text("utf-8"))
    with journal.session() as session:
        now = rows(session)
        captured, made = (entries.by_uuid(session, uuid) for uuid in CAPTURED)
        assert (captured.body, captured.share, captured.gist) == ("Captured words.", "gist", "It.")
        assert tags.of_entry(session, captured.uuid) == ["one"]
        assert made is None
        assert "A topic" in [one.text for one in topics.all_of(session)]
    compared = 0
    for name, before in held.items():
        if not isinstance(before, list):
            continue
        by_uuid = {row.get("uuid", row.get("name")): row for row in now[name]}
        for row in before:
            # A captured rating or topic may have changed what an older row says.
            found = by_uuid[row.get("uuid", row.get("name"))]
            same = {key: found[key] for key in row if key in found}
            assert same == row or found["edits"] > row["edits"]
            compared += 1
    assert compared > 100
    journal.close()
    assert inbox.waiting(vault) == []
    assert len(waiting) == 2


def test_everything_in_it_is_found_by_its_words(frozen, vault, at):
    at("2026-05-12T18:00")
    journal = unlock(vault, PASSPHRASE)
    with journal.session() as session:
        looked, missed = not_found(session)
    journal.close()
    held = json.loads((frozen / "held.json").read_text("utf-8"))
    assert looked.keys() == search_index.COLUMNS.keys() & held.keys()
    assert missed == []


def test_its_draft_and_its_recovery_key_open(frozen, vault):
    read = keyfile.read(vault)
    typed = (frozen / "recovery-key.txt").read_text("ascii")
    keys = keyfile.unlock_with_recovery(read, typed)
    assert keys.master == keyfile.unlock(read, PASSPHRASE).master
    draft = Draft.from_bytes(drafts.open_draft(vault, keys, DRAFT))
    assert (draft.body, draft.cursor) == ("Half a line", (0, 4))


COMMANDS = [
    ["list"],
    ["search", "word"],
    ["export"],
    ["edit", "last", "--text", "Other words."],
    ["import", "lines.jsonl"],
    ["backup"],
    ["check", "last"],
    ["passphrase", "--new-passphrase-file", "new"],
    ["recovery", "new", "--output", "key"],
    ["page", "-o", ".", "--yes"],
]


def newer_key_file(vault):
    members = json.loads(vault.keyfile.read_bytes())
    members["format"] = 2
    members.pop("sha256")
    vault.keyfile.write_bytes(text_of(members | {"sha256": sha256(text_of(members))}))


def newer_schema(vault):
    keys = keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    engine = database.engine(vault, keys.database)
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {migrations.HEAD + 1}")
    engine.dispose()


@pytest.fixture
def run(frozen, vault, tmp_path, monkeypatch, capsys):
    """Run a command on the frozen vault; return its exit code and what it says."""
    (tmp_path / "new").write_text("another few words here")
    (tmp_path / "lines.jsonl").write_text('{"on": "2026-05-12", "text": "A line."}\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BONDJOURNAL_VAULT", str(vault.path))
    monkeypatch.setenv("BONDJOURNAL_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("BONDJOURNAL_NOW", "2026-05-12T18:00+00:00")
    monkeypatch.setattr(keyfile, "cost_for_this_machine", lambda: CHEAP)
    monkeypatch.setattr(app, "harden", lambda: None)

    def run_it(command):
        code = app.run(command)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert "mistake" not in said.err
        return code, said.out, said.err

    return run_it


def without_locks(vault):
    locks = ("lock", "keys.lock", "import.lock")
    return {path: raw for path, raw in content(vault.path).items() if path.name not in locks}


@pytest.mark.parametrize(
    "command", [*COMMANDS, ["add", "A line."]], ids=lambda one: "-".join(one[:2])
)
def test_a_later_key_file_is_refused_and_left_as_it_is(run, vault, command):
    newer_key_file(vault)
    before = without_locks(vault)
    code, out, err = run(command)
    assert code == 1
    assert "This journal was written by a newer version of bondjournal." in err
    assert out == ""
    assert without_locks(vault) == before


KEYS_ALONE = ("passphrase", "recovery")
"""What changes the key file, which a later schema does not concern."""


@pytest.mark.parametrize(
    "command",
    [one for one in COMMANDS if one[0] not in KEYS_ALONE],
    ids=lambda one: "-".join(one[:2]),
)
def test_a_later_schema_is_refused_and_left_as_it_is(run, vault, command):
    newer_schema(vault)
    before = without_locks(vault)
    code, out, err = run(command)
    if command == ["check", "last"]:
        assert err.startswith("There is no such backup.")
    else:
        assert code == 1
        assert "This journal was written by a newer version of bondjournal." in err
    assert out == ""
    assert without_locks(vault) == before


def test_adding_to_a_later_schema_waits_for_the_later_program(run, vault):
    newer_schema(vault)
    before = without_locks(vault)
    code, _, _ = run(["add", "A line."])
    assert code == 0
    after = without_locks(vault)
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 1


def test_checking_tells_of_a_later_schema(run, vault):
    newer_schema(vault)
    before = without_locks(vault)
    _, out, _ = run(["check"])
    assert "written by a newer version of bondjournal" in out
    assert without_locks(vault) == before


def test_frozen_vaults_are_never_written_to():
    names = {path.name for one in RELEASED for path in Path(one, "vault").rglob("*")}
    assert not names & {"lock", "backups", "journal.db-journal"}
    assert all(Vault(one / "vault").keyfile.exists() for one in RELEASED)
