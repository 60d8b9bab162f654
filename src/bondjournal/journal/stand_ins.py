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
    """What was decided about a name; nothing `instead` leaves it as it is."""

    uuid: UUID
    name: str
    instead: str


def decide(session: Session, name: str, instead: str) -> Decided:
    """Say what replaces a name on every page; nothing leaves it as it is.

    Raises:
        WrongUse: there is no name.
    """
    name = to_replace(session, name)
    instead = checks.line(instead, "A stand-in")
    row = _row(session, name) or versions.bring_back_deleted(session, StandIn, uuid_of(name))
    if row is None:
        row = StandIn(uuid=uuid_of(name), name=name, instead=instead)
        versions.keep(session, row)
    else:
        versions.edit(session, row, instead=instead)
    return _decided(row)


def to_replace(session: Session, typed: str) -> str:
    """Return a name as it can be replaced.

    Raises:
        WrongUse: it is no name.
    """
    del session
    name = _name(typed)
    if not any(one.isalnum() for one in name):
        raise WrongUse("There is no name to replace.", "A name has a letter at least.")
    return name


def find(session: Session, name: str) -> Decided | None:
    """Return what was decided about a name, whatever its case and its Unicode form.

    Raises:
        WrongUse: it is no name.
    """
    row = _row(session, to_replace(session, name))
    return _decided(row) if row else None


def meant(session: Session, typed: str) -> str:
    """Return a name as it was typed, or the one with an id that begins so."""
    start = ids.start(typed)
    known = _row(session, typed) is None and ids.names_a_row(start)
    found = [row for row in _rows(session) if known and row.uuid.hex.startswith(start)]
    return found[0].name if len(found) == 1 else typed


def decided(session: Session, typed: str) -> Decided:
    """Return what was decided about a name, or about the one with an id that begins so.

    Raises:
        NotFound: nothing was.
    """
    return _decided(_existing(session, meant(session, typed)))


def remove(session: Session, name: str) -> None:
    """Take back what was decided about a name: it is asked about again.

    Raises:
        NotFound: nothing was.
    """
    versions.delete(session, _existing(session, name))


def uuid_of(name: str) -> UUID:
    """Return the uuid of a name: on every machine it is the same."""
    return uuid5(_NAMES, name)


def decide_place(session: Session, key: str, *, replace: bool) -> None:
    """Say of one place, where a name is a common word as well, whether it is replaced."""
    settings.put(session, "page.places", {**settings.get(session, "page.places"), key: replace})


def all_of(session: Session) -> list[Decided]:
    """Return what was decided, by name."""
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
