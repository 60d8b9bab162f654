"""What one command does to several things, or twice to one, is one change: `undo` takes it back.

The clock is the real one here: what is changed at two instants is two changes.
"""

import json

import pytest
from tree import TREE

from bondjournal.nouns import LISTS

pytestmark = pytest.mark.usefixtures("ready")

SESSIONS = [["session", "add", day] for day in ("in 2 days", "in 9 days")]
PAST = [["session", "add", "--past", day] for day in ("2 days ago", "9 days ago")]
TOPICS = [["topic", "add", words] for words in ("the stairs", "the quiet")]
ENTRIES = [["add", words] for words in ("The kettle.", "The heron.")]
TWO = [["therapist", "edit", "", "Ada"], ["therapist", "add", "Ben"]]


def two_of(noun, *heading):
    return [[noun, "add", *heading, words] for words in ("Tea", "A walk")]


def ending(noun):
    return [*two_of(noun), [noun, "done", "1"], [noun, "done", "1"]]


CASES = {
    **{
        f"{noun.name} delete": (
            two_of(noun.name),
            [noun.name, "delete", "1", "2", "--yes"],
            [noun.name],
        )
        for noun in LISTS
    },
    "delete": (ENTRIES, ["delete", "IDS", "--yes"], ["list"]),
    "prompt delete": (two_of("prompt"), ["prompt", "delete", "IDS", "--yes"], ["prompt", "list"]),
    "session cancel": (SESSIONS, ["session", "cancel", "IDS"], ["session", "list", "--all"]),
    "session done": (
        [*PAST, *(["session", "cancel", *line[3:]] for line in PAST)],
        ["session", "done", "IDS"],
        ["session", "list", "--all"],
    ),
    "session reopen": (
        [*SESSIONS, ["session", "cancel", "in", "2", "days"], ["session", "cancel", "next"]],
        ["session", "reopen", "IDS"],
        ["session", "list", "--all"],
    ),
    "session delete": (SESSIONS, ["session", "delete", "IDS", "--yes"], ["session", "list"]),
    "topic delete": (TOPICS, ["topic", "delete", "1", "2", "--yes"], ["topic", "list", "--all"]),
    "topic first": (TOPICS, ["topic", "first", "1", "2"], ["topic", "list", "--all"]),
    "topic take-in": (
        [*TOPICS, ["topic", "done", "1", "--keep"], ["topic", "done", "1"]],
        ["topic", "take-in", "1", "2"],
        ["topic", "list", "--all"],
    ),
    "goal done": (two_of("goal"), ["goal", "done", "1", "2"], ["goal", "list", "--all"]),
    "goal reopen": (ending("goal"), ["goal", "reopen", "1", "2"], ["goal", "list", "--all"]),
    "try reopen": (ending("try"), ["try", "reopen", "1", "2"], ["try", "list", "--all"]),
    "try done": (two_of("try"), ["try", "done", "1", "so-so"], ["try", "list", "--all"]),
    "question done": (
        two_of("question"),
        ["question", "done", "1", "2"],
        ["question", "list", "--all"],
    ),
    "question reopen": (
        ending("question"),
        ["question", "reopen", "1", "2"],
        ["question", "list", "--all"],
    ),
    "stand-in delete": (
        [["stand-in", "add", "Ilse", "my sister"], ["stand-in", "leave", "Nadia"]],
        ["stand-in", "delete", "Ilse", "nadia", "--yes"],
        ["stand-in"],
    ),
    "share": (ENTRIES, ["share", "IDS", "--all"], ["list"]),
    "page prepare whose": (
        [*TWO, *two_of("goal")],
        ["page", "prepare", "whose", "IDS", "--therapist", "Ada"],
        ["goal"],
    ),
    "hard-time delete": (
        two_of("hard-time", "people"),
        ["hard-time", "delete", "1", "2", "--yes"],
        ["hard-time", "list"],
    ),
}
"""By command: what is there, what is typed, where IDS stands for the ids of all, what lists it."""

ONE_OR_NO_CHANGE = {
    "drafts delete": "what is thrown away was never in the journal",
    "inbox delete": "what waits has ids that 'inbox open' alone lists; it has a test of its own",
    "tags delete": "a tag has no id; it has a test of its own",
    "undo": "it is what takes back",
    "page delete": "a file that is deleted does not come back",
    "stand-in place": "a decision about a place is a setting",
    "topic attach": "what stands under a topic is no change to take back",
    "topic detach": "the same",
    "topic order": "the same",
    "page prepare order": "it is an order, chosen again at once",
    "page prepare help": "it belongs to what is prepared, chosen again at once",
    "session share": "one session",
}
WORDS = {"text", "words", "when", "to", "day", "instead", "topic", "value"}
"""Names of arguments of several words that are one thing."""
SESSION = "which"
ONE_SESSION = {"session show", "session edit", "session after", "topic after"}


def test_every_command_that_takes_several_is_looked_at():
    several = {
        name
        for name, command in TREE.items()
        for one in command.params
        if one.nargs == -1 and one.name not in WORDS and name not in ONE_SESSION
    }
    assert several <= CASES.keys() | ONE_OR_NO_CHANGE.keys()
    assert CASES.keys() - several == {"try done"}


@pytest.mark.parametrize("name", CASES)
def test_one_undo_takes_all_back(run, name):
    there, command, reading = CASES[name]

    def read():
        rows = json.loads(run(*reading, "--json").out)
        # How often something was changed goes on, whatever is taken back.
        return [{name: one for name, one in row.items() if name != "edits"} for row in rows]

    for line in there:
        run(*line)
    before = read()
    ids = [one["id"] for one in before if one.get("own", True)]
    assert len(ids) == 2
    run(*(part for one in command for part in (ids if one == "IDS" else [one])))
    after = read()
    assert after != before
    assert all(one not in after for one in before if one["id"] in ids) or name in ONE_STAYS
    run("undo")
    assert read() == before


ONE_STAYS = {"topic first", "try done"}
"""Of two things one is as it was."""


@pytest.mark.parametrize("name", sorted(CASES.keys() - ONE_STAYS - {"share"}))
def test_one_that_is_unknown_leaves_all_as_they_are(run, name):
    there, command, reading = CASES[name]
    for line in there:
        run(*line)
    before = json.loads(run(*reading, "--json").out)
    ids = [one["id"] for one in before if one.get("own", True)]
    typed = [part for one in command for part in (ids if one in ("IDS", "1") else [one])]
    unknown = ["f" * 32 if one in (ids[-1], "nadia") else one for one in typed if one != "2"]
    assert unknown != typed
    assert run(*unknown, code=None).code != 0
    assert json.loads(run(*reading, "--json").out) == before


ASKED = {
    "prompt": (
        two_of("prompt"),
        ["Tea", "A walk", "Throw them away? They stay in the trash for 14 days. (y/N)"],
    ),
    "stand-in": (
        [["stand-in", "add", "Ilse", "my sister"], ["stand-in", "leave", "Nadia"]],
        [
            "Ilse  my sister",
            "Nadia  (left as it is)",
            "You will be asked about the names again. (y/N)",
        ],
    ),
}


@pytest.mark.parametrize(("answer", "left"), [("", 2), ("y", 0)])
@pytest.mark.parametrize("noun", ASKED)
def test_what_is_deleted_is_said_and_asked_about_once(run, typed, noun, answer, left):
    there, told = ASKED[noun]
    for line in there:
        run(*line)

    def own():
        rows = json.loads(run(noun, "list", "--json").out)
        return [one["id"] for one in rows if one.get("own", True)]

    ids = own()
    assert run(noun, "delete", *ids, code=2).err.startswith(
        "This needs a terminal to ask you first"
    )
    assert own() == ids
    asks = typed(noun, "delete", *ids)
    for words in told[:-1]:
        asks.expect(words)
    asks.answer(told[-1], answer)
    assert asks.end() == 0
    assert len(own()) == left


def test_several_that_wait_are_thrown_away_and_come_back_together(run):
    for day, words in (("28 April", "The kettle."), ("29 April", "The heron.")):
        run("add", words, "--session", day)

    def waiting():
        return json.loads(run("inbox", "open", "--json").out)["which_day"]

    before = waiting()
    run("inbox", "delete", "1", "3", "--yes", code=1)
    assert waiting() == before
    run("inbox", "delete", "1", "2", "2", "--yes")
    assert waiting() == []
    assert len(run("undo").out.splitlines()) == 2
    assert len(json.loads(run("list", "--json").out)) == 2


def test_the_files_of_several_pages_are_deleted_after_one_question(run, typed, tmp_path):
    run("topic", "add", "the stairs")
    for name in ("one.md", "two.md"):
        run("page", "-o", name, "--yes")
    run("page", "delete", "1", "7", "--yes", code=1)
    asks = typed("page", "delete", "1", "2")
    asks.expect("one.md")
    asks.expect("two.md")
    asks.answer("Delete these files? (y/N)", "y")
    assert asks.end() == 0
    assert [one.name for one in tmp_path.glob("*.md")] == []
    assert run("page", "list").err == "No page has been written yet.\n"
