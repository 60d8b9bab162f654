"""goal: what the person comes for, in their words, with their own 0-10."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import checks, dates, wording
from bondjournal.cli import console, days, noun_commands, noun_verbs, then_and_now
from bondjournal.cli.options import Json
from bondjournal.errors import WrongUse
from bondjournal.nouns.goal import GOAL
from bondjournal.nouns.goal import rate as ask_number
from bondjournal.talk import Talk

if TYPE_CHECKING:
    from bondjournal.journal.values import Goal

app = noun_commands.commands(GOAL)


@app.command("list", help=GOAL.helps["list"])
def list_(
    everything: Annotated[bool, typer.Option("--all", help=GOAL.helps["--all"])] = False,
    numbers: Annotated[
        bool,
        typer.Option(
            "--numbers", help="Show every number with its day; goals without any are left out."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """List goals."""
    if numbers and not json:
        from bondjournal.flows.then_and_now import goal_numbers

        then_and_now.show(partial(goal_numbers, ended=everything))
    else:
        noun_verbs.show_list(
            GOAL,
            everything=everything,
            json=json,
            only=lambda one: bool(one.ratings) or not numbers,
        )


@app.command()
def rate(
    number: noun_commands.Number,
    value: Annotated[str, typer.Argument(metavar="0-10", help="If left out, you are asked.")] = "",
    on: Annotated[str, typer.Option("--date", help="The day, if not today.", metavar="DAY")] = "",
    none: Annotated[
        bool, typer.Option("--none", help="Move that day's number to the trash.")
    ] = False,
) -> None:
    """Give a goal a number from 0 to 10. A second one for the same day replaces the first."""
    if none and value:
        raise WrongUse("A number and --none do not go together.", "Leave one out.")
    days.check(on)
    if not (none or value):
        noun_verbs.ask(GOAL, number, partial(_ask_number, on))
        return
    given = checks.value(value) if value else None
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals, settings

        day = days.read_past(journal, on).day if on else journal.read(settings.today)
        uuid = journal.read(goals.LIST.named, number).uuid
        if none:
            journal.write(goals.take_away, uuid, day)
        else:
            journal.write(goals.rate, uuid, given, day)
    if none:
        console.say(f"No number on {dates.long(day)}.")
    else:
        console.say(f"{wording.NUMBER_KEPT} {dates.long(day)}.")


async def _ask_number(on: str, talk: Talk, goal: "Goal") -> None:
    from bondjournal.journal import typed_days

    meant = await talk.read(typed_days.parse_past, on, talk.now(), talk.zone) if on else None
    await ask_number(talk, goal, day=meant.day if meant else None)
