"""Additions, captures and what a folder holds, as many tests need them."""

import os
from datetime import UTC, datetime

from bondjournal.addition import Addition, NewEntry, check
from bondjournal.journal import entries, ownership, tables, therapists, versions
from bondjournal.journal.tables import Therapist
from bondjournal.vault import inbox
from bondjournal.vault.keyfile import Cost

PASSPHRASE = "four ordinary words here"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
AT = datetime(2026, 5, 12, 15, tzinfo=UTC)
NO_LOCKS = {
    "link": lambda path: path.symlink_to(path.parent.parent / "led-to"),
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path, 0o600),
    "text": lambda path: path.write_text("four ordinary words here" * 100),
}
"""What may stand in the place of a lock, by name, and how it comes there."""


def ask(body="A line.", **more):
    """An addition of 12 May 2026, 17:00 in Berlin, with an entry unless the body is None."""
    entry = NewEntry(body=body) if body else None
    return check(Addition(**({"at": AT, "zone": "Europe/Berlin", "entry": entry} | more)))


def capture(vault, body="A line.", **more):
    """Seal such an addition and return its uuid."""
    made = ask(body, **more)
    inbox.seal(vault, made.to_bytes(), made.uuid)
    return made.uuid


def content(folder):
    """Every file below a folder, with its bytes."""
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def bodies(journal):
    """The beginnings of all entries, the newest first."""
    with journal.session() as session:
        return [line.words for line in entries.page(session, count=1_000_000)]


def row_of(session, value):
    """The row of a table that a value was read from, as it is now; a row is itself."""
    if isinstance(value, tables.Row):
        return value
    return versions.existing(session, getattr(tables, type(value).__name__), value.uuid)


def someone(session, name):
    """The first therapist by this name, or one more where the first has a name."""
    first = therapists.nameless(session)
    if first is None:
        return therapists.add(session, name)
    therapists.rename(session, first, name)
    return first


def another(session, name):
    """One more therapist, whether or not the first has a name: as an archive may bring them."""
    ownership.assign_where_certain(session)
    versions.keep(session, row := Therapist(name=name))
    return row
