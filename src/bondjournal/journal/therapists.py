"""Therapists: whom the person sees. One without a name is there from the start."""

from unicodedata import normalize
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import addition, dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import versions
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.wording import sessions as words


def usual_one(session: Session) -> Therapist:
    """Return the therapist meant when nobody is named.

    Where several are seen it is the one whose next session comes first; where no session is
    planned, the first kept. Where nobody is seen it is the one who was added last. One whose
    sessions are not to be mentioned is meant where there is nobody else. The first therapist of
    a journal is made here and has no name.
    """
    everyone = all_of(session)
    seen = [one for one in everyone if is_seen(one)]
    if len(seen) > 1:
        return _next_seen(session, seen)
    if everyone:
        mentioned = [one for one in everyone if one.mentioned] or everyone
        return seen[0] if seen else mentioned[-1]
    therapist = Therapist()
    versions.keep(session, therapist)
    return therapist


def seen(session: Session) -> list[Therapist]:
    """Return the therapists who are seen, and whose sessions may be mentioned."""
    return [one for one in all_of(session) if is_seen(one)]


def is_seen(therapist: Therapist) -> bool:
    """Say whether a therapist is seen, and sessions with them may be mentioned."""
    return therapist.state == "seeing" and therapist.mentioned


def _next_seen(session: Session, several: list[Therapist]) -> Therapist:
    of = {one.uuid: one for one in several}
    query = select(Appointment.therapist_uuid).where(
        col(Appointment.therapist_uuid).in_(of),
        Appointment.state == "planned",
        col(Appointment.at) > dates.now(),
    )
    found = session.exec(query.order_by(col(Appointment.at)).limit(1)).first()
    return of[found] if found else several[0]


def all_of(session: Session) -> list[Therapist]:
    """Return all therapists, the first kept first."""
    return list(session.exec(select(Therapist).order_by(col(Therapist.id))))


def may_be_mentioned(therapist: Therapist) -> None:
    """Refuse what would mention a session with somebody, where the person asked for that.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    if not therapist.mentioned:
        raise WrongUse(words.NOT_MENTIONED)


def add(session: Session, name: str, *, another: bool = False) -> Therapist:
    """Add a therapist, or give the nameless first one this name, if they are seen.

    Args:
        session: the session.
        name: what to call them.
        another: True where it is not the nameless first one in any case.

    Raises:
        WrongUse: there is no name, or another one has it.
    """
    name = _free(session, name)
    first = usual_one(session)
    if not (first.name or another) and is_seen(first):
        versions.edit(session, first, name=name)
        return first
    therapist = Therapist(name=name)
    versions.keep(session, therapist)
    return therapist


def rename(session: Session, therapist: Therapist, name: str) -> None:
    """Call a therapist something else.

    Raises:
        WrongUse: there is no name, or another one has it.
    """
    versions.edit(session, therapist, name=_free(session, name, of=therapist))


def stop_mentioning(session: Session, therapist: Therapist) -> None:
    """Mention no session with this therapist any more; all that was kept stays."""
    versions.edit(session, therapist, mentioned=False)


def mention_again(session: Session, therapist: Therapist) -> None:
    """Let sessions with this therapist be mentioned again."""
    versions.edit(session, therapist, mentioned=True)


def _free(session: Session, name: str, of: Therapist | None = None) -> str:
    """Return a name as it may be kept.

    Raises:
        WrongUse: there is none, or another therapist has it.
    """
    name = addition.line(name, "A therapist's name")
    if not name:
        raise WrongUse("A therapist needs a name.")
    other = find(session, name)
    if other is not None and (of is None or other.uuid != of.uuid):
        raise WrongUse("A therapist of this name is there already.")
    return name


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


def for_a_session(session: Session, name: str | None) -> Therapist:
    """Return with whom a session is to be, by name, or the usual one if none is named.

    Raises:
        NotFound: nobody has this name.
        WrongUse: none is named, and the one before is not seen any more.
    """
    therapist = named(session, name)
    if not name and therapist.state == "ended":
        raise WrongUse(
            "Nobody is seen at the moment.",
            "--therapist NAME says with whom; 'bondjournal therapist add NAME' adds someone.",
        )
    return therapist


def by_uuid(session: Session, uuid: UUID) -> Therapist:
    """Return the therapist of this uuid."""
    return session.exec(select(Therapist).where(Therapist.uuid == uuid)).one()
