"""goal: what the person comes for, in their words, with their own 0-10."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import addition, dates, wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.errors import WrongUse
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Goal

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

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import goals

        row = goals.add(session, typed)
        claiming.give(session, row.uuid, therapist, anyone=anyone)
    console.say(wording.KEPT)


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those that ended, too.")] = False,
    json: work.Json = False,
) -> None:
    """List goals in order, each with its latest number."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import goals

        rows = list(enumerate(goals.all_of(session, ended=None if everything else False), 1))
        given = goals.all_ratings(session)
        if json:
            console.out_json(
                [
                    work.as_json(
                        number,
                        row,
                        ratings=[
                            {"day": one.day.isoformat(), "value": one.value}
                            for one in given.get(row.uuid, [])
                        ],
                        **work.whose_json(session, row),
                    )
                    for number, row in rows
                ]
            )
            return
        if not rows:
            console.say(words.NO_GOAL)
        for number, row in rows:
            last = given.get(row.uuid, [])[-1:]
            told = [f"{one.value} on {dates.short(one.day, 0)}" for one in last]
            told += [words.ENDED] if row.ended else []
            told = told or [words.NO_NUMBER]
            console.out(f"{number:>3}  {row.words}  ({', '.join(told)}){work.whose(session, row)}")


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

        with journal.session() as session:
            goal = goals.named(session, number)
            day = day or settings.today(session)
        if given is None:
            console.say(goal.words)
            given = _asked()
        if given is None:
            console.say(wording.NO_RATING)
            return
        with journal.transaction() as session:
            goals.rate(session, work.again(session, goal), given, day)
    console.say(f"{wording.KEPT} {dates.long(day)}.")


@app.command()
def unrate(number: work.Number, on: On = "") -> None:
    """Take a number away; it stays in the trash for 14 days."""
    day = work.past_day(on) if on else None
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import goals, settings

        day = day or settings.today(session)
        goals.take_away(session, goals.named(session, number), day)
    console.say(f"No number on {dates.long(day)}.")


@app.command()
def ratings(number: work.Number, json: work.Json = False) -> None:
    """List the numbers of a goal, the earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import goals

        rows = goals.ratings_of(session, goals.named(session, number))
        if json:
            console.out_json([{"day": one.day.isoformat(), "value": one.value} for one in rows])
            return
        if not rows:
            console.say("No number yet.")
        for one in rows:
            console.out(f"{dates.long(one.day)}  {one.value}")


@app.command()
def end(number: work.Number) -> None:
    """End a goal; its numbers stay."""

    def do(session: "Session", row: "Goal") -> None:
        from bondjournal.journal import goals

        goals.end(session, row)

    work.change(_find, number, do)


@app.command("take-up")
def take_up(number: work.Number) -> None:
    """Take up a goal again that ended; 'goal list --all' has its number."""

    def do(session: "Session", row: "Goal") -> None:
        from bondjournal.journal import goals

        goals.take_up(session, row)

    work.change(_find, number, do)


@app.command()
def edit(number: work.Number, text: work.Text = None) -> None:
    """Put a goal in other words; its numbers stay."""
    work.edit(_find, number, text, lambda row: row.words, _put_words)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move a goal to another place."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import goals

        goals.move(session, goals.named(session, number), to)
    console.say(wording.KEPT)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete a goal with its numbers. It stays in the trash for 14 days."""
    work.delete(_find, number, lambda row: row.words, gone_now=gone_now, yes=yes)


def _asked() -> int | None:
    question = f"{words.HOW_IS_THE_GOAL}\n{wording.SCALE_ENDS} (enter: no number)"
    while True:
        typed = console.ask(question)
        try:
            return addition.value(typed) if typed else None
        except WrongUse as error:
            console.say(error.message)


def _find(session: "Session", number: str) -> "Goal":
    from bondjournal.journal import goals

    return goals.named(session, number)


def _put_words(session: "Session", row: "Goal", typed: str) -> bool:
    from bondjournal.journal import goals

    return goals.rename(session, row, typed)
