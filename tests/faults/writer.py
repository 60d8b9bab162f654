"""A program to be killed. For each line it reads, a child of it opens the journal and writes.

The child tells its process id, then `open` and how many captures it merged, then each thing it
did once that was acknowledged: `kept`, `edited` and `deleted` with the words of an entry. It goes
on until it is killed. After that the program says `gone`.
"""

import os
import sys
from itertools import count
from pathlib import Path

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.journal import additions, entries, versions
from bondjournal.unlock import unlock
from bondjournal.vault.layout import Vault

LONG = "x" * 200_000
"""So that a transaction changes many pages, and a kill finds some of them written."""


def say(*words):
    os.write(1, (" ".join(words) + "\n").encode())


def work(vault, name):
    journal = unlock(vault, "four ordinary words here")
    say("open", str(journal.merged))
    change(journal, name, count(), say)


def change(journal, name, numbers, say):
    """Keep, edit and delete, and say each once it is acknowledged."""
    uuids = []
    for number in numbers:
        words = f"{name}-{number}"
        with journal.transaction() as session:
            entry = NewEntry(body=f"{words} {LONG}", tags=(words,))
            made = Addition(at=dates.now(), zone="UTC", entry=entry)
            uuids.append(additions.keep(session, check(made)).entry.uuid)
        say("kept", words)
        if number % 3 == 1:
            with journal.transaction() as session:
                entry = entries.by_uuid(session, uuids[-1])
                entries.edit(session, entry, entries.Changes(body=f"{words} edited {LONG}"))
            say("edited", words)
        if number % 3 == 2:
            with journal.transaction() as session:
                versions.delete(session, entries.by_uuid(session, uuids[-3]))
            say("deleted", f"{name}-{number - 2}")


def main():
    vault = Vault(Path(sys.argv[1]))
    unlock(vault, "four ordinary words here").close()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(vault, line.strip())
        say(str(child))
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
