"""moment, tried, helped, goal, practical: each kept, changed, ordered and removed by commands."""

import json

import pytest

from bondjournal.wording.work import PICK
from made import someone

pytestmark = [pytest.mark.usefixtures("ready"), pytest.mark.long]

NOW = {"BONDJOURNAL_NOW": "2026-05-10T18:00:00+00:00"}


@pytest.fixture
def do(run):
    """Run a command on 10 May 2026."""

    def at_that_time(*arguments, **how):
        return run(*arguments, **NOW | how)

    return at_that_time


@pytest.fixture
def listed(do):
    """What a list holds, as JSON."""
    return lambda *arguments: json.loads(do(*arguments, "--json").out)


def test_a_moment_joins_the_last_session_or_the_one_named(do, listed):
    do("session", "add", "2026-05-08", "--past")
    said = do("moment", "add", "--sign", "empathy", given=b"the name of the street\n").err
    assert said == "Moment kept. Friday 8 May 2026.\n"
    do("session", "add", "14 april", "--past")
    said = do("moment", "add", "she", "waited", "--session", "14 april").err
    assert said == "Moment kept. Tuesday 14 April 2026.\n"
    said = do("moment", "add", "on the bus", "--date", "yesterday").err
    assert said == "Moment kept. Saturday 9 May 2026. Not in a session.\n"
    assert do("moment", "list").out == (
        "  1  14 April 2026  she waited\n"
        "  2  8 May 2026  the name of the street  (empathy)\n"
        "  3  9 May 2026  on the bus\n"
    )
    rows = listed("moment", "list")
    assert set(rows[0]) == {"number", "id", "session", "day", "text", "sign", "therapist"}
    sessions = [one["id"] for one in listed("session", "list")]
    assert [one["session"] for one in rows] == [*sessions, None]
    assert [one["number"] for one in listed("moment", "list", "--sign", "empathy")] == [2]


def test_a_moment_is_changed_and_removed_and_comes_back(do, listed):
    do("session", "add", "2026-04-28", "--past")
    do("moment", "add", "she waited", "--date", "2026-05-01")
    uuid = listed("moment", "list")[0]["id"]
    do("moment", "edit", uuid[:8], given=b"she waited with me")
    assert do("moment", "edit", "1", given=b" \n").err == "Nothing was changed.\n"
    said = do("moment", "edit", "1", "--sign", "respect", "--session", "28 april").err
    assert said == "Moment kept.\nTuesday 28 April 2026.\n"
    (row,) = listed("moment", "list")
    assert (row["text"], row["sign"], row["day"]) == ("she waited with me", "respect", "2026-04-28")
    assert row["session"] is not None
    assert "Add --yes." in do("moment", "delete", "1", code=2).err
    later = {"BONDJOURNAL_NOW": "2026-05-10T18:01:00+00:00"}
    said = do("moment", "delete", "1", "--yes", **later).err
    assert said == "In the trash for 14 days. 'bondjournal undo' brings it back.\n"
    assert do("moment", "list").err == "No moment yet. That is fine.\n"
    assert do("list", "--deleted").out.endswith(
        "  she waited with me  (a moment)  until 24 May 2026\n"
    )
    do("undo")
    assert listed("moment", "list") == [row]
    do("moment", "delete", "1", "--now", "--yes")
    assert listed("list", "--deleted") == []


def test_what_a_moment_cannot_be(do, listed):
    assert do("moment", "add", "one", "--sign", "kindness", code=2).err.startswith(
        "There is no such sign"
    )
    assert do("moment", "add", given=b" \n", code=2).err.startswith("There is nothing to keep")
    said = do("moment", "add", "one", "--date", "2026-05-11", code=2).err
    assert said.startswith("That day is still to come")
    said = do("moment", "add", "one", "--date", "today", "--session", "today", code=2).err
    assert said.startswith("--session and --date do not go together")
    assert do("moment", "edit", "1", "one", code=1).err.startswith("No moment has this number")
    assert listed("moment", "list") == []


def test_what_was_tried(do, listed):
    do("try", "add", "Sunday planning")
    do("try", "add", "--how", "about four times", given=b"a pause\n")
    do("try", "move", "2", "1")
    do("try", "how", "2", given=b"three of four\n")
    assert do("try", "list").out == (
        "  1  a pause\n     about four times\n  2  Sunday planning\n     three of four\n"
    )
    do("try", "how", "1", "--none")
    do("try", "edit", "1", "a pause before email")
    do("try", "done", "2")
    do("try", "done", "1", "--let-go")
    assert do("try", "list").err == "Nothing is open. '--all' shows what has ended.\n"
    assert do("try", "list", "--all").out == (
        "  1  Sunday planning  (done)\n     three of four\n  2  a pause before email  (let go)\n"
    )
    do("try", "reopen", "2")
    (row,) = listed("try", "list")
    assert (row["text"], row["how_it_went"], row["state"]) == ("a pause before email", "", "open")
    assert row["day"] == "2026-05-10"
    assert row["therapist"] is None
    do("try", "done", "1", "three", "of", "four")
    assert do("try", "show", row["id"][:8]).out == "a pause before email\ndone\nthree of four\n"
    do("try", "reopen", "1", "2")
    assert [one["state"] for one in listed("try", "list")] == ["open", "open"]
    do("try", "delete", row["id"][:8], "--yes")
    assert listed("list", "--deleted")[0]["kind"] == "try"
    assert do("try", "move", "1", "2", code=2).err.startswith("There are 1 places")


def test_what_was_tried_with_one_of_several(do, listed, reopened):
    said = do("try", "add", "a pause", "--therapist", "Nobody", code=1).err
    assert said.startswith("No therapist has this name")
    journal = reopened()
    with journal.transaction() as session:
        someone(session, "Maria")
        someone(session, "Judith")
    journal.close()
    do("try", "add", "a pause", "--therapist", "judith")
    assert [one["therapist"] for one in listed("try", "list")] == ["Judith"]


def test_what_helped_and_what_did_not(do, listed):
    do("helped", "add", "texting a friend")
    do("helped", "add", "--not", given=b"email in bed")
    do("helped", "add", "walking")
    do("helped", "move", "2", "1")
    assert do("helped", "list").out == (
        "  1  walking  (helped)\n"
        "  2  texting a friend  (helped)\n"
        "  3  email in bed  (did not help)\n"
    )
    do("helped", "edit", "1", "--not")
    do("helped", "edit", "1", "texting a friend first")
    do("helped", "edit", "3", "walking alone", "--not")
    assert [(one["text"], one["helped"]) for one in listed("helped", "list")] == [
        ("texting a friend first", True),
        ("email in bed", False),
        ("walking alone", False),
    ]
    do("helped", "delete", "2", "--yes")
    deleted = do("list", "--deleted").out
    assert deleted.endswith("  email in bed  (what did not help)  until 24 May 2026\n")


def test_a_goal_and_its_numbers(do, listed):
    do("goal", "add", given=b"say what I need\n")
    do("goal", "add", "sleep")
    assert do("goal", "list").out.splitlines()[1] == "  2  sleep  (no number yet)"
    assert (
        do("goal", "rate", "1", "3", "--date", "28 april").err
        == "Number kept. Tuesday 28 April 2026.\n"
    )
    do("goal", "rate", "1", "0")
    said = do("goal", "rate", "1", "5").err
    assert said == "Number kept. Sunday 10 May 2026.\n"
    assert do("goal", "list").out.splitlines()[0] == "  1  say what I need  (5 on 10 May)"
    assert listed("goal", "list")[0]["ratings"] == [
        {"day": "2026-04-28", "value": 3},
        {"day": "2026-05-10", "value": 5},
    ]
    assert do("goal", "show", "1").out == ("say what I need\n5 on 10 May\n3 on 28 April\n")
    for value in ("11", "five", "4.5"):
        said = do("goal", "rate", "1", value, code=2).err
        assert said.startswith("A rating is a whole number from 0 to 10")
    assert do("goal", "rate", "1", code=2).err.startswith("This needs a terminal")
    assert do("goal", "rate", "1", "5", "--date", "2026-05-11", code=2).err.startswith("That day")
    assert do("goal", "rate", "1", "--none").err == "No number on Sunday 10 May 2026.\n"
    assert "  5 on Sunday 10 May 2026  (a number for a goal)" in do("list", "--deleted").out
    assert do("goal", "rate", "1", "--none", code=1).err.startswith("That day has no number")
    assert listed("goal", "show", "1")["ratings"] == [{"day": "2026-04-28", "value": 3}]


def test_goals_are_ordered_ended_taken_up_and_removed(do, listed):
    for words in ("one", "two", "three"):
        do("goal", "add", words)
    do("goal", "rate", "3", "7")
    do("goal", "move", "3", "1")
    do("goal", "edit", "2", "one, in other words")
    do("goal", "done", "3")
    assert [one["text"] for one in listed("goal", "list")] == ["three", "one, in other words"]
    assert do("goal", "list", "--all").out.endswith("  3  two  (ended)\n")
    do("goal", "reopen", "3")
    do("goal", "delete", "1", "--yes")
    assert [one["text"] for one in listed("goal", "list")] == ["one, in other words", "two"]
    do("undo", do("list", "--deleted").out.split()[1])
    first = listed("goal", "list")[0]
    assert (first["text"], [one["value"] for one in first["ratings"]]) == ("three", [7])


def test_practical_questions(do, listed):
    assert do("question", "pick").out == "".join(
        f"  {number}  {text}\n" for number, text in enumerate(PICK, 1)
    )
    do("question", "pick", "2")
    do("question", "pick", "2")
    do("question", "add", given=b"A break in June?\n")
    do("question", "move", "2", "1")
    assert do("question", "list").out == f"  1  A break in June?\n  2  {PICK[1]}\n"
    do("question", "edit", "1", "Which weeks in June?")
    do("question", "done", "1")
    assert do("question", "list", "--all").out == (
        f"  1  {PICK[1]}\n  2  Which weeks in June?  (asked)\n"
    )
    do("question", "reopen", "2")
    assert [one["asked"] for one in listed("question", "list")] == [False, False]
    do("question", "delete", "1", "--yes")
    assert do("question", "pick", "4", code=2).err.startswith("No question has this number")
    assert do("question", "done", "9", code=1).err.startswith("No question has this number")


def test_all_of_it_asks_for_the_passphrase(run):
    for arguments in (("goal", "add", "one"), ("moment", "list"), ("question", "pick", "1")):
        said = run(*arguments, code=12, BONDJOURNAL_PASSPHRASE="some other words here").err
        assert said.startswith("That did not open it.")


@pytest.mark.parametrize(
    ("noun", "done"), [("try", "Done"), ("goal", "Ended"), ("question", "Asked")]
)
def test_what_has_ended_is_taken_up_again_by_reopen_alone(do, listed, noun, done):
    do(noun, "add", "one")
    do(noun, "add", "two")
    assert do(noun, "move", "2", "1").err == "Number 1 now: two\n"
    assert do(noun, "done", "1").err == f"{done}: two\n"
    before = listed(noun, "list", "--all")
    assert len(listed(noun, "list")) == 1
    for command in (("move", "2", "1"), ("done", "2")):
        refused = do(noun, *command, code=1).err
        assert refused.startswith("That is no longer in the list.")
        assert f"'bondjournal {noun} reopen'" in refused
    assert listed(noun, "list", "--all") == before
    assert do(noun, "reopen", "2").err == "Open again: two\n"
    assert len(listed(noun, "list")) == 2


@pytest.mark.parametrize("noun", ["try", "goal", "question", "topic"])
def test_a_list_whose_rows_have_all_ended_is_not_called_empty(do, noun):
    assert "That is fine." in do(noun, "list").err
    do(noun, "add", "one")
    do(noun, "done", "1")
    assert do(noun, "list").err == "Nothing is open. '--all' shows what has ended.\n"
