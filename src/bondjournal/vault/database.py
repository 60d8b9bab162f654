"""A SQLAlchemy engine on SQLCipher, opened the one right way.

The file is SQLCipher 4 with its defaults and a raw key: `PRAGMA key = "x'<64 hex digits>'"`
opens it in any implementation.

Sessions that write bind to `engine.execution_options(writes=True)` and begin with BEGIN
IMMEDIATE, so that they wait for one another at the start and never halfway; other sessions begin
with BEGIN. After a fork or an exec, open a new engine.

Errors are raised as our own, and no error that leaves here holds a person's text, neither in its
message nor in an attribute.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlcipher3 import dbapi2

from bondjournal.errors import Damaged, InUse, JournalError
from bondjournal.vault import links, process
from bondjournal.vault.database_errors import (
    as_journal_error,
    damaged,
    in_words,
    interrupted,
    name,
    why_read_only,
)
from bondjournal.vault.files import (
    create_private,
    file_errors,
    folder_to_disk,
    make_private,
    tighten,
)
from bondjournal.vault.keys import KEY_BYTES
from bondjournal.vault.layout import Vault
from bondjournal.vault.proven import Proven, prove_read

__all__ = ["check", "create", "engine", "give_way", "in_words", "prove_read"]

BUSY_SECONDS = 10.0
"""How many seconds a statement waits for another transaction."""
_ASKED_EVERY = 0.005
"""Seconds between two tries to begin writing."""

_PAGE_BYTES = 4096
_AFTER_KEY = (
    # So that the defaults of later SQLCipher versions do not matter.
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    # Not WAL: a flipped byte in a WAL silently drops rows that were acknowledged.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    # Reading anything proves the key, and rolls back an interrupted transaction.
    "SELECT count(*) FROM sqlite_master",
)


def create(vault: Vault, key: bytes) -> None:
    """Make a new, empty database.

    Args:
        vault: The vault; its folder is made if there is none.
        key: The database key, 32 bytes.

    Raises:
        JournalError: there is a database already, or none can be made here.
    """
    make_private(vault.path)
    with file_errors(f"Making {vault.database.name}"):
        os.close(create_private(vault.database))
        try:
            connection = _connect(vault.database, key)
            try:
                with in_words():
                    # Writes the first page: an empty file would be refused at opening.
                    connection.execute("PRAGMA user_version = 0")
            finally:
                connection.close()
            folder_to_disk(vault.path)
        except BaseException:
            for made in (vault.database, vault.rollback):
                with suppress(OSError):
                    made.unlink()
            raise


def engine(vault: Vault, key: bytes) -> Engine:
    """Open the vault's database and prove the key.

    Args:
        vault: The vault.
        key: The database key, 32 bytes.

    Raises:
        Damaged: the database is missing, empty, a link, or not one that this key opens.
        InUse: somebody else holds it for longer than the time to wait.
        JournalError: it cannot be opened here.
    """

    def connect() -> Any:
        # SQLite would make a new database of a file that is missing or has not a page.
        with file_errors(f"Opening {vault.database.name}", missing=damaged("is missing")):
            found = vault.database.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise damaged("is a link")
        links.refuse(vault.rollback)
        # The size of a folder means nothing; that it is a folder is reported below.
        if stat.S_ISREG(found.st_mode) and found.st_size < _PAGE_BYTES:
            raise damaged("is damaged" if found.st_size else "is empty")
        try:
            return _connect(vault.database, key)
        except JournalError as error:
            why = why_read_only(vault.path) if _rolls_back(vault) else ""
            known = not why or isinstance(error, Damaged | InUse)
            raise (error if known else interrupted(why)) from None

    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=NullPool,
        hide_parameters=True,
        execution_options={"folder": vault.path},
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "commit", _prove_before_commit)
    event.listen(made, "handle_error", _raise_without_text)
    # The folder itself may be a link.
    tighten(Path(os.path.realpath(vault.path)))
    tighten(vault.database)
    made.connect().close()
    return made


def check(engine: Engine) -> None:
    """Read the whole database, and check that every page in use and every row is sound.

    Raises:
        Damaged: a part of it is not sound.
        JournalError: it cannot be read.
    """
    # Not cipher_integrity_check: it also reads free pages, which a power cut may leave half done.
    # SQLCipher verifies every page that is read, and integrity_check reads all pages in use.
    with engine.connect() as connection:
        unsound = [
            row
            for pragma in ("integrity_check", "foreign_key_check")
            for row in connection.exec_driver_sql(f"PRAGMA {pragma}")
            if row[0] != "ok"
        ]
    if unsound:
        raise damaged("is damaged")


def _rolls_back(vault: Vault) -> bool:
    """Return whether SQLite has to roll back an interrupted write before it reads anything."""
    with suppress(OSError):
        return vault.rollback.stat().st_size > 0
    return False


def give_way() -> None:
    """Give others a moment to begin writing, between two of many transactions."""
    sleep(2 * _ASKED_EVERY)


def _connect(path: Path, key: bytes) -> Any:
    with in_words():
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            factory=Proven,
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
    # First of all, since SQLCipher would log to stderr, into the middle of a screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Plain SQLite would silently accept a key and then write plain text.
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise JournalError(
            "The database would not be encrypted, so it was not opened.",
            "Reinstall the package sqlcipher3.",
        )
    for statement in _AFTER_KEY:
        connection.execute(statement).fetchall()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writes", False):
        _check_reach(Vault(options["folder"]).database)
        with in_words():
            _begin_writing(connection.connection.driver_connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _check_reach(file: Path) -> None:
    """Make sure that every page may be written: otherwise a write could not be rolled back either.

    Raises:
        NotWritable: the file is larger than this process may write.
    """
    most = process.largest_file()
    with file_errors(f"Writing to {file.name}"):
        if most is not None and file.stat().st_size > most:
            raise OSError(errno.EFBIG, "")


def _begin_writing(connection: Any) -> None:
    """Begin writing, trying every few milliseconds until it is this session's turn.

    SQLite's own waiting tries less and less often, so that a frequent writer, such as an import,
    would keep others waiting for seconds.
    """
    until = monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except dbapi2.OperationalError as error:
                if name(error) != "SQLITE_BUSY" or monotonic() > until:
                    raise
                sleep(_ASKED_EVERY)
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")


def _prove_before_commit(connection: Connection) -> None:
    prove_read(connection.connection.driver_connection)


def _raise_without_text(context: ExceptionContext) -> None:
    error, wrapped = context.original_exception, context.sqlalchemy_exception
    if wrapped is not None:
        wrapped.params = None
    # The message of a constraint error only names the constraint, which callers may need.
    if not isinstance(error, Exception) or isinstance(error, JournalError | dbapi2.IntegrityError):
        return
    options = context.engine.get_execution_options() if context.engine else {}
    said = as_journal_error(error, options.get("folder"))
    # SQLAlchemy chains the original error, whose message may contain the words of a search.
    error.args = (name(error),)
    if isinstance(error, UnicodeEncodeError):
        error.object = ""
    if said:
        raise said
    if wrapped is not None:
        wrapped.args = error.args
