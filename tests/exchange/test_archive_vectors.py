"""Every branch that refuses an archive has a file, named for what is wrong with it."""

import ast
import inspect
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bondjournal.errors import JournalError, TooNew, WrongUse
from bondjournal.exchange import (
    archive_check,
    archive_in,
    archive_rows,
    archive_settings,
    archive_text,
    archive_values,
)
from bondjournal.kinds import KINDS

HERE = Path(__file__).parent.parent / "vectors" / "archive"
VALID = ["valid", "valid-filled"]
"""One that an older program wrote, and one with something in each column added since."""
BAD = sorted(path for path in HERE.iterdir() if path.stem not in VALID)
WORDS = {
    "allowed": "A value in it is not allowed",
    "answers": "An answer about a page",
    "behind": "continues after its end",
    "columns": "not have the columns of this table|an unknown column",
    "cut": "was cut off",
    "day": "A day in it cannot be read|A year in it is not between",
    "former": "former row",
    "head": "The start of the archive is damaged",
    "headless": "This is not a bondjournal archive",
    "instant": "A date and time|A time needs",
    "kind": "of the wrong kind",
    "list": "A list in it cannot be read|is not text",
    "missing": "is missing",
    "new": "written by a newer version of bondjournal",
    "none": "This is not a bondjournal archive",
    "not": "is not JSON|is not UTF-8",
    "number": "A number in it|number of edits is (below 0|too large)",
    "part": "has (an unknown|the same) part",
    "quote": "does not appear in its text",
    "rating": "A rating is a whole number",
    "setting": "A setting|A number in it",
    "table": "is not a list",
    "tags": "tag",
    "text": "required|no text to keep|longer than|NUL byte|broken character",
    "time": "A time of day",
    "twice": "in the archive twice|has the same thing twice",
    "uuid": "uuid",
}
"""What is said, by the first word of the file's name."""
OTHERWISE = {
    "Only a plain file can be imported.": "said of the file itself",
    "is longer than anything in an archive": "a row of 32 MiB",
    "It does not fit with what is in this journal.": "said beside a journal",
    "CHANGED": "said of a file that changes while it is read",
    "It refers to something that is not there.": "said beside a journal",
    "raise\n": "goes on with what was raised",
}
"""Refusals that no content of an archive leads to by itself, and why."""


def test_none_went_missing():
    assert len(BAD) == 75
    assert {path.stem.split("-")[0] for path in BAD} == set(WORDS)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_it_is_refused_in_words(path):
    kind = path.stem.split("-")[0]
    with pytest.raises(TooNew if kind == "new" else WrongUse, match=WORDS[kind]) as refused:
        archive_in.read(path)
    said = f"{refused.value.message} {refused.value.hint}"
    assert len(said) < 250
    assert refused.value.hint
    assert not any(word in said for word in ("Some words", "diary", "colour", "Judith", "To say"))


def test_a_row_is_named_by_its_table_and_number():
    with pytest.raises(WrongUse, match=r"^Row 1 of goal_rating: "):
        archive_in.read(HERE / "rating-eleven.json")


@pytest.mark.parametrize("name", VALID)
def test_the_valid_ones_are_read(name):
    found = archive_in.read(HERE / f"{name}.json")
    written = json.loads((HERE / f"{name}.json").read_text())
    assert dict(found.counted) == {
        table: len(rows)
        for table, rows in written.items()
        if isinstance(rows, list) and rows and table != "versions"
    } | {"version": 1}


@pytest.mark.parametrize(
    "name",
    [
        "allowed-answer",
        "allowed-share",
        "allowed-step",
        "columns-unknown",
        "former-noun",
        "part-unknown",
        "setting-known",
    ],
)
def test_what_a_later_version_may_have_written_is_not_called_damaged_alone(name):
    with pytest.raises(WrongUse) as refused:
        archive_in.read(HERE / f"{name}.json")
    assert "newer version of bondjournal" in refused.value.hint


def test_a_table_is_missed_unless_it_came_after_those_that_are_there(tmp_path, monkeypatch):
    def came_with(revision, name):
        monkeypatch.setitem(KINDS, name, replace(KINDS[name], since=revision))

    path = tmp_path / "older.json"
    held = json.loads((HERE / "valid.json").read_text())
    path.write_text(json.dumps({name: held[name] for name in held if name != "hard_time"}))
    came_with("0008", "hard_time")
    assert archive_in.read(path).rows["hard_time"] == []
    came_with("0009", "prompt")
    with pytest.raises(WrongUse, match="A table is missing"):
        archive_in.read(path)


def test_no_part_is_too_long_to_be_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_text, "MOST_ROW", 200_000)
    path = tmp_path / "long.json"
    text = (HERE / "valid.json").read_text()
    path.write_text(text.replace("Some words.", "Some words." + "x" * 400_000))
    with pytest.raises(WrongUse, match="Row 1 of entry is longer"):
        archive_in.read(path)


def refusals(module):
    """Give the line of every raise in a module, and the words of it."""
    source = inspect.getsource(module)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise):
            yield node.lineno, ast.get_source_segment(source, node)


def test_every_branch_that_refuses_has_a_vector():
    modules = (archive_check, archive_in, archive_rows)
    modules += (archive_settings, archive_text, archive_values)
    files, run = {module.__file__ for module in modules}, set()

    def trace(frame, event, _):
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            run.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for path in BAD:
            with pytest.raises(JournalError):
                archive_in.read(path)
    finally:
        sys.settrace(before)
    without = [
        f"{module.__name__}, line {line}: {words}"
        for module in modules
        for line, words in refusals(module)
        if (module.__file__, line) not in run and not any(one in f"{words}\n" for one in OTHERWISE)
    ]
    assert without == []
