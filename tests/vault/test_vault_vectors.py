"""Every branch that refuses a key file or a capture has a file, named for what is wrong."""

import re
from pathlib import Path
from uuid import UUID

import pytest

from bondjournal.errors import Damaged, JournalError, TooNew, WrongPassphrase
from bondjournal.vault import inbox, keyfile

HERE = Path(__file__).parent.parent / "vectors"
PASSPHRASE = "four ordinary words here"
NAME = UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d11")

REFUSED = {
    "damaged": (Damaged, r"vault\.json is damaged"),
    "large": (Damaged, "larger than any file bondjournal writes"),
    "new": (TooNew, "written by a newer version"),
    "foreign": (Damaged, "not one that bondjournal wrote"),
    "work": (Damaged, "asks for more work than bondjournal will do"),
    "changed": (Damaged, "changed by something other than bondjournal"),
    "wrong": (WrongPassphrase, "That did not open it"),
}
"""The error and its sentence, by the first word of the file's name."""


def vectors(folder, suffix):
    found = sorted(path for path in (HERE / folder).iterdir() if path.suffix == suffix)
    return [path for path in found if not path.name.startswith("valid")]


KEYFILES = vectors("keyfile", ".json")
CAPTURES = vectors("capture", ".bjc")


@pytest.fixture
def folder(vault):
    vault.path.mkdir()
    return vault


@pytest.fixture
def keys():
    read = keyfile.decode((HERE / "keyfile" / "valid.json").read_bytes())
    return keyfile.unlock(read, PASSPHRASE)


def test_none_went_missing():
    assert len(KEYFILES) == 63
    assert len(CAPTURES) == 24
    assert {path.name.split("-")[0].removesuffix(".json") for path in KEYFILES} == set(REFUSED)


def otherwise(path, error, sentence, read):
    """Tell a vector that is not refused with this error and these words, and what happens to it."""
    try:
        read()
    except JournalError as told:
        if isinstance(told, error) and re.search(sentence, str(told)):
            return []
        return [f"{path.stem}: {type(told).__name__}: {told}"]
    return [f"{path.stem} is not refused"]


def test_every_key_file_is_refused_for_what_is_wrong_with_it(folder):
    def reading():
        return keyfile.read(folder)

    def unlocking():
        return keyfile.unlock(keyfile.read(folder), PASSPHRASE)

    wrong = []
    for path in KEYFILES:
        kind = path.stem.split("-")[0]
        folder.keyfile.write_bytes(path.read_bytes())
        read = unlocking if kind in ("wrong", "changed") else reading
        wrong += otherwise(path, *REFUSED[kind], read)
    assert wrong == []


@pytest.mark.parametrize("name", ["valid", "valid-no-recovery"])
def test_the_valid_ones_open(folder, name, keys):
    folder.keyfile.write_bytes((HERE / "keyfile" / f"{name}.json").read_bytes())
    assert keyfile.unlock(keyfile.read(folder), PASSPHRASE).master == keys.master


def test_the_recovery_key_opens_the_valid_one(folder, keys):
    typed = (HERE / "keyfile" / "valid-recovery-key.txt").read_text()
    folder.keyfile.write_bytes((HERE / "keyfile" / "valid.json").read_bytes())
    assert keyfile.unlock_with_recovery(keyfile.read(folder), typed).master == keys.master


def waiting(folder, path):
    folder.inbox.mkdir(exist_ok=True)
    (folder.inbox / f"{NAME}.bjc").write_bytes(path.read_bytes())


def test_every_capture_is_refused(folder, keys):
    def opening():
        return inbox.open_capture(folder, keys, NAME)

    wrong = []
    for path in CAPTURES:
        waiting(folder, path)
        wrong += otherwise(path, Damaged, "does not open with this journal's keys", opening)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "content"), [("empty", b""), ("words", b"words"), ("step", b"w" * 1020)]
)
def test_the_valid_captures_open(folder, name, content, keys):
    waiting(folder, HERE / "capture" / f"valid-{name}.bjc")
    assert inbox.open_capture(folder, keys, NAME) == content
