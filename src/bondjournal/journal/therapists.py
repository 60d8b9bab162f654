"""Therapists: whom the person sees. A journal begins with one who has no name."""

from collections.abc import Iterable
from unicodedata import normalize
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import checks, dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ids, ownership, topics, values, versions
from bondjournal.journal.tables import Appointment, Rating, Therapist, Topic
from bondjournal.wording import seeing as of_seeing
from bondjournal.wording import whose as of_whose

NOBODY = "No therapist has this name.", "'bondjournal therapist list' shows them."


def usual_one(session: Session) -> Therapist:
    """Return the therapist that a question suggests; to act on one, use `named`.

    If several are seen, it is the one whose next session comes first, or without planned
    sessions the first kept. If nobody is seen, it is the one who was added last. One whose
    sessions are not to be mentioned is returned only if there is nobody else. The first therapist
    of a journal is made here, without a name.
    """
    everyone = all_of(session)
    seen = [one for one in everyone if ownership.is_seen(one)]
    if len(seen) > 1:
        return _next_seen(session, seen)
    if everyone:
        mentioned = [one for one in everyone if one.mentioned] or everyone
        return seen[0] if seen else mentioned[-1]
    therapist = Therapist()
    versions.keep(session, therapist, is_addition=False)
    return therapist


def seen(session: Session) -> list[Therapist]:
    """Return the therapists who are seen, and whose sessions may be mentioned."""
    return list(session.exec(select(Therapist).where(ownership.SEEN).order_by(col(Therapist.id))))


def _next_seen(session: Session, several: list[Therapist]) -> Therapist:
    by_uuid = {one.uuid: one for one in several}
    query = select(Appointment.therapist_uuid).where(
        col(Appointment.therapist_uuid).in_(by_uuid),
        Appointment.state == "planned",
        col(Appointment.at) > dates.now(),
    )
    found = session.exec(query.order_by(col(Appointment.at)).limit(1)).first()
    return by_uuid[found] if found else several[0]


def all_of(session: Session) -> list[Therapist]:
    """Return all therapists, the first kept first."""
    return list(session.exec(select(Therapist).order_by(col(Therapist.id))))


def may_be_mentioned(therapist: Therapist) -> None:
    """Refuse to mention sessions with a therapist, if the person asked not to.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    if not therapist.mentioned:
        raise WrongUse(of_seeing.NOT_TO_BE_MENTIONED)


def add(session: Session, name: str, *, first: str = "") -> Therapist:
    """Add a therapist; what was kept while there was only one belongs to that one from here on.

    What was for any of several belongs to nobody until that is said again.

    Nobody is renamed by that: if the first one has no name yet, their name has to be given too,
    and may be that of the same therapist.

    Args:
        session: the session.
        name: the name of the therapist.
        first: the name of the first therapist, if they have none yet.

    Raises:
        WrongUse: there is no name, another therapist has it, or the first one has no name.
    """
    name = _free(session, name)
    if name_first(session, first) is not None and find(session, name) is not None:
        return named(session, name)
    ownership.assign_where_certain(session)
    ownership.ask_again_about_all(session)
    therapist = Therapist(name=name)
    versions.keep(session, therapist)
    return therapist


def nameless(session: Session) -> Therapist | None:
    """Return the therapist who has no name yet, or None."""
    return find(session, "")


def name_first(session: Session, name: str) -> Therapist | None:
    """Name the first therapist, if they have no name yet, and return them; else return None.

    Raises:
        WrongUse: they have no name and none is given, or another therapist has it.
    """
    unnamed = nameless(session)
    if unnamed is None:
        return None
    if not name.strip():
        raise WrongUse(of_seeing.FIRST_HAS_NO_NAME, of_seeing.NAME_FIRST)
    rename(session, unnamed, name)
    return unnamed


def rename(session: Session, therapist: Therapist, name: str) -> None:
    """Rename a therapist.

    Raises:
        WrongUse: there is no name, or another therapist has it.
    """
    before = normalize("NFC", therapist.name).casefold()
    versions.edit(session, therapist, name=_free(session, name, therapist))
    # What waits for its session names them as typed, and is still about them.
    for rating in session.exec(select(Rating).where(Rating.therapist_typed != "")):
        if normalize("NFC", rating.therapist_typed).casefold() == before:
            versions.edit(session, rating, therapist_typed=therapist.name)


def stop_mentioning(session: Session, therapist: Therapist) -> None:
    """Stop mentioning sessions with this therapist; everything kept stays."""
    versions.edit(session, therapist, mentioned=False)


def mention_again(session: Session, therapist: Therapist) -> None:
    """Mention sessions with this therapist again."""
    versions.edit(session, therapist, mentioned=True)


def typed_name(name: str) -> str:
    """Return the name that somebody typed for a therapist.

    Raises:
        WrongUse: there is no name.
    """
    name = checks.line(name, "A therapist's name")
    if not name:
        raise WrongUse("A therapist needs a name.")
    return name


def _free(session: Session, name: str, therapist: Therapist | None = None) -> str:
    """Return a typed name in the form in which it is kept.

    Raises:
        WrongUse: there is no name, or another therapist has it.
    """
    name = typed_name(name)
    refuse_taken(session, name, therapist.uuid if therapist else None)
    return name


def refuse_taken(session: Session, name: str, owner: UUID | None = None) -> None:
    """Refuse a name that another therapist has.

    Raises:
        WrongUse: another therapist has it.
    """
    other = find(session, name)
    if other is not None and other.uuid != owner:
        raise WrongUse("There is already a therapist with this name.")


def find(session: Session, name: str) -> Therapist | None:
    """Return the therapist with this name, in any case, or None."""
    wanted = normalize("NFC", name).casefold()
    for therapist in all_of(session):
        if normalize("NFC", therapist.name).casefold() == wanted:
            return therapist
    return None


def named(session: Session, name: str | None) -> Therapist:
    """Return the therapist with this name or id; without a name, the only one who can be meant.

    That is the only one there is, or the only one seen.

    Raises:
        NotFound: nobody has this name.
        WrongUse: no name is given, and several could be meant.
    """
    if not name:
        return only_of(candidates(session))
    return known(session, name)


def known(session: Session, name: str) -> Therapist:
    """Return the therapist with this name, or an id that begins like this.

    Raises:
        NotFound: nobody has this name or id.
        WrongUse: several ids begin like that.
    """
    therapist = find(session, name) or ids.find(all_of(session), name)
    if therapist is None:
        raise NotFound(*NOBODY)
    return therapist


def get(session: Session, uuid: UUID) -> values.Therapist:
    """Return the therapist with this uuid as a value.

    Raises:
        NotFound: they were deleted in the meantime.
    """
    return values.Therapist.of(versions.existing(session, Therapist, uuid))


def called(several: Iterable[Therapist]) -> list[tuple[UUID, str]]:
    """Return therapists to choose from, with their names."""
    return [(one.uuid, values.Therapist.of(one).called) for one in several]


def uuid_of(session: Session, name: str) -> UUID:
    """Return the uuid of the therapist of this name.

    Raises:
        NotFound: nobody has this name.
    """
    return named(session, name).uuid


def for_a_session(session: Session, name: str | None) -> Therapist:
    """Return the therapist for a session, by name; without a name, the only one who can be meant.

    Raises:
        NotFound: nobody has this name.
        WrongUse: no name is given, and several could be meant or nobody is seen any more.
    """
    if name:
        return named(session, name)
    still = [one for one in candidates(session) if one.state != "ended"]
    if not still:
        raise WrongUse(
            "You are not seeing anyone at the moment.",
            "--therapist NAME says which one; 'bondjournal therapist add NAME' adds someone.",
        )
    return only_of(still)


def candidates(session: Session) -> list[Therapist]:
    """Return who can be meant if nobody is named: those seen, else all who may be mentioned."""
    everyone = all_of(session) or [usual_one(session)]
    return seen(session) or mentioned(session) or everyone


def mentioned(session: Session) -> list[Therapist]:
    """Return the therapists whose sessions may be mentioned, seen or not."""
    return [one for one in all_of(session) if one.mentioned]


def only_of(several: list[Therapist]) -> Therapist:
    """Return the only therapist of a list.

    Raises:
        WrongUse: there are several.
    """
    if len(several) == 1:
        return several[0]
    raise WrongUse(of_seeing.SEVERAL, of_seeing.NAME_ONE)


def by_uuid(session: Session, uuid: UUID) -> Therapist:
    """Return the therapist of this uuid."""
    return session.exec(select(Therapist).where(Therapist.uuid == uuid)).one()


def give(
    session: Session, uuid: UUID, therapist: Therapist | None, *, for_anyone: bool = False
) -> bool:
    """Set the owner of a row of any noun: a therapist, or any of them.

    A topic does not wait for a name any more then, and takes nothing from others on the same page.
    Return whether that changed.

    Raises:
        NotFound: the row was deleted in the meantime.
        WrongUse: it has a session, which was with another therapist.
    """
    row, to = ownership.existing(session, uuid), therapist.uuid if therapist else None
    if ownership.has_a_session(row) and to != row.therapist_uuid:
        raise WrongUse(of_whose.HAS_A_SESSION, of_whose.MOVE_IT)
    named = {"therapist_typed": ""} if isinstance(row, Topic) else {}
    changed = versions.edit(session, row, therapist_uuid=to, for_anyone=for_anyone, **named)
    if changed and isinstance(row, Topic):
        topics.settle_in(session, row)
    return changed
