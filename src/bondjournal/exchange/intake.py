"""Bringing entries of other formats in: checked whole first, then written in short transactions."""

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
"""How many entries a transaction writes: others wait for a moment at most."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class EntryCounts:
    """What an import found: entries that are new, and entries that were there before."""

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

    Nothing is seen of an import until all of it is there, and one that is interrupted is taken
    back when the journal is next opened.

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
                raise WrongUse("The file changed while it was read; nothing was imported.")
            with journal.transaction() as session:
                imports.finish(session, run)
        except JournalError:
            with suppress(JournalError):
                take_back_imports(journal)
            raise
    return EntryCounts(new, total - new)


def batches(items: Iterable[Imported], size: int) -> Iterator[list[Imported]]:
    """Give items in lists of up to `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
