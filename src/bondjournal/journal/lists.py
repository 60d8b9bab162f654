"""Lists: the rows of one noun in order, each named by its number or the first letters of its id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import checks
from bondjournal.errors import DELETED_MEANWHILE, NotFound, WrongUse
from bondjournal.journal import ordered, ownership, values, versions

R = TypeVar("R", bound=Any)
V = TypeVar("V", bound=values.Listed)

Computed = Callable[[Session, Sequence[R]], dict[UUID, dict[str, Any]]]
"""Works out of rows what their columns do not say, by their uuids."""


@dataclass(frozen=True, slots=True)
class NumberedList(Generic[R, V]):
    """What every list can do."""

    table: type[R]
    value: type[V]
    words: str
    """The column with the words of a row."""
    what: str
    """What an error message calls the words."""
    nothing: str
    """The hint if nothing was typed."""
    unknown: tuple[str, str]
    """The error if no row is meant, with the command that lists them as a hint."""
    group: str = ""
    """The column that divides the list into parts, each with an order of its own."""
    groups: Sequence[Any] = ()
    """The values of that column, in the order of the list."""
    by: tuple[str, ...] = ("place", "id")
    """The columns by which the rows of a part are sorted."""
    is_open: Callable[[Any], bool] = lambda _: True
    """Returns whether a row is open, and not ended."""
    reopens: str = ""
    """Said of one that does not, with the command that changes that."""
    computed: "Computed[R]" = lambda _session, rows: {one.uuid: {} for one in rows}
    """Works out what else a value says of its row."""

    def rows(self, session: Session, **only: Any) -> list[R]:
        """Return the rows in order: all, or those whose columns have these values."""
        query = select(self.table).filter_by(**only)
        return sorted(session.exec(query), key=self._place)

    def listed(self, session: Session) -> list[V]:
        """Return all rows as values, numbered, with the therapist each is about."""
        rows, label = self.rows(session), ownership.labels(session)
        worked_out = self.computed(session, rows)
        return [
            self.value.of(row, number=number, whose=label(row), **worked_out[row.uuid])
            for number, row in enumerate(rows, 1)
        ]

    def get(self, session: Session, uuid: UUID) -> V:
        """Return the row with this uuid as a value.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        found = next((one for one in self.listed(session) if one.uuid == uuid), None)
        if found is None:
            raise NotFound(DELETED_MEANWHILE)
        return found

    def named(self, session: Session, name: str) -> V:
        """Return the row with this number, or an id that begins like this, as a value.

        Raises:
            NotFound: there is no such row.
            WrongUse: several ids begin like that.
        """
        listed: list[V] = self.listed(session)
        return ordered.named(listed, name, NotFound(*self.unknown))

    def open(self, session: Session) -> list[V]:
        """Return what stands in the list of what there is to do."""
        return [one for one in self.listed(session) if self.is_open(one)]

    def open_named(self, session: Session, name: str) -> V:
        """Return what has this number, or an id that begins so, among what there is to do.

        Raises:
            NotFound: there is no such row, or it has ended.
            WrongUse: several ids begin like that.
        """
        found = self.named(session, name)
        if all(one.uuid != found.uuid for one in self.open(session)):
            raise NotFound("That is no longer in the list.", self.reopens)
        return found

    def existing(self, session: Session, uuid: UUID) -> R:
        """Return the row with this uuid, to change it.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        found: R = versions.existing(session, self.table, uuid)
        return found

    def checked_words(self, words: str) -> str:
        """Return words as they may be kept.

        Raises:
            WrongUse: there are no words, or too many.
        """
        line = checks.line(words, self.what)
        if not line:
            raise WrongUse("There is nothing to keep.", self.nothing)
        return line

    def add(self, session: Session, words: str, **columns: Any) -> V:
        """Add a row behind the others.

        Raises:
            WrongUse: there are no words.
        """
        if "place" in self.by:
            columns["place"] = ordered.behind_all(session, self.table)
        row = self.table(**{self.words: self.checked_words(words)}, **columns)
        versions.keep(session, row)
        return self.get(session, row.uuid)

    def reword(self, session: Session, uuid: UUID, words: str) -> bool:
        """Put a row in other words; return whether that changed.

        Raises:
            NotFound: it was deleted in the meantime.
            WrongUse: there are no words.
        """
        row = self.existing(session, uuid)
        return versions.edit(session, row, **{self.words: self.checked_words(words)})

    def siblings(self, session: Session, uuid: UUID) -> list[V]:
        """Return what a row is ordered among, itself too.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        among = {one.uuid for one in self._siblings(session, self.existing(session, uuid))}
        return [one for one in self.listed(session) if one.uuid in among]

    def move(self, session: Session, uuid: UUID, to: int) -> None:
        """Move a row to a place among the rows of its part; 1 is the first.

        Raises:
            NotFound: it was deleted in the meantime.
            WrongUse: there is no such place.
        """
        row = self.existing(session, uuid)
        ordered.move(session, self._siblings(session, row), row, to)

    def step(self, session: Session, uuid: UUID, by: int) -> bool:
        """Move a row by a number of places in its part; return whether there is such a place.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        row = self.existing(session, uuid)
        among = self._siblings(session, row)
        to = among.index(row) + 1 + by
        if not 1 <= to <= len(among):
            return False
        ordered.move(session, among, row, to)
        return True

    def _siblings(self, session: Session, row: R) -> list[R]:
        return self.rows(session, **({self.group: getattr(row, self.group)} if self.group else {}))

    def _place(self, row: R) -> tuple[Any, ...]:
        part = self.groups.index(getattr(row, self.group)) if self.group else 0
        return (part, *(getattr(row, column) for column in self.by))
