"""An open journal: reading and writing in it, and what has to be done from time to time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from bondjournal import captures, dates
from bondjournal.errors import Damaged, JournalError, NotWritable
from bondjournal.vault import known, layout, lock
from bondjournal.vault.keyfile import KeyFile, Keys
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")


@dataclass
class Journal:
    """An open journal, which runs the functions that read and write in it."""

    vault: Vault
    keyfile: KeyFile
    keys: Keys = field(repr=False)
    engine: "Engine" = field(repr=False)
    device: str
    merged: int = 0
    """How many captures were merged when it was opened."""
    quarantined: int = 0
    """How many captures did not open and were set aside."""
    too_new: int = 0
    """How many captures wait for a newer program."""
    key_file_change: known.KeyFileChange = ""
    """How vault.json differs, or differed for a while, from what this machine knew of it."""
    waiting: int = 0
    """How many captures wait because they could not be merged."""
    why: str = ""
    """Why captures wait, or why nothing can be changed, in a sentence; empty if neither is so."""
    hint: str = ""
    """What can be done about it."""
    read_only: NotWritable | None = None
    """What keeps everything from being changed, if something does."""
    last_change: datetime | None = None
    """The instant that names what was changed last in it; no two changes have the same."""
    _closing: ExitStack = field(default_factory=ExitStack, repr=False)

    def read(
        self, function: "Callable[Concatenate[Session, P], T]", *values: P.args, **named: P.kwargs
    ) -> T:
        """Run a function of the core that reads one state of the journal, and return its result.

        Args:
            function: the function; its session comes before the values.
            values: its arguments, which are plain values, as its result is.
            named: its arguments by name.
        """
        with self.session() as session:
            return function(session, *values, **named)

    def write(
        self, function: "Callable[Concatenate[Session, P], T]", *values: P.args, **named: P.kwargs
    ) -> T:
        """Run a function of the core that writes, all of its work or nothing; return its result.

        Raises:
            JournalError: another window removed what it meant to change or to belong to.
        """
        with self.transaction() as session:
            return function(session, *values, **named)

    def write_each(
        self,
        function: "Callable[Concatenate[Session, K, P], T]",
        keys: "Iterable[K]",
        *values: P.args,
        **named: P.kwargs,
    ) -> list[T]:
        """Run a function for each of some keys as one change, which undo takes back as a whole.

        Args:
            function: the function; each of the keys comes before the values.
            keys: what to call it for, one after the other.
            values: its other arguments, as in `write`.
            named: its other arguments by name.

        Raises:
            JournalError: as in `write`; then nothing is changed.
        """
        with self.transaction() as session:
            return [function(session, key, *values, **named) for key in keys]

    @contextmanager
    def session(self) -> "Iterator[Session]":
        """Give a session that reads one state of the journal."""
        from sqlmodel import Session

        with Session(self.engine) as session:
            session.info["device"] = self.device
            yield session

    @contextmanager
    def transaction(self) -> "Iterator[Session]":
        """Give a session that writes; at the end all of its work is kept, or nothing.

        Raises:
            NotWritable: nothing can be changed here.
            JournalError: another window removed what it meant to change or to belong to.
        """
        if self.read_only:
            raise NotWritable(self.read_only.message, self.read_only.hint)
        from sqlalchemy.exc import IntegrityError
        from sqlalchemy.orm.exc import StaleDataError
        from sqlmodel import Session

        from bondjournal.journal import change_log, change_notes

        engine = self.engine.execution_options(writes=True)
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                session.info |= {"device": self.device, "changed_after": self.last_change}
                yield session
                if session.in_transaction() and change_log.write(session):
                    self.last_change = change_notes.instant(session)
        except (IntegrityError, StaleDataError):
            raise JournalError(
                "This was changed in another window in the meantime.",
                "Nothing was kept. Take another look.",
            ) from None

    @property
    def machine(self) -> str:
        """What this machine is called in a folder of backups that other machines write to."""
        return self.device[:8]

    def back_up(self, into: "Path | None" = None) -> "Path":
        """Make a backup by hand, as `backup.make_by_hand` does; return where it is.

        Raises:
            WrongUse: there is no such folder.
            JournalError: it cannot be made.
        """
        from bondjournal.vault import backup

        return backup.make_by_hand(self.vault, self.engine, self.keys, self.machine, into)

    def close(self) -> None:
        """Close the database and release the locks."""
        self.engine.dispose()
        self._closing.close()


def merge_captures(journal: Journal) -> int:
    """Merge what was captured while locked into the journal, each capture exactly once.

    If captures cannot be merged now, the journal says how many wait and why; if nothing can be
    changed, it says that too. Return how many were new.

    Raises:
        Damaged: the database is not sound.
    """
    taken = captures.take_in(journal.vault, journal.keys, journal.session, journal.transaction)
    if journal.read_only and not taken.why:
        taken.note_waiting(0, journal.read_only)
    journal.merged += taken.merged
    journal.quarantined += taken.quarantined
    journal.too_new += taken.too_new
    journal.waiting, journal.why, journal.hint = taken.waiting, taken.why, taken.hint
    return taken.merged


def take_back_imports(journal: Journal) -> None:
    """Remove what unfinished imports brought, in short transactions."""
    from bondjournal.journal import imports
    from bondjournal.vault import database

    while journal.write(imports.take_back):
        database.give_way()


def take_back_interrupted(journal: Journal) -> None:
    """Remove what an interrupted import left; one that is still running is left alone.

    If it cannot be removed now, it stays out of sight until the next opening.
    """
    from bondjournal.journal import imports

    if not journal.read(imports.any_unfinished):
        return
    try:
        with lock.importing(journal.vault):
            take_back_imports(journal)
    except Damaged:
        raise
    except JournalError:
        return


def look_ahead(journal: Journal) -> None:
    """Plan sessions ahead if that is due; if they cannot be kept now, the next opening does it."""
    from bondjournal.journal import planning

    if not journal.read(planning.due_at_opening):
        return
    try:
        journal.write(planning.look_ahead)
    except Damaged:
        raise
    except JournalError:
        return


@dataclass(frozen=True)
class Tidied:
    """What the day's tidying did."""

    backed_up: bool
    kept_in_trash: int
    """How many rows stay in the trash although their time is over: the clock looks wrong."""


def tidy(journal: Journal, now: datetime | None = None) -> Tidied:
    """Once a day, empty the trash of what has been there long enough, and make a backup."""
    from bondjournal.journal import purging
    from bondjournal.vault import backup

    now = now or dates.now()
    today = now.date()
    if (journal.vault.backups / today.isoformat()).exists():
        return Tidied(backed_up=False, kept_in_trash=0)
    left = journal.write(purging.empty_trash, now)
    layout.sweep(journal.vault)
    backed_up = backup.daily(journal.vault, journal.engine, journal.keys, today) is not None
    return Tidied(backed_up, left)
