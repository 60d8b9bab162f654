"""Owners: which therapist a row is about, asked if it is unclear, and set on request."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from bondjournal.draft import ANYONE, Draft
from bondjournal.errors import WrongUse
from bondjournal.journal import additions, ownership, therapists
from bondjournal.wording import whose as words


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a row: a therapist, anyone, or, with neither, nobody so far."""

    therapist: UUID | None = None
    for_anyone: bool = False


def to_ask(session: Session, uuid: UUID) -> dict[UUID, str]:
    """Return the possible owners of a row, with their names; empty if the owner is clear.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = ownership.existing(session, uuid)
    return {} if row.therapist_uuid or row.for_anyone else ownership.names_if_several(session)


def of_draft(session: Session, draft: Draft) -> str:
    """Return whom a draft is for, as `ownership.labels` does for a row.

    Raises:
        NotFound: the entry it changes was deleted in the meantime.
    """
    names = ownership.names_if_several(session)
    if draft.whose:
        owner = _said(draft)
    elif draft.editing:
        owner = of(session, draft.editing)
    else:
        owner = Owner(ownership.meant(session))
    if not names or owner.for_anyone:
        return words.ANYONE if names else ""
    return names.get(owner.therapist, words.NOBODY) if owner.therapist else words.NOBODY


def to_ask_of_draft(session: Session, draft: Draft) -> dict[UUID, str]:
    """Return whom a draft can be for, with their names; empty if that is clear.

    Raises:
        NotFound: the entry it changes was deleted in the meantime.
    """
    if draft.editing:
        if ownership.has_a_session(ownership.existing(session, draft.editing)):
            return {}
    elif ownership.meant(session) is not None:
        return {}
    return ownership.names_if_several(session)


def give_as_said(session: Session, entry: UUID, draft: Draft) -> bool:
    """Set the owner of an entry to whom its draft is for, if that was said; return if it changed.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return says_another(session, entry, draft) and give(session, entry, _said(draft).therapist)


def says_another(session: Session, entry: UUID, draft: Draft) -> bool:
    """Return whether a draft is for somebody else than its entry.

    What has a session stays with that session's therapist.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    said, row = _said(draft), ownership.existing(session, entry)
    known = said.for_anyone or said.therapist in ownership.names_if_several(session)
    return known and not ownership.has_a_session(row) and said != of(session, entry)


def _said(draft: Draft) -> Owner:
    anyone = draft.whose == ANYONE
    return Owner(None if anyone or not draft.whose else UUID(hex=draft.whose), anyone)


def give(session: Session, uuid: UUID, therapist: UUID | None) -> bool:
    """Set the owner of a row, None for any therapist; return whether that changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it has a session, which was with another therapist.
    """
    therapist_row = therapists.by_uuid(session, therapist) if therapist else None
    changed = therapists.give(session, uuid, therapist_row, for_anyone=therapist is None)
    return additions.stop_waiting_for_name(session, uuid, therapist_row) or changed


def of(session: Session, uuid: UUID) -> Owner:
    """Return the owner of a row.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = ownership.existing(session, uuid)
    return Owner(row.therapist_uuid, row.for_anyone)


def named(session: Session, name: str | None, *, for_anyone: bool = False) -> Owner:
    """Return the owner that was given: the therapist named, anyone, or nobody so far.

    Raises:
        NotFound: nobody has this name.
        WrongUse: both a name and anyone were given.
    """
    if name and for_anyone:
        raise WrongUse(words.NAME_OR_ANYONE, words.SAY_OTHERWISE)
    return Owner(therapists.named(session, name).uuid if name else None, for_anyone)


def say(session: Session, uuid: UUID, name: str | None, *, for_anyone: bool = False) -> bool:
    """Set the owner of a row, if a name or anyone was given; return whether that changed.

    Raises:
        NotFound: nobody has this name, or it was deleted in the meantime.
        WrongUse: both were given, or it has a session with another therapist.
    """
    owner = named(session, name, for_anyone=for_anyone)
    if owner == Owner():
        return False
    return give(session, uuid, owner.therapist)


def say_of(
    session: Session, ids: Sequence[str], name: str | None, *, for_anyone: bool = False
) -> None:
    """Set the owner of several rows, of all or of none, as `say` does.

    Args:
        session: the session.
        ids: the first letters of their ids.
        name: the name of the therapist.
        for_anyone: whether they are for any of the therapists.

    Raises:
        NotFound: nobody has this name, or no row has one of these ids.
        WrongUse: both were given, an id fits several rows, or a row has a session with another
            therapist.
    """
    for uuid in [ownership.uuid_named(session, one) for one in ids]:
        say(session, uuid, name, for_anyone=for_anyone)
