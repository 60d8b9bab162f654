"""The rules of the house.

A front end asks and shows; it has no session, and is given no row. No module imports what another
one, or a library, keeps to itself.
"""

import ast
import importlib
import inspect
import typing
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import Session, SQLModel

import bondjournal
from bondjournal.cli.plain import prepare as plain_prepare
from bondjournal.journal import former, preparations, tables, therapists, values
from bondjournal.tui.columns import columns_for
from bondjournal.tui.flows import preparing as tui_preparing
from bondjournal.wording import preparing as words
from plain import Crosses, refuse, refusing

HOUSE = Path(bondjournal.__file__).parent
ABOVE_THE_CORE = ("cli", "flows", "nouns", "tui")
FRONT_ENDS = sorted(path for room in ABOVE_THE_CORE for path in (HOUSE / room).rglob("*.py"))
MODULES = sorted(HOUSE.rglob("*.py"))
CONTEXTS = {"session", "transaction"}
CORE = ("bondjournal.journal", "bondjournal.summary", "bondjournal.exchange")


def broken(source):
    """Return the lines of a front end that name a session, take one or open one."""
    found = []
    for node in ast.walk(ast.parse(source)):
        takes = isinstance(node, ast.arg) and node.arg == "session" and node.annotation is None
        names = isinstance(node, ast.Name) and node.id == "Session"
        quotes = isinstance(node, ast.Constant) and node.value == "Session"
        opens = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CONTEXTS
            and not node.args
        )
        if takes or names or quotes or opens:
            found.append(node.lineno)
    return found


def test_no_function_of_a_front_end_takes_a_session_or_opens_one():
    found = {str(path.relative_to(HOUSE)): broken(path.read_text()) for path in FRONT_ENDS}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        "def keep(session: Session): ...",
        "def keep(session): ...",
        "def keep(one: 'Session'): ...",
        "keep = lambda session: session",
        "with journal.session() as one: ...",
        "with opened() as journal, journal.transaction() as one: ...",
    ],
)
def test_a_session_in_a_front_end_is_noticed(source):
    assert broken(source) == [1] * len(broken(source))
    assert broken(source)


def test_other_words_are_no_session():
    assert (
        broken("def keep(journal, session: str):\n    journal.read(ratings.of_session, session)")
        == []
    )


def asked_of_the_core(path):
    """Return the functions of the core that a front end names, whoever it hands them to."""
    tree = ast.parse(path.read_text())
    named = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module.startswith(CORE):
            for one in node.names:
                place = named.setdefault(one.asname or one.name, set())
                place.add((node.module, one.name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, *attributes = ast.unparse(node).split(".")
            for module, name in named.get(first, ()):
                yield from found_at(module, name, *attributes)


def found_at(module, name, *attributes):
    """Return a function by its name, if it takes a session; another module has it not."""
    found = getattr(importlib.import_module(module), name, None)
    if found is None:
        found = importlib.import_module(f"{module}.{name}")
    for attribute in attributes:
        found = getattr(found, attribute, None)
    takes = list(inspect.signature(found).parameters)[:1] if inspect.isroutine(found) else []
    return [found] if takes == ["session"] else []


def hints_of(function):
    """Return what a function says it takes besides the session, and returns."""
    hints = typing.get_type_hints(function)
    return tuple(hint for hint in hints.values() if hint is not Session)


def rows_in(hint, seen=()):
    """Return the tables that a type has in it, however deep."""
    if hint in seen:
        return set()
    if isinstance(hint, type) and issubclass(hint, SQLModel):
        return {hint.__name__}
    inner = list(typing.get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        inner += [typing.get_type_hints(hint)[one.name] for one in fields(hint)]
    found = set()
    for one in inner:
        found |= rows_in(one, (*seen, hint))
    return found


def test_what_the_front_ends_ask_of_the_core_takes_and_returns_plain_values():
    asked = {function for path in FRONT_ENDS for function in asked_of_the_core(path)}
    assert former.trash in asked
    found = {
        f"{one.__module__}.{one.__qualname__}": {
            row for hint in hints_of(one) for row in rows_in(hint)
        }
        for one in asked
    }
    assert {name: rows for name, rows in found.items() if rows} == {}


@dataclass
class Deep:
    """A row where nobody looks for one."""

    rows: dict[str, list[tables.Topic | None]]


def test_a_row_in_what_a_function_says_is_noticed():
    assert rows_in(dict[str, tuple[Deep, ...]]) == {"Topic"}
    assert rows_in(list[values.Topic] | None) == set()
    assert rows_in(*hints_of(therapists.all_of)) == {"Therapist"}


def test_a_row_that_crosses_is_refused(journal):
    read = refusing(type(journal).read)
    with pytest.raises(Crosses, match="Therapist crosses by all_of"):
        read(journal, therapists.all_of)


@pytest.mark.parametrize(
    "crossing",
    [
        tables.Therapist(),
        [tables.Therapist()],
        {"them": (tables.Therapist(),)},
        Deep({"a": [tables.Topic(text="Rent.")]}),
    ],
)
def test_no_row_is_too_deep_to_be_refused(crossing):
    with pytest.raises(Crosses):
        refuse(len, crossing)


def test_plain_values_cross():
    refuse(len, [values.Therapist(uuid4(), "Ann", "seeing", True)], {"a": None}, "words", 3)


def private_in(source):
    """Return the private modules, and private names of modules, that are imported."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            named = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [f"{node.module or ''}.{one.name}" for one in node.names]
        elif isinstance(node, ast.Call) and node.args:
            named = [getattr(node.args[0], "value", "")] if is_import(node.func) else []
        else:
            continue
        for name in named:
            parts = str(name).split(".")
            if any(one.startswith("_") and not one.endswith("__") for one in parts):
                yield name


def is_import(function):
    return ast.unparse(function).endswith(("import_module", "__import__"))


def test_nothing_private_is_imported():
    found = {str(path.relative_to(HOUSE)): [*private_in(path.read_text())] for path in MODULES}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import typer._click", "typer._click"),
        ("import rich, textual._compositor as drawn", "textual._compositor"),
        ("def later():\n    from textual.document._document import Location", None),
        ("from textual import _loop", "textual._loop"),
        ("from textual.keys import _character_to_key as key", None),
        ("from ._kept import it", "_kept.it"),
        ("importlib.import_module('alembic._x')", "alembic._x"),
    ],
)
def test_an_import_of_something_private_is_noticed(source, name):
    (found,) = private_in(source)
    assert name in {None, found}


def test_future_and_dunder_names_are_not_private():
    source = "from __future__ import annotations\nfrom bondjournal import __version__"
    assert [*private_in(source)] == []


def test_a_step_of_prepare_has_its_screen_and_its_question():
    assert tuple(tui_preparing._SCREENS) == preparations.STEPS
    asked = dict.fromkeys(step for step, _ in plain_prepare._QUESTIONS.values())
    assert tuple(asked) == preparations.STEPS
    assert set(words.STEPS_BEFORE.values()) <= set(preparations.STEPS)


def test_the_titles_of_the_steps_fit_one_row():
    titles = [step.title for step in words.STEPS.values()]
    assert len("  ".join(titles)) <= columns_for(80).body
