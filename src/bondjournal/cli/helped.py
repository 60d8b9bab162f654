"""helped: what got the person through, and what did not."""

from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.wording import work as words

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="What got you through, and what did not."
)


@app.command()
def add(
    text: work.Text = None,
    did_not: Annotated[bool, typer.Option("--not", help="It did not help.")] = False,
    therapist: claiming.Whose = None,
    anyone: claiming.Anyone = False,
) -> None:
    """Add what helped; with --not, what did not."""
    typed = console.text(text or [], words.WHAT_DID_NOT if did_not else words.WHAT_HELPED)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import helped

        them = work.owner(journal, therapist, anyone=anyone)
        journal.write(
            helped.add,
            typed,
            helped=not did_not,
            therapist=them.therapist,
            for_anyone=them.for_anyone,
        )
    console.say(wording.KEPT)


@app.command("list")
def list_(json: work.Json = False) -> None:
    """List what helped, then what did not, each in order."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import helped

        listed = journal.read(helped.LIST.listed)
    if json:
        console.out_json([work.as_json(one, "text", "helped", "day") for one in listed])
        return
    if not listed:
        console.say(words.NOTHING_HELPED)
    for one in listed:
        state = "" if one.helped else f"  ({words.HELPED[False]})"
        console.out(f"{one.number:>3}  {one.text}{state}{work.whose(one)}")


@app.command()
def edit(
    number: work.Number,
    text: work.Text = None,
    it_helped: Annotated[
        bool | None, typer.Option("--helped/--not", help="It helped, or it did not.")
    ] = None,
) -> None:
    """Put it in other words, or say whether it helped."""
    from bondjournal.journal import helped

    if it_helped is None:
        work.edit(helped.LIST, number, text)
        return
    typed = " ".join(text) if text else None
    work.change(helped.LIST, number, helped.change, text=typed, helped=it_helped)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move it to another place, among what helped or among what did not."""
    from bondjournal.journal import helped

    work.move(helped.LIST, number, to)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete it. It stays in the trash for 14 days."""
    from bondjournal.journal import helped

    work.delete(helped.LIST, number, gone_now=gone_now, yes=yes)
