"""What was kept while locked and misses its session: which day was it?"""

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import day
from bondjournal.cli.plain.window import Window
from bondjournal.journal import appointments, ratings, therapists
from bondjournal.journal.tables import Rating


def settle(window: Window) -> None:
    """Ask of ratings that wait which day they are about; what is left waits on."""
    with window.journal.read() as session:
        mentioned = therapists.usual_one(session).mentioned
        groups = ratings.waiting_groups(session) if mentioned else []
    for group in groups:
        given = rows.on(group[0].rated_on, window.today)
        about = f", about {group[0].therapist_typed}" if group[0].therapist_typed else ""
        console.say(f"{rows.numbers(group)}, given on {given}{about}.")
        _settle(window, group)


def _settle(window: Window, group: list[Rating]) -> None:
    when = day(wording.WHICH_DAY, "past", "leave it")
    if when is None:
        return
    typed = group[0].therapist_typed
    with window.journal.write() as session:
        them = appointments.had_with(session, when.day)
        if typed:
            them = therapists.find(session, typed) or therapists.add(session, typed)
        there = appointments.attended_on(session, them, when.day, window.zone)
        ratings.settle(session, [rows.again(session, one) for one in group], there)
    console.say(f"{wording.KEPT} {dates.long(when.day)}.")
