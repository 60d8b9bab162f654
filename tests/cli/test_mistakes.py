"""A command line that is none is answered with the one that is meant, and repeats no words."""

import re

import here
import pytest
import typer
from tree import TREE

from bondjournal import guessed_words
from bondjournal.actions import ACTIONS
from bondjournal.cli import app as cli
from bondjournal.cli import mistakes
from bondjournal.tui.flows.doors import DOORS

CANARY = "heronreed"
"""A word of somebody's own: like none of ours, in meaning or in spelling."""
NUMBERS = ("int", "int range")
"""Types that take whole numbers alone."""


def mistaken(run, *arguments):
    return run(*arguments, code=2).err


def is_a_command(line):
    """Say whether a line calls a command there is, with arguments where it takes any."""
    command = typer.main.get_command(cli.app)
    for name in re.split("(?:^| )--?", line)[0].split():
        if not hasattr(command, "commands") and command.name != "bondjournal":
            return bool(arguments_of(command))
        command = command.get_command(None, name)
        if command is None:
            return False
    return True


@pytest.mark.parametrize("word", guessed_words.COMMANDS)
def test_every_guessed_word_leads_to_a_command_there_is(run, word):
    said = mistaken(run, *word.split())
    line = guessed_words.COMMANDS[word]
    assert said.startswith("There is no command ")
    assert f". Did you mean: bondjournal {line}\n" in said
    assert is_a_command(line)


@pytest.mark.parametrize(
    "line",
    [
        # Where the journal is has no command of its own: every error names the place.
        *(one.command for one in (*ACTIONS.values(), *DOORS) if one.command not in ("", "where")),
        *guessed_words.OPTION_LINES.values(),
        *guessed_words.FILES.values(),
    ],
)
def test_every_line_that_is_told_or_found_by_name_is_a_command(line):
    assert is_a_command(line)


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
        ("backup /media/stick", "backup --into FOLDER"),
        ("session prepare tue", "page prepare"),
        ("share 3 --never", "share 3 --none"),
        ("page --stdout", "page -o -"),
        ("summary --stdout", "page -o -"),
        ("list goals", "goal list"),
        ("show goal 1", "goal show 1"),
        ("edit goal 1", "goal edit 1"),
        ("remove goal 1", "goal delete 1"),
        ("change passphrase", "passphrase"),
        ("make backup", "backup"),
        ("new entry", "add ..."),
        ("after session", "session after"),
        ("next session", "session show next"),
        ("session tomorrow 15:00", "session add tomorrow ..."),
        ("unshare last", "share --none last"),
        ("export pdf", "page -o page.html"),
        ("export heron.json", "export -o FILE"),
        ("page heron.md", "page -o FILE"),
        ("list 10", "list --limit 10"),
        ("list yesterday", "list --date yesterday"),
        ("list --last 10", "list --limit 10"),
        ("edit last heron", "edit last --text ..."),
        ("add --text heron", "add TEXT"),
        ("backup --to heron", "backup --into ..."),
        ("import heron --preview", "import ... --dry-run"),
        ("therapist remove heron", "therapist end ..."),
        ("-v", "--version"),
        ("note dad", "add ..."),
        ("note 3 panic attacks today", "add ..."),
        ("write heron --at today --label 3", "add ... --date today --tag ..."),
        ("rm decade", "delete ..."),
        ("rm a3f9 1987 b712", "delete a3f9 ..."),
        ("rm a3f9 --force --heron", "delete a3f9 --yes"),
        ("note -- -heron", "add -- ..."),
        ("page --style brief lsit", "page list"),
        ("--vault /nowhere rm 1", "--vault ... delete 1"),
        ("--vault=/nowhere rm 1", "--vault=... delete 1"),
    ],
)
def test_the_line_is_told_as_it_should_be(run, typed, meant):
    said = mistaken(run, *typed.split())
    assert f"Did you mean: bondjournal {meant}\n" in said
    assert "heron" not in said


def test_words_where_a_verb_stands_are_added(run):
    said = mistaken(run, "topic", f"the {CANARY} thing")
    assert said.startswith(f"{mistakes.NO_COMMAND} Did you mean: bondjournal topic add ...\n")
    assert "Did you mean: bondjournal add ...\n" in mistaken(run, f"a {CANARY}")
    assert "'bondjournal try add' adds one. " in mistaken(run, "try", CANARY)


@pytest.mark.parametrize(
    "typed", ["kettle on the stove", "goal kettle", "add --kettle-on", "hard-time call", "login"]
)
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


def arguments_of(command):
    return [one for one in command.params if one.param_type_name == "argument"]


def given(command, *, whole):
    """Return the canary for every argument and every option that takes words, numbers in others.

    Args:
        command: the command.
        whole: False to leave out its arguments.
    """
    line = []
    for one in command.params:
        value = "1" if one.type.name in NUMBERS else CANARY
        if one.param_type_name == "argument":
            line += [value] * whole
        elif not one.is_flag:
            line += [one.opts[0], value]
    return line


def lines_that_are_none(command):
    """Return the arguments of a command with everything in it that it does not take."""
    whole = given(command, whole=True)
    yield [*whole, f"--{CANARY}"]
    yield [*whole, f"--{CANARY}={CANARY}"]
    yield [*whole, f"-{CANARY}"]
    arguments = arguments_of(command)
    if all(one.nargs == 1 for one in arguments):
        yield [*whole, CANARY, f"my {CANARY}", f"{CANARY}=1"]
    if any(one.required for one in arguments):
        yield given(command, whole=False)
    for one in command.params:
        if one.param_type_name == "argument":
            if one.type.name in NUMBERS:
                yield [CANARY if value == "1" else value for value in whole]
        elif one.is_flag:
            yield [*whole, f"{one.opts[0]}={CANARY}"]
        else:
            yield [*whole, one.opts[0]]
            if one.type.name in NUMBERS:
                yield [*whole, one.opts[0], CANARY]


@pytest.mark.parametrize(
    "name",
    # The quick run walks over some of them, the long one over all.
    [
        name if not number % 8 else pytest.param(name, marks=pytest.mark.long)
        for number, name in enumerate(TREE)
    ],
)
def test_nothing_that_was_typed_is_repeated(run, name):
    for line in lines_that_are_none(TREE[name]):
        done = run(*name.split(), *line, code=2)
        assert CANARY not in done.out + done.err, line
        assert done.err.count("\n") == 2, done.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("goal move 1 heron", "PLACE takes a whole number, 1 or more.\n"),
        ("session add tue --every heron", "--every takes a whole number from 1 to 52.\n"),
        ("topic after --talked heron", "--talked takes a whole number.\n"),
        ("topic first", "Missing: NUMBER. Numbers in the list, or the first letters of ids.\n"),
        ("list --json=heron", "--json takes no value.\n"),
        (
            "--plain=yes list",
            "--plain takes no value.\n'bondjournal --help' shows what there is.\n",
        ),
        ("page --no-numbers=3 prepare", "--no-numbers takes no value.\n'bondjournal page --help' "),
        ("page --yes=1 names", "--yes takes no value.\n'bondjournal page --help' "),
        ("show --page", "--page needs a value after it. With "),
        ("show my heron", "There is more on the line than this command takes.\nIt takes: name. "),
        ("show my heron", "Put words with spaces in quotes. "),
        ("list my heron", "It takes nothing but options. 'bondjournal list --help'"),
        ("page --heron", "There is no option with this name here.\n'bondjournal page --help'"),
        ("topic add --heron", "\nPut ' -- ' before a text that starts with a dash. "),
        ("page --label 3", "There is no option --label here.\n"),
    ],
)
def test_what_is_wrong_is_told_by_what_the_command_takes(run, typed, said):
    assert said in mistaken(run, *typed.split())


def test_what_goes_wrong_while_a_mistake_is_told_ends_in_no_traceback(env, tmp_path, monkeypatch):
    monkeypatch.setattr(mistakes, "explained", {}.__getitem__)
    done = here.run(["page", "--heron"], env=env, cwd=tmp_path)
    assert done.code == 1
    assert done.err.startswith("bondjournal stopped because of a bug. ")


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in TREE if name not in ("", "destroy", "init")])
def test_nothing_that_is_refused_is_repeated(run, ready, name):
    del ready
    command = TREE[name]
    words = [one for one in command.params if one.type.name == "str"]
    for param in words:
        for value in (CANARY, f"my {CANARY}"):
            line = [value if one is param else "1" for one in arguments_of(command)]
            line += [] if param.param_type_name == "argument" else [param.opts[0], value]
            done = run(*name.split(), *line, code=None)
            assert done.code == 0 or CANARY not in done.out + done.err, line


@pytest.mark.parametrize("command", ["topic add", "goal add", "moment add", "helped add", "add"])
@pytest.mark.usefixtures("ready")
def test_what_stands_behind_words_in_quotes_is_not_lost_in_them(run, command):
    said = mistaken(run, *command.split(), "sleep before one", "5")
    assert said.startswith("There is more on the line than the words in quotes.")
    assert run("export").out.count("sleep before one") == 0
    run(*command.split(), "sleep", "before", "one")
    assert run("export").out.count("sleep before one") > 0


def test_a_group_that_is_nothing_alone_says_which_words_stand_behind_it(run):
    said = mistaken(run, "recovery")
    assert said.startswith("This command needs another word after it.")
    assert "Choose one of: new, test." in said
