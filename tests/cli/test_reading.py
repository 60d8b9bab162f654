import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import here
import pytest

from bondjournal.visible import visible

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))


pytestmark = pytest.mark.usefixtures("ready")


@pytest.fixture
def written(run):
    run(
        "add",
        "Walked to the allotments, humming.",
        "--title",
        "A good hour",
        "--tag",
        "outside",
        "--date",
        "2026-05-10 18:20",
    )
    run(
        "add",
        given="Slept badly.\n\nThe house again, the stairs.",
    )
    return json.loads(run("list", "--json").out)


def test_the_newest_comes_first(run, written):
    assert [one["title"] or one["text"] for one in written] == [
        "Slept badly.\n\nThe house again, the stairs.",
        "A good hour",
    ]
    lines = run("list").out.splitlines()
    assert len(lines) == 2
    assert lines[1].split()[0] == written[1]["id"][:8]
    assert "A good hour" in lines[1]
    assert lines[1].endswith("not on the page")
    assert run("list", "--oldest", "-n", "1").out == lines[1] + "\n"


def test_nothing_is_said_on_stdout_but_data(run):
    done = run("list")
    assert done.out == ""
    assert done.err == "Nothing here yet. That is fine.\n"
    assert json.loads(run("list", "--json").out) == []


def test_search(run, written):
    assert [one["title"] for one in json.loads(run("search", "humm", "--json").out)] == [
        "A good hour"
    ]
    assert run("search", "zebra").err == "Nothing you kept has these words.\n"
    assert (
        "A good hour"
        in run("search", "allotments", "--tag", "outside", "--since", "2026-05-01").out
    )


def test_show(run, written):
    shown = run("show", written[1]["id"][:8]).out
    assert "Sunday 10 May 2026, 18:20" in shown
    assert "#outside" in shown
    assert shown.endswith("\nWalked to the allotments, humming.\n")
    whole = json.loads(run("show", "last", "--json").out)
    assert whole["text"] == "Slept badly.\n\nThe house again, the stairs."
    assert run("show", "ffffffff", code=1).err.startswith("No entry has this id.")


def test_edit_history_and_back(run, written):
    run("edit", "last", "--text", "Slept well.", "--title", "Night", "--tag", "sleep")
    run("edit", "last", given="From a pipe.\n")
    whole = json.loads(run("show", "--json").out)
    assert (whole["text"], whole["title"], whole["tags"]) == ("From a pipe.", "Night", ["sleep"])
    assert len(run("history", "last").out.splitlines()) == 2
    assert run("history", "last", "--show", "2").out.startswith("Slept badly.")
    run("history", "last", "--bring-back", "2")
    assert json.loads(run("show", "--json").out)["text"].startswith("Slept badly.")
    assert run("edit", "last", "--share", "gist", code=2).err.startswith("Sharing one line")


def test_delete_and_bring_back(run, written):
    assert run("delete", "last", code=2).err.startswith("This needs a terminal to ask you first")
    run("delete", "last", "--yes")
    assert len(run("list").out.splitlines()) == 1
    assert "Slept badly" in run("list", "--deleted").out
    run("undo")
    assert len(run("list").out.splitlines()) == 2
    assert run("list", "--deleted").err == "Nothing in it.\n"
    run("delete", "last", "--yes", "--now")
    assert run("list", "--deleted").err == "Nothing in it.\n"
    run("delete", "last", "--yes")
    run("delete", "--deleted", "--yes")
    assert run("list", "--deleted").err == "Nothing in it.\n"
    assert run("delete", "--deleted", "--yes").err == "Nothing in it.\n"


def test_the_last_entry_is_meant_where_none_is_named(run, written):
    run("add", "Of a year ago.", "--date", "2025-05-10")
    assert run("edit", "--text", "Slept well.").err.endswith("Entry kept.\n")
    assert run("show").out.endswith("Slept well.\n")
    assert json.loads(run("list", "--json").out)[0]["text"] == "Slept well."
    assert len(json.loads(run("history", "last", "--json").out)) == 1


def test_several_deleted_at_once_are_one_change(run, written):
    ids = [one["id"][:8] for one in written]
    told = run("delete", *ids, "--yes").err
    assert told == "In the trash for 14 days. 'bondjournal undo' brings it back.\n"
    assert json.loads(run("list", "--json").out) == []
    assert len(run("undo").out.splitlines()) == 2
    back = json.loads(run("list", "--json").out)
    assert [one["text"] for one in back] == [one["text"] for one in written]
    assert run("delete", *ids, "--yes", "--now").err == "Gone.\n"
    assert run("list", "--deleted").err == "Nothing in it.\n"


def test_one_that_is_named_twice_is_deleted_once_and_one_that_is_unknown_leaves_all(run, written):
    ids = [one["id"][:8] for one in written]
    assert run("delete", ids[0], "0" * 32, "--yes", code=1).err.startswith("No entry has this id.")
    assert json.loads(run("list", "--json").out) == written
    run("delete", ids[0], ids[0], "--yes")
    assert json.loads(run("list", "--json").out) == written[1:]


def test_what_can_be_typed_is_said_where_a_deletion_asks(run, typed, written):
    asks = typed("delete", *(one["id"] for one in written))
    asks.answer("Which? (enter: k)", "y")
    asks.answer("Type d, g or k.", "d")
    asks.answer("Which? (enter: k)", "k")
    asks.expect("In the trash for 14 days.")
    assert asks.end() == 0
    assert json.loads(run("list", "--json").out) == written[1:]


def test_topics(run):
    for text in ("one", "two", "three"):
        run("topic", "add", text)
    run("topic", "move", "3", "1")
    run("topic", "first", "2")
    listed = json.loads(run("topic", "list", "--json").out)
    assert [(one["text"], one["first"]) for one in listed] == [
        ("one", True),
        ("three", False),
        ("two", False),
    ]
    run("topic", "done", "2")
    run("topic", "done", "2", "--keep")
    assert [one["state"] for one in json.loads(run("topic", "list", "--all", "--json").out)] == [
        "open",
        "kept",
        "talked",
    ]
    assert run("topic", "done", "9", code=1).err.startswith("No topic has this number")


def test_appointments(run):
    now = {"BONDJOURNAL_NOW": "2026-05-10T12:00:00+00:00"}
    run("session", "add", "tue", "16:00", **now)
    run("session", "add", "2026-04-28", "--past", **now)
    assert run("session", "show", "next", **now).out.split("  ")[1] == "Tuesday 12 May 2026, 16:00"
    assert json.loads(run("session", "show", "next", "--json", **now).out)["day"] == "2026-05-12"
    assert len(run("session", "list", **now).out.splitlines()) == 2
    refused = run("session", "add", "tue", "16:00", code=2, **now)
    assert refused.err.startswith("There is already a session")
    run("session", "move", "next", "wed", "10:00", **now)
    assert "Wednesday 13 May 2026, 10:00" in run("session", "show", "next", **now).out
    run("session", "cancel", "next", **now)
    assert "There is no such session" in run("session", "show", "next", code=1, **now).err
    assert len(run("session", "list", "--all", **now).out.splitlines()) == 2
    assert run("session", "cancel", "next", code=1, **now).err.startswith("There is no such")


def test_control_characters_reach_a_pipe_and_no_terminal(run):
    run("add", given="\x1b[31mred\x07")
    assert json.loads(run("show", "--json").out)["text"] == "\x1b[31mred\x07"
    assert "\x1b" not in visible("\x1b[31mred\x07\x9b")


def test_no_journal(run, vault):
    shutil.rmtree(vault.path)
    for command in (["list"], ["add", "x"], ["inbox"], ["page", "-o", ".", "--yes"]):
        assert "bondjournal init" in run(*command, code=10).err


def test_wrong_passphrase(run):
    done = run("list", code=12, BONDJOURNAL_PASSPHRASE="wrong")
    assert done.err.startswith("That did not open it.")


def test_no_passphrase_and_no_terminal(run, env):
    del env["BONDJOURNAL_PASSPHRASE"]
    assert "--passphrase-file" in run("list", code=2).err


def test_a_passphrase_from_each_source(run, env, tmp_path):
    del env["BONDJOURNAL_PASSPHRASE"]
    file = tmp_path / "phrase"
    file.write_text("four ordinary words here\n")
    run("list", "--passphrase-file", str(file))
    run("--passphrase-file", str(file), "list")
    run("list", BONDJOURNAL_PASSPHRASE_FILE=str(file))
    run("list", BONDJOURNAL_PASSPHRASE_COMMAND=f"cat {file}")
    run("list", "--passphrase-fd", "0", given="four ordinary words here\n")


def test_another_vault(run, tmp_path):
    other = str(tmp_path / "other")
    assert "bondjournal init" in run("--vault", other, "list", code=10).err
    assert "bondjournal init" in run("list", "--vault", other, code=10).err


def test_help_lists_every_command_under_its_heading(run):
    from bondjournal.cli.commands import COMMANDS

    shown = run("--help").out
    for heading, names in COMMANDS.items():
        assert f"{heading}:" in shown
        for name in names:
            assert f"\n  {name} " in shown
            assert "Usage" in run(name, "--help").out
    assert run("--version").out.startswith("bondjournal ")


def test_the_installed_program_runs_where_stdin_and_stdout_are_closed(env):
    closed = subprocess.run(
        f"'{PROGRAM}' list <&- >&-", shell=True, env=env, capture_output=True, check=False
    )
    assert (closed.returncode, closed.stderr) == (0, b"Nothing here yet. That is fine.\n")


def test_a_full_disk_behind_stdout_is_told(env, tmp_path):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = here.run(["--help"], env=env, cwd=tmp_path, out=full)
    assert done.code == 1
    assert done.err.startswith("The output could not be written")


def test_a_reader_that_has_enough_is_told_nothing(env, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    left = open(writing, "w", encoding="utf-8")  # noqa: PTH123, SIM115  it has no path
    done = here.run(["--help"], env=env, cwd=tmp_path, out=left)
    with suppress(BrokenPipeError):
        left.close()
    assert (done.code, done.err) == (141, "")


@pytest.mark.parametrize("command", [("list",), ("search", "house")])
def test_a_share_level_that_there_is_not_and_days_that_end_too_soon_are_refused(
    run, written, command
):
    said = run(*command, "--share", "public", code=2).err
    assert said.startswith("There is no such share level.")
    said = run(*command, "--since", "12 May 2026", "--until", "3 May 2026", code=2).err
    assert said.startswith("That range ends before it begins.")
    run(*command, "--since", "12 May 2026", "--until", "12 May 2026")


def test_what_was_added_is_the_entry_that_lists_have(run):
    made = json.loads(run("add", "A heron.", "--tag", "river", "--json").out)
    (listed,) = json.loads(run("list", "--json").out)
    assert made.keys() == listed.keys()
    assert {name for name in made if made[name] != listed[name]} <= {"day"}
    assert (made["day"], listed["text"], listed["tags"]) == (None, "A heron.", ["river"])


def test_several_are_deleted_at_once(run, written):
    run("delete", *(one["id"][:8] for one in written), "--yes")
    assert json.loads(run("list", "--json").out) == []
    assert len(json.loads(run("list", "--deleted", "--json").out)) == 2


def test_a_former_text_has_the_shape_of_an_entry(run, written):
    run("edit", "last", "--text", "Slept well.")
    (former,) = json.loads(run("history", "last", "--json").out)
    assert list(former)[:-1] == list(json.loads(run("show", "--json").out))
    assert former["text"].startswith("Slept badly.")
    assert former["id"] == json.loads(run("show", "--json").out)["id"]


def test_tags_are_listed_renamed_and_deleted(run, ready, env):
    env["BONDJOURNAL_NOW"] = "2026-05-11T18:00:00+00:00"
    assert run("tags").err == "No tags yet.\n"
    run("add", "A heron.", "--tag", "river", "--tag", "Morning")
    env["BONDJOURNAL_NOW"] = "2026-05-11T19:00:00+00:00"
    run("add", "The kettle.", "--tag", "morning")
    env["BONDJOURNAL_NOW"] = "2026-05-11T20:00:00+00:00"
    run("add", "Another.", "--tag", "gone")
    run("delete", "last", "--yes")
    assert run("tags").out == "#Morning  Mon 11 May\n#river    Mon 11 May\n"
    (first, _) = json.loads(run("tags", "--json").out)
    assert first == {"tag": "Morning", "entries": 2, "latest": "2026-05-11"}
    assert run("tags", "rename", "river", "#Morning").err == "Renamed: #river is #Morning now.\n"
    assert run("tags", "list").out == "#Morning  Mon 11 May\n"
    run("undo")
    run("tags", "delete", "morning", code=2)
    done = run("tags", "delete", "morning", "#river", "--yes")
    assert done.err == "Deleted: #Morning.\nDeleted: #river.\nThe entries stay.\n"
    assert run("tags").err == "No tags yet.\n"
    run("undo")
    assert {one["tag"] for one in json.loads(run("tags", "--json").out)} == {"Morning", "river"}
    run("tags", "delete", "morning", "river", "--yes")
    assert len(texts(run, "list")) == 2
    assert run("tags", "rename", "river", "lake", code=1).err.startswith("No entry has this tag.")


def test_the_calendar_shows_a_month(run, ready, env):
    env["BONDJOURNAL_NOW"] = "2026-05-11T18:00:00+00:00"
    run("add", "A heron.", "--date", "3 may")
    run("session", "add", "12 may 16:00")
    said = run("list", "--calendar").out
    assert said.splitlines()[:2] == [
        "May 2026",
        "Mon     Tue     Wed     Thu     Fri     Sat     Sun",
    ]
    assert said.splitlines()[-2:] == [
        "· something written   ● a session",
        "Tue 12 May: Session planned for 16:00.",
    ]
    assert "\n[11]    12 ●    13" in said
    assert run("--plain", "list", "--calendar", "--date", "1 april").out == (
        "April 2026: nothing written, and no session.\n"
    )
    written, planned = json.loads(run("list", "--calendar", "--json").out)
    assert written == {"day": "2026-05-03", "written": True, "sessions": []}
    assert (planned["day"], len(planned["sessions"])) == ("2026-05-12", 1)
    for more in (["-n", "3"], ["--deleted"], ["-t", "x"], ["--oldest"], ["--since", "1 may"]):
        run("list", "--calendar", *more, code=2)


def texts(run, *arguments):
    return [one["text"] for one in json.loads(run(*arguments, "--json").out)]


@pytest.fixture
def three(run, ready):
    run("add", "The first.", "--date", "2026-05-03 09:00", "--tag", "house", "--tag", "rain")
    run("add", "The second.", "--date", "2026-05-03 21:00", "--tag", "house")
    run("add", "The third.", "--date", "2026-05-04 09:00")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["-t", "house"], ["second", "first"]),
        (["-t", "house", "-t", "rain"], ["first"]),
        (["-t", "house", "--not-tag", "rain"], ["second"]),
        (["--not-tag", "house", "--not-tag", "rain"], ["third"]),
        (["--date", "3 May 2026"], ["second", "first"]),
        (["--since", "3 May 2026 21:00"], ["third", "second"]),
        (["--until", "3 May 2026 21:00"], ["second", "first"]),
        (["--since", "3 May 2026 10:00", "--until", "3 May 2026"], ["second"]),
        (["-n", "0", "--oldest"], ["first", "second", "third"]),
    ],
    ids=" ".join,
)
def test_options_narrow_a_list_and_a_search_alike(run, three, options, found):
    wanted = [f"The {one}." for one in found]
    assert texts(run, "list", *options) == wanted
    assert texts(run, "search", "the", *options) == wanted


def test_entries_with_some_words_are_listed(run, three):
    assert texts(run, "list", "--with", "SECOND", "-t", "house") == ["The second."]
    assert texts(run, "list", "--with", "second", "-t", "rain") == []


def test_entries_about_one_of_several_therapists_are_listed(run, three):
    run("therapist", "edit", "", "Ann")
    run("therapist", "add", "Ben")
    run("edit", "last", "--therapist", "Ben")
    assert texts(run, "list", "--therapist", "Ben") == ["The third."]
    run("list", "--therapist", "Nobody", code=1)


@pytest.mark.parametrize(
    "options",
    [
        ["--date", "3 May 2026", "--since", "3 May 2026"],
        ["--since", "3 May 2026 10:00", "--until", "3 May 2026 9:00"],
        ["--since", "4 May 2026", "--until", "3 May 2026 9:00"],
    ],
    ids=" ".join,
)
def test_days_that_make_no_sense_are_refused(run, three, options):
    assert run("list", *options, code=2).out == ""
    assert run("search", "the", *options, code=2).out == ""


def test_what_is_in_the_trash_is_listed_alone_and_no_further_than_asked(run, written):
    run("delete", *(one["id"][:8] for one in written), "--yes")
    done = run("list", "--deleted", "-n", "1")
    assert len(done.out.splitlines()) == 1
    assert done.err == "Showing 1. There is more: '-n 0' shows all.\n"
    run("list", "--deleted", "--tag", "x", code=2)


def test_what_is_in_the_trash_is_removed_for_good_by_what_names_it(run, written):
    first, second = (one["id"][:8] for one in written)
    run("delete", first, second, "--yes")
    assert run("delete", "--deleted", first, code=2).err.startswith(
        "This needs a terminal to ask you first"
    )
    run("delete", "--deleted", first, "--yes")
    (left,) = json.loads(run("list", "--deleted", "--json").out)
    assert left["id"].startswith(second)
    run("delete", "--deleted", "ffffffff", "--yes", code=1)
    run("delete", "--deleted", "1", "--yes")
    assert run("list", "--deleted").err == "Nothing in it.\n"
    assert run("delete", code=2).err.startswith("Which entries?")


def test_undo_says_what_is_back(run, written):
    run("edit", "last", "--title", "Night", BONDJOURNAL_NOW="2026-05-11T18:00+00:00")
    run("delete", "last", "--yes", BONDJOURNAL_NOW="2026-05-11T18:01+00:00")
    assert run("undo").out == "Back: an entry: Night\n"
    (back,) = json.loads(run("undo", "--json").out)
    assert back["kind"] == "entry"
    assert json.loads(run("show", "last", "--json").out)["title"] == ""
    added = json.loads(run("undo", "2", "--json").out)
    assert {one["outcome"] for one in added} == {"in the trash"}
    assert run("undo", code=1).err.startswith("There is nothing to undo.")


def test_undo_after_a_setting_takes_that_back_and_nothing_older(run, written):
    run("config", "set", "page.name", "R.")
    run("config", "set", "look", "day")
    run("config", "set", "page.words.first", "Zuerst")
    assert run("undo").out == "As before: a line of the page: First, please:\n"
    assert run("undo").out == "As before: the look: dusk\n"
    assert run("config", "get", "look").out == "dusk\n"
    assert run("config", "get", "page.name").out == "R.\n"
    assert run("undo").out == "As before: your name on the page: no name\n"


def test_undo_after_something_was_added_moves_it_to_the_trash_and_says_so(run, written):
    run("edit", "last", "--title", "Night")
    run("topic", "add", "The letter")
    assert run("undo").out == "In the trash: a topic: The letter\n"
    assert json.loads(run("topic", "list", "--json").out) == []
    assert "The letter" in run("list", "--deleted").out
    assert run("undo").out.startswith("As before: an entry: ")


def test_history_is_of_the_last_entry_where_none_is_named(run, written):
    run("edit", "last", "--title", "Night")
    assert run("history").out == run("history", "last").out != ""


def test_undo_says_whether_something_is_back_or_as_it_was_before(run, written):
    run("edit", "last", "--title", "Night", BONDJOURNAL_NOW="2026-05-11T18:00+00:00")
    run("edit", "last", "--title", "Day", BONDJOURNAL_NOW="2026-05-11T18:01+00:00")
    assert run("undo").out == "As before: an entry: Night\n"


def test_new_words_in_the_place_of_an_id_are_told_where_they_go(run, written):
    said = run("edit", "my other words", code=2).err
    assert "edit last --text" in said
    assert "my other words" not in said


def test_undo_brings_back_what_is_named(run, written):
    first, second = (one["id"][:8] for one in written)
    run("delete", first, second, "--yes")
    assert len(run("undo", first, second).out.splitlines()) == 2
    assert len(json.loads(run("list", "--json").out)) == 2
    run("undo", first, code=1)
    run("delete", first, "--yes")
    assert run("undo", first, "ffffffff", code=1).err.startswith("Nothing in the trash has this")
    assert len(json.loads(run("list", "--json").out)) == 1
    assert len(run("undo", first, first).out.splitlines()) == 1
    run("undo", "0", code=2)
    run("undo", "2", first, code=2)
