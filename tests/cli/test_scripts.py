"""What scripts rely on: whole texts, one name and one id for a thing, hints that help."""

import json

import pytest


def parsed(run, *arguments):
    return json.loads(run(*arguments, "--json").out)


def test_a_list_has_whole_texts(run, ready):
    text = "word " * 200
    run("add", given=text)
    assert parsed(run, "list")[0]["text"] == text.strip()


@pytest.mark.parametrize("command", [("list",), ("search", "x"), ("add", "y"), ("edit", "last")])
def test_a_share_level_that_there_is_not_is_refused_with_those_there_are(run, ready, command):
    run("add", "x")
    said = run(*command, "--share", "public", code=2).err
    assert all(level in said for level in ("only-me", "gist", "as-written"))


def test_what_was_added_can_be_gone_on_with(run, ready):
    made = parsed(run, "add", "x")
    assert parsed(run, "show", made["id"])["text"] == "x"


def test_an_entry_has_one_id_and_its_text_one_name(run, ready):
    run("add", "x")
    run("edit", "last", "--text", "y")
    (listed,), shown = parsed(run, "list"), parsed(run, "show", "last")
    (former,), (found,) = parsed(run, "history", "last"), parsed(run, "search", "y")
    assert (listed["text"], shown["text"], found["text"], former["text"]) == ("y", "y", "y", "x")
    assert len({one["id"] for one in (listed, shown, found, former)}) == 1


@pytest.mark.parametrize(
    ("command", "code", "hint"),
    [
        (("passphrase",), 2, "--new-passphrase-file"),
        (("import", "nofile"), 1, "nofile"),
        (("list", "--limti", "3"), 2, "'bondjournal list --help'"),
        (("serch", "x"), 2, "Did you mean: bondjournal search"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_hint_names_what_helps(run, ready, command, code, hint):
    said = run(*command, code=code).err
    assert hint in said
    assert "disk" not in said


def test_a_session_that_is_there_is_no_missing_time(run, ready):
    run("session", "add", "tue 15:00")
    said = run("session", "add", "tue 15:00", code=None).err
    assert "give a time" not in said


def test_help_is_a_command(run):
    assert run("help").out


def test_several_are_deleted_by_what_a_list_printed(run, ready):
    run("add", "a")
    run("add", "b")
    run("delete", *(one["id"] for one in parsed(run, "list")), "--yes")
    assert parsed(run, "list") == []
