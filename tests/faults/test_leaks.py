"""A person's words on disk: in no file the program leaves, or has while it works."""

import json
import subprocess
import sys

import pytest
from canaries import FORMS, OPEN_TO_LOOKS, no_strace, spoken_of, traced

from bondjournal import dates
from bondjournal.addition import NewEntry, NewRating, NewTopic
from bondjournal.demo import tell
from bondjournal.exchange import intake, jsonl
from bondjournal.journal import additions, entries
from bondjournal.unlock import unlock
from figures import FAULTS
from made import PASSPHRASE, ask, capture
from program import shared


@pytest.fixture
def run(env, tmp_path):
    def run_program(*arguments, given=""):
        done = shared().run(arguments, env=env, cwd=tmp_path, given=given)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run_program


def test_a_look_finds_what_is_there(look, tmp_path):
    for form in (FORMS[0], FORMS[2]):
        (tmp_path / "file").write_bytes(b"\0\0" + form + b"\0")
        assert (tmp_path / "file", form) in look()[0]


def test_no_word_is_left_by_any_command(journal, run, look, tmp_path):
    journal.close()
    run(
        *["add", "--title", "canarytitleq", "--tag", "canarytagq", "--line", "canarygistq"],
        *["--therapist", "canarytherapistq", "--heard", "5"],
        given="canarybodyq and more",
    )
    run("rate", "--heard", "5", "--heard-line", "canarylineq", "--session", "yesterday")
    run("topic", "add", "--more", "canarymoreq", "--first", given="canarytopicq")
    found, files = look()
    assert not found
    assert files >= 5
    assert "canarytitleq" in run("list")
    assert "canarytitleq" in run("search", "canarybodyq")
    run("edit", "last", "--text", "-", given="canarybodyq again")
    assert not look()[0]
    run("delete", "last", "--yes")
    run("undo")
    assert "canarybodyq again" in run("export")
    run("delete", "last", "--yes", "--now")
    (tmp_path / "stick").mkdir()
    run("backup")
    run("backup", "--into", "stick")
    assert not look()[0]
    run("restore", "last")
    assert "canarytherapistq" in run("inbox", "open")
    found, files = look()
    assert not found
    assert files >= 5


def test_a_page_is_in_its_file_and_nowhere_else(journal, run, tmp_path):
    with journal.transaction() as session:
        tell(session, dates.now(), dates.zone())
    journal.close()
    run("page", "-o", "page.md", "--yes")
    page = (tmp_path / "page.md").read_bytes()
    lines = [line for line in page.splitlines() if len(line) > 40]
    assert len(lines) > 5
    raw = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    holding = {path for path in raw for line in lines if line in raw[path]}
    assert holding == {tmp_path / "page.md"}
    assert len(raw) > 4


def canary_addition(**more):
    return ask(
        None,
        entry=NewEntry(
            body="canarybodyq " * 15_000,
            title="canarytitleq",
            tags=("canarytagq",),
            share="gist",
            gist="canarygistq",
            prompt="canarypromptq",
        ),
        ratings=(NewRating(scale="heard", value=5, line="canarylineq"),),
        topic=NewTopic(text="canarytopicq", more="canarymoreq"),
        therapist="canarytherapistq",
        **more,
    )


def test_no_word_is_on_disk_in_the_middle_of_a_transaction(journal, vault, look):
    with journal.transaction() as session:
        for _ in range(3):
            additions.keep(session, canary_addition())
    with journal.transaction() as session:
        entry = entries.named(session, "last")
        entries.edit(session, entry, entries.Changes(body="canarybodyq " * 20_000))
        additions.keep(session, canary_addition())
        session.flush()
        assert (vault.path / "journal.db-journal").stat().st_size > 100_000
        assert not look()[0]
    assert not look()[0]


def test_no_word_is_on_disk_in_the_middle_of_an_import(journal, vault, look, tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "BATCH", 40)
    elsewhere = tmp_path.parent / f"{tmp_path.name}-lines.jsonl"
    line = {
        "on": "2026-05-12",
        "text": "canarybodyq",
        "title": "canarytitleq",
        "tags": ["canarytagq"],
    }
    elsewhere.write_text("".join(json.dumps(line) + "\n" for _ in range(90)))
    looked = []

    def told(done, total):
        looked.append(look()[0])

    intake.import_all(journal, "jsonl", lambda: jsonl.read(elsewhere), told)
    elsewhere.unlink()
    assert looked == [[], [], []]
    assert not look()[0]


def test_no_word_is_left_by_a_merge_or_what_is_set_aside(journal, vault, look):
    journal.close()
    for _ in range(3):
        uuid = capture(vault, "canarybodyq")
    sealed = vault.inbox / f"{uuid}.bjc"
    sealed.rename(sealed.with_name(f"{str(uuid)[:-1]}{'0' if str(uuid)[-1] != '0' else '1'}.bjc"))
    assert not look()[0]
    opened = unlock(vault, PASSPHRASE)
    assert (opened.merged, opened.quarantined) == (2, 1)
    opened.close()
    assert not look()[0]


@FAULTS
@no_strace
def test_no_word_is_written_anywhere_but_to_the_terminal(journal, env, tmp_path):
    journal.close()
    log = tmp_path / "trace"
    commands = [
        (["add", "--title", "canarytitleq", "--tag", "canarytagq"], "canarybodyq"),
        (["edit", "last", "--text", "-"], "canarybodyq again"),
        (["export"], ""),
    ]
    seen = 0
    for arguments, given in commands:
        done = subprocess.run(
            [*traced(log), sys.executable, "-c", OPEN_TO_LOOKS, *arguments],
            input=given,
            env=env,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        for place, line in spoken_of(log):
            assert place.startswith("pipe:"), line[:200]
            seen += 1
    assert seen, "the archive went to stdout, and the trace should have shown that"
