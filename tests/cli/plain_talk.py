"""Talking to plain mode: a talk in this process, and the rules for what is said in it."""

import re

from bondjournal.cli.plain import menu
from bondjournal.draft import Draft
from bondjournal.unlock import unlock
from bondjournal.vault import drafts

ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FORBIDDEN = re.compile(
    r"!|\b(should|must|failed|missed|overdue|save[ds]?|haven't|warning|alert|rupture)\b",
    re.IGNORECASE,
)
DRAWN = re.compile(r"[^\x20-\x7e\n]")


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


class Reader:
    """What is in the vault after a talk."""

    def __init__(self, vault, passphrase):
        self.vault, self.passphrase = vault, passphrase

    def __call__(self, look):
        """Return what `look` finds in a session that reads."""
        journal = unlock(self.vault, self.passphrase)
        try:
            with journal.read() as session:
                return look(session)
        finally:
            journal.close()

    def drafts(self):
        """Return the drafts that were left."""
        journal = unlock(self.vault, self.passphrase)
        try:
            return [
                Draft.from_bytes(drafts.open_draft(self.vault, journal.keys, uuid))
                for uuid in drafts.waiting(self.vault)
            ]
        finally:
            journal.close()
