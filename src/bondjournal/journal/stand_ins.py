"""Stand-ins: what replaces a name on a page."""

from dataclasses import dataclass
from unicodedata import normalize
from uuid import UUID, uuid5

from sqlmodel import Session, col, select

from bondjournal import checks
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ids, settings, versions
from bondjournal.journal.tables import StandIn

_NAMES = UUID("7f0b6f0a-9d5e-4a49-8f43-1f2a63c2f3b5")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about a name; an empty `instead` leaves the name as it is."""

    uuid: UUID
    name: str
    instead: str


def decide(session: Session, name: str, instead: str) -> Decided:
    """Decide what replaces a name on every page; "" leaves the name as it is.

    Raises:
        WrongUse: there is no name.
    """
    name = to_replace(session, name)
    instead = checks.line(instead, "A stand-in")
    row = _row(session, name) or versions.bring_back_deleted(session, StandIn, name=name)
    if row is None:
        row = StandIn(uuid=uuid_of(name), name=name, instead=instead)
        versions.keep(session, row)
    else:
        versions.edit(session, row, instead=instead)
    return _decided(row)


def to_replace(session: Session, typed: str) -> str:
    """Return a typed name in the form in which it can be replaced.

    Raises:
        WrongUse: it is not a name.
    """
    del session
    name = _name(typed)
    if not any(one.isalnum() for one in name):
        raise WrongUse("There is no name to replace.", "A name needs at least one letter.")
    return name


def find(session: Session, name: str) -> Decided | None:
    """Return the decision about a name, regardless of case and Unicode form, or None.

    Raises:
        WrongUse: it is not a name.
    """
    row = _row(session, to_replace(session, name))
    return _decided(row) if row else None


def meant(session: Session, typed: str) -> str:
    """Return the name with an id that begins like this, or else the name as it was typed."""
    start = ids.start(typed)
    known = _row(session, typed) is None and ids.names_a_row(start)
    found = [row for row in _rows(session) if known and row.uuid.hex.startswith(start)]
    return found[0].name if len(found) == 1 else typed


def decided(session: Session, typed: str) -> Decided:
    """Return the decision about a name, or about the name with an id that begins like this.

    Raises:
        NotFound: nothing was decided about it.
    """
    return _decided(_existing(session, meant(session, typed)))


def remove(session: Session, name: str) -> None:
    """Take back the decision about a name, so that it is asked about again.

    Raises:
        NotFound: nothing was decided about it.
    """
    versions.delete(session, _existing(session, name))


def uuid_of(name: str) -> UUID:
    """Return the uuid of a name, which is the same on every machine."""
    return uuid5(_NAMES, name)


def decide_place(session: Session, key: str, *, replace: bool) -> None:
    """Decide for one place whether a name that is also a common word is replaced there."""
    settings.put(session, "page.places", {**settings.get(session, "page.places"), key: replace})


def all_of(session: Session) -> list[Decided]:
    """Return all decisions, sorted by name."""
    return [_decided(row) for row in _rows(session)]


def _rows(session: Session) -> list[StandIn]:
    return list(session.exec(select(StandIn).order_by(col(StandIn.name))))


def _row(session: Session, name: str) -> StandIn | None:
    wanted = _name(name).casefold()
    found = [row for row in _rows(session) if row.name.casefold() == wanted]
    exact = [row for row in found if row.name == _name(name)]
    return next(iter(exact + found), None)


def _existing(session: Session, name: str) -> StandIn:
    row = _row(session, name)
    if row is None:
        raise NotFound(
            "Nothing is decided about this name.", "'bondjournal stand-in list' shows it."
        )
    return row


def _decided(row: StandIn) -> Decided:
    return Decided(row.uuid, row.name, row.instead)


def _name(typed: str) -> str:
    return normalize("NFC", checks.line(typed, "A name"))
