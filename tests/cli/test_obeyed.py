"""What a terminal obeys, in a person's words: signs on a screen and in a pipe, kept as it is."""

import json
import re

import pytest

pytestmark = pytest.mark.usefixtures("ready")

WORDS = "red \x1b[31mhere\x07 \x9b2J del\x7f turned \u202egnp.exe\u202c and \u2067so\u2069"
SHOWN = "red \u241b[31mhere\u2407 \ufffd2J del\u2421 turned \ufffdgnp.exe\ufffd and \ufffdso\ufffd"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
READING = [
    ["list"],
    ["show", "last"],
    ["search", "turned"],
    ["topic", "list"],
    ["therapist", "list"],
    ["goal", "list"],
    ["stand-in", "list"],
    ["moment", "list"],
    ["page"],
    ["page", "prepare", "list"],
]


@pytest.fixture
def odd(run):
    """A journal with such words everywhere, and a session to come."""
    run(
        "add",
        "--title",
        WORDS,
        "--tag",
        "t\x1b[2Jag",
        "--share",
        "as-written",
        given=WORDS.encode(),
    )
    run("topic", "add", WORDS)
    run("therapist", "edit", "", WORDS)
    run("goal", "add", WORDS)
    run("stand-in", "add", f"Il\u202ese {WORDS}", f"my {WORDS}")
    run("moment", "add", WORDS)


def test_a_pipe_gets_signs(run, odd):
    for command in READING:
        done = run(*command)
        assert not OBEYED.search(done.out + done.err)
        assert "\ufffd" in done.out, command


def test_an_entry_is_shown_with_signs_and_as_it_is_when_asked(run, odd):
    assert run("show", "last").out.splitlines()[-1] == SHOWN
    assert run("show", "last", "--raw").out.split("\n")[-2] == WORDS
    assert run("--raw", "show", "last").out.split("\n")[-2] == WORDS
    assert run("show", "last").out.splitlines()[-1] == SHOWN, "nothing is left on"


@pytest.mark.parametrize("more", [[], ["--raw"]])
def test_json_has_escapes_and_reads_as_what_was_kept(run, odd, more):
    done = run("show", "last", "--json", *more)
    assert not OBEYED.search(done.out)
    assert json.loads(done.out)["text"] == WORDS
    assert json.loads(done.out)["title"] == WORDS


def test_an_export_holds_what_was_kept(run, odd, tmp_path):
    printed = run("export").out
    assert not OBEYED.search(printed)
    run("export", "--output", "all.json")
    for text in (printed, (tmp_path / "all.json").read_text("utf-8")):
        assert json.loads(text)["entry"][0]["body"] == WORDS


def test_a_terminal_gets_signs_whatever_is_asked(typed, run, odd):
    run("config", "set", "terminal.clear", "on")
    for more in ([], ["--raw"]):
        terminal = typed("show", "last", *more)
        terminal.answer("Clear it? (y/N)", "n")
        assert SHOWN in terminal.shown
        assert "\x1b[31m" not in terminal.shown
        assert not set(terminal.shown) & set("\u202e\u202c\u2067\u2069\x07\x9b\x7f")
        assert terminal.end() == 0


@pytest.mark.parametrize("wrong", ["no\x1b[31m\u202esuch", "\u2066last\x9b"])
@pytest.mark.parametrize(
    "command",
    [["show"], ["edit"], ["prompt", "draw"], ["help"], ["config", "get"], ["import"], ["such"]],
    ids=" ".join,
)
def test_what_is_said_of_an_argument_has_signs_too(run, command, wrong):
    done = run(*command, wrong, code=None)
    assert done.code
    assert not OBEYED.search(done.out + done.err)
    done = run(command[0], f"--{wrong}", code=None)
    assert not OBEYED.search(done.out + done.err)


def test_on_the_page_it_turns_round_nothing_else(run, odd, tmp_path):
    run("page", "-o", "page.md", "--yes", code=None)
    run("page", "-o", "page.html", "--yes", code=None)
    text = (tmp_path / "page.md").read_text("utf-8")
    assert "\x1b" not in text
    assert "\u2068red [31mhere 2J del turned \u202egnp.exe\u202c and \u2067so\u2069\u2069" in text
    html = (tmp_path / "page.html").read_text("utf-8")
    assert "turned &#x202e;gnp.exe&#x202c;" in html
    assert not OBEYED.search(html)


HIDDEN = "".join(chr(0xE0000 + ord(one)) for one in "hidden")
"""Words in tags, which nobody sees."""


def test_hidden_words_are_signs_where_they_are_read_and_on_no_page(run, ready, tmp_path):
    given = f"seen{HIDDEN} \ufff9and\ufffahidden\ufffb"
    run("add", "--share", "as-written", given=given.encode())
    signs = "\ufffd" * len(HIDDEN)
    shown = f"seen{signs} \ufffdand\ufffdhidden\ufffd"
    assert run("show", "last").out.splitlines()[-1] == shown
    assert run("show", "last", "--raw").out.split("\n")[-2] == given
    assert json.loads(run("show", "last", "--json").out)["text"] == given
    run("page", "-o", "page.md", "--yes", code=None)
    assert "seen andhidden" in (tmp_path / "page.md").read_text("utf-8")
