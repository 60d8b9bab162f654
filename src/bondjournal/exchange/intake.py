"""Importing entries from other formats: all are checked, then written in short transactions."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import imports
from bondjournal.journal.imports import Imported
from bondjournal.open_journal import Journal, take_back_imports
from bondjournal.vault.database import give_way
from bondjournal.vault.lock import importing

BATCH = 200
"""How many entries one transaction writes, so that other writers wait for a moment at most."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class EntryCounts:
    """How many entries of an import are new, and how many were in the journal before."""

    new: int
    known: int


def count_new(journal: Journal, read: Callable[[], Iterable[Imported]]) -> EntryCounts:
    """Read and check everything, and count what `import_all` would add; nothing is written."""
    new: set[UUID] = set()
    total = 0
    for batch in batches(read(), BATCH):
        with journal.session() as session:
            new |= {one.uuid for one in imports.new_ones(session, batch)}
        total += len(batch)
    return EntryCounts(len(new), total - len(new))


def import_all(
    journal: Journal, format_: str, read: Callable[[], Iterable[Imported]], progress: Progress
) -> EntryCounts:
    """Read and check everything, then write what is new.

    Entries stay hidden until all of them are there, and an interrupted import is taken back when
    the journal is next opened.

    Raises:
        WrongUse: something cannot be read; nothing was written.
        InUse: another import is running.
    """
    with importing(journal.vault):
        total = sum(1 for _ in read())
        with journal.transaction() as session:
            run = imports.begin(session, format_)
        new = done = 0
        try:
            for batch in batches(read(), BATCH):
                with journal.transaction() as session:
                    new += imports.add(session, run, batch)
                give_way()
                done += len(batch)
                progress(done, total)
            if done != total:
                raise WrongUse("The file changed while it was being read; nothing was imported.")
            with journal.transaction() as session:
                imports.finish(session, run)
        except JournalError:
            with suppress(JournalError):
                take_back_imports(journal)
            raise
    return EntryCounts(new, total - new)


def batches(items: Iterable[Imported], size: int) -> Iterator[list[Imported]]:
    """Yield items in lists of up to `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
