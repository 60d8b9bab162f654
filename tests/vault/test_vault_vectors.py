"""Every branch that refuses a key file or a capture has a file, named for what is wrong."""

from pathlib import Path
from uuid import UUID

import pytest

from bondjournal.errors import Damaged, TooNew, WrongPassphrase
from bondjournal.vault import inbox, keyfile
from bondjournal.vault.layout import Vault

HERE = Path(__file__).parent.parent / "vectors"
PASSPHRASE = "four ordinary words here"
NAME = UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d11")

REFUSED = {
    "damaged": (Damaged, r"vault\.json is damaged"),
    "large": (Damaged, "larger than any that bondjournal writes"),
    "new": (TooNew, "written by a later version"),
    "foreign": (Damaged, "not one that bondjournal wrote"),
    "work": (Damaged, "asks for more work than bondjournal does"),
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


@pytest.mark.parametrize("path", KEYFILES, ids=lambda path: path.stem)
def test_a_key_file_is_refused_for_what_is_wrong_with_it(folder: Vault, path):
    error, sentence = REFUSED[path.stem.split("-")[0]]
    folder.keyfile.write_bytes(path.read_bytes())
    if error is WrongPassphrase or path.stem.startswith("changed"):
        read = keyfile.read(folder)
        with pytest.raises(error, match=sentence):
            keyfile.unlock(read, PASSPHRASE)
    else:
        with pytest.raises(error, match=sentence):
            keyfile.read(folder)


@pytest.mark.parametrize("name", ["valid", "valid-no-recovery"])
def test_the_valid_ones_open(folder, name, keys):
    folder.keyfile.write_bytes((HERE / "keyfile" / f"{name}.json").read_bytes())
    assert keyfile.unlock(keyfile.read(folder), PASSPHRASE).master == keys.master


def test_the_recovery_key_opens_the_valid_one(folder, keys):
    typed = (HERE / "keyfile" / "valid-recovery-key.txt").read_text()
    folder.keyfile.write_bytes((HERE / "keyfile" / "valid.json").read_bytes())
    assert keyfile.unlock_with_recovery(keyfile.read(folder), typed).master == keys.master


def waiting(folder, path):
    folder.inbox.mkdir()
    (folder.inbox / f"{NAME}.bjc").write_bytes(path.read_bytes())


@pytest.mark.parametrize("path", CAPTURES, ids=lambda path: path.stem)
def test_a_capture_is_refused(folder, path, keys):
    waiting(folder, path)
    with pytest.raises(Damaged, match="does not open with the keys of this journal"):
        inbox.open_capture(folder, keys, NAME)


@pytest.mark.parametrize(
    ("name", "content"), [("empty", b""), ("words", b"words"), ("step", b"w" * 1020)]
)
def test_the_valid_captures_open(folder, name, content, keys):
    waiting(folder, HERE / "capture" / f"valid-{name}.bjc")
    assert inbox.open_capture(folder, keys, NAME) == content
