"""Therapists by uuid or name, in plain values: what front ends call.

The rules are those of `therapists`, which takes and returns rows.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import additions, therapists, values, versions
from bondjournal.journal.tables import Therapist


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant, and who can be chosen instead."""

    usual: UUID
    """Who is meant unless somebody else is chosen."""
    several: tuple[values.Therapist, ...]
    """Who can be chosen. Where it is one, there is nothing to ask."""


def row(session: Session, whom: UUID | str) -> Therapist:
    """Return whom somebody means, by uuid, or by name as `therapists.named` finds them.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: no name is given, and several could be meant.
    """
    if isinstance(whom, str):
        return therapists.named(session, whom)
    return versions.existing(session, Therapist, whom)


def choice(session: Session, known: UUID | None = None) -> Choice:
    """Return who is meant: one who is known, else the usual one, with those who are seen.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    therapist = therapists.by_uuid(session, known) if known else therapists.usual_one(session)
    therapists.may_be_mentioned(therapist)
    several = [therapist] if known else therapists.seen(session) or [therapist]
    return Choice(therapist.uuid, tuple(values.Therapist.of(one) for one in several))


def to_meet(session: Session) -> Choice | None:
    """Return with whom a session can be where nobody is seen: any who may be mentioned, if any."""
    several = tuple(values.Therapist.of(one) for one in therapists.mentioned(session))
    return Choice(therapists.usual_one(session).uuid, several) if several else None


def add(session: Session, name: str, first: str = "") -> values.Therapist:
    """Add somebody as `therapists.add` does, and return them.

    What was kept under this name before is theirs.

    Raises:
        WrongUse: there is no name, another one has it, or the first one has none.
    """
    new = therapists.add(session, name, first=first)
    additions.settle_known(session)
    return values.Therapist.of(new)


def first_is_nameless(session: Session) -> bool:
    """Say whether the first one has no name yet, which is asked before somebody is added."""
    return therapists.nameless(session) is not None


def anybody_seen(session: Session) -> bool:
    """Say whether sessions are spoken of: somebody is seen, and may be mentioned."""
    return bool(therapists.seen(session))


def rename(session: Session, whom: UUID | str, name: str) -> values.Therapist:
    """Call somebody something else, and return them. By name, nothing is the one without a name.

    Raises:
        NotFound: nobody is called so, or they were deleted in the meantime.
        WrongUse: there is no name, or another one has it.
    """
    therapist = therapists.known(session, whom) if isinstance(whom, str) else row(session, whom)
    therapists.rename(session, therapist, name)
    additions.settle_known(session)
    return values.Therapist.of(therapist)


def mention(session: Session, whom: UUID | str, *, on: bool) -> None:
    """Let sessions with somebody be mentioned, or mention none any more; all that is kept stays.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: no name is given, and several could be meant.
    """
    therapist = row(session, whom)
    if on:
        therapists.mention_again(session, therapist)
    else:
        therapists.stop_mentioning(session, therapist)
