"""Sessions of a calendar file and of the journal: what is new, what moved, what was cancelled.

A session is identified by its event and the day that the event's rule meant, so that importing a
file twice changes nothing and a moved event moves its session. What the file said last is kept: a
session that the person moved or cancelled stays that way until the calendar says something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from sqlmodel import Session

from bondjournal.exchange.ics import Occurrence
from bondjournal.exchange.ics_events import Event
from bondjournal.journal import (
    appointments,
    purging,
    seeing,
    settings,
    settling,
    therapists,
    versions,
)
from bondjournal.journal.tables import Appointment, Therapist

_NAMES = UUID("0f5be3b4-58a9-4e63-8b57-3c1a6f7d9e42")
_SEEN = "calendar.seen"
"""The setting that holds what calendars said last: by event and day, the row and its time."""
_OFF = "cancelled"

Said = dict[str, list[str]]
"""By the day meant: the row in hexadecimal digits, and when the calendar says it takes place."""


@dataclass
class Plan:
    """What an import will do."""

    new: list[Occurrence] = field(default_factory=list)
    moved: list[tuple[UUID, Occurrence]] = field(default_factory=list)
    cancelled: list[UUID] = field(default_factory=list)
    known: int = 0
    """How many sessions stay as the journal has them."""
    said: dict[str, Said] = field(default_factory=dict)
    """What the calendar says now, by event."""
    back: seeing.Resumed = field(default_factory=seeing.Resumed)
    """What was resumed because the therapist is seen again."""


def row_uuid(event: str, which: str) -> UUID:
    """Return the uuid of a session, from its event's UID and the day that the rule meant."""
    return uuid5(uuid5(_NAMES, event), which)


def plan(
    session: Session,
    therapist: Therapist,
    events: Sequence[Event],
    found: Sequence[Occurrence],
    now: datetime,
) -> Plan:
    """Return what importing the sessions of some events will do; nothing is written.

    Args:
        session: the open journal.
        therapist: whom the sessions are with.
        events: the events that were chosen.
        found: the times these events take place.
        now: the present instant.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    therapists.may_be_mentioned(therapist)
    made, taken = Plan(), set[UUID]()
    off: list[tuple[Said, str, Appointment]] = []
    for event in events:
        mine = {one.which: one for one in found if one.uid == event.uid}
        name = uuid5(_NAMES, event.uid).hex
        before = _said(session, name)
        rows = {which: _row_of(session, one, before.get(which)) for which, one in mine.items()}
        left = {
            which: row
            for which, (uuid, _) in before.items()
            if event.whole
            and which not in mine
            and (row := appointments.by_uuid(session, UUID(hex=uuid)))
        }
        says = made.said[name] = {} if event.whole else dict(before)
        for which, one in mine.items():
            row, stamp = rows[which], before.get(which, ["", ""])[1]
            uuid = row.uuid if row else _uuid_of(one, before.get(which))
            # A deleted session stays deleted, whatever else the calendar changes in its week.
            is_gone = row is None and purging.is_gone_or_deleted(session, uuid)
            if row is None and not is_gone:
                if instead := _of_its_week(left, one):
                    row, stamp = left.pop(instead), before[instead][1]
                else:
                    row, stamp = _same(session, therapist, one, taken), ""
                uuid = row.uuid if row else uuid
            if row is not None:
                _change(made, one, row, stamp, now)
            elif one.cancelled or is_gone:
                made.known += not one.cancelled
            else:
                made.new.append(one)
            taken.add(uuid)
            says[which] = [uuid.hex, _stamp(one)]
        off += [(says, which, row) for which, row in left.items() if row.at > now]
    for says, which, row in off:
        # Where a calendar cuts a rule in two, another event goes on at the same times.
        if row.uuid not in taken:
            made.cancelled += [row.uuid] if row.state == "planned" else []
            says[which] = [row.uuid.hex, _OFF]
    return made


def would_bring(
    session: Session,
    therapist: str,
    events: Sequence[Event],
    found: Sequence[Occurrence],
    now: datetime,
) -> Plan:
    """Return the same as `plan`, for a therapist given by name; empty means the only one.

    Raises:
        NotFound: nobody has this name.
        WrongUse: it is not clear with whom, or sessions with them are not to be mentioned.
    """
    therapist_row = therapists.for_a_session(session, therapist or None)
    return plan(session, therapist_row, events, found, now)


def bring(
    session: Session,
    therapist: str,
    events: Sequence[Event],
    found: Sequence[Occurrence],
    now: datetime,
) -> Plan:
    """Import sessions with the therapist of this name, and return what was done.

    Raises:
        NotFound: nobody has this name.
        WrongUse: it is not clear with whom, or sessions with them are not to be mentioned.
    """
    made = would_bring(session, therapist, events, found, now)
    carry_out(session, therapists.for_a_session(session, therapist or None), made, now)
    return made


def _row_of(session: Session, one: Occurrence, before: list[str] | None) -> Appointment | None:
    """Return the row that a session of a calendar has in the journal, or None."""
    return appointments.by_uuid(session, _uuid_of(one, before))


def _uuid_of(one: Occurrence, before: list[str] | None) -> UUID:
    return UUID(hex=before[0]) if before else row_uuid(one.uid, one.which)


def _of_its_week(left: dict[str, Appointment], one: Occurrence) -> str | None:
    """Return the key of a session in the same week that the calendar no longer has, or None."""
    week = one.when.day.isocalendar()[:2]
    return next((key for key, row in left.items() if row.day.isocalendar()[:2] == week), None)


def _same(
    session: Session, therapist: Therapist, one: Occurrence, taken: set[UUID]
) -> Appointment | None:
    """Return the journal's session on an occurrence's day, if the times agree or one is missing."""
    for row in appointments.on_day(session, therapist, one.when.day):
        alike = row.at == one.at or not row.timed or one.when.time is None
        if alike and row.state != "cancelled" and row.uuid not in taken:
            return row
    return None


def _change(made: Plan, one: Occurrence, row: Appointment, stamp: str, now: datetime) -> None:
    """Plan what becomes of a session in the journal; one that has begun stays as it is.

    Args:
        made: the plan.
        one: what the calendar says.
        row: the session's row.
        stamp: what the calendar said before; empty if that is not known.
        now: the present instant.
    """
    if not stamp:
        # If no calendar has named this row before, it may get a time but is not otherwise moved.
        stamp = "" if not row.timed and one.when.time is not None else _stamp(one)
    said_otherwise = stamp != _stamp(one) and row.at > now
    if said_otherwise and one.cancelled and row.state == "planned":
        made.cancelled.append(row.uuid)
    elif said_otherwise and not one.cancelled and row.state in ("planned", "cancelled"):
        made.moved.append((row.uuid, one))
    else:
        made.known += 1


def carry_out(session: Session, therapist: Therapist, made: Plan, now: datetime) -> None:
    """Write what was planned; a new session in the future means the therapist is seen again."""
    for one in made.new:
        appointment = Appointment(
            uuid=row_uuid(one.uid, one.which),
            therapist_uuid=therapist.uuid,
            at=one.at,
            zone=one.zone,
            day=one.when.day,
            timed=one.when.time is not None,
        )
        versions.keep(session, appointment)
    for uuid, one in made.moved:
        versions.edit(
            session,
            versions.existing(session, Appointment, uuid),
            at=one.at,
            zone=one.zone,
            day=one.when.day,
            timed=one.when.time is not None,
            state="planned",
        )
    for uuid in made.cancelled:
        cancelled = versions.existing(session, Appointment, uuid)
        appointments.mark(session, cancelled, "cancelled")
    settling.find_places(session)
    planned = [*made.new, *(one for _, one in made.moved)]
    if therapist.state != "seeing" and any(one.at > now for one in planned):
        made.back = seeing.again(session, therapist)
    known = settings.get(session, _SEEN)
    known = known if isinstance(known, dict) else {}
    known |= made.said
    settings.put(session, _SEEN, {event: said for event, said in known.items() if said})


def _said(session: Session, event: str) -> Said:
    """Return what calendars last said of an event."""
    known = settings.get(session, _SEEN)
    found = known.get(event) if isinstance(known, dict) else None
    return found if isinstance(found, dict) else {}


def _stamp(one: Occurrence) -> str:
    if one.cancelled:
        return _OFF
    whole_day = ", all day" if one.when.time is None else ""
    return f"{one.at.isoformat()} {one.zone}{whole_day}"
