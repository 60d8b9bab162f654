"""goal: what the person comes for, in their words, with their own 0-10."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import addition, dates, wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.errors import WrongUse
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Goal

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="What you come for, with your own 0-10."
)

On = Annotated[str, typer.Option("--on", help="The day, if not today.", metavar="DAY")]


@app.command()
def add(
    text: work.Text = None, therapist: claiming.Whose = None, anyone: claiming.Anyone = False
) -> None:
    """Add a goal, in your own words."""
    typed = console.text(text or [], words.GOAL)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals

        them = work.owner(journal, therapist, anyone=anyone)
        journal.write(goals.add, typed, therapist=them.therapist, for_anyone=them.for_anyone)
    console.say(wording.KEPT)


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those that ended, too.")] = False,
    json: work.Json = False,
) -> None:
    """List goals in order, each with its latest number."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals

        listed = journal.read(goals.LIST.listed)
    shown = [one for one in listed if everything or not one.ended]
    if json:
        console.out_json(
            [work.as_json(one, "words", "ended", ratings=_numbers(one)) for one in shown]
        )
        return
    if not shown:
        console.say(words.NO_GOAL)
    for one in shown:
        told = [f"{last.value} on {dates.short(last.day, 0)}" for last in one.ratings[-1:]]
        told += [words.ENDED] if one.ended else []
        told = told or [words.NO_NUMBER]
        console.out(f"{one.number:>3}  {one.words}  ({', '.join(told)}){work.whose(one)}")


@app.command()
def rate(
    number: work.Number,
    value: Annotated[str, typer.Argument(metavar="0-10", help="Left out, it is asked.")] = "",
    on: On = "",
) -> None:
    """Give a goal its number from 0 to 10; a second one for the same day replaces the first."""
    day = work.past_day(on) if on else None
    given = addition.value(value) if value else None
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals, settings

        goal = journal.read(goals.LIST.named, number)
        day = day or journal.read(settings.today)
        if given is None:
            console.say(goal.words)
            given = _asked()
        if given is None:
            console.say(wording.NO_RATING)
            return
        journal.write(goals.rate, goal.uuid, given, day)
    console.say(f"{wording.KEPT} {dates.long(day)}.")


@app.command()
def unrate(number: work.Number, on: On = "") -> None:
    """Take a number away; it stays in the trash for 14 days."""
    day = work.past_day(on) if on else None
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals, settings

        day = day or journal.read(settings.today)
        goal = journal.read(goals.LIST.named, number)
        journal.write(goals.take_away, goal.uuid, day)
    console.say(f"No number on {dates.long(day)}.")


@app.command()
def ratings(number: work.Number, json: work.Json = False) -> None:
    """List the numbers of a goal, the earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals

        goal = journal.read(goals.LIST.named, number)
    if json:
        console.out_json(_numbers(goal))
        return
    if not goal.ratings:
        console.say("No number yet.")
    for one in goal.ratings:
        console.out(f"{dates.long(one.day)}  {one.value}")


@app.command()
def end(number: work.Number) -> None:
    """End a goal; its numbers stay."""
    from bondjournal.journal import goals

    work.change(goals.LIST, number, goals.end)


@app.command("take-up")
def take_up(number: work.Number) -> None:
    """Take up a goal again that ended; 'goal list --all' has its number."""
    from bondjournal.journal import goals

    work.change(goals.LIST, number, goals.end, ended=False)


@app.command()
def edit(number: work.Number, text: work.Text = None) -> None:
    """Put a goal in other words; its numbers stay."""
    from bondjournal.journal import goals

    work.edit(goals.LIST, number, text)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move a goal to another place."""
    from bondjournal.journal import goals

    work.move(goals.LIST, number, to)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete a goal with its numbers. It stays in the trash for 14 days."""
    from bondjournal.journal import goals

    work.delete(goals.LIST, number, gone_now=gone_now, yes=yes)


def _numbers(goal: "Goal") -> list[dict[str, Any]]:
    return [{"day": one.day.isoformat(), "value": one.value} for one in goal.ratings]


def _asked() -> int | None:
    question = f"{words.HOW_IS_THE_GOAL}\n{wording.SCALE_ENDS} (enter: no number)"
    while True:
        typed = console.ask(question)
        try:
            return addition.value(typed) if typed else None
        except WrongUse as error:
            console.say(error.message)
