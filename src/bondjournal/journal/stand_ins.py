"""Stand-ins: what replaces a name on a page."""

from unicodedata import normalize
from uuid import UUID, uuid5

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import WrongUse
from bondjournal.journal import settings, versions
from bondjournal.journal.tables import StandIn

_NAMES = UUID("7f0b6f0a-9d5e-4a49-8f43-1f2a63c2f3b5")


def decide(session: Session, name: str, instead: str) -> None:
    """Say what replaces a name on every page; nothing leaves it as it is.

    Raises:
        WrongUse: there is no name.
    """
    name = normalize("NFC", addition.line(name, "A name"))
    instead = addition.line(instead, "A stand-in")
    if not name:
        raise WrongUse("There is no name to replace.")
    present = session.exec(select(StandIn).where(StandIn.name == name)).first()
    if present is None:
        made = StandIn(uuid=uuid5(_NAMES, name), name=name, instead=instead)
        versions.keep(session, made)
    else:
        versions.edit(session, present, instead=instead)


def decide_place(session: Session, key: str, *, replace: bool) -> None:
    """Say of one place, where a name is a common word as well, whether it is replaced."""
    settings.put(session, "page.places", {**settings.get(session, "page.places"), key: replace})


def all_of(session: Session) -> list[StandIn]:
    """Return what was decided, by name."""
    return list(session.exec(select(StandIn).order_by(col(StandIn.name))))
