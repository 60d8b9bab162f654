"""practical: what is to be asked besides."""

from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.errors import WrongUse
from bondjournal.wording import work as words

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Practical questions to ask next time."
)


@app.command()
def add(
    text: work.Text = None, therapist: claiming.Whose = None, anyone: claiming.Anyone = False
) -> None:
    """Add a question."""
    _add(console.text(text or [], words.PRACTICAL), therapist, anyone=anyone)


@app.command()
def pick(
    number: Annotated[
        int | None, typer.Argument(min=1, help="Its number among those to pick from.")
    ] = None,
    json: work.Json = False,
) -> None:
    """Show questions to pick from, and add one of them."""
    if json:
        offered = enumerate(words.PICK, 1)
        console.out_json([{"number": place, "text": question} for place, question in offered])
        return
    if number is None:
        for place, question in enumerate(words.PICK, 1):
            console.out(f"{place:>3}  {question}")
        if not console.interactive():
            return
        typed = console.ask("Which one? (enter: none)")
        if not typed:
            return
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
    if not 1 <= number <= len(words.PICK):
        raise WrongUse("No question has this number.", "'bondjournal practical pick' shows them.")
    _add(words.PICK[number - 1])


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those that were asked, too.")] = False,
    json: work.Json = False,
) -> None:
    """List the questions to ask, in order."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import practical

        listed = journal.read(practical.LIST.listed)
    shown = [one for one in listed if everything or not one.asked]
    if json:
        console.out_json([work.as_json(one, "text", "asked") for one in shown])
        return
    if not shown:
        console.say(words.NO_QUESTION)
    for one in shown:
        state = f"  ({words.ASKED})" if one.asked else ""
        console.out(f"{one.number:>3}  {one.text}{state}{work.whose(one)}")


@app.command()
def asked(
    number: work.Number,
    no: Annotated[bool, typer.Option("--no", help="Not asked yet.")] = False,
) -> None:
    """Say of a question that it was asked."""
    from bondjournal.journal import practical

    work.change(practical.LIST, number, practical.mark, asked=not no)


@app.command()
def edit(number: work.Number, text: work.Text = None) -> None:
    """Put a question in other words."""
    from bondjournal.journal import practical

    work.edit(practical.LIST, number, text)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move a question to another place."""
    from bondjournal.journal import practical

    work.move(practical.LIST, number, to)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete a question. It stays in the trash for 14 days."""
    from bondjournal.journal import practical

    work.delete(practical.LIST, number, gone_now=gone_now, yes=yes)


def _add(text: str, therapist: str | None = None, *, anyone: bool = False) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import practical

        them = work.owner(journal, therapist, anyone=anyone)
        journal.write(practical.add, text, therapist=them.therapist, for_anyone=them.for_anyone)
    console.say(wording.KEPT)
