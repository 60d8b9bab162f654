"""Two therapists by commands: whose a thing is, and on which page it stands."""

import json

import pytest

SUNDAY = {"BONDJOURNAL_NOW": "2026-05-10T18:00+02:00"}
LISTS = ["list", "search zebra", "topic list", "goal list", "moment list", "try list"]
LISTS += ["helped list", "question list", "moment list --by-sign"]


@pytest.fixture
def bj(run, ready):
    """Run a command on Sunday 10 May 2026."""

    def run_now(*arguments, **more):
        return run(*arguments, **{**SUNDAY, **more})

    return run_now


@pytest.fixture
def two(bj):
    """Ann and Ben, each with a session to come."""
    bj("therapist", "edit", "", "Ann")
    bj("therapist", "add", "Ben")
    for name, day in (("Ann", "tue"), ("Ben", "wed")):
        bj("session", "add", day, "--therapist", name)


def keep_one_of_each(bj, *named, sign="zebra"):
    bj("add", f"{sign} entry", "--share", "as-written", *named)
    bj("topic", "add", f"{sign} topic", *named)
    bj("goal", "add", f"{sign} goal", *named)
    bj("try", "add", f"{sign} pause", "--how", f"{sign} went", *named)
    bj("helped", "add", f"{sign} tea", *named)
    bj("question", "add", f"{sign} asks", *named)
    if named != ("--anyone",):
        bj("moment", "add", f"{sign} moment", "--date", "today", *named)


def everything_on(bj, name):
    """The page of somebody in every style and format, with all that Prepare offers put on it."""
    goals = json.loads(bj("goal", "list", "--json").out)
    for one in goals:
        bj("goal", "rate", str(one["number"]), "5")
    offered = json.loads(bj("page", "prepare", "list", "--all", "--json", "--therapist", name).out)
    kinds = ("goal", "try", "helped", "did-not-help", "moment", "question")
    ids = [one["id"] for one in offered if one["kind"] in kinds and not one["on"]]
    if ids:
        bj("share", *ids, "--therapist", name)
    told = [json.dumps(offered), bj("page", "--therapist", name).out]
    kinds = ((), ("--short",), ("--format", "json"), ("--format", "html"))
    told += [bj("page", "--therapist", name, *more).out for more in kinds]
    return "".join(told)


def test_nothing_of_one_is_on_the_page_of_the_other(bj, two, tmp_path):
    for name, sign in (("Ann", "zebra"), ("Ben", "okapi")):
        keep_one_of_each(bj, "--therapist", name, sign=sign)
    ann, ben = everything_on(bj, "Ann"), everything_on(bj, "Ben")
    for what in ("entry", "topic", "goal", "went", "tea", "asks", "moment"):
        assert f"zebra {what}" in ann
        assert f"okapi {what}" in ben
    assert "okapi" not in ann
    assert "zebra" not in ben
    bj("page", "-o", "page.md", "--yes", "--therapist", "Ben")
    page = (tmp_path / "page.md").read_text("utf-8")
    assert "okapi" in page
    assert "zebra" not in page


def test_what_is_nobodys_waits_is_told_and_is_answered_once(bj, two):
    for command in (
        ("add", "zebra entry", "--share", "as-written"),
        ("topic", "add", "zebra topic"),
    ):
        bj(*command)
    bj("helped", "add", "zebra tea")
    for name in ("Ann", "Ben"):
        shown = bj("page", "--therapist", name)
        assert "zebra" not in shown.out
        assert "2 things are not on it: who are they for?" in shown.err
    asked = json.loads(bj("page", "prepare", "whose", "--json").out)
    assert [one["kind"] for one in asked] == ["entry", "topic", "helped"]
    assert "an entry" in bj("page", "prepare", "whose").out
    entry, topic, tea = (one["id"][:8] for one in asked)
    bj("page", "prepare", "whose", entry, "--therapist", "ben")
    bj("page", "prepare", "whose", topic, tea, "--anyone")
    assert "Nothing is waiting" in bj("page", "prepare", "whose").err
    ann = bj("page", "--therapist", "Ann")
    ben = bj("page", "--therapist", "Ben")
    assert ("Zebra topic" in ann.out or "zebra topic" in ann.out, "zebra entry" in ann.out) == (
        True,
        False,
    )
    assert "zebra entry" in ben.out
    assert "not on the page:" not in ann.err + ben.err


def test_wrong_answers_are_refused(bj, two):
    bj("add", "One.")
    said = bj("page", "prepare", "whose", "abcd" * 8, "--therapist", "Ann", code=1).err
    assert "has this id" in said
    bj("page", "prepare", "whose", "--therapist", "Ann", code=2)
    (one,) = json.loads(bj("list", "--json").out)
    bj("page", "prepare", "whose", one["id"], code=2)
    bj("page", "prepare", "whose", one["id"], "--therapist", "Ann", "--anyone", code=2)
    bj("page", "prepare", "whose", one["id"], "--therapist", "Cleo", code=1)
    assert json.loads(bj("list", "--json").out)[0]["therapist"] == "nobody yet"


def test_lists_and_edits_say_whose_it_is(bj, two):
    keep_one_of_each(bj, "--therapist", "Ben")
    for name in LISTS:
        assert "for Ben" in bj(*name.split()).out, name
    assert "for Ben" in bj("show").out
    assert json.loads(bj("show", "--json").out)["therapist"] == "Ben"
    bj("edit", "last", "--therapist", "Ann")
    assert "for Ann" in bj("show").out
    bj("edit", "last", "--anyone")
    assert "for any of them" in bj("show").out
    bj("topic", "edit", "1", "--therapist", "Ann")
    assert json.loads(bj("topic", "list", "--json").out)[0]["therapist"] == "Ann"
    bj("moment", "edit", "1", "--therapist", "Ann")
    assert json.loads(bj("moment", "list", "--json").out)[0]["therapist"] == "Ann"


def test_with_one_therapist_nothing_of_it_is_seen(bj):
    bj("therapist", "edit", "", "Ann")
    keep_one_of_each(bj)
    for name in LISTS:
        for more in ((), ("--json",)):
            told = bj(*name.split(), *more).out
            assert "zebra" in told, name
            assert "about" not in told
            assert "whose" not in told
            assert "anyone" not in told
            assert "Ann" not in told
    assert "Nothing is waiting" in bj("page", "prepare", "whose").err
    assert everything_on(bj, "Ann").count("zebra") > 20
    assert "not on the page:" not in bj("page").err


def test_an_entry_of_one_goes_under_no_topic_of_the_other(bj, two):
    bj("topic", "add", "For Ben", "--therapist", "Ben")
    bj("add", "About Ann.", "--therapist", "Ann", "--share", "as-written")
    refused = bj("topic", "attach", "1", "last", code=2).err
    assert "It is for one of your therapists, and the topic is for another." in refused
    assert "prepare whose" in refused
    bj("topic", "add", "A walk with Marek", "--therapist", "Ben")
    told = bj("page", "--therapist", "Ben").err
    assert "'bondjournal page names --therapist Ben' shows them." in told


def test_topics_are_listed_by_whose_page_they_are_for(bj, two):
    added = (("hers", "--therapist", "Ann"), ("his", "--therapist", "Ben"), ("both",))
    for second, words in enumerate(added):
        bj("topic", "add", *words, BONDJOURNAL_NOW=f"2026-05-10T17:00:0{second}+02:00")
    both = next(
        one["id"] for one in json.loads(bj("topic", "list", "--json").out) if one["text"] == "both"
    )
    bj("page", "prepare", "whose", both, "--anyone")

    def listed(*more):
        return [one["text"] for one in json.loads(bj("topic", "list", "--json", *more).out)]

    assert listed("--therapist", "Ben") == ["his", "both"]
    assert listed("--therapist", "ann") == ["hers", "both"]
    assert listed() == ["hers", "his", "both"]
    unknown = bj("topic", "list", "--therapist", "Nobody", code=1).err
    assert unknown.startswith("No therapist has this name")
    bj("topic", "done", "2")
    assert listed("--therapist", "Ben") == ["both"]
    assert listed("--therapist", "Ben", "--all") == ["both", "his"]
