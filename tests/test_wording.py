"""Every string the program can show keeps the rules: plain, calm, no verdict, no pressure.

Read are the strings of the code that read like words, the help of every command, the prompts, the
made-up journal and the stylesheets. An exception names its sentence.
"""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import typer

import bondjournal
from bondjournal import wording
from bondjournal.cli.app import app

HOUSE = Path(bondjournal.__file__).parent

RULES = {
    "no exclamation mark": re.compile(r"!"),
    "no pressure": re.compile(
        r"\b(should|must|ought|failed|missed|overdue|still haven't|don't forget|remember to"
        r"|streaks?|daily goal)\b",
        re.IGNORECASE,
    ),
    "no praise": re.compile(
        r"\b(well done|good job|great (job|work)|congratulations|keep it up|proud of you|awesome"
        r"|amazing)\b",
        re.IGNORECASE,
    ),
    "no verdict": re.compile(
        r"\b(ruptures?|declin(e[ds]?|ing)|alerts?|warnings?|your therapist failed|you may be"
        r"|dysfunctional|symptoms?|diagnos\w+|disorder)\b",
        re.IGNORECASE,
    ),
    "the words of this house": re.compile(
        r"\b(diary|passwords?(?! manager)|PIN|save[ds]?|saving|scores?|metrics?|baseline|homework"
        r"|agenda|log(ged)? ?in|redact\w*)\b",
        re.IGNORECASE,
    ),
    "no 'only' about a person": re.compile(
        r"\bonly\b(?! you can read it)(?!['\s-]?me\b)(?! what a camera)", re.IGNORECASE
    ),
    "no machine's excuse": re.compile(
        r"\b(oops|sorry|invalid|illegal|fatal|unexpected error|please try)\b", re.IGNORECASE
    ),
}

ALLOWED = {
    "no pressure": {
        # Of a capture and a draft, not of a person.
        "A waiting capture does not hold what it should.",
        "An unfinished entry does not hold what it should.",
        # What Textual's own workers are told, and nobody sees.
        "a task failed",
    },
    "the words of this house": {
        # Guessed, and never shown.
        "page save",
    },
    "no 'only' about a person": {
        "Only a plain file can be imported.",
        "whether its disk is read-only.",
        "this place is read-only",
        # Prompts: whose eyes, and who would notice.
        "For my eyes only: what I have not told",
        "that only I, or someone close, would notice?",
    },
}

PLAIN = re.compile(r"[\x20-\x7e\n\t]|[▏▎●▕·…─•↑↓←→▌�]|[‘’“”–]|[^\W\d_]|\x1b|[\u0300-\u036f]")
"""What may stand in a string: a typewriter's characters, the signs of the look, letters."""

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
        for text in strings(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield file.name, text


def of_stylesheets():
    for file in sorted(HOUSE.rglob("*.tcss")):
        for text in re.findall(r'"([^"]*)"', file.read_text(encoding="utf-8")):
            yield file.name, text


def broken(rule, shown):
    """Tell the strings that break a rule, but for the sentences that it allows."""
    allowed = ALLOWED.get(rule, ())
    for where, text in shown:
        left = text
        for sentence in allowed:
            left = left.replace(sentence, "")
        if RULES[rule].search(left):
            yield f"{rule}: {where}: {' '.join(text.split())[:90]}"


def test_every_string_that_is_shown_keeps_every_rule():
    code, told, toml = list(of_code()), list(of_help()), list(of_toml())
    shown = [*code, *told, *toml, *of_stylesheets()]
    assert [one for rule in RULES for one in broken(rule, shown)] == []
    odd = {
        where: left
        for where, text in shown
        if (left := PLAIN.sub("", text)) and "toml" not in where
    }
    assert odd == {}, "signs of another world"
    doubled = [(where, text) for where, text in shown if re.search(r"\w  +[a-z]", text)]
    assert doubled == [], "blanks doubled where words meet"

    every = "\n".join(" ".join(text.split()) for _, text in shown)
    exceptions = {sentence for allowed in ALLOWED.values() for sentence in allowed}
    assert {one for one in exceptions if one not in every} == set(), "exceptions of no string"
    assert len(code) > 700
    assert len(told) > 150
    assert len(toml) > 300
    assert "Enough for now?" in every
    assert "Which of these would you leave" in every


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("no exclamation mark", "Well!"),
        ("no pressure", "You should write."),
        ("no pressure", "A session you missed."),
        ("no praise", "Well done."),
        ("no verdict", "A rupture was found."),
        ("the words of this house", "Type your password."),
        ("no 'only' about a person", "You wrote only twice."),
        ("no machine's excuse", "Oops, that went wrong."),
    ],
)
def test_a_rule_notices_what_it_is_about(rule, text):
    assert RULES[rule].search(text)


@pytest.mark.parametrize(
    ("names", "said"),
    [(["full"], "full"), (["full", "brief"], "full or brief"), ("abc", "a, b or c")],
)
def test_names_to_choose_one_of_are_said_in_one_breath(names, said):
    assert wording.any_of(names) == said
