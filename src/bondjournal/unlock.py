"""From a passphrase to an open journal: key, database, schema, captures.

What is heavy to import is imported while the key is derived, which takes about as long.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID, uuid4

from bondjournal import dates
from bondjournal.addition import Addition
from bondjournal.errors import Damaged, JournalError, NotFound, TooNew
from bondjournal.vault import inbox, keyfile, layout, made_up, place
from bondjournal.vault.files import files, write_atomic
from bondjournal.vault.keyfile import Cost, KeyFile, Keys
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")

AWAY = timedelta(days=60)
"""After so long without an opening nothing is purged without asking: the clock may be wrong."""


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
            JournalError: what it meant to change, or to belong to, another window has taken away.
        """
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
        journal = Journal(draft, made, keys, engine, on or device())
        with journal.transaction() as session:
            therapists.usual_one(session)
        journal.close()
        keyfile.write(draft, made)
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

        keys = derived.result()
    return _opened(vault, read, keys)


def _opened(vault: Vault, read: KeyFile, keys: Keys, on: str | None = None) -> Journal:
    from bondjournal.journal import migrations
    from bondjournal.vault import database

    with ExitStack() as stack:
        stack.enter_context(layout.shared(vault))
        engine = database.engine(vault, keys.database)
        stack.callback(engine.dispose)
        if migrations.behind(engine):
            stack.close()
            _bring_up_to_date(vault, keys, engine)
            stack.enter_context(layout.shared(vault))
        journal = Journal(vault, read, keys, engine, on or _device_for(vault))
        _take_back_interrupted(journal)
        merge_captures(journal)
        _look_ahead(journal)
        journal._closing = stack.pop_all()  # noqa: SLF001  # what was opened here is closed there
        return journal


def _bring_up_to_date(vault: Vault, keys: Keys, engine: "Engine") -> None:
    from bondjournal.journal import migrations
    from bondjournal.vault import backup

    with layout.exclusive(vault):
        if migrations.behind(engine):
            before = vault.backups / f"{dates.now().date()}-schema-{migrations.number(engine)}"
            if not before.exists():
                backup.make(vault, engine, keys, before)
            migrations.upgrade(engine)


def merge_captures(journal: Journal) -> int:
    """Bring what was captured while locked into the journal, each exactly once.

    All that waits is merged in one transaction, then its files go. What does not open is set
    aside and never deleted. Return how many were new.
    """
    waiting = inbox.waiting(journal.vault)
    if not waiting:
        return 0
    from bondjournal.journal import additions

    opened: list[tuple[UUID, Addition]] = []
    for uuid in waiting:
        try:
            opened.append((uuid, _capture(journal, uuid)))
        except NotFound:
            continue
        except TooNew:
            journal.too_new += 1
        except Damaged:
            inbox.quarantine(journal.vault, uuid)
            journal.quarantined += 1
    if not opened:
        return 0
    opened.sort(key=lambda one: one[1].at)
    merged = 0
    with journal.transaction() as session:
        for uuid, addition in opened:
            merged += additions.merge(session, uuid, addition)
    inbox.remove(journal.vault, [uuid for uuid, _ in opened])
    journal.merged += merged
    return merged


def _capture(journal: Journal, uuid: UUID) -> Addition:
    addition = Addition.from_bytes(inbox.open_capture(journal.vault, journal.keys, uuid))
    if addition.uuid != uuid:
        raise Damaged("A waiting capture does not hold what its name says.")
    return addition


def take_back_imports(journal: Journal) -> None:
    """Remove what unfinished imports brought, in short transactions."""
    from bondjournal.journal import imports
    from bondjournal.vault import database

    more = True
    while more:
        with journal.transaction() as session:
            more = imports.take_back(session)
        database.give_way()


def _take_back_interrupted(journal: Journal) -> None:
    """Remove what an interrupted import left; one that is still running is left alone.

    Where it cannot be removed now, it stays out of sight until the next opening.
    """
    from sqlmodel import col, select

    from bondjournal.journal.tables import Import

    with journal.session() as session:
        unfinished = session.exec(select(Import.id).where(col(Import.finished).is_(False))).first()
    if unfinished is None:
        return
    try:
        with layout.importing(journal.vault):
            take_back_imports(journal)
    except Damaged:
        raise
    except JournalError:
        return


def _look_ahead(journal: Journal) -> None:
    """Plan sessions ahead where that is due; where it cannot be kept now, the next opening does."""
    from bondjournal.journal import ahead

    with journal.session() as session:
        due = ahead.due(session)
    if not due:
        return
    try:
        with journal.transaction() as session:
            ahead.settle(session)
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
    """Do once a day what needs doing: empty the trash of what is over, and back up.

    If the clock lies before the newest instant of keeping, or more than sixty days past the last
    opening, nothing is removed.
    """
    from bondjournal.journal import settings, versions
    from bondjournal.vault import backup

    now = now or dates.now()
    today = now.date()
    if (journal.vault.backups / today.isoformat()).exists():
        return Tidied(backed_up=False, kept_in_trash=0)
    with journal.transaction() as session:
        over = versions.expired(session, now)
        seen = settings.get(session, "last-opened")
        last = datetime.fromisoformat(seen) if seen else now
        newest = versions.newest_kept(session)
        trusted = (newest is None or now >= newest) and last <= now <= last + AWAY
        if over and trusted:
            versions.empty(session, over)
        if now >= last or now < last - AWAY:
            settings.put(session, "last-opened", now.isoformat())
    layout.sweep(journal.vault)
    backed_up = backup.daily(journal.vault, journal.engine, journal.keys, today) is not None
    return Tidied(backed_up, 0 if trusted else len(over))


def device() -> str:
    """Return this machine's own id, which lies outside of every vault and is made once.

    Raises:
        JournalError: the place for it cannot be written.
    """
    path = _device_file()
    with files("Reading this machine's own id"):
        if not path.exists():
            with suppress(JournalError):
                _write_device(path, replace=False)
        found = path.read_text("ascii", errors="replace").strip()
    try:
        return UUID(hex=found).hex
    except ValueError:
        raise JournalError(
            "The file with this machine's own id is damaged.", f"Remove it: {path}"
        ) from None


def _device_for(vault: Vault) -> str:
    """Return the id to open a journal under; the made-up one leaves nothing on this machine."""
    return made_up.DEVICE if made_up.is_one(vault) else device()


def renew_device() -> None:
    """Give this machine another id, before a restore takes its journal back in time.

    The counters of edits go back with the journal. Under the old id a later edit would have the
    counter and the device of one that another machine knows already, with other words.

    Raises:
        JournalError: the place for it cannot be written.
    """
    with files("Writing this machine's own id"):
        _write_device(_device_file(), replace=True)


def _device_file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("bondjournal", appauthor=False) / "device"


def _write_device(path: Path, *, replace: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomic(path, uuid4().hex.encode(), replace=replace)
