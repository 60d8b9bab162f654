"""The installed program, started anew for each command: what one keeps, the next ones read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from optimized import once_more_optimized
from terminal import Lines
from waiting import LONGEST

pytestmark = pytest.mark.long

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+02:00"}


@pytest.fixture
def installed(env, tmp_path):
    """Run the installed program and return what it prints."""

    def run(*arguments, given="", **more):
        done = subprocess.run(
            [PROGRAM, *arguments],
            input=given,
            capture_output=True,
            text=True,
            env={**env, **NOW, **more},
            cwd=tmp_path,
            timeout=LONGEST,
            check=False,
            start_new_session=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@once_more_optimized
@pytest.mark.usefixtures("ready")
def test_a_draft_left_at_a_terminal_is_read_and_kept(installed, env, tmp_path):
    add = Lines([PROGRAM, "add"], env | NOW, tmp_path)
    try:
        add.expect("One line is enough.")
        add.type("My unfinished words.\r")
        add.interrupt()
        add.end()
    finally:
        add.close()
    assert "My unfinished words." in installed("drafts", "list")
    assert "My unfinished words." in installed("drafts", "show", "1")
    installed("drafts", "keep", "1")
    assert "My unfinished words." in installed("show", "last")
    assert json.loads(installed("drafts", "list", "--json")) == []


@once_more_optimized
@pytest.mark.usefixtures("ready")
def test_what_is_kept_taken_back_and_brought_back(installed):
    installed("add", "--title", "Rain", "--tag", "walks", given="It rained on us.")
    installed("rate", "--heard", "6", "--share", "--session", "yesterday")
    installed("session", "add", "thu", "15:00")
    installed("topic", "add", given="The quiet on the phone.")
    assert "Rain" in installed("list")
    assert "Rain" in installed("search", "rained")
    installed("edit", "last", "--text", "-", given="It rained on both of us.")
    assert "both of us" in installed("show", "last")
    installed("goal", "add", given="To say no")
    for number in ("3", "5"):
        installed("goal", "rate", "1", number)
        installed("goal", "rate", "1", "--none")
    installed("goal", "rate", "1", "4")
    (goal,) = json.loads(installed("goal", "list", "--json"))
    assert goal["ratings"] == [{"day": "2026-05-11", "value": 4}]
    for words in ("my sister", "a friend"):
        installed("stand-in", "add", "Mira", words)
        installed("stand-in", "delete", "Mira", "--yes")
    installed("stand-in", "add", "Mira", "my sister")
    assert "a friend" not in installed("stand-in", "list")
    installed("delete", "last", "--yes")
    assert "Rain" in installed("list", "--deleted")
    installed("undo")
    assert "Rain" in installed("list")


@once_more_optimized
@pytest.mark.usefixtures("ready")
def test_a_page_is_put_together_and_written(installed, tmp_path):
    installed("session", "add", "--past", "4 May", "15:00")
    installed("session", "add", "thu", "15:00")
    installed("add", "--date", "yesterday 21:00", "--share", "as-written", given="Nobody asked me.")
    installed("topic", "add", "--first", given="The quiet on the phone.")
    installed("topic", "add", given="How it ended.")
    installed("question", "add", given="Which days in July?")
    installed("share", "usual")
    on_list = json.loads(installed("page", "prepare", "list", "--json"))
    for one in on_list:
        if one["kind"] in {"entry", "question"}:
            installed("share", one["id"], "--none")
            installed("share", one["id"], "--all")
    topics = [one["id"] for one in on_list if one["kind"] == "topic"]
    installed("share", topics[0], "--none")
    installed("page", "prepare", "order", *topics[1:])
    installed("page", "-o", "page.html", "--yes")
    page = (tmp_path / "page.html").read_text("utf-8")
    for words in ("Nobody asked me.", "How it ended.", "Which days in July?"):
        assert words in page
    assert "The quiet on the phone." not in page


@once_more_optimized
def test_a_journal_goes_out_and_into_another(installed, tmp_path):
    installed("init", "--recovery-file", "key")
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"on": "2026-05-02", "text": "From elsewhere.", "tags": ["old"]}\n', "utf-8")
    installed("import", "lines.jsonl")
    installed("backup")
    installed("check")
    installed("export", "--output", "all.json", "--history")
    other = {"BONDJOURNAL_VAULT": str(tmp_path / "other")}
    installed("init", **other)
    installed("import", "all.json", **other)
    assert "From elsewhere." in installed("show", "last", **other)
    installed("restore", "last")
    assert "From elsewhere." in installed("show", "last")
