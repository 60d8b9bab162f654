"""A rhythm of sessions: beginning one, changing it from a session on, ending it."""

from datetime import time
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse
from bondjournal.wording import appointments as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Appointment, Series


def repeat(
    when: Annotated[list[str], typer.Argument(help="The first one: tue 15:00, or 12 May 15:00.")],
    every: Annotated[
        int, typer.Option(min=1, max=52, help="Every so many weeks.", metavar="WEEKS")
    ] = 1,
    until: Annotated[str, typer.Option(help="The last day it may be on.", metavar="DAY")] = "",
    instead_of: Annotated[
        str,
        typer.Option(
            help="Change the rhythm there is, from this session on: 'next', its day or its id.",
            metavar="WHICH",
        ),
    ] = "",
    therapist: Annotated[
        str, typer.Option(help="With whom, if you see several.", metavar="NAME")
    ] = "",
) -> None:
    """Plan sessions every so many weeks, as far ahead as twelve weeks.

    More of them are planned whenever the journal is opened.
    """
    if instead_of and (until or therapist):
        raise WrongUse("A rhythm that is changed keeps its end, and with whom it is.")
    now, zone = dates.now(), dates.zone()
    typed = " ".join(when)
    first = dates.parse(typed, toward="future", now=now, zone=zone)
    last = dates.parse(until, toward="future", now=now, zone=zone).day if until else None
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import named_sessions, series, therapists

        if instead_of:
            row = named_sessions.named(session, instead_of, now, zone)
            since = row.series_day or row.day
            week = dates.When(series.week_of(since), time()).instant(zone)
            first = dates.parse(typed, toward="future", now=max(now, week), zone=zone)
            series.change(session, _of(session, row), since, first, every)
        else:
            them = therapists.for_a_session(session, therapist or None)
            series.begin(session, them, first, zone, every, ends_on=last)
    rhythm = words.rhythm(every)
    console.say(f"{wording.KEPT} {rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(first)}.")


def stop_repeating(
    which: Annotated[
        list[str], typer.Argument(help="From this session on: 'next', its day or its id.")
    ],
) -> None:
    """End a rhythm, from one of its sessions on; those that carry nothing go."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import named_sessions, series

        row = named_sessions.named(session, " ".join(which), dates.now(), dates.zone())
        number = series.end(session, _of(session, row), row.series_day or row.day)
    console.say(f"{wording.KEPT} {words.removed(number)}")


def _of(session: "Session", row: "Appointment") -> "Series":
    from bondjournal.journal import series

    found = series.of_appointment(session, row)
    if found is None:
        raise WrongUse(words.NO_RHYTHM, "'bondjournal appointment repeat tue 15:00' begins one.")
    return found
