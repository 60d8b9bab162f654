"""Therapists by uuid or name, in plain values, for front ends.

The rules are in `therapists`, which takes and returns rows.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.journal import additions, therapists, values, versions
from bondjournal.journal.tables import Therapist


@dataclass(frozen=True, slots=True)
class Choice:
    """The therapist who is meant, and those who can be chosen."""

    usual: UUID
    """The therapist who is meant unless another one is chosen."""
    several: tuple[values.Therapist, ...]
    """The therapists to choose from. If there is only one, there is nothing to ask."""


def row(session: Session, whom: UUID | str) -> Therapist:
    """Return the therapist with a uuid, or with a name, as `therapists.named` finds them.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: no name is given, and several could be meant.
    """
    if isinstance(whom, str):
        return therapists.named(session, whom)
    return versions.existing(session, Therapist, whom)


def choice(session: Session, known: UUID | None = None) -> Choice:
    """Return the therapist who is meant, `known` or the usual one, with those who are seen.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    therapist = therapists.by_uuid(session, known) if known else therapists.usual_one(session)
    therapists.may_be_mentioned(therapist)
    several = [therapist] if known else therapists.seen(session) or [therapist]
    return Choice(therapist.uuid, tuple(values.Therapist.of(one) for one in several))


def to_meet(session: Session) -> Choice | None:
    """Return the choice for a session while nobody is seen: all who may be mentioned, or None."""
    several = tuple(values.Therapist.of(one) for one in therapists.mentioned(session))
    return Choice(therapists.usual_one(session).uuid, several) if several else None


def add(session: Session, name: str, first: str = "") -> values.Therapist:
    """Add a therapist as `therapists.add` does, and return them.

    What was kept under this name before belongs to them.

    Raises:
        WrongUse: there is no name, another therapist has it, or the first one has no name.
    """
    new = therapists.add(session, name, first=first)
    additions.settle_known(session)
    return values.Therapist.of(new)


def first_is_nameless(session: Session) -> bool:
    """Return whether the first therapist has no name yet, which is asked before adding another."""
    return therapists.nameless(session) is not None


def anybody_seen(session: Session) -> bool:
    """Return whether any therapist is seen and may be mentioned."""
    return bool(therapists.seen(session))


def edit(
    session: Session,
    whom: UUID | str,
    name: str | None = None,
    *,
    language: str | None = None,
    style: str | None = None,
) -> values.Therapist:
    """Change a therapist, and return them. As a name, "" means the one without a name.

    Args:
        session: the session.
        whom: the therapist, by uuid or name.
        name: the new name; None, here and below, changes nothing.
        language: the language of pages for them; empty for that of the settings.
        style: the style of pages for them; empty for that of the settings.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: another therapist has the new name, it is empty, or there is no such language or
            style.
    """
    therapist = therapists.known(session, whom) if isinstance(whom, str) else row(session, whom)
    voice: dict[str, str] = {}
    if language is not None:
        voice["language"] = language and checks.page_language(language)
    if style is not None:
        voice["style"] = style and checks.page_style(style)
    versions.edit(session, therapist, **voice)
    if name is not None:
        therapists.rename(session, therapist, name)
        additions.settle_known(session)
    return values.Therapist.of(therapist)


def mention(session: Session, whom: UUID | str, *, on: bool) -> None:
    """Mention sessions with a therapist, or stop mentioning them; everything kept stays.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: no name is given, and several could be meant.
    """
    therapist = row(session, whom)
    if on:
        therapists.mention_again(session, therapist)
    else:
        therapists.stop_mentioning(session, therapist)
