"""Every string the program can show, with its place.

Run as `python tests/strings.py` this prints them; with a number, so many drawn at random, and with
a second one, those drawn by that seed.
"""

import ast
import random
import re
import sys
import tomllib
from pathlib import Path

import typer

import bondjournal
from bondjournal.cli.app import app

HOUSE = Path(bondjournal.__file__).parent

_WORDS = re.compile(r"[^\W\d_][,;:]? [^\W\d_]|[^\W\d_][.?!]$")
_STOP_WORDS = "a about above after again"
"""How a list of common words begins, which nobody is shown."""


def reads_like_words(text):
    """Say whether a string is something a person could read, and no code."""
    code = re.search(
        r"^\s*(SELECT|CREATE|INSERT|DELETE|PRAGMA|VACUUM|BEGIN|ATTACH)\b|[{};]\s*\n", text
    )
    return bool(_WORDS.search(text)) and not code and _STOP_WORDS not in text


def words_of(tree):
    """The strings of a module that read like words: no docstring of it, and no pattern."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        kind = type(node)
        if kind is ast.Constant:
            if type(node.value) is str and reads_like_words(node.value):
                yield node.lineno, node.value
            continue
        if kind is ast.Expr and type(node.value) is ast.Constant:
            continue
        if kind is ast.Call and getattr(node.func, "attr", "") == "compile":
            continue
        for name in node._fields:
            if name in ("annotation", "returns"):
                continue
            inner = getattr(node, name, None)
            if isinstance(inner, ast.AST):
                waiting.append(inner)
            elif isinstance(inner, list):
                waiting += [one for one in inner if isinstance(one, ast.AST)]


def of_code():
    for file in sorted(HOUSE.rglob("*.py")):
        for line, text in words_of(ast.parse(file.read_bytes())):
            yield f"{file.relative_to(HOUSE)}:{line}", text


def of_help():
    def walk(command, name):
        yield name, command.help or ""
        for parameter in command.params:
            if parameter.help:
                yield f"{name} {parameter.name}", parameter.help
        for inner, one in getattr(command, "commands", {}).items():
            yield from walk(one, f"{name} {inner}")

    root = typer.main.get_command(app)
    yield "bondjournal", root.help
    for name in root.list_commands(None):
        yield from walk(root.get_command(None, name), name)


def of_toml():
    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                yield from strings(one)

    for file in sorted(HOUSE.rglob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        tables.pop("names", None)  # lists of words to tell names by, which nobody is shown
        for text in strings(tables):
            yield file.name, text


def of_stylesheets():
    for file in sorted(HOUSE.rglob("*.tcss")):
        for text in re.findall(r'"([^"]*)"', file.read_text(encoding="utf-8")):
            yield file.name, text


def shown():
    """Give every string that is shown, with its place."""
    yield from of_code()
    yield from of_help()
    yield from of_toml()
    yield from of_stylesheets()


def drawn(number, seed):
    """Draw so many different strings, without the story of the demo and what people may guess."""
    once = {" ".join(text.split()): where for where, text in reversed(list(shown()))}
    found = [one for one in once.items() if not one[1].startswith(("demo.toml", "guessed_words"))]
    return [(where, text) for text, where in random.Random(seed).sample(sorted(found), number)]


def main(number="", seed="0"):
    for where, text in drawn(int(number), seed) if number else shown():
        sys.stdout.write(f"{where}: {' '.join(text.split())}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
