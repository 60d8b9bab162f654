"""Every command line that a sentence, the README or the manual names is one that the tree knows."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import typer

import bondjournal
from bondjournal.cli import app as cli

HOUSE = Path(bondjournal.__file__).parent
README = Path(__file__).parents[2] / "README.md"
MANUAL = sorted((HOUSE / "manual").glob("*.md"))
WORD = re.compile(r"[a-z][a-z-]*")
OPTION = re.compile(r"--?[a-z][a-z-]*")
QUOTED = r"{0}bondjournal ([a-z][^{0}\n]*){0}"
NO_COMMANDS = {"gratitude list", "recovery key"}
"""What a recipe adds to the tree, and what begins the bytes of a checksum."""


def strings(file):
    """The strings of a module as they are shown, one after the other of one literal in one."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "X" for one in node.values]
            yield "".join(parts)


def lines_of(text):
    """The command lines between quotes or backticks, without the program."""
    return [line for quote in "'\"`" for line in re.findall(QUOTED.format(quote), text)]


@cache
def root():
    return typer.main.get_command(cli.app)


def of_source():
    for file in sorted(HOUSE.rglob("*.py")):
        for text in strings(file):
            without_the_program = [
                line
                for line in re.findall(r"'([a-z-]+ [a-z][^'\n]*)'", text)
                if root().get_command(None, line.split()[0])
            ]
            for line in (*lines_of(text), *without_the_program):
                if line not in NO_COMMANDS:
                    yield str(file.relative_to(HOUSE)), line


def of_pages():
    for file in (README, *MANUAL):
        text = file.read_text("utf-8")
        after_a_prompt = re.findall(r"^\s*(?:\$ )?bondjournal ([a-z].*)$", text, re.MULTILINE)
        for line in (*lines_of(text), *after_a_prompt, *shortened(text)):
            if line not in NO_COMMANDS:
                yield file.name, line


def shortened(text):
    """The lines without the program: of a verb in the row of its noun, and of any command."""
    for row in text.splitlines():
        noun = re.match(r"\| `([a-z-]+)", row)
        group = getattr(noun and root().get_command(None, noun[1]), "commands", {})
        for line in re.findall(r"`([a-z-]+(?: [^`\n]*)?)`", row):
            word = line.split()[0]
            if word in group:
                yield f"{noun[1]} {line}"
            elif " " in line and root().get_command(None, word):
                yield line


def unknown(line):
    """Return what of a command line is no command, verb or option; nothing where all is known."""
    command = root()
    words = line.replace("\\|", "|").split("|")[0].split()
    known = {option for one in command.params for option in one.opts}
    while words:
        word = words.pop(0)
        if OPTION.fullmatch(word.partition("=")[0]):
            mine = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
            if word.partition("=")[0] not in {*mine, *known, "--help"}:
                return word
        elif hasattr(command, "get_command") and WORD.fullmatch(word):
            inner = command.get_command(None, word)
            if inner is None:
                return word
            command = inner
    return ""


LINES = sorted({*of_source(), *of_pages()})


@pytest.mark.parametrize(("where", "line"), LINES)
def test_a_command_line_that_is_named_is_one_there_is(where, line):
    assert unknown(line) == "", f"{where}: bondjournal {line}"


def test_there_are_lines_in_the_source_the_readme_and_the_manual():
    assert len(list(of_source())) > 60
    assert len(list(of_pages())) > 50


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("appointment add tue", "appointment"),
        ("session attended tue", "attended"),
        ("page --print", "--print"),
        ("session add tue --every 2", ""),
        ("page prepare whose ID --therapist NAME", ""),
        ("topic after", ""),
    ],
)
def test_the_test_notices_a_line_that_is_none(line, wrong):
    assert unknown(line) == wrong
