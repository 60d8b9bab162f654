"""What was said about a session besides numbers and an entry: words of several kinds."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from bondjournal import addition
from bondjournal.draft import AboutSession
from bondjournal.journal import appointments, moments, ratings, said, topics, tried
from bondjournal.journal.tables import Appointment, Therapist

OF_A_SESSION = ("unsaid", "wished")
"""What belongs to the appointment itself, and is not asked where none is known."""


def keep(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    words: Mapping[str, str],
    *,
    today: date,
) -> None:
    """Keep what was said: "moment", "unsaid", "wished" and "tried", each where it is given.

    Raises:
        WrongUse: a line is too long.
    """
    lines = {name: addition.line(text, "A line") for name, text in words.items()}
    if appointment is not None:
        said.words(session, appointment, wished=lines.get("wished"), unsaid=lines.get("unsaid"))
    if lines.get("moment"):
        day = appointment.day if appointment else today
        moments.add(session, lines["moment"], day=day, appointment=appointment)
    if lines.get("tried"):
        tried.add(session, lines["tried"], day=today, therapist=therapist.uuid)


def is_kept(session: Session, about: AboutSession) -> bool:
    """Say whether everything in a draft about a session is in the journal already."""
    appointment = appointments.by_uuid(session, about.appointment) if about.appointment else None
    if appointment is None:
        return False
    given = ratings.of(session, appointment.uuid)
    numbers = {one.scale: one.value for one in given}
    lines = {one.scale: one.line for one in given}
    states = {one.uuid.hex: one.state for one in topics.all_of(session)}
    known = {
        "unsaid": {appointment.unsaid},
        "wished": {appointment.wished},
        "moment": {one.text for one in moments.all_of(session, appointment=appointment.uuid)},
        "tried": {one.what for one in tried.all_of(session)},
    }
    return (
        about.numbers.items() <= numbers.items()
        and about.lines.items() <= lines.items()
        and about.topics.items() <= states.items()
        and all(words in known.get(name, ()) for name, words in about.fields.items())
    )
