"""With whom: who is meant where nobody is named, and who else can be."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import therapists, values


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant, and who can be chosen instead."""

    usual: UUID
    """Who is meant unless somebody else is chosen."""
    several: tuple[values.Therapist, ...]
    """Who can be chosen. Where it is one, there is nothing to ask."""


def choice(session: Session, known: UUID | None = None) -> Choice:
    """Return who is meant: one who is known, else the usual one, with those who are seen.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    them = therapists.by_uuid(session, known) if known else therapists.usual_one(session)
    therapists.may_be_mentioned(them)
    several = [them] if known else therapists.seen(session) or [them]
    return Choice(them.uuid, tuple(values.Therapist.of(one) for one in several))


def to_meet(session: Session) -> tuple[values.Therapist, ...]:
    """Return with whom a session can be where nobody is seen: those who may be mentioned."""
    return tuple(values.Therapist.of(one) for one in therapists.mentioned(session))


def anybody(session: Session) -> bool:
    """Say whether sessions are spoken of: somebody is seen, and may be mentioned."""
    return bool(therapists.seen(session))
