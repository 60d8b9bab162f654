"""No branch that refuses what a file holds is without a vector: the vectors run all of them."""

import ast
import inspect
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from test_text_vectors import vectors as texts
from test_vault_vectors import CAPTURES, KEYFILES, NAME, PASSPHRASE

from bondjournal import addition, checks, draft, shape
from bondjournal.errors import JournalError
from bondjournal.exchange import jsonl
from bondjournal.vault import envelope, inbox, keyfile, keyfile_text, recovery_key
from bondjournal.vault.layout import Vault

HERE = Path(__file__).parent.parent / "vectors"
MODULES = (addition, checks, draft, envelope, jsonl, keyfile, keyfile_text, recovery_key, shape)

OTHERWISE = {
    "This is more text than one entry can hold.": "said to who seals",
    "Only a plain file can be imported.": "said of the file itself",
    "This is longer than an entry can be.": "a line of eight MiB",
    "A time needs its time zone.": "said to who adds; of a file the shape refuses it before",
    "An entry can have up to ": "the same",
    "There is no such door.": "the same",
    "There is no such scale.": "the same",
    "A rating is a whole number from": "the same",
    "This can be on or off.": "the same",
    "is not text.": "the same",
    "There is no such style.": "said of what a command or a setting is given",
    "There is no such language here.": "the same",
}
"""Refusals of these modules that no content of a file leads to, and why."""


def run(tmp_path):
    """Read every vector, as the program does."""
    vault = Vault(tmp_path / "vault")
    vault.inbox.mkdir(parents=True)
    valid = keyfile.decode((HERE / "keyfile" / "valid.json").read_bytes())
    keys = keyfile.unlock(valid, PASSPHRASE)
    without = keyfile.decode((HERE / "keyfile" / "valid-no-recovery.json").read_bytes())
    typed = (HERE / "recovery-key" / "valid.txt").read_text("ascii")
    for slots in (valid, without):
        _refused(lambda slots=slots: keyfile.unlock_with_recovery(slots, typed))
    for path in KEYFILES:
        shutil.copy(path, vault.keyfile)
        _refused(lambda: keyfile.unlock(keyfile.read(vault), PASSPHRASE))
    for path in CAPTURES:
        shutil.copy(path, vault.inbox / f"{NAME}.bjc")
        _refused(lambda: inbox.open_capture(vault, keys, NAME))
    for path in texts("addition"):
        _refused(lambda path=path: addition.Addition.from_bytes(path.read_bytes()))
    for path in texts("draft"):
        _refused(lambda path=path: draft.Draft.from_bytes(path.read_bytes()))
    for path in texts("jsonl"):
        _refused(lambda path=path: list(jsonl.read(path)))
    for path in texts("recovery-key"):
        _refused(lambda path=path: recovery_key.parse(path.read_text("ascii")))


def _refused(read):
    with suppress(JournalError):
        read()
        raise AssertionError


def lines_run(work):
    """Return the lines of these modules that run while work does."""
    files = {module.__file__ for module in MODULES}
    found = set()

    def trace(frame, event, _):
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            found.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return found


def refusals(module):
    """Give the line of every raise in a module, and the words of it."""
    source = inspect.getsource(module)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise):
            yield node.lineno, ast.get_source_segment(source, node)


def test_every_branch_that_refuses_has_a_vector(tmp_path):
    found = lines_run(lambda: run(tmp_path))
    without, excepted, counted = [], set(), 0
    for module in MODULES:
        for line, words in refusals(module):
            counted += 1
            known = {one for one in OTHERWISE if one in words}
            excepted |= known
            if (module.__file__, line) not in found and not known:
                without.append(f"{module.__name__}, line {line}: {words}")
    assert without == []
    assert excepted == set(OTHERWISE)
    assert counted > 40
