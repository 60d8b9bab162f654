"""Notices: what is said once after a rating that stands out was kept.

A rating waits here until it can be talked about in an open journal, whichever way it came: typed,
captured while locked, or settled by "Which day was it?". Then the rules of `usual` decide whether
anything is said. If several sessions wait, only the latest one gets a notice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from uuid import UUID

from sqlmodel import Session, col, func, select

from bondjournal import checks
from bondjournal.addition import NewTopic
from bondjournal.journal import (
    appointments,
    attendance,
    gaps,
    preparations,
    settings,
    therapists,
    topics,
    trends,
    usual,
    versions,
)
from bondjournal.journal.tables import Appointment, Rating, Therapist
from bondjournal.journal.trends import Point, RatedSession
from bondjournal.scales import LABELS, MAIN
from bondjournal.wording import CHOICE_KEPT, TOPIC_KEPT
from bondjournal.wording import notices as words

_WAITING = "notices.waiting"
"""The setting with the appointments that were rated since the last `take`."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What to say about one session."""

    appointment: UUID
    day: date
    dips: tuple[Point, ...] = ()
    """The ratings that are dips, Heard first; both at once make one notice."""
    low: tuple[Point, ...] = ()
    """Ratings that make three in a row at 4 or under, if that was not said before."""
    is_last: bool = True
    """Whether it was the last session: a page may carry only the numbers of that one."""


def wait(session: Session, appointment: UUID) -> None:
    """Note that an appointment was rated, for the next `take`."""
    waiting = settings.get(session, _WAITING) or []
    if appointment.hex not in waiting:
        settings.put(session, _WAITING, [*waiting, appointment.hex])


def any_waits(session: Session) -> bool:
    """Return whether anything was rated since the last `take`."""
    return bool(settings.get(session, _WAITING))


def take(session: Session, now: datetime) -> Notice | None:
    """Return the notice to say now, and mark it as said; nothing waits after that.

    None if no rating stands out, or the session is not to be mentioned. Ratings given six weeks
    ago or longer get no notice: nobody is greeted with an old number.
    """
    waiting = settings.get(session, _WAITING) or []
    if not waiting:
        return None
    settings.put(session, _WAITING, [])
    found = _next(session, waiting, now)
    if found is None:
        return None
    notice, therapist = found
    _mark(session, notice)
    last = attendance.last_attended(session, therapist, now)
    return replace(notice, is_last=last is not None and last.uuid == notice.appointment)


def day_of_next(session: Session, now: datetime) -> date | None:
    """Return the day of the session that the notice to say now is about; None without one."""
    found = _next(session, settings.get(session, _WAITING) or [], now)
    return found[0].day if found else None


def _next(
    session: Session, waiting: Sequence[str], now: datetime
) -> tuple[Notice, Therapist] | None:
    """Return the notice about the latest session that waits, and whose session it was."""
    rows: dict[UUID, list[RatedSession]] = {}
    found = [appointments.by_uuid(session, UUID(hex=one)) for one in waiting]
    for about in sorted((one for one in found if one is not None), key=_at, reverse=True):
        therapist = therapists.by_uuid(session, about.therapist_uuid)
        if not therapist.mentioned or _long_ago(session, about, now):
            continue
        if therapist.uuid not in rows:
            rows[therapist.uuid] = trends.rated_sessions(session, therapist, now)
        notice = of_session(rows[therapist.uuid], about.uuid)
        if notice is not None:
            return notice, therapist
    return None


def of_session(rows: Sequence[RatedSession], appointment: UUID) -> Notice | None:
    """Return the notice about the ratings of a session, unless there was one before.

    Args:
        rows: every session with that therapist that counts, the earliest first.
        appointment: the session.
    """
    place = next((i for i, row in enumerate(rows) if row.appointment == appointment), None)
    if place is None or rows[place].noticed:
        return None
    dips = () if usual.is_paused([row.noticed for row in rows], place) else _dips(rows[place])
    low = _low(rows, place)
    return Notice(appointment, rows[place].day, dips, low) if dips or low else None


def numbers(session: Session, notice: Notice) -> tuple[str, ...]:
    """Return the ratings of a notice as a page may carry them, each with its line."""
    query = select(Rating).where(col(Rating.uuid).in_([one.rating for one in notice.dips]))
    lines = {rating.scale: rating.line for rating in session.exec(query)}
    found = []
    for point in notice.dips:
        words, line = f"{LABELS[point.scale]} {point.value}", lines.get(point.scale)
        found.append(f"{words}: {line}" if line else f"{words}.")
    return tuple(found)


def put_on_page(session: Session, notice: Notice, topic: str) -> str:
    """Put the numbers of a notice on the next page, and a topic if there is one.

    A page carries only the numbers of the last session; for an earlier one, only the topic goes
    on it. Return the sentence about that.

    Raises:
        WrongUse: the topic is too long.
    """
    if notice.is_last:
        for point in notice.dips:
            query = select(Rating).where(Rating.uuid == point.rating)
            for rating in session.exec(query):
                preparations.share_rating(session, rating, on=True)
    about = appointments.by_uuid(session, notice.appointment)
    text = checks.line(topic, "A topic")
    if text:
        therapist = about.therapist_uuid if about else None
        topics.add(session, NewTopic(text=text), therapist=therapist)
    if notice.is_last:
        return f"{CHOICE_KEPT} {words.MAY_GO}"
    return f"{TOPIC_KEPT} {words.TOPIC_MAY_GO}" if text else ""


def after_dip(session: Session, now: datetime) -> bool:
    """Return whether the session rated last has a dip, whether or not it was said.

    False once so much time has passed that the usual starts afresh.
    """
    last = []
    for therapist in trends.rated_therapists(session):
        rated = [row for row in trends.rated_sessions(session, therapist, now) if row.points]
        last += rated[-1:]
    newest = max((row.day for row in last), default=None)
    if newest is None or now.date() - newest > gaps.FRESH:
        return False
    return any(row.noticed or _dips(row) for row in last if row.day == newest)


def _long_ago(session: Session, about: Appointment, now: datetime) -> bool:
    query = select(func.max(Rating.rated_at)).where(Rating.appointment_uuid == about.uuid)
    rated = session.exec(query).one()
    return rated is not None and gaps.is_quiet(rated, now)


def _at(appointment: Appointment) -> tuple[datetime, int]:
    return appointment.at, appointment.id or 0


def _dips(row: RatedSession) -> tuple[Point, ...]:
    points = (row.points.get(scale) for scale in MAIN)
    return tuple(point for point in points if point is not None and point.dips)


def _low(rows: Sequence[RatedSession], place: int) -> tuple[Point, ...]:
    """Return the ratings of one session that are at least the third low one in a row.

    It is empty if that was said of the same row of low ratings before, on either scale, until
    one is above 4; for a rating given late, later ratings count too.
    """
    found = []
    for scale in MAIN:
        points = trends.of_scale(rows[: place + 1], scale)
        count = usual.low_in_a_row(_since_gap(points))
        low = points[len(points) - count :]
        after = takewhile(_goes_on, trends.of_scale(rows[place + 1 :], scale))
        if any(point.told_low for point in (*low, *after)):
            return ()
        if count >= usual.IN_A_ROW and scale in rows[place].points:
            found.append(low[-1])
    return tuple(found)


def _goes_on(point: Point) -> bool:
    """Return whether a rating is low, and continues the row before it."""
    return bool(point.earlier) and point.value <= usual.LOW


def _since_gap(points: Sequence[Point]) -> list[int]:
    """Return the values since the usual last began afresh."""
    values: list[int] = []
    for point in points:
        if not point.earlier:
            values.clear()
        values.append(point.value)
    return values


def _mark(session: Session, notice: Notice) -> None:
    """Mark the ratings of a notice, so that their session gets no other one."""
    low = {point.rating for point in notice.low}
    about = low.union(point.rating for point in notice.dips)
    for rating in session.exec(select(Rating).where(col(Rating.uuid).in_(about))):
        versions.edit(session, rating, noticed=True, told_low=rating.told_low or rating.uuid in low)
