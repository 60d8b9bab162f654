"""One line for the page, given to an entry that is "Only me": nothing is shared by oversight."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("ready")

SHARES = "This entry is not on the page. Adding a line for your page shares that line."


@pytest.fixture
def entry(run):
    """What the last entry is, after something was written for nobody else."""
    run("add", given=b"The stairs again.")
    return lambda: json.loads(run("show", "last", "--json").out)


def test_without_a_terminal_it_is_refused_with_what_to_say(run, entry):
    before = entry()
    for more in ([], ["--title", "Stairs"], ["--text", "Other words."]):
        done = run("edit", "last", "--line", "About stairs.", *more, code=2)
        assert done.err.splitlines()[0] == SHARES
        assert "--share gist" in done.err
    assert entry() == before


@pytest.mark.parametrize("level", ["gist", "only-me"])
def test_with_a_share_level_it_is_kept(run, entry, level):
    run("edit", "last", "--line", "About stairs.", "--share", level)
    assert (entry()["share"], entry()["line"]) == (level, "About stairs.")


def test_what_is_on_the_page_already_is_not_asked_about(run, entry):
    for level in ("as-written", "gist"):
        run("edit", "last", "--share", level, "--line", "At first.")
        run("edit", "last", "--line", f"After {level}.")
        assert (entry()["share"], entry()["line"]) == ("gist", f"After {level}.")


def test_a_line_is_taken_away_without_a_question(run, entry):
    run("edit", "last", "--line", "To myself.", "--share", "only-me")
    run("edit", "last", "--line", "")
    assert (entry()["share"], entry()["line"]) == ("only-me", "")


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("y", ("gist", "About stairs.")), ("n", ("only-me", "")), ("", ("only-me", ""))],
)
def test_at_a_terminal_it_is_asked(typed, run, entry, answer, kept):
    terminal = typed("edit", "last", "--line", "About stairs.")
    terminal.answer("Put the line on your page? (y/N)", answer)
    assert terminal.end() == 0
    assert SHARES in terminal.shown
    assert (entry()["share"], entry()["line"]) == kept
