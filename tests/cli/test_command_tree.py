"""Every command, found by walking the tree: its help, and that it has JSON where it reads."""

import ast
import re
from pathlib import Path

import pytest
import typer
from tree import TREE, having

import bondjournal
from bondjournal.cli import commands

NO_JSON = {
    "page show": "it prints a file as it is",
    "hard-time": "'hard-time list' has the rows",
    "off": "it prints fixed lines",
}
"""Commands that show something and have no --json, with the reason."""
READS = {"list", "show", "search", "next", "names", "places", "draw", "get", "check"}


def told(command, width=80):
    return command.get_help(typer.Context(command, info_name="bondjournal", terminal_width=width))


@pytest.mark.parametrize("name", TREE)
def test_help_says_what_a_command_does_in_short_lines(name):
    command = TREE[name]
    help_ = told(command)
    assert max(map(len, help_.splitlines())) <= 80
    assert (command.help or "").rstrip().endswith(".")
    assert not re.search(r"<\w", help_), "a type of Python is no word for a value"
    assert not re.search(r"\w\.\.\.$", help_.partition("\n\n")[2], re.MULTILINE), "it is cut off"
    for parameter in command.params:
        assert parameter.help, parameter.name


def test_the_root_has_a_line_for_each_command_in_six_groups():
    lines = told(TREE[""]).splitlines()
    headings = [line.strip() for line in lines if line and not line.startswith(" ")]
    assert [one.rstrip(":") for one in headings[2:]] == list(commands.COMMANDS)
    assert len(commands.COMMANDS) == 6
    for name in commands._MODULES:
        (line,) = [line for line in lines if re.match(rf"  {name}  +\S", line)]
        assert line.endswith(".")


def test_every_command_that_reads_or_adds_has_json():
    named = {name for name in TREE if name.rpartition(" ")[2] in {*READS, "add"}}
    assert named - set(having("--json")) - set(NO_JSON) == set()
    assert NO_JSON.keys() <= TREE.keys()


def test_every_option_that_a_sentence_names_is_one():
    """Those that people guess are no options, and are told what is meant."""
    options = {
        "--help",
        *(
            one
            for command in TREE.values()
            for par in command.params
            for one in (*par.opts, *par.secondary_opts)
        ),
    }
    source = Path(bondjournal.__file__).parent
    named = {
        (option, str(path.relative_to(source)), node.lineno)
        for path in source.rglob("*.py")
        if path.name != "guessed_words.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*[a-z]", node.value)
    }
    assert named
    assert {one for one in named if one[0] not in options} == set()
