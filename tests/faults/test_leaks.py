"""A person's words on disk: in no file the program leaves, or has while it works."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from bondjournal.addition import NewEntry, NewRating, NewTopic
from bondjournal.exchange import intake, jsonl
from bondjournal.journal import additions, entries
from bondjournal.unlock import unlock
from made import PASSPHRASE, ask, capture
from program import shared

OPEN_TO_LOOKS = (
    "import sys\n"
    "from bondjournal.cli import app\n"
    "app.harden = lambda: None\n"
    "sys.exit(app.run(sys.argv[1:]))\n"
)
"""The program without what keeps others of the same account, strace too, out of its memory."""
CANARIES = [f"canary{noun}q" for noun in ("body", "title", "tag", "gist", "line", "topic", "more")]
CANARIES += ["canarytherapistq", "canarypromptq", PASSPHRASE]
FORMS = [
    form
    for word in CANARIES
    for form in (
        word.encode(),
        word.upper().encode(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        word.encode().hex().encode(),
    )
]


@pytest.fixture
def env(vault, tmp_path):
    """An environment in which everything the program may write lies below tmp_path."""
    (tmp_path / "temp").mkdir()
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "temp"),
        "XDG_RUNTIME_DIR": str(tmp_path / "temp"),
        "LANG": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }


@pytest.fixture
def look(tmp_path):
    """Look into every file there is, for any canary in any form."""

    def look_into():
        files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
        raw = {path: path.read_bytes() for path in files}
        found = [(path, form) for path in raw for form in FORMS if form in raw[path]]
        named = [path for path in tmp_path.rglob("*") if "canary" in path.name]
        return found + named, len(files)

    return look_into


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


def test_no_word_is_left_by_any_command(journal, run, look):
    journal.close()
    run(
        *["add", "--title", "canarytitleq", "--tag", "canarytagq", "--gist", "canarygistq"],
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
    run("trash", "bring-back", "1")
    assert "canarybodyq again" in run("export")
    run("delete", "last", "--yes", "--gone-now")
    assert "canarytherapistq" in run("inbox", "open")
    found, files = look()
    assert not found
    assert files >= 5


def canary_addition(**more):
    return ask(
        None,
        entry=NewEntry(
            body="canarybodyq " * 50_000,
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
    with journal.write() as session:
        for _ in range(3):
            additions.keep(session, canary_addition())
    with journal.write() as session:
        entry = entries.named(session, "last")
        entries.edit(session, entry, entries.Changes(body="canarybodyq " * 80_000))
        additions.keep(session, canary_addition())
        session.flush()
        assert (vault.path / "journal.db-journal").stat().st_size > 100_000
        assert not look()[0]
    assert not look()[0]


def test_no_word_is_on_disk_in_the_middle_of_an_import(journal, vault, look, tmp_path):
    elsewhere = tmp_path.parent / f"{tmp_path.name}-lines.jsonl"
    line = {
        "on": "2026-05-12",
        "text": "canarybodyq",
        "title": "canarytitleq",
        "tags": ["canarytagq"],
    }
    elsewhere.write_text("".join(json.dumps(line) + "\n" for _ in range(450)))
    looked = []

    def told(done, total):
        looked.append(look()[0])

    intake.take(journal, "jsonl", lambda: jsonl.read(elsewhere), told)
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


WRITES = re.compile(r"^\S+ +p?(?:write|send)\w*\((\d+)[<,].*canary\w+q")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_no_word_is_written_anywhere_but_to_the_terminal(journal, env, tmp_path):
    journal.close()
    log = tmp_path / "trace"
    trace = ["strace", "-f", "-y", "-s", "100000000", "-o", log]
    trace += ["-e", "trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg"]
    commands = [
        (["add", "--title", "canarytitleq", "--tag", "canarytagq"], "canarybodyq"),
        (["edit", "last", "--text", "-"], "canarybodyq again"),
        (["export"], ""),
    ]
    seen = 0
    for arguments, given in commands:
        done = subprocess.run(
            [*trace, sys.executable, "-c", OPEN_TO_LOOKS, *arguments],
            input=given,
            env=env,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        if not log.exists() or "ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr
        for line in log.read_text(errors="replace").splitlines():
            if found := WRITES.match(line):
                assert found[1] in "12", line[:200]
                seen += 1
    assert seen, "the archive went to stdout, and the trace should have shown that"
