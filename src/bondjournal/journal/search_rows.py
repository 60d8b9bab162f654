"""Searching besides entries: rows of every other noun, in one order of time."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlmodel import Session, UTCDateTime, col, select

from bondjournal import dates
from bondjournal.journal import search_index, settings
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.search_text import query
from bondjournal.journal.tables import Therapist, metadata

Cursor = tuple[datetime, int]
"""The instant of a hit, and its number in the index."""
_OTHERS = tuple(noun for noun in search_index.COLUMNS if noun != "entry")
_UNMENTIONED = select(Therapist.uuid).where(col(Therapist.mentioned).is_(False))
"""The therapists whose sessions the person asked not to mention."""


def besides_entries(
    session: Session,
    asked: Filter,
    beyond: Cursor | None,
    toward: Literal["older", "newer"],
    count: int | None,
) -> Sequence[Any]:
    """Return rows with the words searched for, up to a count on one side of a cursor.

    Each has its noun, its number in the index, its uuid, the instant and the day it is ordered by,
    its session, its texts, and its owner.
    """
    matched = query(asked.words)
    if not matched:
        return []
    others = search_index.places("entry").stop
    found = (
        sa.select(sa.literal_column("rowid").label("place"))
        .select_from(sa.text("kept_search"))
        .where(sa.text("kept_search MATCH :matched AND rowid >= :others"))
        .cte("found")
        .prefix_with("MATERIALIZED")
    )
    arms = sa.union_all(*(_arm(noun, found) for noun in _OTHERS)).subquery()
    key, order = sa.tuple_(arms.c.at, arms.c.place), (arms.c.at, arms.c.place)
    wanted = sa.select(arms).where(*_conditions(session, arms, asked))
    if toward == "older":
        wanted = wanted.order_by(*(one.desc() for one in order))
        wanted = wanted.where(key < sa.tuple_(*beyond)) if beyond else wanted
    else:
        wanted = wanted.order_by(*order)
        wanted = wanted.where(key > sa.tuple_(*beyond)) if beyond else wanted
    given = {"matched": matched, "others": others}
    return session.execute(wanted.limit(count), given).all()


def _arm(noun: str, found: Any) -> sa.Select[Any]:
    """Return the SELECT for the rows of one noun among the matches in the index."""
    places = search_index.places(noun)
    table = metadata.tables[noun]
    own = table.c
    rows = table.join(found, own.id == found.c.place - places.start)
    wanted = [found.c.place.between(places.start, places.stop - 1)]
    session: Any = own.get("appointment_uuid", sa.null())
    at: Any = own.kept_at
    day: Any = own.get("day", sa.null())
    therapist: Any = own.get("therapist_uuid", sa.null())
    belongs: Any = sa.literal(noun != "rating")
    if noun == "appointment":
        session, at = own.uuid, own.at
        wanted.append(own.therapist_uuid.not_in(_UNMENTIONED))
    elif noun == "rating":
        about = metadata.tables["appointment"]
        rows = rows.outerjoin(about, about.c.uuid == own.appointment_uuid)
        therapist, belongs = about.c.therapist_uuid, about.c.therapist_uuid.is_not(None)
        wanted.append(
            sa.func.coalesce(about.c.therapist_uuid.not_in(_UNMENTIONED), sa.literal(True))
        )
        at = sa.func.coalesce(about.c.at, own.rated_at)
        day = sa.func.coalesce(about.c.day, own.rated_on)
    elif "day" in own:
        at = sa.func.strftime("%Y-%m-%d 12:00:00.000000", own.day)
    texts = [own[name] for name in search_index.COLUMNS[noun]]
    return (
        sa.select(
            sa.literal(noun).label("noun"),
            found.c.place.label("place"),
            own.uuid,
            sa.type_coerce(at, UTCDateTime()).label("at"),
            sa.type_coerce(day, sa.Date()).label("day"),
            sa.type_coerce(session, sa.Uuid()).label("session"),
            texts[0].label("first"),
            (texts[1] if texts[1:] else sa.type_coerce("", sa.String())).label("second"),
            own.get("helped", sa.literal(True)).label("helped"),
            sa.type_coerce(therapist, sa.Uuid()).label("therapist_uuid"),
            own.get("for_anyone", sa.literal(False)).label("for_anyone"),
            belongs.label("belongs"),
        )
        .select_from(rows)
        .where(*wanted)
    )


def _conditions(session: Session, arms: Any, asked: Filter) -> list[Any]:
    """Return the other conditions of a filter; a row without a day counts when it was kept."""
    conditions = []
    if asked.since:
        kept = arms.c.at >= _begins(session, asked.since)
        conditions.append(sa.func.coalesce(arms.c.day >= asked.since, kept))
    if asked.until and asked.until < date.max:
        kept = arms.c.at < _begins(session, asked.until + timedelta(days=1))
        conditions.append(sa.func.coalesce(arms.c.day <= asked.until, kept))
    if asked.after:
        conditions.append(arms.c.at >= asked.after)
    if asked.before:
        conditions.append(arms.c.at <= asked.before)
    if asked.appointment:
        conditions.append(arms.c.session == asked.appointment)
    if asked.therapist:
        conditions.append(arms.c.therapist_uuid == asked.therapist)
    return conditions


def _begins(session: Session, day: date) -> datetime:
    """Return the instant at which a day begins here."""
    starts = settings.start_of_day(session)
    return dates.When(day, starts).instant(dates.zone())
