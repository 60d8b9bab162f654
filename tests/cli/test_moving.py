"""import, export and demo, as a script would call them."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bondjournal.addition import NewRating
from made import AT, bodies, capture, content

pytestmark = pytest.mark.usefixtures("ready")

LINES = (
    '{"on": "2026-05-12", "text": "Slept badly.", "tags": ["night"]}\n'
    '{"on": "2026-05-13T21:40", "text": "Better.", "share": "as-written"}\n'
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(LINES)
    return path


def test_importing_and_importing_again(run, file, reopened):
    assert run("import", str(file)).out == "2 imported, 0 were already here.\n"
    assert run("import", "--format", "jsonl", str(file)).out == "0 imported, 2 were already here.\n"
    assert bodies(reopened()) == ["Better.", "Slept badly."]


def test_a_dry_run_writes_nothing(run, file, vault):
    run("list")
    before = content(vault.path)
    said = run("import", "--dry-run", str(file)).out
    assert said == "2 new, 0 already here. Nothing was written.\n"
    assert content(vault.path) == before


def test_what_cannot_be_imported(run, file, tmp_path, vault, reopened):
    file.write_text(LINES + '{"on": "2026-05-14", "text": "canaryword", "mood": 5}\n')
    done = run("import", str(file), code=2)
    assert done.err.startswith("Line 3: It has an unknown field.\n")
    assert "canaryword" not in done.err
    assert len(done.err.splitlines()) == 2
    assert "There is no such format." in run("import", "--format", "docx", str(file), code=2).err
    assert "not there" in run("import", str(tmp_path / "none"), code=1).err
    assert "plain file" in run("import", str(tmp_path), code=2).err
    assert bodies(reopened()) == []


def test_a_new_journal_by_export_and_import(run, vault, tmp_path):
    """What help says is the answer where somebody may have an old copy and its passphrase."""
    capture(vault, "Words.", ratings=(NewRating(scale="heard", value=7),), session=AT.date())
    run("topic", "add", "A topic")
    run("edit", "last", "--text", "Other words.")
    (tmp_path / "old").mkdir()
    run("backup", "--into", str(tmp_path / "old"))
    run("export", "--history", "--output", "all.json")
    new = {"BONDJOURNAL_VAULT": str(tmp_path / "new")}

    def there(*arguments):
        return run(*arguments, **new, BONDJOURNAL_PASSPHRASE="quite other words now").out

    there("init")
    looked = there("import", "all.json", "--dry-run")
    said = there("import", "all.json")
    (looked, listed), (said, taken) = looked.split("\n", 1), said.split("\n", 1)
    assert looked == f"{said.replace('imported', 'new')} Nothing was written."
    assert listed == taken
    assert ", with 1 entry; " in said
    assert there("import", "--format", "archive", "all.json").startswith("0 imported, with 0 ")
    assert without_local(run("export", "--history").out) == without_local(
        there("export", "--history")
    )
    assert there("show", "last") == run("show", "last").out
    (file,) = (tmp_path / "old").rglob("vault.json")
    shutil.copy(file, tmp_path / "new" / "vault.json")
    run("list", **new, code=13)


def without_local(text):
    """An archive but for its instant, and for when a journal was last opened."""
    made = json.loads(text)
    made.pop("exported_at")
    made["setting"] = [one for one in made["setting"] if one["name"] != "last-opened"]
    return made


def test_an_archive_that_cannot_be_read(run, tmp_path, vault):
    run("export", "--output", "all.json")
    whole = (tmp_path / "all.json").read_text()
    path = tmp_path / "cut.json"
    path.write_text(whole[:-3])
    done = run("import", "cut.json", code=2)
    assert done.err.startswith("The file is not JSON, or it was cut off.\n")
    path.write_text(whole.replace('"version": 1', '"version": 2'))
    assert "written by a newer version of bondjournal" in run("import", "cut.json", code=1).err
    path.write_text('{"on": "2026-05-12", "text": "bondjournal-archive"}\n')
    assert run("import", "cut.json").out == "1 imported, 0 were already here.\n"
    done = run("import", "--format", "archive", "cut.json", code=2)
    assert done.err.startswith("The file has an unknown part.")


def test_a_pipe_is_not_read_once_and_forgotten(run, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    done = run("import", "pipe", code=2)
    assert done.err.startswith("Only a plain file can be imported.")
    assert done.out == ""


def test_everything_goes_to_stdout_as_json(run, vault):
    capture(vault, "Private.")
    done = run("export")
    (entry,) = json.loads(done.out)["entry"]
    assert (entry["body"], entry["share"]) == ("Private.", "only-me")
    assert "including what is on no page" in done.err


def test_the_history_is_in_it_when_asked_for(run, vault):
    capture(vault, "Before.")
    run("edit", "last", "--text", "After.")
    assert "Before." not in run("export").out
    (version,) = json.loads(run("export", "--history").out)["versions"]
    assert version["row"]["row"]["body"] == "Before."


def test_to_a_new_file_of_its_own(run, vault, tmp_path):
    capture(vault, "Private.")
    target = tmp_path / "all.json"
    done = run("export", "--output", "all.json")
    assert done.out == ""
    assert "all.json" in done.err
    assert "not encrypted" in done.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert json.loads(target.read_bytes())["entry"][0]["body"] == "Private."
    target.write_text("mine")
    assert "there already" in run("export", "--output", "all.json", code=1).err
    assert "not there" in run("export", "--output", "none/all.json", code=1).err
    assert target.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.json", "home", "vault"]


@pytest.mark.parametrize("size", [10, pytest.param(500_000, marks=pytest.mark.long)])
def test_an_archive_may_be_cut_short_by_its_reader(vault, env, size):
    capture(vault, "x" * size)
    reader, writer = os.pipe()
    os.close(reader)
    program = Path(sys.executable).with_name("bondjournal")
    done = subprocess.run(
        [program, "export"], env=env, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert done.returncode == 141
    assert b"Error" not in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_format_nobody_knows(run):
    assert run("export", "--format", "docx", code=2).err.startswith("There is no such format.")


@pytest.fixture
def others(run, vault, tmp_path):
    """The archive of somebody who knows nothing of this journal but names in it."""
    run("stand-in", "add", "Ilse", "my sister")
    run("config", "set", "lock.after", "2")
    run("add", "--share", "as-written", given=b"I met Ilse and Rolf today.")
    run("list")
    there = {"BONDJOURNAL_VAULT": str(tmp_path / "other")}
    run("init", **there)
    for name in ("Ilse", "Rolf"):
        run("stand-in", "leave", name, **there)
    run("config", "set", "lock.after", "0", **there)
    run("add", "--share", "as-written", given=b"Not mine.", **there)
    run("export", "--output", "theirs.json", **there)
    made = json.loads((tmp_path / "theirs.json").read_text())
    for row in made["setting"] + made["stand_in"]:
        row["edits"] = 1000
    (tmp_path / "theirs.json").write_text(json.dumps(made))
    return "theirs.json"


def on_page(run):
    return run("page", code=None).out


def test_an_archive_of_somebody_else_decides_nothing(run, others):
    before, names = on_page(run), run("stand-in", "list").out
    looked, first = decided(run("import", others, "--dry-run")), decided(run("import", others))
    assert looked == first
    assert "on none: 1." in first
    for told in (first, decided(run("import", others))):
        assert "'Ilse': left as it is in the file, 'my sister' here." in told
        assert "'Rolf': left as it is in the file, not decided here." in told
        assert "lock.after: never in the file, 2 minutes here. That is never taken" in told
        assert "--with-decisions" in told
        assert on_page(run) == before
        assert run("stand-in", "list").out == names
        assert run("config", "get", "lock.after").out.strip() == "2"
    assert bodies_shared(run) == ["I met Ilse and Rolf today."]


def decided(done):
    """What is listed behind the numbers, and what is said of it."""
    return done.out.partition("\n")[2] + done.err


def bodies_shared(run):
    made = json.loads(run("export").out)["entry"]
    return [one["body"] for one in made if one["share"] == "as-written"]


def test_an_archive_decides_what_was_asked_for(run, others):
    told = decided(run("import", others, "--with-decisions"))
    assert told.startswith("Taken as the file has it:\n")
    assert told.count("never taken from a file") == 1
    assert "--with-decisions" not in told
    assert sorted(bodies_shared(run)) == ["I met Ilse and Rolf today.", "Not mine."]
    names = json.loads(run("export").out)["stand_in"]
    assert [(one["name"], one["instead"]) for one in names] == [("Ilse", ""), ("Rolf", "")]
    assert run("config", "get", "lock.after").out.strip() == "2"


@pytest.mark.parametrize("more", [{}, {"BONDJOURNAL_PLAIN": "1"}], ids=["terminal", "plain"])
def test_at_a_terminal_each_is_asked_about(run, typed, others, more):
    program = typed("import", others, **more)
    for answer in ("n", "y", "n"):
        program.expect("Take it as it is in the file?")
        program.answer("Which? (enter: n)", answer)
    assert program.end() == 0
    names = json.loads(run("export").out)["stand_in"]
    assert [(one["name"], one["instead"]) for one in names] == [("Ilse", "my sister"), ("Rolf", "")]
    assert bodies_shared(run) == ["I met Ilse and Rolf today."]


@pytest.mark.parametrize("when", ["1 January 0002 02:00", "0002-01-01", "31 December 9998"])
def test_what_was_kept_at_the_ends_of_the_calendar_comes_in_again(run, tmp_path, when):
    run("add", "--date", when, "Long ago.")
    run("edit", "last", "--text", "Far away.", "--date", when)
    path = tmp_path / "all.json"
    run("export", "--output", str(path))
    run("import", "--dry-run", str(path))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-06-01"])
def test_a_day_that_no_archive_can_hold_is_refused_on_the_way_in(run, tmp_path, day):
    run("add", "Today.")
    for command in (("edit", "last", "--date", day), ("session", "add", day)):
        assert "between 2 and 9998" in run(*command, code=2).err
    path = tmp_path / "all.json"
    run("export", "--output", str(path))
    run("import", "--dry-run", str(path))
