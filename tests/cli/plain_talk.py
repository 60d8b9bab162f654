"""Talking to plain mode: a talk in this process, and the rules for what is said in it."""

import re
import subprocess
import sys
from contextlib import contextmanager
from functools import cached_property

from bondjournal.cli.plain import menu, prepare
from bondjournal.draft import Draft
from bondjournal.nouns.sections import SECTIONS
from bondjournal.unlock import unlock
from bondjournal.vault import drafts

ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FORBIDDEN = re.compile(
    r"!|\b(should|must|failed|missed|overdue|save[ds]?|haven't|warning|alert|rupture)\b",
    re.IGNORECASE,
)
DRAWN = re.compile(r"[^\x20-\x7e\n]")


def into(section):
    """Return the answers that lead from the menu into a section of Goals and what helps."""
    return "i", str(list(SECTIONS).index(section) + 1)


def up_to(question, since="choose"):
    """Return the answers that lead from a question of Prepare to another, deciding nothing.

    That of the names is not asked where none is undecided.
    """
    asked = [one for one in prepare._QUESTIONS if one != "names"]
    return ["0"] * (asked.index(question) - asked.index(since))


def obeys(said):
    """Return what was said, if it obeys the rules: plain characters, and none of some words."""
    for line in said.splitlines():
        assert not ESCAPES.search(line), line
        assert not DRAWN.search(line), line
        assert not FORBIDDEN.search(line), line
    return said


def talked(vault, answers, monkeypatch, capsys, tmp_path):
    """Answer plain mode line by line, or with bytes, until it closes or no more are there."""
    given = tmp_path / "answers"
    if not isinstance(answers, bytes):
        answers = "".join(f"{one}\n" for one in answers).encode()
    given.write_bytes(answers)
    with given.open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        menu.run(vault)
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


@contextmanager
def claimed_elsewhere(vault, uuid):
    """Have a draft be written in another window, which is another process."""
    code = (
        "import sys\n"
        "from uuid import UUID\n"
        "from pathlib import Path\n"
        "from bondjournal.vault import claims, layout\n"
        "claims.claim(layout.Vault(Path(sys.argv[1])), UUID(sys.argv[2]))\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(vault.path), str(uuid)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout.readline() == b"ready\n"
        yield
        other.stdin.close()


class Reader:
    """What is in the vault after a talk; it stays open from the first look on."""

    def __init__(self, vault, passphrase):
        self.vault, self.passphrase = vault, passphrase

    def __call__(self, look):
        """Return what `look` finds in a session that reads."""
        with self._journal.session() as session:
            return look(session)

    def drafts(self):
        """Return the drafts that were left."""
        return [
            Draft.from_bytes(drafts.open_draft(self.vault, self._journal.keys, uuid))
            for uuid in drafts.waiting(self.vault)
        ]

    def close(self):
        """Close it, if anybody looked."""
        if "_journal" in vars(self):
            self._journal.close()

    @cached_property
    def _journal(self):
        return unlock(self.vault, self.passphrase)
