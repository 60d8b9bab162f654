"""What is said about a session by command: words, lines to numbers, and what pages may carry."""

import json

import pytest

pytestmark = [pytest.mark.usefixtures("ready"), pytest.mark.long]
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def had(run):
    for day, heard in (("2026-04-14", "8"), ("2026-04-28", "5")):
        run("session", "add", day, "--past", **NOW)
        run("rate", "--heard", heard, "--safe", "7", "--session", day, **NOW)


def shown(run, *which):
    return json.loads(run("session", "show", *which, "--json", **NOW).out)


def test_words_and_lines_are_said_changed_and_taken_away(run, had):
    run("session", "edit", "last", "--wished", "a minute", "--unsaid", "that it hurt", **NOW)
    run("session", "edit", "14", "April", "--heard-line", "You remembered.", **NOW)
    last = shown(run)
    assert (last["day"], last["wished"]["text"], last["unsaid"]["text"]) == (
        "2026-04-28",
        "a minute",
        "that it hurt",
    )
    assert shown(run, "14 April")["ratings"]["heard"]["line"] == "You remembered."
    run("session", "edit", "--wished", "another one", "--safe-line", "Mostly.", **NOW)
    last = shown(run)
    assert (last["wished"]["text"], last["unsaid"]["text"]) == ("another one", "that it hurt")
    assert [one["line"] for one in last["ratings"].values()] == ["", "Mostly."]
    run("session", "edit", "--unsaid", "", "--safe-line", "", **NOW)
    last = shown(run)
    assert (last["unsaid"]["text"], last["ratings"]["safe"]["line"]) == ("", "")


def test_all_of_it_is_private_until_somebody_says_so(run, had):
    run("session", "edit", "--wished", "a minute", "--heard-line", "Too fast.", **NOW)
    last = shown(run)
    said = (last["wished"], last["unsaid"], *last["ratings"].values())
    assert not any(one["share"] for one in said)
    run("session", "share", "wished", "heard", **NOW)
    last = shown(run, "28", "april")
    assert [last[one]["share"] for one in ("wished", "unsaid")] + [
        one["share"] for one in last["ratings"].values()
    ] == [
        True,
        False,
        True,
        False,
    ]
    run("session", "share", "28", "april", "wished", "--none", **NOW)
    assert not shown(run)["wished"]["share"]
    run("session", "share", "2026-04-14", "safe", **NOW)
    assert [one["share"] for one in shown(run, "2026-04-14")["ratings"].values()] == [False, True]


def test_what_is_said_can_go_on_the_page_at_once(run, had):
    run("session", "edit", "--wished", "a minute.", "--heard-line", "Fast.", "--share", **NOW)
    page = run("page", **NOW).out
    assert "- 28 April (rated 13 days later): how heard I felt, **5 of 10**." in page
    assert "About heard: Fast." in " ".join(page.split())
    assert "What I would have liked: a minute." in page
    run("session", "edit", "--wished", "a minute.", "--no-share", **NOW)
    assert "liked" not in run("page", **NOW).out


def test_what_was_taken_away_is_private_when_it_is_said_again(run, had):
    run("session", "edit", "--unsaid", "a thing", "--share", **NOW)
    run("session", "edit", "--unsaid", "", **NOW)
    run("session", "edit", "--unsaid", "another thing", **NOW)
    assert shown(run)["unsaid"] == {"text": "another thing", "share": False}


def test_it_is_shown_in_words(run, had):
    run("session", "edit", "--wished", "a minute", "--heard-line", "Fast.", "--share", **NOW)
    text = run("session", "show", **NOW).out
    assert text.splitlines()[0].endswith("Tuesday 28 April 2026  Heard 5, Safe 7")
    assert "\nHeard 5  on the page\n  Fast.\nSafe 7  not on the page\n" in text
    assert "What you would have liked  on the page\n  a minute\n" in text
    assert "did not say" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("share", "open"), 1, "This session has no such rating."),
        (("share", "unsaid"), 1, "There is nothing like that about this session."),
        (("share", "28 april", "loudness", "--none"), 2, "You did not say what about the session."),
        (("share", "last"), 2, "You did not say what about the session."),
        (("edit", "last", "--open-line", "x"), 1, "This session has no such rating."),
        (("edit", "1 May", "--wished", "x"), 1, "There is no such session."),
        (("edit",), 2, "This needs a terminal to ask you."),
        (("edit", "--wished", "x" * 5000), 2, "The line is longer than 4,096 bytes."),
    ],
)
def test_what_is_not_there_is_said(run, had, arguments, code, said):
    run("list", **NOW)
    assert run("session", *arguments, code=code, **NOW).err.startswith(said)


def test_leaving_what_is_not_said_is_no_mistake(run, had):
    run("session", "share", "last", "wished", "unsaid", "--none", **NOW)


def test_on_a_terminal_it_asks_as_plain_mode_does(run, had, typed):
    run("session", "edit", "--wished", "A minute more.", "--unsaid", "That I was late.", **NOW)
    run("session", "share", "last", "wished", "--none", **NOW)
    asks = typed("session", "edit", "--share", **NOW)
    asks.expect("What you would have liked.")
    asks.expect("Now: A minute more.")
    asks.expect("enter: leave it")
    asks.answer("a dash: remove it", "")
    asks.expect("What you did not say.")
    asks.answer("a dash: remove it", "-")
    assert asks.end() == 0
    told = json.loads(run("session", "show", "--json", **NOW).out)
    assert (told["wished"]["text"], told["wished"]["share"]) == ("A minute more.", False)
    assert told["unsaid"]["text"] == ""
