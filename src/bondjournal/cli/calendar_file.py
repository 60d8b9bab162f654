"""Sessions from a calendar file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates
from bondjournal.cli import console
from bondjournal.cli.options import goes_with, only_one, path_typed
from bondjournal.errors import NotFound, WrongUse
from bondjournal.wording.seeing import came_back

if TYPE_CHECKING:
    from bondjournal.exchange.calendar_sessions import Plan
    from bondjournal.exchange.ics_events import Event

_SHOWN = 30
"""How many names are offered to choose from."""


def import_(
    file: Annotated[Path, typer.Argument(help="A calendar file: FILE.ics.", parser=path_typed)],
    match: Annotated[
        str,
        typer.Option(
            "--with",
            help="Import the events with these words in their name.",
            metavar="WORDS",
        ),
    ] = "",
    therapist: Annotated[
        str, typer.Option(help="Which therapist they are with, if you see several.", metavar="NAME")
    ] = "",
    list_: Annotated[
        bool, typer.Option("--list", help="Show the names in it, and import nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="With --list: print JSON.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
) -> None:
    """Import sessions from a calendar file.

    Importing the same file again changes nothing. It looks a year back and twelve weeks ahead.
    Nothing is fetched from the network.
    """
    from bondjournal.exchange import ics

    goes_with("--json", "--list", given=json, met=list_)
    only_one(list_=list_, dry_run=dry_run)
    only_one(list_=list_, therapist=therapist)
    now, zone = dates.now(), dates.zone()
    events = ics.read(file)
    if match:
        events = ics.matching(events, match)
    if list_:
        found = ics.named(events, now, zone)
        if json:
            console.out_json([{"name": name, "times": number} for name, number, _ in found])
            return
        if not found:
            console.say("No sessions in this file near today.")
        for name, number, _ in found:
            console.out(f"{number:>4}  {name}")
        return
    chosen = events if match else _chosen(events)
    sessions = ics.occurrences(chosen, now, zone)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.exchange import calendar_sessions

        run = journal.read if dry_run else journal.write
        do = calendar_sessions.would_bring if dry_run else calendar_sessions.bring
        plan = run(do, therapist, chosen, sessions, now)
    console.out(_counts(plan) + (" Nothing was written." if dry_run else ""))
    if said := came_back(plan.back.planned, plan.back.passed):
        console.say(said)


def _chosen(events: "Sequence[Event]") -> "Sequence[Event]":
    """Return the events that somebody chooses by name, or all if they share one name.

    Raises:
        NotFound: no event is in the period looked at.
        WrongUse: there are several names, and nobody to ask.
    """
    from bondjournal.exchange import ics

    if len({event.name for event in events}) == 1:
        return events
    found = ics.named(events, dates.now(), dates.zone())
    if not found:
        raise NotFound("No sessions in this file near today.")
    if len(found) == 1:
        return found[0][2]
    if not console.interactive():
        raise WrongUse(
            "There are several different events in this file.",
            "Choose some by words in their name with --with; --list shows the names.",
        )
    shown = found[:_SHOWN]
    choices = {str(place): name for place, (name, _, _) in enumerate(shown, 1)}
    question = "Which of them are your sessions?"
    if len(found) > len(shown):
        question += f" These are {len(shown)} of {len(found)}; --with finds the others."
    return found[int(console.choose(question, choices, "1")) - 1][2]


def _counts(plan: "Plan") -> str:
    return (
        f"{len(plan.new)} new, {len(plan.moved)} moved, {len(plan.cancelled)} cancelled, "
        f"{plan.known} already here."
    )
