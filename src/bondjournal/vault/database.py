"""A SQLAlchemy engine on SQLCipher, opened the one right way.

The file is SQLCipher 4 with its defaults and a raw key: `PRAGMA key = "x'<64 hex digits>'"`
opens it in any implementation.

Sessions that write bind to `engine.execution_options(writes=True)` and begin with BEGIN
IMMEDIATE, so that they wait for one another at the start and never halfway; the others begin
with BEGIN. After a fork, or an exec, open a new engine.

What goes wrong is raised as one of our errors, and no error that leaves here holds a person's
text: neither in its message nor in an attribute.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlcipher3 import dbapi2

from bondjournal.errors import Damaged, InUse, JournalError, WrongUse
from bondjournal.vault.files import create_private, files, folder_to_disk, make_private, tighten
from bondjournal.vault.keys import KEY_BYTES
from bondjournal.vault.layout import Vault

BUSY_SECONDS = 10.0
"""How long a statement waits for somebody else's transaction."""

_PAGE_BYTES = 4096
_AFTER_KEY = (
    # What a later SQLCipher takes for its default does not matter then.
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    # Not WAL: a byte flipped in a WAL drops rows that were acknowledged, and nobody is told.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    # Any reading proves the key, and rolls back what an interrupted transaction left.
    "SELECT count(*) FROM sqlite_master",
)

_FROM_BACKUP = "Take it back from a backup with 'bondjournal vault restore'."
_ROOM = "Make some room and try again. What was kept before is untouched."
_PLACE = "Look who may write to the vault's folder, and whether its disk is read-only."
_DAMAGED = (Damaged, "The database journal.db of this journal is damaged.", _FROM_BACKUP)
_BUSY = (InUse, "Another window is writing to the journal.", "Try again in a moment.")
_CLOSED = (JournalError, "The journal cannot be opened or written to at its place.", _PLACE)
_WORDS: dict[str, tuple[type[JournalError], str, str]] = {
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_READONLY": _CLOSED,
    "SQLITE_PERM": _CLOSED,
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_FULL": (JournalError, "The disk is full; nothing was written.", _ROOM),
    "SQLITE_IOERR": (
        JournalError,
        "The disk that holds the journal reported an error.",
        "Look whether it is full or was taken out, and copy the vault to another one soon.",
    ),
    "SQLITE_NOMEM": (
        JournalError,
        "There is too little free memory.",
        "Close some programs and try again.",
    ),
    "UnicodeEncodeError": (
        WrongUse,
        "A text with half a character in it cannot be kept.",
        "Type that character anew.",
    ),
}
"""What is said, by the name of SQLite's result code or of the exception."""


def create(vault: Vault, key: bytes) -> None:
    """Make a new, empty database.

    Args:
        vault: The vault; its folder is made where there is none.
        key: The database key, 32 bytes.

    Raises:
        JournalError: there is a database already, or none can be made here.
    """
    make_private(vault.path)
    with files(f"Making {vault.database.name}"):
        os.close(create_private(vault.database))
        try:
            connection = _connect(vault.database, key)
            try:
                with in_words():
                    # It writes the first page: a file of no bytes is refused when it is opened.
                    connection.execute("PRAGMA user_version = 0")
            finally:
                connection.close()
            folder_to_disk(vault.path)
        except BaseException:
            for made in (vault.database, vault.path / "journal.db-journal"):
                with suppress(OSError):
                    made.unlink()
            raise


def engine(vault: Vault, key: bytes) -> Engine:
    """Open the vault's database and prove the key.

    Args:
        vault: The vault.
        key: The database key, 32 bytes.

    Raises:
        Damaged: the database is missing, empty, or not one that this key opens.
        InUse: somebody else holds it for longer than anybody waits.
        JournalError: it cannot be opened here.
    """

    def connect() -> Any:
        # SQLite would make a new database of a file that is missing or has not a page.
        with files(f"Opening {vault.database.name}", missing=_gone("is missing")):
            size = vault.database.stat().st_size
        if size < _PAGE_BYTES:
            raise _gone("is damaged" if size else "is empty")
        return _connect(vault.database, key)

    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "handle_error", _raise_without_text)
    tighten(vault.path)
    tighten(vault.database)
    made.connect().close()
    return made


def check(engine: Engine) -> None:
    """Read the whole database and see that every page and every row is sound.

    Raises:
        Damaged: a part of it is not.
        JournalError: it cannot be read.
    """
    with engine.connect() as connection:
        unsound = [
            row
            for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check")
            for row in connection.exec_driver_sql(f"PRAGMA {pragma}")
            if row[0] != "ok"
        ]
    if unsound:
        raise _gone("is damaged")


@contextmanager
def in_words() -> Iterator[None]:
    """Turn an error of SQLCipher inside the block into one for a person.

    Raises:
        JournalError: the block raised an error of the driver.
    """
    try:
        yield
    except dbapi2.Error as error:
        said = _in_words(error) or JournalError(f"The database refused a request ({_name(error)}).")
        raise said from None


def _connect(path: Path, key: bytes) -> Any:
    with in_words():
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
        )
        try:
            _open_with(connection, key)
        except BaseException:
            connection.close()
            raise
    return connection


def _open_with(connection: Any, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError("A database key has 32 bytes.")
    # First of all: it would write to stderr, into the middle of a screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Plain SQLite takes a key without a word and then writes plain text.
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise JournalError(
            "The database would not be encrypted, so it was not opened.",
            "Install the package sqlcipher3 anew.",
        )
    for statement in _AFTER_KEY:
        connection.execute(statement).fetchall()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _raise_without_text(context: ExceptionContext) -> None:
    error, wrapped = context.original_exception, context.sqlalchemy_exception
    if wrapped is not None:
        wrapped.params = None
    # The message of a broken constraint names the constraint alone, and callers may want it.
    if not isinstance(error, Exception) or isinstance(error, JournalError | dbapi2.IntegrityError):
        return
    said = _in_words(error)
    # SQLAlchemy chains the first error to what is raised: a search's words may be in its message.
    error.args = (_name(error),)
    if isinstance(error, UnicodeEncodeError):
        error.object = ""
    if said:
        raise said
    if wrapped is not None:
        wrapped.args = error.args


def _in_words(error: Exception) -> JournalError | None:
    # SQLITE_IOERR_READ and the like are kinds of SQLITE_IOERR.
    base = "_".join(_name(error).split("_")[:2])
    kind, message, hint = _WORDS.get(base, (None, "", ""))
    return kind(message, hint) if kind else None


def _name(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", type(error).__name__))


def _gone(how: str) -> Damaged:
    return Damaged(f"The database journal.db of this journal {how}.", _FROM_BACKUP)
