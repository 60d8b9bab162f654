"""Rows of the database that are returned only if every page they were read from is whole.

If the last page of a long text is damaged, SQLCipher returns zeros in its place without an error;
but from then on its status is not that of a readable database any more.
"""

from typing import Any

from sqlcipher3 import dbapi2

from bondjournal.vault.database_errors import damaged


def prove_read(connection: Any) -> None:
    """Make sure that every page that a connection of the driver has read is whole.

    Raises:
        Damaged: a page is not whole.
    """
    if dbapi2.Cursor(connection).execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise damaged("is damaged")


class _Proving(dbapi2.Cursor):  # type: ignore[misc]  # the driver has no types
    """A cursor that returns a row only if every page that was read is whole."""

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
    """A connection whose cursors are all of that kind."""

    def cursor(self, factory: Any = _Proving) -> Any:
        """Make such a cursor."""
        return super().cursor(factory)
