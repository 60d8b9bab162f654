"""Every branch that refuses a text has a file, named for what is wrong with it."""

import re
from pathlib import Path

from bondjournal.addition import Addition
from bondjournal.draft import Draft
from bondjournal.errors import Damaged, JournalError, TooNew, WrongUse
from bondjournal.exchange import jsonl
from bondjournal.vault import recovery_key

HERE = Path(__file__).parent.parent / "vectors"

CAPTURED = {
    "new": (TooNew, "written by a newer version of bondjournal"),
    "wrong": (Damaged, "can't be read"),
}
TYPED = {
    "character": "has a character that does not belong in it",
    "short": "has 29 characters",
    "long": "has 31 characters",
    "empty": "has 0 characters",
    "mistake": "a typing mistake in this recovery key",
}
LINES = {
    "day": "Its day cannot be read|A year in it is not between|The year has to be between",
    "empty": "no text to keep",
    "gist": "needs a line to share",
    "half": "broken character",
    "id": "Its id cannot be read",
    "long": "longer than",
    "no": "This is not an entry",
    "not": "This is not",
    "nul": "has a NUL byte",
    "quote": "does not appear in its text",
    "share": "no such share level",
    "tags": "not a list of texts",
    "title": "is not text",
    "unknown": "an unknown field",
    "zone": "Its time zone is unknown",
}
"""What is said, by the first word of the file's name."""


def vectors(folder, *, valid=False):
    found = sorted((HERE / folder).iterdir())
    return [path for path in found if path.name.startswith("valid") == valid]


def first_word(path):
    return path.stem.split("-")[0]


def test_none_went_missing():
    counted = {name: len(vectors(name)) for name in ("addition", "draft", "jsonl", "recovery-key")}
    assert counted == {"addition": 59, "draft": 45, "jsonl": 27, "recovery-key": 7}
    assert {first_word(path) for path in vectors("jsonl")} == set(LINES)
    assert {first_word(path) for path in vectors("recovery-key")} == set(TYPED)


def otherwise(folder, read, said):
    """Tell the vectors that are not refused as is said of them, and what happens to them."""
    for path in vectors(folder):
        error, words = said(first_word(path))
        try:
            read(path)
        except JournalError as told:
            if not (isinstance(told, error) and re.search(words, told.message)):
                yield f"{path.stem}: {type(told).__name__}: {told.message}"
        else:
            yield f"{path.stem} is not refused"


def test_what_a_capture_holds_is_refused():
    def read(path):
        return Addition.from_bytes(path.read_bytes())

    assert list(otherwise("addition", read, CAPTURED.get)) == []


def test_what_a_draft_holds_is_refused():
    def read(path):
        return Draft.from_bytes(path.read_bytes())

    assert list(otherwise("draft", read, CAPTURED.get)) == []


def test_a_recovery_key_is_refused():
    def read(path):
        return recovery_key.parse(path.read_text("ascii"))

    assert list(otherwise("recovery-key", read, lambda word: (WrongUse, TYPED[word]))) == []


def test_a_line_to_import_is_refused():
    def read(path):
        return list(jsonl.read(path))

    def said(word):
        return WrongUse, f"^Line 1: .*({LINES[word]})"

    assert list(otherwise("jsonl", read, said)) == []


def test_the_valid_ones_are_read():
    made = Addition.from_bytes((HERE / "addition" / "valid.json").read_bytes())
    assert Addition.from_bytes(made.to_bytes()) == made
    draft = Draft.from_bytes((HERE / "draft" / "valid.json").read_bytes())
    assert Draft.from_bytes(draft.to_bytes()) == draft
    (line,) = jsonl.read(HERE / "jsonl" / "valid.jsonl")
    assert (line.entry.body, line.quotes) == ("Some words.", ("words",))
    typed = [path.read_text("ascii") for path in vectors("recovery-key", valid=True)]
    assert len(typed) == 4
    assert {recovery_key.parse(one) for one in typed} == {bytes(range(16))}
