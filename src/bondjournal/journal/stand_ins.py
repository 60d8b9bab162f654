"""Stand-ins: what replaces a name on a page."""

from unicodedata import normalize
from uuid import UUID, uuid5

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import settings, versions
from bondjournal.journal.tables import StandIn, Version

_NAMES = UUID("7f0b6f0a-9d5e-4a49-8f43-1f2a63c2f3b5")


def decide(session: Session, name: str, instead: str) -> StandIn:
    """Say what replaces a name on every page; nothing leaves it as it is.

    Raises:
        WrongUse: there is no name.
    """
    name = _name(name)
    instead = addition.line(instead, "A stand-in")
    if not any(one.isalnum() for one in name):
        raise WrongUse("There is no name to replace.", "A name has a letter at least.")
    present = find(session, name) or _taken_away(session, name)
    if present is None:
        made = StandIn(uuid=uuid5(_NAMES, name), name=name, instead=instead)
        versions.keep(session, made)
        return made
    versions.edit(session, present, instead=instead)
    return present


def find(session: Session, name: str) -> StandIn | None:
    """Return what was decided about a name, whatever its case and its Unicode form."""
    wanted = _name(name).casefold()
    found = [one for one in all_of(session) if one.name.casefold() == wanted]
    exact = [one for one in found if one.name == _name(name)]
    return next(iter(exact + found), None)


def named(session: Session, name: str) -> StandIn:
    """Return what was decided about a name.

    Raises:
        NotFound: nothing was.
    """
    found = find(session, name)
    if found is None:
        raise NotFound(
            "Nothing is decided about this name.", "'bondjournal stand-in list' shows it."
        )
    return found


def remove(session: Session, row: StandIn) -> Version:
    """Take back what was decided about a name: it is asked about again."""
    return versions.delete(session, row)


def decide_place(session: Session, key: str, *, replace: bool) -> None:
    """Say of one place, where a name is a common word as well, whether it is replaced."""
    settings.put(session, "page.places", {**settings.get(session, "page.places"), key: replace})


def all_of(session: Session) -> list[StandIn]:
    """Return what was decided, by name."""
    return list(session.exec(select(StandIn).order_by(col(StandIn.name))))


def _name(typed: str) -> str:
    return normalize("NFC", addition.line(typed, "A name"))


def _taken_away(session: Session, name: str) -> StandIn | None:
    """Bring a name back from the trash: on every machine it is the same row."""
    for version in versions.trash(session, "stand_in"):
        if version.row_uuid == uuid5(_NAMES, name):
            back = versions.bring_back(session, version)
            assert isinstance(back, StandIn)
            return back
    return None
