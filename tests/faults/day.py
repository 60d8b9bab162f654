"""A program to be recorded: everything that changes a vault, each told once it is acknowledged.

It tells one line for each: what was done, and the words or the name that belong to it.
"""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.journal import additions, entries, versions
from bondjournal.unlock import unlock
from bondjournal.vault import backup, drafts, inbox, recovery_file, restore, slots
from bondjournal.vault.keyfile import Cost
from bondjournal.vault.layout import Vault

CHEAP = Cost(64, 1, 1)
TODAY = date(2026, 5, 12)
PASSPHRASES = ("four ordinary words here", "another one", "a third one")


def say(*words):
    os.write(1, (" ".join(words) + "\n").encode())


def addition(words, size=0):
    entry = NewEntry(body=words + " word" * size, tags=(words,))
    return check(Addition(at=dates.now(), zone="UTC", entry=entry))


def capture(vault, words):
    made = addition(words)
    inbox.seal(vault, made.to_bytes(), made.uuid)
    say("added", words)


def keep(journal, words, size):
    with journal.transaction() as session:
        uuid = additions.keep(session, addition(words, size)).entry.uuid
    say("added", words)
    return uuid


def write(vault, passphrase, name, rounds):
    """Add, edit and delete while the journal is open and while it is not."""
    for number in range(2):
        capture(vault, f"{name}-captured-{number}")
    journal = unlock(vault, passphrase)
    for number in range(rounds):
        first = keep(journal, f"{name}-{number}-small", 10)
        second = keep(journal, f"{name}-{number}-large", 20_000)
        with journal.transaction() as session:
            words = f"{name}-{number}-small again" + " word" * 6000
            entries.edit(session, entries.by_uuid(session, first), entries.Changes(body=words))
        say("edited", f"{name}-{number}-small")
        with journal.transaction() as session:
            versions.delete(session, entries.by_uuid(session, second))
        say("deleted", f"{name}-{number}-large")
        draft = uuid4()
        for times in range(2):
            drafts.keep(vault, draft, b"draft %d" % times * 300)
            say("drafted", str(draft), str(times))
    return journal


def main():
    vault = Vault(Path(sys.argv[1]))
    journal = write(vault, PASSPHRASES[0], "one", 2)
    backup.daily(vault, journal.engine, journal.keys, TODAY)
    say("backed-up", TODAY.isoformat())
    slots.change_passphrase(vault, journal.keys, PASSPHRASES[1], CHEAP)
    say("passphrase", PASSPHRASES[1])
    target = vault.path.parent / "key"
    recovery_file.into_file(vault, journal.keys, target)
    say("recovery", target.name)
    slots.change_passphrase(vault, journal.keys, PASSPHRASES[2], CHEAP)
    say("passphrase", PASSPHRASES[2])
    keep(journal, "two-small", 10)
    capture(vault, "two-captured")
    journal.close()
    if len(sys.argv) > 2:
        restore.restore(vault.backups / TODAY.isoformat(), journal.keys, vault, TODAY)
        say("restored", datetime.now(UTC).isoformat())
        capture(vault, "three-captured")
        unlock(vault, PASSPHRASES[0]).close()


if __name__ == "__main__":
    main()
