"""Ownership: rows belong to a therapist, to any therapist, or to nobody so far.

A row with a session belongs to that session's therapist. With only one therapist, everything
belongs to them, and nothing of this is asked or shown. With several, a row of one therapist is on
no page of another, and a row of nobody is on no page until somebody says whose it is.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, true, update
from sqlmodel import Session, col, select

from bondjournal.errors import DELETED_MEANWHILE, NotFound, WrongUse
from bondjournal.journal import ids
from bondjournal.journal.tables import Appointment, Belonging, Entry, Moment, Row, Therapist, Topic
from bondjournal.wording import seeing
from bondjournal.wording import whose as words

OWNED_TABLES: tuple[Any, ...] = tuple(
    one for one in Row.__subclasses__() if issubclass(one, Belonging)
)
"""The tables whose rows may belong to a therapist."""
_WITH_A_SESSION: tuple[Any, ...] = (Entry, Moment)
"""The tables whose owner follows from the session; a topic's session says where it came up."""
SEEN = and_(col(Therapist.state) == "seeing", col(Therapist.mentioned))
"""The condition of `is_seen`, for a query."""


def names_if_several(session: Session) -> dict[UUID, str]:
    """Return what the therapists are called, the first kept first; nothing where there is one."""
    found = list(session.exec(select(Therapist.uuid, Therapist.name).order_by(col(Therapist.id))))
    if len(found) < 2:  # noqa: PLR2004  # one is not to be told from anybody
        return {}
    return {uuid: name or seeing.WITHOUT_NAME for uuid, name in found}


def labels(session: Session) -> Callable[[Any], str]:
    """Return a function from a row to its owner: a name, "any of them" or "nobody yet".

    If there is only one therapist, it returns "" for every row.
    """
    known = names_if_several(session)

    def label(row: Any) -> str:
        if not known or not hasattr(row, "for_anyone"):
            return ""
        if row.for_anyone:
            return words.ANYONE
        return known.get(row.therapist_uuid, words.NOBODY) if row.therapist_uuid else words.NOBODY

    return label


def only_one(session: Session) -> UUID | None:
    """Return the therapist if there is only one, who then owns everything; else None."""
    everyone = session.exec(select(Therapist.uuid).limit(2)).all()
    return everyone[0] if len(everyone) == 1 else None


def meant(session: Session) -> UUID | None:
    """Return the therapist meant if nobody is named: the only one, or the only one seen."""
    only = only_one(session)
    if only is not None:
        return only
    seen = session.exec(select(Therapist.uuid).where(SEEN).limit(2)).all()
    return seen[0] if len(seen) == 1 else None


def is_seen(therapist: Therapist) -> bool:
    """Return whether a therapist is seen, and sessions with them may be mentioned."""
    return therapist.state == "seeing" and therapist.mentioned


def on_page_condition(session: Session, noun: Any, therapist: UUID) -> ColumnElement[bool]:
    """Return the condition that a row of a noun may stand on the page of a therapist."""
    if not names_if_several(session):
        return true()
    return or_(col(noun.for_anyone), col(noun.therapist_uuid) == therapist)


def may_stand_on_page(session: Session, row: Any, therapist: UUID) -> bool:
    """Say whether a row may stand on the page of a therapist, as `on_page_condition` does."""
    return row.for_anyone or row.therapist_uuid == therapist or not names_if_several(session)


def check_may_stand(session: Session, row: Any, therapist: UUID) -> None:
    """Refuse a row for the page of a therapist it is not for.

    Raises:
        WrongUse: it is for another therapist, or nobody said who it is for.
    """
    if not may_stand_on_page(session, row, therapist):
        known = names_if_several(session)
        label = known[row.therapist_uuid] if row.therapist_uuid else ""
        raise WrongUse(words.not_on_page(label, known[therapist]), words.SAY_OTHERWISE)


def unclaimed_condition(session: Session, noun: Any) -> ColumnElement[bool]:
    """Return the condition that a row of a noun belongs to nobody, and is to be asked about.

    A topic captured under an unknown name is left out: it is asked about together with the name.
    """
    asked = and_(col(noun.therapist_uuid).is_(None), col(noun.for_anyone).is_(False))
    if noun is Topic:
        asked = and_(asked, col(Topic.therapist_typed) == "")
    return and_(asked, true() if names_if_several(session) else false())


def askable_condition(session: Session, noun: Any, owner: UUID | None) -> ColumnElement[bool]:
    """Return the condition that a row is of another therapist, or nobody's, and may become one's.

    What has a session stays with that session's therapist.
    """
    if owner is None:
        return unclaimed_condition(session, noun)
    theirs = and_(col(noun.therapist_uuid) == owner, col(noun.for_anyone).is_(False))
    if noun in _WITH_A_SESSION:
        theirs = and_(theirs, col(noun.appointment_uuid).is_(None))
    return theirs


def assign_new(session: Session, row: object) -> None:
    """Say of a new row whose it is: its session's therapist's, or theirs who was named.

    If nobody was named, it is the therapist who is meant; if several could be, it is nobody.
    """
    if not isinstance(row, Belonging) or (isinstance(row, Topic) and row.therapist_typed):
        return
    assign_by_session(session, row)
    if row.therapist_uuid is None and not row.for_anyone:
        row.therapist_uuid = meant(session)


def assign_restored(session: Session, row: object) -> None:
    """Say whose a row from before rows had owners is, as `assign_where_certain` does."""
    if isinstance(row, Belonging) and not (isinstance(row, Topic) and row.therapist_typed):
        assign_by_session(session, row)
        row.therapist_uuid = row.therapist_uuid or only_one(session)


def claim(row: Any, therapist: UUID) -> None:
    """Set the owner of a row just kept without a session; do nothing if the row is None."""
    if row is not None and row.appointment_uuid is None:
        row.therapist_uuid = therapist


def assign_by_session(session: Session, row: object) -> None:
    """Let a row with a session belong to whom the session was with."""
    if not isinstance(row, _WITH_A_SESSION) or row.appointment_uuid is None:
        return
    therapist = session.exec(
        select(Appointment.therapist_uuid).where(Appointment.uuid == row.appointment_uuid)
    ).first()
    if therapist is not None:
        row.therapist_uuid, row.for_anyone = therapist, False


def assign_where_certain(session: Session) -> None:
    """Say whose every row is that has no owner and clearly could: old ones, and those brought in.

    Rows with a session get that session's therapist; if there is only one therapist, they get all
    other rows.
    """
    for noun in _WITH_A_SESSION:
        therapist = select(Appointment.therapist_uuid).where(
            col(Appointment.uuid) == noun.appointment_uuid
        )
        session.execute(
            update(noun)
            .where(col(noun.appointment_uuid).is_not(None), col(noun.therapist_uuid).is_(None))
            .values(therapist_uuid=therapist.scalar_subquery(), for_anyone=False)
        )
    only = only_one(session)
    if only is None:
        return
    for noun in OWNED_TABLES:
        known = [col(Topic.therapist_typed) == ""] if noun is Topic else []
        session.execute(
            update(noun)
            .where(col(noun.therapist_uuid).is_(None), col(noun.for_anyone).is_(False), *known)
            .values(therapist_uuid=only)
        )


def ask_again_about_all(session: Session) -> None:
    """Let what is for any of the therapists belong to nobody, since there is one more now.

    Whoever said so did not mean somebody they had not met.
    """
    for noun in OWNED_TABLES:
        session.execute(update(noun).where(col(noun.for_anyone)).values(for_anyone=False))


def uuid_named(session: Session, name: str) -> UUID:
    """Return the uuid of the row of any of these nouns whose id begins like this.

    Raises:
        NotFound: there is no such row.
        WrongUse: the start is too short, or several ids begin like that.
    """
    start = ids.start(name.strip())
    if not ids.names_a_row(start):
        raise NotFound(words.NO_SUCH_ROW, words.LISTS_THEM)
    found: list[UUID] = [
        uuid
        for noun in OWNED_TABLES
        for uuid in session.exec(select(noun.uuid).where(ids.between(noun.uuid, start)).limit(2))
    ]
    if not found:
        raise NotFound(words.NO_SUCH_ROW, words.LISTS_THEM)
    if len(found) > 1:
        raise WrongUse(*ids.SEVERAL)
    return found[0]


def existing(session: Session, uuid: UUID) -> Any:
    """Return the row of any of these nouns with this uuid.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    found = (session.exec(select(noun).where(noun.uuid == uuid)).first() for noun in OWNED_TABLES)
    row = next((one for one in found if one is not None), None)
    if row is None:
        raise NotFound(DELETED_MEANWHILE)
    return row


def has_a_session(row: Any) -> bool:
    """Return whether a row has a session that determines its owner."""
    return isinstance(row, _WITH_A_SESSION) and row.appointment_uuid is not None
