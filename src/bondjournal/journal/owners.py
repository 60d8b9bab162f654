"""Owners: asking whose something is that belongs to nobody so far, and saying it of anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import WrongUse
from bondjournal.journal import additions, ownership, therapists
from bondjournal.wording import whose as words


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose something is: a therapist's, anyone's, or, with neither, nobody's so far."""

    therapist: UUID | None = None
    for_anyone: bool = False


def to_ask(session: Session, uuid: UUID) -> dict[UUID, str]:
    """Return who can be asked about something, with their names; nobody where it is clear.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = ownership.existing(session, uuid)
    return {} if row.therapist_uuid or row.for_anyone else ownership.names_if_several(session)


def give(session: Session, uuid: UUID, therapist: UUID | None) -> bool:
    """Say that something is a therapist's, or with None for any of them; return if that changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it has a session, and that was with somebody else.
    """
    therapist_row = therapists.by_uuid(session, therapist) if therapist else None
    changed = therapists.give(session, uuid, therapist_row, for_anyone=therapist is None)
    return additions.is_known(session, uuid, therapist_row) or changed


def named(session: Session, name: str | None, *, for_anyone: bool = False) -> Owner:
    """Return whose something is said to be: that of who is named, anyone's, or nobody's so far.

    Raises:
        NotFound: nobody has this name.
        WrongUse: both were said.
    """
    if name and for_anyone:
        raise WrongUse(words.NAME_OR_ANYONE, words.SAY_OTHERWISE)
    return Owner(therapists.named(session, name).uuid if name else None, for_anyone)


def say(session: Session, uuid: UUID, name: str | None, *, for_anyone: bool = False) -> bool:
    """Say whose something is, where a name or anyone was said; return whether that changed.

    Raises:
        NotFound: nobody has this name, or it was deleted in the meantime.
        WrongUse: both were said, or it has a session with somebody else.
    """
    owner = named(session, name, for_anyone=for_anyone)
    if owner == Owner():
        return False
    return give(session, uuid, owner.therapist)


def say_of(
    session: Session, ids: Sequence[str], name: str | None, *, for_anyone: bool = False
) -> None:
    """Say whose each of several things is, all or none, as `say` does.

    Args:
        session: the session.
        ids: the first letters of their ids.
        name: whose they are.
        for_anyone: whether they are for any of the therapists.

    Raises:
        NotFound: nobody has this name, or nothing one of these ids.
        WrongUse: both were said, an id is that of several, or one has a session with another.
    """
    for uuid in [ownership.uuid_named(session, one) for one in ids]:
        say(session, uuid, name, for_anyone=for_anyone)
