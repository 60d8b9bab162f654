"""From a passphrase to an open journal: key, database, schema, captures.

What is heavy to import is imported while the key is derived, which takes about as long.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from bondjournal import captures, dates
from bondjournal.errors import Damaged, JournalError, NotWritable, WrongPassphrase
from bondjournal.vault import device, keyfile, known, layout, lock, place
from bondjournal.vault.keyfile import Cost, KeyFile, Keys
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as said

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Journal:
    """An open journal: runs what reads and what writes in it."""

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
    key_file: known.Found = ""
    """What was found of vault.json when it was opened, beside what this machine knew of it."""
    waiting: int = 0
    """How many captures wait because they could not be taken in."""
    why: str = ""
    """Why they could not, in a sentence; empty where none waits for that."""
    hint: str = ""
    """What can be done about it."""
    closed: NotWritable | None = None
    """What keeps everything from being changed, if something does."""
    _closing: ExitStack = field(default_factory=ExitStack, repr=False)

    def read(
        self, function: "Callable[Concatenate[Session, P], T]", *values: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of the core reads in one state of the journal.

        Args:
            function: what reads; its session comes before the values.
            values: what it is given, which is plain; what it returns is plain as well.
            named: the same, by name.
        """
        with self.session() as session:
            return function(session, *values, **named)

    def write(
        self, function: "Callable[Concatenate[Session, P], T]", *values: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of the core returns that writes: all of its work, or nothing.

        Raises:
            JournalError: what it meant to change, or to belong to, another window has taken away.
        """
        with self.transaction() as session:
            return function(session, *values, **named)

    @contextmanager
    def session(self) -> "Iterator[Session]":
        """Give a session that reads one state of the journal."""
        from sqlmodel import Session

        with Session(self.engine) as session:
            session.info["device"] = self.device
            yield session

    @contextmanager
    def transaction(self) -> "Iterator[Session]":
        """Give a session that writes; what it did is kept at the end, or nothing of it.

        Raises:
            NotWritable: nothing can be changed here.
            JournalError: what it meant to change, or to belong to, another window has taken away.
        """
        if self.closed:
            raise NotWritable(self.closed.message, self.closed.hint)
        from sqlalchemy.exc import IntegrityError
        from sqlalchemy.orm.exc import StaleDataError
        from sqlmodel import Session

        engine = self.engine.execution_options(writes=True)
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                session.info["device"] = self.device
                yield session
        except (IntegrityError, StaleDataError):
            raise JournalError(
                "This was changed in another window meanwhile.", "Nothing was kept. Look again."
            ) from None

    @property
    def machine(self) -> str:
        """What this machine is called in a folder of backups that others write to."""
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
        """Let go of the files."""
        self.engine.dispose()
        self._closing.close()


def create(
    vault: Vault, passphrase: str, cost: Cost | None = None, *, on: str | None = None
) -> Journal:
    """Make a new journal and open it.

    It is made beside its place and moved there whole, so that a kill leaves either nothing or a
    journal. `on` is the device it is made on, if it is not to be known as this machine's.

    Raises:
        JournalError: there is a journal already, or the folder holds other files.
    """
    from bondjournal.journal import migrations, therapists
    from bondjournal.vault import database

    place.check_free(vault)
    made, keys = keyfile.create(passphrase, cost or keyfile.cost_for_this_machine())
    with place.new_folder(vault) as draft:
        database.create(draft, keys.database)
        engine = database.engine(draft, keys.database)
        migrations.upgrade(engine)
        journal = Journal(draft, made, keys, engine, on or device.own())
        with journal.transaction() as session:
            therapists.usual_one(session)
        journal.close()
        keyfile.write(draft, made)
    if on is None:
        known.remember(vault, keys)
    return _opened(vault, made, keys, on)


def unlock(
    vault: Vault,
    passphrase: str | None = None,
    *,
    recovery_key: str | None = None,
) -> Journal:
    """Open a journal with its passphrase or its recovery key.

    Raises:
        NoVault: there is none.
        WrongPassphrase: this does not open it.
        Damaged: a file of it is not what was written.
        InUse: it is being restored or brought up to date.
        TooNew: a newer program wrote it.
    """
    read = keyfile.read(vault)
    derive: Callable[[], Keys] = (
        (lambda: keyfile.unlock_with_recovery(read, recovery_key))
        if recovery_key is not None
        else (lambda: keyfile.unlock(read, passphrase or ""))
    )
    with ThreadPoolExecutor(max_workers=1) as pool:
        derived = pool.submit(derive)
        import bondjournal.journal.additions
        import bondjournal.vault.database  # noqa: F401  # ready when the key is

        try:
            keys = derived.result()
        except Damaged as error:
            if known.differs(vault, read):
                raise Damaged(said.NAMES_ANOTHER_KEY, error.hint) from None
            raise
        except WrongPassphrase as error:
            if known.differs(vault, read):
                raise WrongPassphrase(error.message, said.OR_CHANGED) from None
            raise
    return _opened(vault, read, keys)


def _opened(vault: Vault, read: KeyFile, keys: Keys, on: str | None = None) -> Journal:
    from bondjournal.journal import migrations
    from bondjournal.vault import database

    with ExitStack() as stack:
        wrong = stack.enter_context(lock.if_it_is_one(lock.shared(vault)))
        engine = database.engine(vault, keys.database)
        stack.callback(engine.dispose)
        if migrations.behind(engine):
            stack.close()
            _bring_up_to_date(vault, keys, engine)
            stack.enter_context(lock.shared(vault))
        journal = Journal(vault, read, keys, engine, on or device.for_vault(vault))
        if wrong:
            journal.closed = NotWritable(f"{said.READ_ONLY} {wrong.message}", wrong.hint)
        _take_back_interrupted(journal)
        merge_captures(journal)
        _look_ahead(journal)
        if on is None:
            journal.key_file = known.meet(vault, keys)
        journal._closing = stack.pop_all()  # noqa: SLF001  # what was opened here is closed there
        return journal


def _bring_up_to_date(vault: Vault, keys: Keys, engine: "Engine") -> None:
    """Bring an older schema to that of this program, which no other one can read.

    Raises:
        NotWritable: there is no room for that, or nothing may be written here.
    """
    try:
        _migrate(vault, keys, engine)
    except NotWritable as error:
        raise NotWritable(
            f"{said.OLDER} {error.message}", f"{error.hint} Nothing was changed.".strip()
        ) from None


def _migrate(vault: Vault, keys: Keys, engine: "Engine") -> None:
    from bondjournal.journal import migrations
    from bondjournal.vault import backup

    with lock.exclusive(vault):
        if migrations.behind(engine):
            before = vault.backups / f"{dates.now().date()}-schema-{migrations.number(engine)}"
            if not before.exists():
                backup.make(vault, engine, keys, before)
            migrations.upgrade(engine)


def merge_captures(journal: Journal) -> int:
    """Bring what was captured while locked into the journal, each exactly once.

    Where it cannot be taken in now, the journal says how many wait and why; where nothing can be
    changed it says that too. Return how many were new.

    Raises:
        Damaged: the database is not sound.
    """
    taken = captures.take_in(journal.vault, journal.keys, journal.session, journal.transaction)
    if journal.closed and not taken.why:
        taken.held_up(0, journal.closed)
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


def _take_back_interrupted(journal: Journal) -> None:
    """Remove what an interrupted import left; one that is still running is left alone.

    Where it cannot be removed now, it stays out of sight until the next opening.
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


def _look_ahead(journal: Journal) -> None:
    """Plan sessions ahead where that is due; where it cannot be kept now, the next opening does."""
    from bondjournal.journal import ahead

    if not journal.read(ahead.due):
        return
    try:
        journal.write(ahead.settle)
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
    """Do once a day what needs doing: empty the trash of what is over, and back up."""
    from bondjournal.journal import tidying
    from bondjournal.vault import backup

    now = now or dates.now()
    today = now.date()
    if (journal.vault.backups / today.isoformat()).exists():
        return Tidied(backed_up=False, kept_in_trash=0)
    left = journal.write(tidying.empty_trash, now)
    layout.sweep(journal.vault)
    backed_up = backup.daily(journal.vault, journal.engine, journal.keys, today) is not None
    return Tidied(backed_up, left)
