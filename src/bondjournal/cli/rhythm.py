"""A rhythm of sessions: beginning one, changing it from a session on, ending it."""

from typing import Annotated

import typer

from bondjournal import dates, typed_dates, wording
from bondjournal.cli import console, session_said
from bondjournal.errors import WrongUse
from bondjournal.wording import appointments as words
from bondjournal.wording.seeing import came_back


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
    first = typed_dates.parse(typed, toward="future", now=now, zone=zone)
    last = typed_dates.parse(until, toward="future", now=now, zone=zone).day if until else None
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_sessions, seeing, series

        back = seeing.Back()
        if instead_of:
            named = named_sessions.Typed(instead_of, now, zone)
            one = journal.read(named_sessions.get, named).uuid
            present = journal.read(series.rhythm, one)
            begin = max(now, present.begins) if present else now
            first = typed_dates.parse(typed, toward="future", now=begin, zone=zone)
            journal.write(series.change_at, one, first, every)
        else:
            back = journal.write(seeing.meet_regularly, therapist, first, zone, every, ends_on=last)
    rhythm = words.rhythm(every)
    console.say(f"{wording.KEPT} {rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(first)}.")
    if said := came_back(back.planned, back.passed):
        console.say(said)


def stop_repeating(
    which: Annotated[
        list[str], typer.Argument(help="From this session on: 'next', its day or its id.")
    ],
) -> None:
    """End a rhythm, from one of its sessions on; those that carry nothing go."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import series

        number = journal.write(series.end_at, session_said.typed(which))
    console.say(f"{wording.KEPT} {words.removed(number)}")
