"""Rows of the database that are given only where every page they were read from is whole.

SQLCipher gives zeros in place of the last page of a long text where that is damaged, without an
error; but from then on its status is no longer that of a database it can read.
"""

from typing import Any

from sqlcipher3 import dbapi2

from bondjournal.vault.database_errors import damaged


def prove_read(connection: Any) -> None:
    """Make sure that every page that a connection of the driver has read is whole.

    Raises:
        Damaged: one is not.
    """
    if dbapi2.Cursor(connection).execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise damaged("is damaged")


class _Proving(dbapi2.Cursor):  # type: ignore[misc]  # the driver has no types
    """A cursor that gives a row only where every page that was read is whole."""

    def fetchone(self) -> Any:
        return self._proven(super().fetchone())

    def fetchmany(self, *size: int) -> Any:
        return self._proven(super().fetchmany(*size))

    def fetchall(self) -> Any:
        return self._proven(super().fetchall())

    def __next__(self) -> Any:
        return self._proven(super().__next__())

    def _proven(self, rows: Any) -> Any:
        prove_read(self.connection)
        return rows


class Proven(dbapi2.Connection):  # type: ignore[misc]  # as above
    """A connection all of whose cursors do so."""

    def cursor(self, factory: Any = _Proving) -> Any:
        """Make such a cursor."""
        return super().cursor(factory)
