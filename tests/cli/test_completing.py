"""Completion in bash, zsh and fish: commands, options and words of a fixed set, nothing else."""

import pytest

from bondjournal.checks import SHARE_LEVELS
from bondjournal.cli import commands
from made import content

BASH = {"_BONDJOURNAL_COMPLETE": "complete_bash"}
LONG = [str(number) for number in range(11)]


@pytest.fixture
def offered(run):
    """What is offered behind words, the last of which is begun."""

    def ask(*words):
        line = ["bondjournal", *words]
        said = run(**BASH, COMP_WORDS=" ".join(line), COMP_CWORD=str(len(line) - 1)).out
        return said.split()

    return ask


def test_commands_of_the_root_and_of_a_group(offered):
    assert offered("") == commands.Commands().list_commands(None)
    assert offered("ses") == ["session"]
    assert {"add", "list", "attach"} <= set(offered("topic", ""))
    assert offered("recovery", "") == ["new", "test"]


def test_options(offered):
    assert {"--share", "--heard", "--title"} <= set(offered("add", "--"))
    assert offered("list", "--js") == ["--json", "--json-lines"]
    assert "--plain" in offered("--")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("add", "--share", ""), list(SHARE_LEVELS)),
        (("list", "--share", "as"), ["as-written"]),
        (("add", "--heard", ""), LONG),
        (("rate", "--heard", "5", "--safe", "1"), ["1", "10"]),
        (("add", "--open", "7"), ["7"]),
        (("goal", "rate", "1", ""), LONG),
        (("moment", "add", "--sign", "e"), ["empathy"]),
        (("moment", "edit", "1", "--sign", "t"), ["trust"]),
        (("prompt", "draw", "--flow", "b"), ["between"]),
        (("prompt", "add", "--weight", ""), ["light", "medium", "deep"]),
        (("off", "--door", ""), ["1", "2", "3", "4"]),
        (("hard-time", "add", ""), ["ring", "steadied", "people", "agreed"]),
        (("session", "share", "last", "w"), ["wished"]),
        (("share", "us"), ["usual"]),
        (("page", "--format", ""), ["markdown", "html", "json"]),
    ],
)
def test_words_of_a_fixed_set(offered, words, found):
    assert offered(*words) == found


def test_nothing_of_a_journal_is_offered(offered, run, ready, vault):
    run("add", "The kettle.", "--tag", "house")
    run("list")
    before = content(vault.path)
    for words in ("show",), ("list", "--tag"), ("therapist", "edit"), ("topic", "show"):
        assert offered(*words, "") == [], words
    assert content(vault.path) == before


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(run, shell):
    said = run(_BONDJOURNAL_COMPLETE=f"source_{shell}")
    assert f"_BONDJOURNAL_COMPLETE=complete_{shell}" in said.out


def test_zsh_and_fish_get_whole_sentences(run):
    asked = {
        "_TYPER_COMPLETE_ARGS": "bondjournal add --share ",
        "_BONDJOURNAL_COMPLETE": "complete_zsh",
    }
    assert "as-written" in run(**asked).out
    asked = {"_TYPER_COMPLETE_ARGS": "bondjournal ta", "_BONDJOURNAL_COMPLETE": "complete_fish"}
    said = run(**asked, _TYPER_COMPLETE_FISH_ACTION="get-args").out
    assert said == "tags\tThe tags of entries.\n"


def test_what_share_takes_stands_in_its_help(offered, run):
    help_ = " ".join(run("share", "--help").out.split())
    for name in offered("share", ""):
        assert f" {name}" in help_
