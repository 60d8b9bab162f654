import json
import os
import shutil
import stat
from pathlib import Path

import here
import pytest

from bondjournal.journal import pages, stand_ins
from bondjournal.vault.layout import Vault
from made import PASSPHRASE

pytestmark = pytest.mark.usefixtures("ready")

NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def chosen(chosen_once, vault):
    """A session tomorrow, one behind, and something for the page."""
    shutil.rmtree(vault.path)
    shutil.copytree(chosen_once.path, vault.path)


@pytest.fixture(scope="module")
def chosen_once(untouched, tmp_path_factory):
    vault = Vault(tmp_path_factory.mktemp("chosen") / "vault")
    shutil.copytree(untouched.path, vault.path)
    env = {"TZ": "Europe/Berlin", "BONDJOURNAL_VAULT": str(vault.path), **NOW}
    env |= {"HOME": os.environ["HOME"], "BONDJOURNAL_PASSPHRASE": PASSPHRASE}
    for words in (
        ("session", "add", "2026-04-28", "--past"),
        ("session", "add", "tue", "16:00"),
        ("topic", "add", "how last session ended for me", "--first"),
        ("rate", "--heard", "5", "--safe", "7", "--share", "--session", "2026-04-28"),
        ("add", "We moved on.", "--share", "as-written", "--date", "2026-05-06"),
        ("add", "CANARY of my own.", "--date", "2026-05-07"),
        ("list",),
    ):
        assert here.run(words, env=env, cwd=vault.path.parent).code == 0
    return vault


def test_the_page_is_printed(run, chosen):
    page = run("page", **NOW).out
    assert page.startswith("# For our session on Tuesday 12 May 2026\n")
    assert "1. **First, please: how last session ended for me.**" in page
    assert "how heard I felt, **5 of 10**; how safe it felt" in " ".join(page.split())
    assert "- **6 May.** We moved on." in page
    assert "CANARY" not in page
    assert "I chose every line" not in page
    brief = run("page", "--short", "--no-numbers", **NOW).out
    assert "heard" not in brief


def test_a_script_writes_it_when_it_says_so(run, chosen, tmp_path, reopened):
    assert run("page", "-o", ".", code=2, **NOW).err.startswith("The page is shown before")
    run("page", "-o", ".", "--yes", **NOW)
    written = tmp_path / "summary-2026-05-12.md"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    first = written.read_text()
    assert run("page", "-o", ".", "--yes", code=2, **NOW).err.count("already exists")
    run("topic", "add", "another one", **NOW)
    run("page", "-o", ".", "--yes", "--force", **NOW)
    assert written.read_text() != first
    run("page", "-o", str(tmp_path / "elsewhere.md"), "--yes", "--session", "tue", **NOW)
    with reopened().session() as session:
        assert [one.path.rpartition("/")[2] for one in pages.all_of(session)] == [
            "summary-2026-05-12.md",
            "summary-2026-05-12.md",
            "elsewhere.md",
        ]


def test_the_page_in_other_formats(run, chosen, tmp_path, reopened):
    page = run("page", "--format", "html", **NOW).out
    assert page.startswith("<!DOCTYPE html>\n")
    assert "<li><strong>6\u00a0May.</strong> We moved on.</li>" in page
    assert "CANARY" not in page
    said = json.loads(run("page", "--format", "json", "--short", **NOW).out)
    assert (said["schema"], said["style"]) == ("bondjournal.page/1", "brief")
    run("page", "-o", ".", "--yes", "--format", "html", **NOW)
    run("page", "-o", ".", "--yes", "--format", "json", "--short", **NOW)
    run("page", "-o", "mine.htm", "--yes", **NOW)
    run("page", "-o", "mine.txt", "--yes", **NOW)
    run("page", "-o", "plain.html", "--yes", "--format", "markdown", **NOW)
    refused = run("page", "-o", ".", "--yes", "--format", "html", code=2, **NOW)
    assert refused.err.startswith("summary-2026-05-12.html already exists.")
    written = {
        "summary-2026-05-12.html": ("full", "html", "<!DOCTYPE"),
        "summary-2026-05-12-brief.json": ("brief", "json", "{"),
        "mine.htm": ("full", "html", "<!DOCTYPE"),
        "mine.txt": ("full", "markdown", "# For our"),
        "plain.html": ("full", "markdown", "# For our"),
    }
    with reopened().session() as session:
        known = {Path(one.path).name: (one.style, one.format) for one in pages.all_of(session)}
    assert known == {name: (style, format_) for name, (style, format_, _) in written.items()}
    for name, (_, _, start) in written.items():
        assert (tmp_path / name).read_text("utf-8").startswith(start)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_html_is_shown_as_text_before_it_is_written(chosen, typed, tmp_path):
    terminal = typed("page", "-o", ".", "--format", "html", **NOW)
    terminal.expect("This page will be readable by anyone who has the file.")
    terminal.expect("# For our session on Tuesday 12 May 2026\n")
    terminal.expect("- **6 May.** We moved on.\n")
    terminal.answer("Write it to summary-2026-05-12.html?", "y")
    terminal.expect("Written to summary-2026-05-12.html.")
    terminal.answer("Which?", "n")
    assert terminal.end() == 0
    assert "<" not in terminal.shown
    assert (tmp_path / "summary-2026-05-12.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_an_unknown_format(run):
    told = run("page", "--format", "pdf", code=2, **NOW).err
    assert told == "There is no such format.\nChoose one of: markdown, html, json.\n"


def test_a_style_by_its_name_and_one_that_is_unknown(run, chosen):
    brief = run("page", "--style", "brief", **NOW).out
    assert brief == run("page", "--short", **NOW).out != run("page", **NOW).out
    told = run("page", "--style", "long", code=2, **NOW).err
    assert told == "There is no such style.\nChoose one of: full, brief, aloud.\n"


def test_the_language_and_style_of_a_page_by_option_therapist_and_setting(run, chosen):
    german = run("page", "--language", "de", **NOW).out
    assert german.startswith("# Für unsere Sitzung am Dienstag, 12. Mai 2026\n")
    assert "how last session ended for me" in german
    told = run("page", "--language", "xx", code=2, **NOW).err
    assert told == "There is no such language here.\nChoose one of: en, de, fr, es, nl.\n"
    run("config", "set", "page.language", "de", **NOW)
    run("config", "set", "page.style", "aloud", **NOW)
    assert run("page", **NOW).out.startswith("Damit möchte ich anfangen: ")
    assert run("page", "--style", "full", **NOW).out == german
    run("therapist", "edit", "", "--language", "nl", "--style", "brief", **NOW)
    assert run("page", **NOW).out == run("page", "--language", "nl", "--short", **NOW).out
    [judith] = json.loads(run("therapist", "list", "--json", **NOW).out)
    assert (judith["language"], judith["style"]) == ("nl", "brief")
    run("therapist", "edit", "", "--language", "", "--style", "", **NOW)
    assert run("page", "--style", "full", **NOW).out == german
    told = run("therapist", "edit", "", code=2, **NOW).err
    assert told.startswith("There is nothing to change.\n")


def test_nothing_to_read_out_is_told(run):
    told = run("page", "--style", "aloud", "--session", "next", **NOW)
    assert (told.out.strip(), "Nothing is chosen for this page" in told.err) == ("", True)
    run("question", "add", "When?", **NOW)
    run("share", "1", **NOW)
    assert "There is nothing to read out yet" in run("page", "--style", "aloud", **NOW).err


def test_stdout_by_name_and_by_another_name_of_the_command(run, chosen, tmp_path):
    page = run("page", **NOW).out
    for line in (("page", "-o", "-"), ("page", "show"), ("summary",)):
        assert run(*line, **NOW).out == page
    assert json.loads(run("page", "--json", **NOW).out)["schema"] == "bondjournal.page/1"
    assert run("summary", "list", **NOW).err == "No page has been written yet.\n"
    assert list(tmp_path.glob("*.md")) == []


@pytest.mark.parametrize("more", [("--yes",), ("--force",), ("-o", "-", "--yes")])
def test_without_a_file_nothing_is_written(run, more):
    told = run("page", *more, code=2, **NOW).err
    assert told == "--yes and --force need a file to write.\nAdd -o FILE.\n"


def test_undecided_names_stop_a_script(run, chosen, reopened, at):
    at("2026-05-11T18:00")
    run("topic", "add", "what happens when Ilse goes quiet", **NOW)
    told = run("page", "-o", ".", "--yes", code=2, **NOW).err
    assert "Names on the page still to decide: 1." in told
    assert "Ilse" not in told
    with reopened().transaction() as session:
        stand_ins.decide(session, "Ilse", "my sister")
    assert "when my sister goes quiet" in run("page", **NOW).out


def test_a_printed_page_tells_of_undecided_names(run, chosen):
    assert "not decided" not in run("page", **NOW).err
    run("topic", "add", "what happens when Ilse goes quiet", **NOW)
    done = run("page", **NOW)
    assert "Names on it still to decide: 1." in done.err
    assert "Ilse" in done.out


def test_what_stood_on_a_written_page_is_on_the_next_one_until_it_is_left_off(run):
    """What would help was for that page alone."""
    run("helped", "add", "walking", **NOW)
    number = json.loads(run("page", "prepare", "list", "--json", **NOW).out)[0]["number"]
    run("share", str(number), **NOW)
    run("page", "prepare", "help", "listening first", **NOW)
    assert "walking" in run("page", **NOW).out
    run("page", "-o", ".", "--yes", **NOW)
    later = {"BONDJOURNAL_NOW": "2026-05-20T18:00:00+00:00"}
    run("session", "add", "2026-05-12", "--past", **later)
    run("session", "add", "2026-05-26", **later)
    page = run("page", **later).out
    assert page.startswith("# For our session on Tuesday 26 May 2026\n")
    assert "walking" in page
    assert "listening" not in page
    (state,) = [
        one["state"]
        for one in json.loads(run("page", "prepare", "list", "--json", **later).out)
        if one["text"] == "walking"
    ]
    assert state == "on, as before"
    run("share", number_of(run, "walking", **later), "--none", **later)
    assert "walking" not in run("page", **later).out


def number_of(run, words, **when):
    listed = json.loads(run("page", "prepare", "list", "--json", **when).out)
    return next(str(one["number"]) for one in listed if one["text"] == words)


def test_a_page_of_nothing_says_so(run):
    done = run("page", **NOW)
    assert done.out.startswith("# For our next session\n")
    assert done.err.startswith("Nothing is chosen for this page yet.")


def test_an_unknown_session(run):
    assert run("page", "--session", "1 may", code=1, **NOW).err.startswith("There is no such")


def test_the_demo_page_is_the_one_in_the_demo(run):
    page = run("demo", "--page", **NOW).out
    assert page.startswith("# For our session on ")
    assert "Ilse" not in page
