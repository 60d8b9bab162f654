"""A command line that is none is answered with the one that is meant, and repeats no words."""

import re

import pytest
import typer

from bondjournal import guessed_words
from bondjournal.cli import app as cli


def mistaken(run, *arguments):
    return run(*arguments, code=2).err


@pytest.mark.parametrize("word", guessed_words.COMMANDS)
def test_every_guessed_word_leads_to_a_command_there_is(run, word):
    said = mistaken(run, *word.split())
    line = guessed_words.COMMANDS[word]
    assert said.startswith("There is no command ")
    assert f". Did you mean: bondjournal {line}\n" in said
    command = typer.main.get_command(cli.app)
    for name in re.split(" --?", line)[0].split():
        if not hasattr(command, "commands") and command.name != "bondjournal":
            assert name == "next"
            continue
        command = command.get_command(None, name)
        assert command is not None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rm a3f9 b712", "delete a3f9 b712"),
        ("serch heron", "search ..."),
        ("vault recovery renew", "recovery new"),
        ("trash bring-back 3", "undo 3"),
        ("draft keep 1", "drafts keep 1"),
        ("inbox day 1 tue", "inbox assign 1 ..."),
        ("edit a3f9 --at today", "edit a3f9 --date today"),
        ("rate --on-page", "rate --share"),
        ("delete a3f9 --gone-now", "delete a3f9 --now"),
        ("goal rm 1", "goal delete 1"),
        ("goal finish 2 3", "goal done 2 3"),
        ("try again 1", "try reopen 1"),
        ("topic ls --all", "topic list --all"),
        ("--vault /nowhere goal remove 1", "--vault ... goal delete 1"),
        ("moment add --on tue heron", "moment add --date ..."),
        ("goal rate 1 --day=tue", "goal rate 1 --date=..."),
        ("list --limti 3", "list --limit 3"),
        ("add --shaer gist", "add --share ..."),
        ("session ad tue", "session add ..."),
        ("session rate", "rate"),
        ("appointment attended tue", "session done ..."),
        ("appointment say last --wished heron", "session edit last --wished ..."),
        ("prepare list --json", "page prepare list --json"),
        ("prepare put 3 heron", "share 3 ..."),
        ("page prepare leave 3", "share --none 3"),
        ("pages delete 1 --yes", "page delete 1 --yes"),
        ("summary lsit", "summary list"),
        ("share 3 --as-written", "share 3 --all"),
        ("page --brief", "page --short"),
        ("page --for tue", "page --session ..."),
        ("backup /media/stick", "backup --into /media/stick"),
        ("session prepare tue", "page prepare ..."),
        ("share 3 --never", "share 3 --none"),
        ("page --stdout", "page -o -"),
        ("summary --stdout", "page -o -"),
        ("--vault /nowhere rm 1", "--vault ... delete 1"),
        ("--vault=/nowhere rm 1", "... delete 1"),
    ],
)
def test_the_line_is_told_as_it_should_be(run, typed, meant):
    said = mistaken(run, *typed.split())
    assert f"Did you mean: bondjournal {meant}\n" in said
    assert "heron" not in said


@pytest.mark.parametrize("typed", ["kettle on the stove", "goal kettle", "add --kettle-on"])
def test_what_nobody_means_is_not_guessed(run, typed):
    said = mistaken(run, *typed.split())
    assert "Did you mean" not in said
    assert "stove" not in said


@pytest.mark.parametrize(
    ("typed", "helped"),
    [("kettle", "bondjournal --help"), ("goal kettle", "bondjournal goal --help")],
)
def test_the_help_of_that_command_is_named(run, typed, helped):
    assert f"'{helped}' shows what there is." in mistaken(run, *typed.split())
    assert "'bondjournal list --help'" in mistaken(run, "list", "--kettle")
