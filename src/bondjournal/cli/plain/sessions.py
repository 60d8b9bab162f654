"""Sessions: planned and past, added, moved, cancelled, repeated."""

from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import entry, repeating, rows
from bondjournal.cli.plain.questions import about, browse, day
from bondjournal.cli.plain.whom import whom_to_meet
from bondjournal.cli.plain.window import Window
from bondjournal.journal import appointments, entries, session_list, therapists
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.session_list import Listed
from bondjournal.journal.tables import Appointment
from bondjournal.wording import appointments as words

ADD = "Which day? A day is enough: tue, last fri, or 12 May 15:00."
MARKS = {"c": "cancelled", "n": "did-not-happen", "h": "attended"}
_PAST = 10
"""So many past sessions are listed."""


def sessions(window: Window) -> None:
    """List sessions and change them."""
    browse(
        "Which session?",
        partial(_listed, window),
        partial(_one, window),
        nothing=words.NO_SESSION_KNOWN,
        others={"a": ("Add one", partial(add, window, ADD, "none"))},
    )


def add(window: Window, question: str, nothing: str) -> bool:
    """Ask for the day of a session and add it; return whether there was one."""
    when = day(question, "future", nothing)
    if when is None:
        return False
    them = whom_to_meet(window)
    with window.journal.transaction() as session:
        appointments.add(session, rows.again(session, them), when, window.zone)
    console.say(f"{wording.KEPT} {dates.understood(when)}.")
    return True


def mentioned(window: Window) -> bool:
    """Say whether sessions with anybody are spoken of: somebody is seen, and may be mentioned."""
    with window.journal.session() as session:
        return bool(therapists.seen(session))


def next_known(window: Window) -> Appointment | None:
    """Return the next session with somebody who is seen and may be mentioned."""
    with window.journal.session() as session:
        found = [
            one
            for them in therapists.seen(session)
            if (one := appointments.next_one(session, window.now, them)) is not None
        ]
    return min(found, key=lambda one: one.at, default=None)


def _listed(window: Window) -> list[tuple[str, Listed]]:
    """Return the sessions to come, the next first, then past ones, the last first."""
    now, today = window.now, window.today
    with window.journal.session() as session:
        everything = session_list.listed(session, now)
    coming = [one for one in everything if one.appointment.at > now]
    past = [one for one in reversed(everything) if one.appointment.at <= now][:_PAST]
    return [(rows.listed_session(one, today), one) for one in coming + past]


def by_uuid(window: Window, uuid: UUID) -> None:
    """Tell about a session, wherever it is in the list, and ask what to do with it.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = window.journal.read(rows.named, Appointment, uuid)
    (one,) = window.journal.read(session_list.tell, [row], window.now)
    _one(window, one)


def _one(window: Window, one: Listed) -> None:
    """Tell about a session, and ask what to do with it."""
    row = one.appointment
    with window.journal.session() as session:
        written = entries.page(session, Filter(appointment=row.uuid), toward="newer")
        mistake = not appointments.carries(session, row, prepared=False)
    for rating in one.ratings:
        if rating.line:
            console.say(f"{wording.SCALE_NAMES[rating.scale]} {rating.value}: {rating.line}")
    for name, text in (("What you would have liked", row.wished), ("Not said", row.unsaid)):
        if text:
            console.say(f"{name}: {text}")
    choices = {"m": "Move it"}
    if row.at <= window.now:
        choices |= {"n": "It did not happen", "h": "It took place"}
    elif one.state == "cancelled":
        choices["c"] = "It takes place after all"
    else:
        choices["c"] = "Cancel it"
    if one.state == "planned":
        choices["r"] = "Its rhythm" if one.every_weeks else "Repeat it"
    choices |= {"w": "Read what you wrote"} if written else {}
    choices |= {"x": "Delete it: it was added by mistake"} if mistake else {}
    about(choices, partial(_changed, window, one))


def _changed(window: Window, one: Listed, answer: str) -> None:
    row = one.appointment
    if answer == "m":
        when = day("Which day instead?", "future", "leave it where it is")
        if when is not None:
            with window.journal.transaction() as session:
                when = appointments.move(session, rows.again(session, row), when)
            console.say(f"{wording.KEPT} {dates.understood(when)}.")
    elif answer == "r":
        repeating.repeat(window, row)
    elif answer == "w":
        _read(window, row)
    elif answer == "x":
        with window.journal.transaction() as session:
            appointments.delete(session, rows.again(session, row))
        console.say("It is in the trash.")
    else:
        again = answer == "c" and one.state == "cancelled"
        state = "planned" if again else MARKS[answer]
        with window.journal.transaction() as session:
            appointments.mark(session, rows.again(session, row), state)
        console.say(wording.KEPT)


def _read(window: Window, row: Appointment) -> None:
    with window.journal.session() as session:
        lines = entries.page(session, Filter(appointment=row.uuid), toward="newer")
    for line in lines:
        entry.read(window, line.uuid)
