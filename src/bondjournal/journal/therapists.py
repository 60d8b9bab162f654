"""Therapists: whom the person sees. One without a name is there from the start."""

from unicodedata import normalize
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import versions
from bondjournal.journal.tables import Therapist


def usual_one(session: Session) -> Therapist:
    """Return the therapist meant when nobody is named: the first still seen, else the first.

    The first therapist of a journal is made here and has no name.
    """
    everyone = all_of(session)
    for therapist in everyone:
        if therapist.state == "seeing":
            return therapist
    if everyone:
        return everyone[0]
    therapist = Therapist()
    versions.keep(session, therapist)
    return therapist


def all_of(session: Session) -> list[Therapist]:
    """Return all therapists, the first kept first."""
    return list(session.exec(select(Therapist).order_by(col(Therapist.id))))


def add(session: Session, name: str) -> Therapist:
    """Add a therapist, or give the nameless first one this name.

    Raises:
        WrongUse: there is no name, or another one has it.
    """
    name = addition.line(name, "A therapist's name")
    if not name:
        raise WrongUse("A therapist needs a name.")
    if find(session, name) is not None:
        raise WrongUse("A therapist of this name is there already.")
    first = usual_one(session)
    if not first.name:
        versions.edit(session, first, name=name)
        return first
    therapist = Therapist(name=name)
    versions.keep(session, therapist)
    return therapist


def find(session: Session, name: str) -> Therapist | None:
    """Return the therapist of this name, whatever its case."""
    wanted = normalize("NFC", name).casefold()
    for therapist in all_of(session):
        if normalize("NFC", therapist.name).casefold() == wanted:
            return therapist
    return None


def named(session: Session, name: str | None) -> Therapist:
    """Return the therapist of this name, or the usual one if none is named.

    Raises:
        NotFound: nobody has this name.
    """
    if not name:
        return usual_one(session)
    therapist = find(session, name)
    if therapist is None:
        raise NotFound("No therapist has this name.", "'bondjournal therapist list' shows them.")
    return therapist


def by_uuid(session: Session, uuid: UUID) -> Therapist:
    """Return the therapist of this uuid."""
    return session.exec(select(Therapist).where(Therapist.uuid == uuid)).one()
