"""Names and their stand-ins by command; each name is asked about once, wherever that is."""

import json

import pytest
from plain_talk import talked

from bondjournal.journal import stand_ins, versions
from made import PASSPHRASE

pytestmark = pytest.mark.usefixtures("ready")
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


def names(run, *more):
    found = json.loads(run("page", "names", "--json", *more, **NOW).out)
    return [(one["name"], one["count"]) for one in found["names"]]


def page(run):
    return run("page", **NOW).out


@pytest.fixture
def written(run):
    """A topic with two names and one that is a common word too."""
    run("topic", "add", "what Ilse said to Nadia, and Will; will you ask Ilse's son", **NOW)


def test_names_are_listed_decided_and_replaced(run, written):
    assert names(run) == [("Ilse", 2), ("Nadia", 1), ("Will", 1)]
    assert run("page", "names", **NOW).out == "  2  Ilse\n  1  Nadia\n  1  Will\n"
    told = run("stand-in", "add", "Ilse", "my", "sister", **NOW).err
    assert told == "Choice kept.\nReplacing names helps. It does not make a page anonymous.\n"
    run("stand-in", "leave", "nadia", **NOW)
    assert names(run) == [("Will", 1)]
    assert "what my sister said to Nadia, and Will; will you ask my sister's son" in page(run)
    assert run("stand-in", "list", **NOW).out == "Ilse  my sister\nnadia  (left as it is)\n"
    listed = json.loads(run("stand-in", "list", "--json", **NOW).out)
    assert [(one["name"], one["instead"]) for one in listed] == [
        ("Ilse", "my sister"),
        ("nadia", None),
    ]


def test_one_is_changed_and_taken_back(run, written, reopened):
    run("stand-in", "add", "Ilse", "my sister", **NOW)
    run("stand-in", "add", "ILSE", "my friend", **NOW)
    assert run("stand-in", "list", **NOW).out == "Ilse  my friend\n"
    run("stand-in", "delete", "ilse", "--yes", **NOW)
    assert names(run)[0] == ("Ilse", 2)
    assert "what Ilse said" in page(run)
    with reopened().session() as session:
        (deleted,) = versions.trash(session, "stand_in")
        assert deleted.row["row"]["name"] == "Ilse"
    run("stand-in", "add", "Ilse", "my aunt", **NOW)
    assert run("stand-in", "list", **NOW).out == "Ilse  my aunt\n"
    with reopened().session() as session:
        assert versions.trash(session, "stand_in") == []


def test_a_common_word_is_decided_place_by_place(run, written):
    run("stand-in", "add", "Will", "my son", **NOW)
    told = run("page", "names", **NOW).err
    assert "are in these places" in told
    places = json.loads(run("page", "names", "--json", **NOW).out)["places"]
    assert [(one["number"], one["found"], one["replaced"]) for one in places] == [
        (1, "Will", None),
        (2, "will", None),
    ]
    assert "  1  …what Ilse said to Nadia, and [Will] ; will" in run("page", "names", **NOW).out
    run("stand-in", "place", "1", **NOW)
    run("stand-in", "place", "2", "--leave", **NOW)
    assert "Nadia, and my son; will you" in page(run)
    run("stand-in", "place", "1", "2", "--leave", **NOW)
    assert "Nadia, and Will; will you" in page(run)
    assert run("stand-in", "place", "3", code=1, **NOW).err.startswith(
        "No place on the page has this number"
    )


def test_what_is_wrong_is_said(run):
    assert run("stand-in", "list").err == "No names here yet. That is fine.\n"
    none = "There are no undecided names on the page.\n"
    assert run("page", "names", **NOW).err == none
    for name in ("", " ", "...", "-"):
        told = run("stand-in", "add", "--", name, "x", code=2).err
        assert told.startswith("There is no name to replace.")
    assert run("stand-in", "delete", "Ilse", "--yes", code=1).err.startswith(
        "Nothing is decided about"
    )
    assert run("stand-in", "add", "Ilse", "x" * 5000, code=2).err.startswith("A stand-in is longer")


def test_a_script_that_writes_a_page_is_stopped_until_all_are_decided(run, written, tmp_path):
    told = run("page", "-o", ".", "--yes", code=2, **NOW).err
    assert "Names on the page still to decide: 3." in told
    assert "bondjournal page names" in told
    for name in ("Ilse", "Nadia", "Will"):
        run("stand-in", "leave", name, **NOW)
    run("page", "-o", ".", "--yes", **NOW)
    assert list(tmp_path.glob("summary-*.md"))


@pytest.fixture
def talk(vault, at, monkeypatch, capsys, tmp_path):
    """Answer plain mode, on the day before the session."""

    def answer(*answers):
        at("2026-05-11T18:00")
        monkeypatch.setenv("BONDJOURNAL_PASSPHRASE", PASSPHRASE)
        return talked(vault, answers, monkeypatch, capsys, tmp_path)

    return answer


def test_what_was_decided_elsewhere_is_not_asked_again(run, written, talk, reopened):
    """Decided in plain mode, it is known to the commands; the screen reads the same rows."""
    to_the_page = ["3", "0", "0", "0", "0"]
    decided = ["r", "", "r", "my sister", "l", "r", "my son", "r", "l"]
    said = talk(*to_the_page, *decided, "0", "0")
    assert said.count("'Ilse' twice: leave it or replace it?") == 2
    assert "'Nadia' once: leave it or replace it?" in said
    assert names(run) == []
    assert run("stand-in", "list", **NOW).out == (
        "Ilse  my sister\nNadia  (left as it is)\nWill  my son\n"
    )
    assert "what my sister said to Nadia, and my son; will you" in page(run)
    assert "leave it or replace it?" not in talk("3", "", "0", "0")
    with reopened().session() as session:
        assert stand_ins.find(session, "Nadia").instead == ""


def test_plain_mode_lists_changes_and_adds_them(run, written, talk):
    to_the_names = ["3", "s"]
    said = talk(*to_the_names, "1", "w", "my sister", "a", "Bo", "my boss", "1", "l", "0")
    assert "1: Ilse (not decided)" in said
    assert "1: Nadia (not decided)" in said
    assert run("stand-in", "list", **NOW).out == (
        "Bo  my boss\nIlse  my sister\nNadia  (left as it is)\n"
    )
    talk("3", "s", "2", "w", "", "2", "w", "a colleague", "3", "t", "0")
    assert run("stand-in", "list", **NOW).out == "Bo  a colleague\nNadia  (left as it is)\n"
