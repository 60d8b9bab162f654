"""What is kept about a session: its numbers, its entry, and the other words about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.addition import NewRating
from bondjournal.draft import AboutSession
from bondjournal.journal import (
    appointments,
    carry_over,
    entries,
    moments,
    ratings,
    said,
    settings,
    therapists,
    topics,
    tried,
    values,
    versions,
)
from bondjournal.journal.tables import Appointment, Therapist

OF_A_SESSION = ("unsaid", "wished")
"""What belongs to the appointment itself, and is not asked if no appointment is known."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was kept about a session: its numbers and their lines by scale, and its entry."""

    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    entry: UUID | None = None
    words: str = ""
    on: date | None = None
    """The last day on which something of it was given."""


def answers(session: Session, appointment: UUID | None) -> Answers:
    """Return what was kept about a session so far."""
    if appointment is None:
        return Answers()
    given = ratings.of_session(session, appointment)
    entry = entries.after_session(session, appointment)
    return Answers(
        numbers={one.scale: one.value for one in given},
        lines={one.scale: one.line for one in given if one.line},
        entry=entry.uuid if entry else None,
        words=entry.body if entry else "",
        on=max([*(one.rated_on for one in given), *([entry.day] if entry else [])], default=None),
    )


def written(session: Session, appointment: UUID) -> values.Entry | None:
    """Return the entry kept for a session, if there is one."""
    entry = entries.after_session(session, appointment)
    return values.Entry.of(entry) if entry is not None else None


def rate(
    session: Session,
    appointment: Appointment,
    numbers: Mapping[str, tuple[int, str]],
    *,
    taken_away: Collection[str] = (),
    at: datetime,
    day: date,
) -> None:
    """Keep numbers with their lines, by scale; the same ones as before change nothing.

    A new number replaces the one before, and stays on the page if that one was on it and the
    line is the same. A number that is taken away goes to the trash.

    Args:
        session: the session.
        appointment: the appointment that is rated.
        numbers: by scale, the number and the line about it.
        taken_away: the scales whose number is removed.
        at: the instant they are given.
        day: the local day of `at`.

    Raises:
        WrongUse: a line is too long.
    """
    for scale, (value, typed) in numbers.items():
        line = checks.line(typed, "The line")
        before = ratings.on_scale(session, appointment.uuid, scale)
        if before is None or before.value != value:
            new = NewRating(scale=scale, value=value, line=line)
            ratings.give(session, appointment, new, at=at, day=day)
        else:
            ratings.put_line(session, before, line)
    for scale in taken_away:
        before = ratings.on_scale(session, appointment.uuid, scale)
        if before is not None:
            versions.delete(session, before)


def keep(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    words: Mapping[str, str],
    *,
    today: date,
) -> None:
    """Keep the words that are given, by kind: "moment", "unsaid", "wished" and "tried".

    Raises:
        WrongUse: a line is too long.
    """
    lines = {name: checks.line(text, "A line") for name, text in words.items()}
    if appointment is not None:
        said.words(session, appointment, wished=lines.get("wished"), unsaid=lines.get("unsaid"))
    if lines.get("moment"):
        day = appointment.day if appointment else today
        moments.add(
            session,
            lines["moment"],
            day=day,
            appointment=appointment.uuid if appointment else None,
            therapist=therapist.uuid,
        )
    if lines.get("tried"):
        tried.add(session, lines["tried"], day=today, therapist=therapist.uuid)


def give(
    session: Session,
    appointment: UUID,
    numbers: Mapping[str, tuple[int, str]],
    *,
    taken_away: Collection[str] = (),
    at: datetime,
    day: date,
) -> None:
    """Keep numbers about a session with their lines, as `rate` does.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: a line is too long.
    """
    about = versions.existing(session, Appointment, appointment)
    rate(session, about, numbers, taken_away=taken_away, at=at, day=day)


def say(session: Session, appointment: UUID, words: Mapping[str, str], *, today: date) -> None:
    """Keep what was said about a session, as `keep` does.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: a line is too long.
    """
    about = versions.existing(session, Appointment, appointment)
    therapist = therapists.by_uuid(session, about.therapist_uuid)
    keep(session, therapist, about, words, today=today)


def agree(session: Session, appointment: UUID, line: str) -> bool:
    """Keep what was agreed in a session as something to try; return whether there was anything.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: the line is too long.
    """
    say(session, appointment, {"tried": line}, today=settings.today(session))
    return bool(line)


def answer_and_agree(
    session: Session, appointment: UUID, states: Mapping[UUID, str], agreed: str
) -> None:
    """Keep the answers about the topics of a page and what was agreed, as one change.

    Raises:
        NotFound: the session was deleted in the meantime.
        WrongUse: there is no such state, or the line is too long.
    """
    carry_over.answer(session, appointment, states)
    agree(session, appointment, agreed.strip())


def is_kept(session: Session, about: AboutSession) -> bool:
    """Return whether everything in a draft about a session is in the journal already."""
    appointment = appointments.by_uuid(session, about.appointment) if about.appointment else None
    if appointment is None:
        return False
    given = ratings.of_session(session, appointment.uuid)
    numbers = {one.scale: one.value for one in given}
    lines = {one.scale: one.line for one in given}
    states = {one.uuid.hex: one.state for one in topics.all_of(session)}
    said_then = moments.LIST.rows(session, appointment_uuid=appointment.uuid)
    known = {
        "unsaid": {appointment.unsaid},
        "wished": {appointment.wished},
        "moment": {one.text for one in said_then},
        "tried": {one.what for one in tried.LIST.rows(session) if one.day >= appointment.day},
    }
    return (
        about.numbers.items() <= numbers.items()
        and all(_as_kept(typed) == lines.get(scale) for scale, typed in about.lines.items())
        and about.topics.items() <= states.items()
        and all(_as_kept(typed) in known.get(name, ()) for name, typed in about.fields.items())
    )


def _as_kept(typed: str) -> str:
    """Return a line as `checks.line` keeps it, without refusing one that is too long."""
    return " ".join(typed.split())
