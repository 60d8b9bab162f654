"""The entries written since the last session, shared or not: what preparing walks through."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, union_all
from sqlmodel import Session, col, select

from bondjournal.journal import entries, ownership, preparations
from bondjournal.journal.tables import Entry, Therapist
from bondjournal.summary import interval
from bondjournal.summary.interval import Interval


def page(
    session: Session,
    therapist: Therapist,
    between: Interval,
    *,
    today: date,
    beyond: tuple[datetime, int] | None = None,
    toward: Literal["older", "newer"] = "newer",
    count: int | None = 100,
    wanted: ColumnElement[bool] | None = None,
    shared: bool = False,
) -> list[entries.Line]:
    """Return up to `count` of these entries on one side of a cursor, the oldest first.

    Without a `count`, return all of them. Without a cursor, begin at the oldest (toward newer) or
    the newest (toward older). Entries of another therapist, entries captured under an unknown name,
    and entries written behind the third door are left out. With `wanted`, return the entries of
    which that is true instead of the therapist's; with `shared`, those alone that may go on a page.
    """
    if wanted is None:
        wanted = ownership.on_page_condition(session, Entry, therapist.uuid)
    conditions = [wanted, *_conditions(between, today)]
    if shared:
        conditions.append(col(Entry.share) != "only-me")
    found = entries.walked(session, *conditions, beyond=beyond, toward=toward, count=count)
    return found if toward == "newer" else found[::-1]


def of_page(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    *,
    today: date,
    beyond: tuple[datetime, int] | None = None,
    toward: Literal["older", "newer"] = "newer",
    count: int | None = 100,
    shared: bool = False,
) -> list[entries.Line]:
    """Return up to `count` of the entries for one page, as `page` does."""
    preparation = preparations.for_page(session, therapist, appointment)
    between = interval.before(session, preparation.therapist, preparation.appointment, today)
    return page(
        session,
        preparation.therapist,
        between,
        today=today,
        beyond=beyond,
        toward=toward,
        count=count,
        shared=shared,
    )


def last_session_known(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> bool:
    """Say whether there is an earlier session, from which on entries are looked at."""
    preparation = preparations.for_page(session, therapist, appointment)
    return (
        interval.before(session, preparation.therapist, preparation.appointment, today).since
        is not None
    )


def _conditions(between: Interval, today: date) -> list[Any]:
    """Return the conditions on rows that select what `Interval.holds` and may be on a page."""
    conditions = [entries.visible(), entries.waits_for_no_name(), entries.may_go_on_a_page()]
    conditions.append(col(Entry.day) <= today)
    last = between.last
    if last is not None:
        later = col(Entry.at) >= last.at if last.timed else col(Entry.day) >= last.day
        # Each by its own index: with a plain "or", SQLite goes through all entries.
        of_last = select(Entry.id).where(col(Entry.appointment_uuid) == last.uuid)
        conditions.append(col(Entry.id).in_(union_all(select(Entry.id).where(later), of_last)))
    elif between.since is not None:
        conditions.append(col(Entry.day) >= between.since)
    return conditions
