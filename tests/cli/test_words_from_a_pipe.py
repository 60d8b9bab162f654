"""`-` is what comes through a pipe wherever a person's words are taken, and no words are lost."""

import io
import sys

import pytest
from tree import TREE

from bondjournal.cli import console, text_input
from bondjournal.draft import Draft
from bondjournal.errors import WrongUse
from bondjournal.vault import drafts

pytestmark = pytest.mark.usefixtures("ready")

WORDS = "From the pipe."
NO_WORDS = {
    "0-10",
    "DAY",
    "DOOR",
    "FILE",
    "FOLDER",
    "FORMAT",
    "LEVEL",
    "N",
    "NAME",
    "NUMBER",
    "PATH",
    "SESSION",
    "SIGN",
    "STYLE",
    "TAG",
    "WEEKS",
    "WEIGHT",
    "WHEN",
}
"""What help calls the values of options that are no words of a person."""
NAMES = {
    "about",
    "day",
    "file",
    "heading",
    "name",
    "names",
    "number",
    "paths",
    "to",
    "topic",
    "value",
    "what",
    "when",
    "which",
    "words",
}
"""Arguments that name something, or a day; `ARGUMENTS` has those among them that take words."""
OPTIONS = [
    (name, one.name)
    for name, command in TREE.items()
    for one in command.params
    if one.param_type_name == "option" and one.metavar in text_input.METAVARS
]
ARGUMENTS = {
    "add": (["add", "-"], ["show", "last"]),
    "prompt add": (["prompt", "add", "-"], ["prompt", "list"]),
    "search": (["search", "-"], None),
    "topic add": (["topic", "add", "-"], ["topic", "list"]),
    "moment add": (["moment", "add", "-"], ["moment", "list"]),
    "moment edit": (["moment", "edit", "1", "-"], ["moment", "list"]),
    "moment edit --sign": (["moment", "edit", "1", "-", "--sign", "trust"], ["moment", "list"]),
    "goal add": (["goal", "add", "-"], ["goal", "list"]),
    "goal edit": (["goal", "edit", "1", "-"], ["goal", "list"]),
    "try add": (["try", "add", "-"], ["try", "list"]),
    "try edit": (["try", "edit", "1", "-"], ["try", "list"]),
    "try done": (["try", "done", "1", "-"], ["try", "list", "--all"]),
    "try how": (["try", "how", "1", "-"], ["try", "list"]),
    "helped add": (["helped", "add", "-"], ["helped", "list"]),
    "helped edit": (["helped", "edit", "1", "-"], ["helped", "list"]),
    "helped edit --not": (["helped", "edit", "1", "-", "--not"], ["helped", "list"]),
    "question add": (["question", "add", "-"], ["question", "list"]),
    "question edit": (["question", "edit", "1", "-"], ["question", "list"]),
    "stand-in add": (["stand-in", "add", "Ilse", "-"], ["stand-in", "list"]),
    "page prepare help": (["page", "prepare", "help", "-"], None),
    "off write": (["off", "write", "-"], ["show", "last"]),
    "hard-time add": (["hard-time", "add", "people", "-"], ["hard-time", "list"]),
    "hard-time edit": (["hard-time", "edit", "1", "-"], ["hard-time", "list"]),
    "config set": (["config", "set", "page.name", "-"], ["config", "get", "page.name"]),
}
"""What takes words as an argument: how it is called, and what shows them then."""


def test_every_place_that_takes_words_is_known():
    for name, command in TREE.items():
        for one in command.params:
            if one.type.name != "text" or one.expose_value is False:
                continue
            if one.param_type_name == "option":
                assert one.metavar in {*NO_WORDS, *text_input.METAVARS}, (name, one.name)
            else:
                assert name in ARGUMENTS or one.name in NAMES, (name, one.name)
    assert {"edit", "topic edit", "prompt edit", "share", "list"} <= {name for name, _ in OPTIONS}


def value_of(name, option):
    """Return the values of a command line where an option is `-`."""
    command = TREE[name]
    (one,) = (par for par in command.params if par.name == option)
    needed = [par for par in command.params if par.param_type_name == "argument" and par.required]
    line = [*("1" for _ in needed), one.opts[-1], "-"]
    value = command.make_context(name, line).params[option]
    return value[0] if one.multiple else value


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_each_option_that_takes_words_takes_them_from_a_pipe(monkeypatch, name, option):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{WORDS}\n".encode())))
    assert value_of(name, option) == WORDS
    monkeypatch.setattr(console, "from_terminal", lambda: True)
    with pytest.raises(WrongUse, match="there is no pipe"):
        value_of(name, option)


def test_too_long_a_text_is_said_to_be_that_wherever_it_is_cut_off(run):
    refused = run("add", given="€".encode() * 2**20, code=2).err
    assert refused.startswith("The text is longer than 1 MiB.")


def test_a_pipe_is_read_once(run):
    assert run("edit", "last", "--title", "-", "--line", "-", given=WORDS, code=2).err.startswith(
        "A pipe can be read just once."
    )


@pytest.mark.parametrize("name", ARGUMENTS)
def test_each_argument_that_takes_words_takes_them_from_a_pipe(run, name):
    for line in (["moment"], ["goal"], ["try"], ["helped"], ["question"], ["hard-time"]):
        run(*line, "add", *(["people"] if line == ["hard-time"] else []), "So far.")
    command, reading = ARGUMENTS[name]
    run(*command, given=f"{WORDS}\n")
    if reading:
        assert WORDS in run(*reading).out


ASKING = {
    "prompt add": ["prompt", "add"],
    "moment add": ["moment", "add"],
    "moment edit": ["moment", "edit", "1"],
    "goal add": ["goal", "add"],
    "goal edit": ["goal", "edit", "1"],
    "try add": ["try", "add", "-"],
    "helped add": ["helped", "add"],
    "question add": ["question", "add", "-"],
    "hard-time add": ["hard-time", "add", "people"],
}
"""What asks for words, and for the passphrase."""


@pytest.fixture
def left(reopened):
    """Return the words of the drafts that were left."""

    def read():
        journal = reopened()
        return [
            Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid)).body
            for uuid in drafts.waiting(journal.vault)
        ]

    return read


@pytest.mark.parametrize("name", ASKING)
def test_words_are_asked_for_when_the_journal_is_open_and_are_left_as_a_draft(
    run, env, typed, left, name
):
    for noun in ("moment", "goal"):
        run(noun, "add", "So far.")
    del env["BONDJOURNAL_PASSPHRASE"]
    asks = typed(*ASKING[name])
    for _ in range(2):
        asks.answer("Passphrase:", "not this one")
        asks.expect("That did not open it.")
    asks.answer("Passphrase:", "four ordinary words here")
    asks.expect("End with a line that has just a dot")
    assert (
        "End with a line that has just a dot"
        not in asks.shown.partition("That did not open it.")[0]
    )
    asks.type("The kettle.\r")
    asks.expect("The kettle.\n")
    asks.until_it_waits()
    asks.interrupt()
    assert asks.end() == 130
    assert "What you wrote is kept as a draft." in asks.shown
    assert left() == ["The kettle."]


def test_words_that_are_refused_are_left_as_a_draft(run, typed, left):
    asks = typed("topic", "add", "--more", "x" * 5000)
    asks.expect("End with a line that has just a dot")
    asks.type("The kettle.\r")
    asks.expect("The kettle.\n")
    asks.until_it_waits()
    asks.type(".\r")
    assert asks.end() == 2
    assert left() == ["The kettle."]


def test_a_pipe_whose_words_the_passphrase_keeps_out_is_left_as_a_draft(run, left):
    run("goal", "add", "So far.")
    run("try", "add", "A walk")
    for typed in (
        ["try", "how", "1"],
        ["try", "done", "1", "-"],
        ["helped", "edit", "1", "-", "--not"],
        ["moment", "edit", "1", "-", "--sign", ""],
    ):
        run(*typed, given=WORDS, code=12, BONDJOURNAL_PASSPHRASE="not this one")
    assert left() == [WORDS] * 4
