"""Sessions: planned and past, added, moved, cancelled."""

from functools import partial

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse, day, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.journal import appointments, ratings, therapists
from bondjournal.journal.tables import Appointment, Therapist

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
        nothing="No session known.",
        others={"a": ("Add one", partial(add, window, ADD, "none"))},
    )


def add(window: Window, question: str, nothing: str) -> bool:
    """Ask for the day of a session and add it; return whether there was one."""
    when = day(question, "future", nothing)
    if when is None:
        return False
    them = whom(window)
    with window.journal.write() as session:
        appointments.add(session, rows.again(session, them), when, window.zone)
    console.say(f"{wording.KEPT} {dates.understood(when)}.")
    return True


def whom(window: Window) -> Therapist:
    """Return the therapist meant, asking only if several are seen."""
    with window.journal.read() as session:
        them = therapists.usual_one(session)
        seen = [one for one in therapists.all_of(session) if one.state == "seeing"]
    if len(seen) < 2:  # noqa: PLR2004  # one is no choice
        return them
    place, _ = one_of("With whom?", [one.name or "without a name" for one in seen], {})
    return seen[place]


def next_known(window: Window) -> Appointment | None:
    """Return the next session that may be mentioned."""
    with window.journal.read() as session:
        for them in therapists.all_of(session):
            if not them.mentioned:
                continue
            found = appointments.next_one(session, window.now, them)
            if found is not None:
                return found
    return None


def _listed(window: Window) -> list[tuple[str, Appointment]]:
    """Return the sessions to come, the next first, then past ones, the last first."""
    now = window.now
    with window.journal.read() as session:
        everything = appointments.all_of(session)
        coming = [one for one in everything if one.at > now]
        past = [one for one in reversed(everything) if one.at <= now][:_PAST]
        return [
            (
                rows.session(
                    one,
                    ratings.of(session, one.uuid),
                    appointments.state_of(session, one, now),
                    window.today,
                ),
                one,
            )
            for one in coming + past
        ]


def _one(window: Window, row: Appointment) -> None:
    choices = {"m": "Move it", "c": "Cancel it"}
    if row.at <= window.now:
        choices |= {"n": "It did not happen", "h": "It took place"}
    about(choices, partial(_changed, window, row))


def _changed(window: Window, row: Appointment, answer: str) -> None:
    if answer == "m":
        when = day("Which day instead?", "future", "leave it where it is")
        if when is not None:
            with window.journal.write() as session:
                appointments.move(session, rows.again(session, row), when)
            console.say(f"{wording.KEPT} {dates.understood(when)}.")
        return
    with window.journal.write() as session:
        appointments.mark(session, rows.again(session, row), MARKS[answer])
    console.say(wording.KEPT)
