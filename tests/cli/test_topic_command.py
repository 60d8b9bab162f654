"""Topics by command: their words, their order, what belongs under each, what becomes of them."""

import json

import pytest

from bondjournal.journal import topics, versions

pytestmark = [pytest.mark.usefixtures("ready"), pytest.mark.long]
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def three(run):
    for second, text in enumerate(("one", "two", "three")):
        run("topic", "add", text, BONDJOURNAL_NOW=f"2026-05-11T17:00:0{second}+00:00")
    run("topic", "list", **NOW)


@pytest.fixture
def ids(run):
    """Two entries, one of them shared, and something tried; their ids by their words."""
    run("add", "A shared one.", "--share", "as-written", "--date", "2026-05-02", **NOW)
    run("add", "A private one.", "--date", "2026-05-03", **NOW)
    run("try", "add", "a pause", **NOW)
    listed = json.loads(run("list", "--json", **NOW).out)
    tried = json.loads(run("try", "list", "--json", **NOW).out)
    found = {one["text"]: one["id"] for one in listed}
    return found | {one["text"]: one["id"] for one in tried}


def listed(run, *more):
    return json.loads(run("topic", "list", "--json", *more, **NOW).out)


def texts(run, *more):
    return [one["text"] for one in listed(run, *more)]


def under(run, number=1):
    return [one["text"] for one in listed(run)[number - 1]["material"]]


def test_the_words_of_one_are_changed(run, three):
    run("topic", "edit", "2", "--text", "the stairs", "--more", "It is the one I would leave.")
    shown = run("topic", "show", "2").out
    assert shown == "  2  the stairs\n     It is the one I would leave.\n"
    run("topic", "edit", "2", "--more", "")
    assert run("topic", "show", "2").out == "  2  the stairs\n"
    assert "Nothing was changed." in run("topic", "edit", "2", "--more", "").err
    assert run("topic", "edit", "2", "--text", " ", code=2).err.startswith("There is nothing")
    assert run("topic", "edit", "2", code=2).err.startswith("This needs a terminal")
    assert texts(run) == ["one", "the stairs", "three"]


def test_one_is_meant_by_its_number_or_its_id(run, three):
    first, second, _ = listed(run)
    run("topic", "edit", second["id"][:6], "--text", "by id")
    run("topic", "edit", first["id"].upper(), "--text", "by the whole of it")
    assert texts(run) == ["by the whole of it", "by id", "three"]
    for name in ("0", "4", "-1", "abc", "one", ""):
        assert run("topic", "show", "--", name, code=1).err.startswith("No topic has this")


def test_first_and_not_first(run, three):
    run("topic", "first", "3")
    assert (listed(run)[0]["text"], listed(run)[0]["first"]) == ("three", True)
    run("topic", "not-first", "1")
    assert not any(one["first"] for one in listed(run))
    assert "Nothing was changed." in run("topic", "not-first", "1").err


def test_the_noun_alone_lists_them_and_several_are_deleted(run, three):
    assert run("topic", **NOW).out == "  1  one\n  2  two\n  3  three\n"
    assert run("topic", "delete", "1", "3", "--yes", **NOW).code == 0
    assert texts(run) == ["two"]


@pytest.mark.parametrize("ended", [("--keep",), ("--let-go",), ()])
def test_one_that_was_kept_or_ended_is_taken_in(run, three, ended):
    run("topic", "first", "1")
    run("topic", "done", "1", *ended)
    assert texts(run)[:2] == ["two", "three"]
    number = texts(run, "--all").index("one") + 1
    run("topic", "take-in", str(number))
    assert texts(run) == ["two", "three", "one"]
    assert not any(one["first"] for one in listed(run))
    run("topic", "take-in", "1")
    assert texts(run) == ["two", "three", "one"]


def test_one_kept_for_later_can_be_first_at_once(run, three):
    run("topic", "done", "2", "--keep")
    run("topic", "first", "3")
    assert [(one["text"], one["state"]) for one in listed(run)] == [
        ("two", "open"),
        ("one", "open"),
        ("three", "open"),
    ]


def test_what_belongs_under_one(run, three, ids):
    told = run("topic", "attach", "1", ids["A shared one."][:8], ids["a pause"][:8], **NOW).err
    assert "an entry has to be shared first" in told
    assert under(run) == ["A shared one.", "a pause"]
    assert "       1  2 May: A shared one.\n" in run("topic", "show", "1", **NOW).out
    run("try", "how", "1", "twice, and it helped", **NOW)
    told = run("topic", "attach", "1", ids["A shared one."], "--tried", "1", **NOW).err
    assert told == "Choice kept.\n"
    assert under(run) == ["A shared one.", "a pause"]
    run("topic", "order", "1", "2", **NOW)
    assert under(run) == ["a pause", "A shared one."]
    run("topic", "order", "1", ids["A shared one."][:6], "1", **NOW)
    assert under(run) == ["A shared one.", "a pause"]
    page = run("page", **NOW).out
    assert "1. **one.**\n\n   2 May:\n\n   > A shared one.\n\n   Tried: twice, and" in page
    run("topic", "detach", "1", "1", **NOW)
    assert under(run) == ["a pause"]
    assert "**2 May.** A shared one." in run("page", **NOW).out


def test_it_stands_nowhere_else(run, three, ids):
    run("topic", "attach", "1", ids["A shared one."], "last", **NOW)
    run("topic", "attach", "2", ids["A shared one."], **NOW)
    assert (under(run, 1), under(run, 2)) == (["A private one."], ["A shared one."])
    run("topic", "done", "2", "--keep", **NOW)
    run("topic", "attach", "1", ids["A shared one."], **NOW)
    assert under(run, 1) == ["A private one.", "A shared one."]
    assert not any(one["material"] for one in listed(run, "--all")[1:])


def test_an_entry_that_is_only_me_shows_nowhere(run, three, ids):
    told = run("topic", "attach", "1", ids["A private one."], **NOW)
    assert "Not all of it shows on the page" in told.err
    assert "A private one.  (nothing shows yet)" in run("topic", "show", "1", **NOW).out
    assert "private" not in run("page", **NOW).out


@pytest.mark.parametrize(
    ("command", "which"),
    [
        ("attach", ["ffffffff"]),
        ("attach", ["--tried", "9"]),
        ("detach", ["1"]),
        ("detach", ["ffff"]),
        ("order", ["2"]),
    ],
)
def test_what_is_not_there_is_said(run, three, command, which):
    assert run("topic", command, "1", *which, code=1, **NOW).err
    assert under(run) == []


def test_nothing_named_or_no_id_is_wrong_use(run, three):
    assert run("topic", "attach", "1", code=2).err.startswith("Name something")
    assert run("topic", "attach", "1", "xy", code=2).err.startswith("No entry by that name")


def test_one_is_deleted_and_comes_back(run, three, ids, reopened):
    run("topic", "attach", "2", ids["A shared one."], **NOW)
    assert run("topic", "delete", "2", code=2).err.startswith(
        "This needs a terminal to ask you first"
    )
    assert run("topic", "delete", "2", "--yes").err.startswith("In the trash for 14 days")
    assert texts(run) == ["one", "three"]
    assert "two" in run("list", "--deleted").out
    run("undo")
    assert texts(run) == ["one", "two", "three"]
    assert under(run, 2) == ["A shared one."]
    run("topic", "delete", "2", "--yes", "--now")
    with reopened().session() as session:
        assert versions.trash(session, "topic") == []
        assert [one.text for one in topics.all_of(session)] == ["one", "three"]


def test_every_change_is_in_its_history(run, three, ids, reopened):
    run("topic", "edit", "1", "--text", "another", **NOW)
    run("topic", "first", "1", **NOW)
    with reopened().session() as session:
        topic = topics.named(session, "1")
        former = [one.row["row"]["text"] for one in versions.history(session, topic.uuid)]
    assert former[-1] == "one"
    assert len(former) == 2


@pytest.mark.parametrize("ended", [(), ("--let-go",)])
@pytest.mark.parametrize("command", [("move", "3", "1"), ("first", "3"), ("done", "3", "--keep")])
def test_one_that_has_ended_is_taken_in_by_its_own_command_alone(run, three, command, ended):
    run("topic", "done", "1", *ended)
    before = listed(run, "--all")
    refused = run("topic", *command, code=1).err
    assert refused.startswith("That is no longer in the list.")
    assert "'bondjournal topic take-in'" in refused
    by_id = [before[2]["id"] if one == "3" else one for one in command]
    assert run("topic", *by_id, code=1).err == refused
    assert listed(run, "--all") == before
    assert run("topic", "take-in", "3").err == "Brought back: one\n"
    assert texts(run) == ["two", "three", "one"]


def test_what_became_of_one_is_said_with_its_words(run, three):
    assert run("topic", "first", "2").err == "First, please: two\n"
    assert run("topic", "move", "3", "1").err == "Number 1 now: three\n"
    assert run("topic", "done", "1").err == "Talked about: three\n"
    assert run("topic", "done", "2", "--keep").err == "Kept for later: one\n"
    assert run("topic", "done", "1", "--let-go").err == "Let go: two\n"
