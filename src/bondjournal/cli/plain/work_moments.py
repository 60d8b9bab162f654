"""Moments: "yes, that's it", line by line."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line, one_of, past_day
from bondjournal.cli.plain.whom import whom
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work import Kind
from bondjournal.journal import appointments, known_sessions, moments, therapists
from bondjournal.journal.tables import Moment
from bondjournal.wording import seeing, signs
from bondjournal.wording import work as words


def _moments(session: Session, today: date) -> list[tuple[str, Moment]]:
    found = []
    for row in reversed(moments.all_of(session)):
        under = f" ({signs.SIGNS[row.sign].lower()})" if row.sign else ""
        found.append((f"{rows.on(row.day, today)}: {rows.fit(row.text)}{under}", row))
    return found


def _add_moment(window: Window) -> Moment | None:
    return add_of(window, whom(window).uuid)


def add_of(window: Window, them: UUID) -> Moment | None:
    """Ask for a moment of the last session with a therapist; return it, None without one."""
    text = line(words.MOMENT, "A moment")
    if not text:
        return None
    with window.journal.transaction() as session:
        therapist = therapists.by_uuid(session, them)
        row = moments.add_of_last_session(session, text, therapist=therapist)
        in_session = row.appointment_uuid is not None
    where = "" if in_session else " In no session."
    console.say(f"{wording.KEPT} {dates.long(row.day)}.{where}")
    _sign(window, row)
    return row


def _sign(window: Window, row: Moment) -> None:
    named = [signs.SIGNS[sign] for sign in moments.SIGNS]
    leave = {"0": "Leave it as it is", "n": "No sign"}
    place, letter = one_of(signs.WHICH, named, leave, "0")
    if letter != "0":
        with window.journal.transaction() as session:
            sign = "" if letter else moments.SIGNS[place]
            moments.change(session, rows.again(session, row), sign=sign)
        console.say(wording.KEPT)


def _change_moment(window: Window, row: Moment, letter: str) -> None:
    if letter == "s":
        _sign(window, row)
        return
    when = past_day(wording.WHICH_DAY, "leave it as it is")
    if when is None:
        return
    several = window.journal.read(known_sessions.whom_on, when)
    place = 0
    if len(several) > 1:
        place, _ = one_of(seeing.WITH_WHOM, [name for _, name in several], {})
    them = several[place][0] if several else None
    in_session = window.journal.write(moments.put_on, row.uuid, when, them)
    where = "" if in_session else " In no session."
    console.say(f"{wording.KEPT} {dates.long(when)}.{where}")


def _of_moment(session: Session, row: Moment) -> Sequence[str]:
    about = appointments.by_uuid(session, row.appointment_uuid) if row.appointment_uuid else None
    return [f"Of the session on {dates.long(about.day)}."] if about else []


MOMENTS = Kind(
    table=Moment,
    name="Moments",
    question="Which moment?",
    nothing=words.NO_MOMENT,
    listed=_moments,
    add=_add_moment,
    choices=lambda _: {"s": "What it was a sign of", "y": "Which day it was"},
    do=_change_moment,
    words_of=lambda row: str(row.text),
    put=lambda session, row, typed: moments.change(session, row, text=typed),
    read=_of_moment,
)
