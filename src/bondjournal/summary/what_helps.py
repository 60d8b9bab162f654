"""Goals and what helps: everything in its sections, and whether it is on the next page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import WrongUse
from bondjournal.journal import (
    goals,
    helped,
    moments,
    ownership,
    practical,
    preparations,
    settings,
    tried,
    versions,
)
from bondjournal.journal.tables import Goal, Practical
from bondjournal.journal.values import Listed
from bondjournal.summary.next_page import NextPage, page_of_each
from bondjournal.summary.offered import Offered, the_rest
from bondjournal.wording import work as words
from bondjournal.wording.on_page import STANDS_UNDER

_CANNOT: dict[type, str] = {
    Goal: words.NUMBER_FOR_PAGE,
    Practical: words.ASKED_ALREADY,
}
"""Why a page does not show what was put on it."""


class Section(NamedTuple):
    """One section: its name in `wording.work.SECTIONS`, and what stands in it."""

    name: str
    rows: Sequence[Listed]
    folded: bool


def sections(session: Session, now: datetime, today: date) -> list[Section]:
    """Return all sections in order, each row with whether it is on the next page.

    Moments in sessions that are not to be mentioned are left out.
    """
    kept: dict[str, Sequence[Listed]] = {
        "goal": goals.LIST.listed(session),
        "tried": tried.LIST.listed(session),
        "helped": [one for one in helped.LIST.listed(session) if one.helped],
        "did-not-help": [one for one in helped.LIST.listed(session) if not one.helped],
        "moment": [one for under in moments.by_sign(session).values() for one in under],
        "question": practical.LIST.listed(session),
    }
    on = {
        one.uuid
        for page in page_of_each(session, now)
        for one in _offered(session, page, today)
        if one.on
    }
    folded = _folded(session)
    return [
        Section(name, [replace(one, on_page=one.uuid in on) for one in kept[name]], name in folded)
        for name in words.SECTIONS
    ]


def rows_of(session: Session, name: str, now: datetime, today: date) -> Sequence[Listed]:
    """Return the rows of one section."""
    return next(one.rows for one in sections(session, now, today) if one.name == name)


def fold_or_open(session: Session, name: str) -> None:
    """Fold a section, or open it again; that is remembered on this machine."""
    settings.put(session, settings.FOLDED, sorted(_folded(session) ^ {name}))


def open_section(session: Session, name: str) -> None:
    """Open a section that is folded."""
    settings.put(session, settings.FOLDED, sorted(_folded(session) - {name}))


def pages_for(session: Session, uuid: UUID, now: datetime) -> list[NextPage]:
    """Return the next pages that a row may stand on: one for each therapist it can be meant for.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there is none.
    """
    row = ownership.existing(session, uuid)
    may_be_on = partial(ownership.may_stand_on_page, session, row)
    found = [page for page in page_of_each(session, now) if may_be_on(page.therapist)]
    if not found:
        raise WrongUse(words.ON_NO_PAGE)
    return found


def turn(
    session: Session,
    uuid: UUID,
    therapist: UUID | None,
    now: datetime,
    today: date,
    *,
    on: bool | None = None,
) -> bool:
    """Put a row on the next page or take it off; return whether it is there now.

    Args:
        session: the session.
        uuid: the row.
        therapist: whose page, if there are several.
        now: the present instant.
        today: the present day.
        on: whether it goes there; None to turn what it is now.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it stands under a topic, or the page cannot show it as it is.
    """
    pages = pages_for(session, uuid, now)
    page = next((one for one in pages if one.therapist == therapist), pages[0])
    there = _find(session, uuid, page, today)
    if there is not None and there.under_topic:
        raise WrongUse(STANDS_UNDER)
    if on is None:
        on = there is None or not there.on
    prepared = preparations.for_page(session, page.therapist, page.appointment, begun=True)
    preparations.choose(session, prepared.prepared, uuid, on=on)
    if on and _find(session, uuid, page, today) is None:
        raise WrongUse(_CANNOT.get(type(versions.by_uuid(session, uuid)), words.ON_NO_PAGE))
    return on


def _folded(session: Session) -> set[str]:
    return set(settings.get(session, settings.FOLDED) or ())


def _offered(session: Session, page: NextPage, today: date) -> list[Offered]:
    found = the_rest(session, page.therapist, page.appointment, today=today)
    return [one for one in found if one.uuid is not None]


def _find(session: Session, uuid: UUID, page: NextPage, today: date) -> Offered | None:
    found = (one for one in _offered(session, page, today) if one.uuid == uuid)
    return next(found, None)
