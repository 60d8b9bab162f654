"""Preparing by command: the list, what is on the page and what is left off, the order, the walk."""

import json
import sys
from pathlib import Path

import pytest

from bondjournal import dates, typed_dates
from bondjournal.journal import appointments, preparations, therapists
from made import someone
from terminal import Lines

pytestmark = [pytest.mark.usefixtures("ready"), pytest.mark.long]
PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def desk(run):
    """A session behind and one ahead, a topic, entries, and one of everything else."""
    run("session", "add", "2026-04-28", "--past", **NOW)
    run("session", "add", "2026-05-12", "16:00", **NOW)
    run("topic", "add", "the call", BONDJOURNAL_NOW="2026-05-10T10:00:00+00:00")
    run("topic", "add", "the planning", BONDJOURNAL_NOW="2026-05-10T10:00:01+00:00")
    run("rate", "--heard", "5", "--safe", "7", "--session", "2026-04-28", **NOW)
    run("add", "We moved on.", "--share", "as-written", "--date", "2026-05-06", **NOW)
    run("add", "CANARY of my own.", "--date", "2026-05-07", **NOW)
    run("session", "edit", "last", "--wished", "a minute longer.", **NOW)
    for noun, words in (
        (("try", "add"), "a pause"),
        (("try", "add"), "a walk"),
        (("helped", "add"), "tea"),
        (("question", "add"), "Which weeks?"),
    ):
        run(*noun, words, **NOW)


def listed(run, *more):
    return json.loads(run("page", "prepare", "list", "--json", *more, **NOW).out)


def state(run, key):
    (found,) = [one for one in listed(run) if key in (one["key"], one["text"])]
    return found["on"]


def page(run, *more):
    return run("page", *more, **NOW).out


def test_everything_is_listed_numbered_and_named(run, desk):
    found = listed(run)
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))
    assert [(one["kind"], one["text"]) for one in found][:3] == [
        ("topic", "the call"),
        ("topic", "the planning"),
        ("entry", "6 May: We moved on."),
    ]
    keys = [one["key"] for one in found if one["key"]]
    assert keys == ["heard", "safe", "usual", "numbers", "wished", "read-together", "hand-back"]
    assert {one["text"] for one in found} >= {"a pause", "a walk", "tea", "Which weeks?"}
    assert all(len(one["id"]) == 32 for one in found if one["kind"] in ("topic", "entry", "try"))
    assert not any("CANARY" in one["text"] for one in found)
    text = run("page", "prepare", "list", **NOW).out
    assert "  4  our sessions  Heard 5  (heard)  not on the page\n" in text
    assert "  3  entry         6 May: We moved on.  all of it\n" in text


def test_private_entries_are_listed_when_asked_and_change_no_number(run, desk):
    few, more = listed(run), listed(run, "--all")
    assert more[: len(few)] == few
    assert [(one["text"], one["on"]) for one in more[len(few) :]] == [
        ("7 May: CANARY of my own.", False)
    ]


def test_things_are_put_and_left_by_number_id_and_word(run, desk):
    tea = next(one for one in listed(run) if one["text"] == "tea")
    pause = next(one for one in listed(run) if one["text"] == "a pause")
    run("share", str(tea["number"]), pause["id"][:6], "heard", "wished", "usual", **NOW)
    run("share", "read-together", "hand-back", **NOW)
    shown = page(run)
    assert "how heard I felt, **5 of 10**" in shown
    assert "What I would have liked: a minute longer." in shown
    assert "Helped: tea." in shown
    assert "Tried: a pause." in shown
    assert "Could we read it together at the start? Please hand it back afterwards." in shown
    run("share", str(tea["number"]), "heard", "wished", "hand-back", "--none", **NOW)
    shown = page(run)
    for gone in ("tea", "heard", "liked", "hand it back"):
        assert gone not in shown
    assert "Tried: a pause." in shown
    assert state(run, "usual")
    assert state(run, "read-together")


def test_no_numbers_and_the_first_session(run, desk):
    run("share", "heard", **NOW)
    run("share", "numbers", "--none", **NOW)
    assert "heard" not in page(run)
    run("share", "numbers", **NOW)
    assert "how heard I felt, **5 of 10**" in page(run)
    assert "heard" not in page(run, "--no-numbers")


def test_an_entry_goes_on_the_page_as_one_says(run, desk):
    other = listed(run, "--all")[-1]
    number = str(other["number"])
    told = run("share", number, code=2, **NOW).err
    assert told.startswith("How that entry goes on the page is up to you.")
    assert "CANARY" not in page(run)
    run("share", number, "--line", "It was a long day.", **NOW)
    assert "**7 May.** It was a long day." in page(run)
    run("share", other["id"], "--none", **NOW)
    assert "long day" not in page(run)
    run("share", other["id"][:8], **NOW)
    assert "**7 May.** It was a long day." in page(run)
    run("share", other["id"], "--all", **NOW)
    assert "**7 May.** CANARY of my own." in page(run)
    both = run("share", "3", "--line", "x", "--all", code=2, **NOW).err
    assert both.startswith("Those options do not go together.")


def test_a_topic_is_left_for_later_and_put_back(run, desk):
    run("share", "1", "--none", **NOW)
    assert "the call" not in page(run)
    assert listed(run)[1]["state"] == "kept for later"
    run("share", "2", **NOW)
    assert [one["text"] for one in listed(run)[:2]] == ["the planning", "the call"]


def test_the_order_of_topics_and_of_the_rest(run, desk):
    run("page", "prepare", "order", "2", "1", **NOW)
    assert [one["text"] for one in listed(run)[:2]] == ["the planning", "the call"]
    ids = {one["text"]: one["id"] for one in listed(run)}
    not_there = run("page", "prepare", "order", ids["a walk"], code=2, **NOW).err
    assert not_there.startswith("That is not on the page, so it has no place there.")
    run("share", ids["a pause"], ids["a walk"], **NOW)
    assert page(run).index("a pause") < page(run).index("a walk")
    run("page", "prepare", "order", ids["a walk"], ids["a pause"], **NOW)
    assert page(run).index("a walk") < page(run).index("a pause")
    run("share", "heard", **NOW)
    for by_day in ("heard", "3"):
        told = run("page", "prepare", "order", by_day, "1", code=2, **NOW).err
        assert told.startswith("Entries, moments and numbers are in order of date.")


def test_what_stands_under_a_topic_has_no_switch(run, desk):
    run("try", "how", "1", "twice", **NOW)
    run("topic", "attach", "1", "--tried", "1", **NOW)
    (under,) = [one for one in listed(run) if one["state"] == "under a topic"]
    for command in (("share",), ("share", "--none"), ("page", "prepare", "order")):
        told = run(*command, str(under["number"]), code=2, **NOW).err
        assert told.startswith("It is under a topic, so it is nowhere else on the page.")


def test_what_would_help_is_said_in_order_and_taken_away(run, desk):
    run("page", "prepare", "help", "listening first", "working it out together", **NOW)
    assert "**listening first**, then working it out together." in page(run)
    run("page", "prepare", "help", "ideas to try", **NOW)
    assert "What would help most today: **ideas to try**." in page(run)
    run("page", "prepare", "help", "", **NOW)
    assert "What would help" not in page(run)


def test_what_would_help_is_asked_through_a_pipe(run, desk):
    said = run("page", "prepare", "help", given=b"t\nw\nsome quiet\n0\n", **NOW).out
    assert "What would help most?\n" in said
    assert "**working it out together**, then some quiet." in page(run)
    run("page", "prepare", "help", given=b"", **NOW)
    run("page", "prepare", "help", given=b"back\n", **NOW)
    assert "**working it out together**, then some quiet." in page(run)


@pytest.mark.parametrize(
    ("which", "code", "said"),
    [
        ("99", 1, "Nothing for the page has this name."),
        ("ffffffff", 1, "Nothing for the page has this name."),
        ("abc", 1, "Nothing for the page has this name."),
        ("open", 1, "The last session has no rating of Open."),
        ("unsaid", 1, "There is nothing like that about the last session."),
        ("name", 1, "Nothing for the page has this name."),
    ],
)
def test_what_is_not_there_is_said(run, desk, which, code, said):
    for command in (("share",), ("share", "--none"), ("page", "prepare", "order")):
        assert run(*command, which, code=code, **NOW).err.startswith(said)


def test_nothing_is_done_if_one_of_them_is_not_there(run, desk):
    run("share", "heard", "99", code=1, **NOW)
    assert not state(run, "heard")


def test_who_the_page_is_from_is_no_switch(run, desk):
    (name,) = [one for one in listed(run) if one["kind"] == "name"]
    told = run("share", str(name["number"]), code=2, **NOW).err
    assert "config set page.name" in told
    run("config", "set", "page.name", "R.", **NOW)
    assert "\nFrom R., for 28 April to 11 May.\n" in page(run)


def test_on_a_terminal_alone_the_page_says_that_it_was_read(run, typed, desk):
    for style in ((), ("--short",)):
        terminal = typed("page", *style, **NOW)
        assert terminal.end() == 0
        shown = terminal.shown.splitlines()
        printed = page(run, *style).splitlines()
        assert "I chose every line." in "\n".join(shown)
        assert "I chose every line." not in "\n".join(printed)
        until = printed.index("---") - 1
        begun = shown.index(printed[0])
        assert shown[begun : begun + until] == printed[:until]


def test_a_page_that_is_shown_to_a_file_is_shown_to_nobody(env, desk, tmp_path):
    command = f'"{PROGRAM}" page -o page.md > shown.md'
    terminal = Lines(["/bin/sh", "-c", command], {**env, **NOW}, tmp_path)
    terminal.answer("Write it to page.md?", "y")
    terminal.answer("session", "n")
    terminal.end()
    terminal.close()
    assert "I chose every line." not in (tmp_path / "page.md").read_text("utf-8")


def test_undecided_names_are_told_and_not_shown_to_stderr(run, desk):
    run("topic", "add", "the quiet of Ilse", **NOW)
    told = run("page", **NOW).err
    assert "Names on it still to decide: 1." in told
    assert "Ilse" not in told


def test_without_any_session_there_is_a_page_too(run):
    run("topic", "add", "the call", **NOW)
    run("share", "first-session", "hand-back", **NOW)
    run("page", "prepare", "help", "listening first", **NOW)
    assert page(run).startswith("# For our first session\n\nPlease hand it back afterwards.\n")
    assert state(run, "first-session")
    run("share", "first-session", "--none", **NOW)
    assert page(run).startswith("# For our next session\n")
    run("session", "add", "2026-05-12", **NOW)
    shown = page(run)
    assert shown.startswith("# For our session on Tuesday 12 May 2026\n")
    assert "**listening first**" in shown


def test_the_page_for_a_session_that_is_named(run, desk):
    run("session", "add", "2026-05-19", **NOW)
    run("page", "prepare", "help", "deciding something", "--session", "19 May", **NOW)
    assert "deciding something" not in page(run)
    other = page(run, "--session", "2026-05-19")
    assert other.startswith("# For our session on Tuesday 19 May 2026\n")
    assert "deciding something" in other
    assert run("page", "prepare", "list", "--session", "1 May", code=1, **NOW).err.startswith(
        "There is no"
    )
    told = run("page", "prepare", "--session", "19 May", "list", code=2, **NOW).err
    assert told.startswith("Options go after the verb.")


def test_each_of_several_therapists_has_a_page(run, at, reopened):
    at("2026-05-11T18:00")
    with reopened().transaction() as session:
        for name in ("Anna", "Bert"):
            them = someone(session, name)
            day = typed_dates.parse(
                "2026-05-12", toward="future", now=dates.now(), zone="Europe/Berlin"
            )
            appointments.add(session, them, day, "Europe/Berlin")
    run("topic", "add", "with both", **NOW)
    run("topic", "add", "with Bert alone", "--therapist", "Bert", **NOW)
    run("share", "hand-back", "--therapist", "Bert", **NOW)
    run(
        "page",
        "prepare",
        "help",
        "ideas to try",
        "--session",
        "12 May",
        "--therapist",
        "Bert",
        **NOW,
    )
    bert, anna = page(run, "--therapist", "Bert"), page(run, "--therapist", "anna")
    assert "with Bert alone" in bert
    assert "ideas to try" in bert
    assert "hand it back" in bert
    assert "Bert" not in anna
    assert "ideas" not in anna
    assert "hand it back" not in anna
    assert run("page", "prepare", "list", "--session", "12 May", code=2, **NOW).err.startswith(
        "Several ses"
    )
    assert run("page", "prepare", "list", "--therapist", "Cora", code=1, **NOW).err.startswith(
        "No thera"
    )
    with reopened().session() as session:
        found = [
            preparations.find(session, them, appointments.next_one(session, dates.now(), them))
            for them in therapists.all_of(session)
        ]
    assert [one.would_help for one in found if one is not None] == [["ideas to try"]]


def test_the_walk_line_by_line_from_a_pipe_and_taken_up_again(run, desk, tmp_path):
    answers = b"\n\n0\n0\n0\n0\n0\nl\n0\n"
    said = run("page", "prepare", given=answers, **NOW).out
    assert "1 of 2. Wednesday 6 May.\nWe moved on.\n" in said
    assert said.count("Read it once as if you were them.") == 1
    assert "I chose every line." not in said
    assert "**listening first**" in page(run)
    run("config", "set", "page.folder", str(tmp_path), **NOW)
    again = run("page", "prepare", given=b"\na\nw\n\nm\n", **NOW).out
    assert "Go on where you left it?" in again
    assert "I chose every line." in again
    written = tmp_path / "summary-2026-05-12.md"
    assert written.read_text("utf-8").startswith("# For our session on Tuesday 12 May 2026\n")


def test_the_walk_can_be_for_another_session(run, desk):
    run("session", "add", "2026-05-19", **NOW)
    run("page", "prepare", "--session", "19 May", given=b"k\n0\n0\n0\n0\n0\nl\n0\n", **NOW)
    assert "listening first" in page(run, "--session", "19 May")
    assert "listening first" not in page(run)
    assert run("page", "prepare", "--session", "1 May", code=1, **NOW).err.startswith(
        "There is no such"
    )
