"""Moments: "yes, that's it", line by line."""

from datetime import date
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line, one_of, past_day
from bondjournal.cli.plain.whom import whom
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work import Kind
from bondjournal.journal import known_sessions, moments
from bondjournal.journal.values import Moment
from bondjournal.wording import seeing, signs
from bondjournal.wording import work as words


def _said(moment: Moment, today: date) -> str:
    under = f" ({signs.SIGNS[moment.sign].lower()})" if moment.sign else ""
    return f"{rows.on(moment.day, today)}: {rows.fit(moment.text)}{under}"


def _add_moment(window: Window) -> Moment | None:
    return add_of(window, whom(window).uuid)


def add_of(window: Window, them: UUID) -> Moment | None:
    """Ask for a moment of the last session with a therapist; return it, None without one."""
    text = line(words.MOMENT, "A moment")
    if not text:
        return None
    moment = window.journal.write(moments.add_of_last_session, text, therapist=them)
    where = "" if moment.appointment_uuid else " In no session."
    console.say(f"{wording.KEPT} {dates.long(moment.day)}.{where}")
    _sign(window, moment)
    return moment


def _sign(window: Window, moment: Moment) -> None:
    named = [signs.SIGNS[sign] for sign in moments.SIGNS]
    leave = {"0": "Leave it as it is", "n": "No sign"}
    place, letter = one_of(signs.WHICH, named, leave, "0")
    if letter != "0":
        sign = "" if letter else moments.SIGNS[place]
        window.journal.write(moments.change, moment.uuid, sign=sign)
        console.say(wording.KEPT)


def _change_moment(window: Window, moment: Moment, letter: str) -> None:
    if letter == "s":
        _sign(window, moment)
        return
    when = past_day(wording.WHICH_DAY, "leave it as it is")
    if when is None:
        return
    several = window.journal.read(known_sessions.whom_on, when)
    place = 0
    if len(several) > 1:
        place, _ = one_of(seeing.WITH_WHOM, [name for _, name in several], {})
    them = several[place][0] if several else None
    in_session = window.journal.write(moments.put_on, moment.uuid, when, them)
    where = "" if in_session else " In no session."
    console.say(f"{wording.KEPT} {dates.long(when)}.{where}")


def _of_session(moment: Moment) -> list[str]:
    day = moment.session_day
    return [f"Of the session on {dates.long(day)}."] if day else []


MOMENTS = Kind(
    list=moments.LIST,
    name="Moments",
    question="Which moment?",
    nothing=words.NO_MOMENT,
    said=_said,
    add=_add_moment,
    choices=lambda _: {"s": "What it was a sign of", "y": "Which day it was"},
    do=_change_moment,
    moves=False,
    read=_of_session,
)
