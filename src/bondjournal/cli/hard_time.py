"""hard-time: a few sentences that need no passphrase, and the person's own list, which does."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import as_json, console, noun_commands, noun_verbs, unfinished
from bondjournal.cli.options import Json, Text, goes_with, is_bare, path_typed
from bondjournal.errors import NotFound, WrongUse
from bondjournal.nouns.hard_time import HARD_TIME
from bondjournal.wording import hard_time as words

if TYPE_CHECKING:
    from bondjournal.journal.values import HardTime

app = noun_commands.commands(HARD_TIME)

_MINE = "'bondjournal hard-time --mine' shows what you wrote for times like this."


@app.callback(invoke_without_command=True)
def hard_time(
    ctx: typer.Context,
    mine: Annotated[
        bool, typer.Option("--mine", help="Your own list too. This asks for the passphrase.")
    ] = False,
) -> None:
    """For a hard time: what to do. With --mine also what you wrote for times like this."""
    if not is_bare(ctx):
        return
    if not mine:
        for sentence in words.GENERAL:
            console.out(sentence)
        console.say(_MINE)
        return
    # The general lines need no passphrase, so they are shown before it is asked for.
    console.out(words.IN_DANGER)
    console.out(words.NOTEBOOK)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import hard_times

        lines = journal.read(hard_times.LIST.listed)
    console.out(words.YOURS)
    if lines:
        _print(lines)
    else:
        console.out(words.EMPTY)
    console.offer_clearing()


@app.command("list")
def list_(json: Json = False) -> None:
    """List what you wrote, under its headings."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import hard_times

        lines = journal.read(hard_times.LIST.listed)
    if json:
        console.out_json(as_json.row(HARD_TIME, one) for one in lines)
    elif lines:
        _print(lines)
        console.offer_clearing()
    else:
        console.say(words.EMPTY)


@app.command()
def add(
    heading: Annotated[
        str,
        typer.Argument(
            help="; ".join(
                f"{name}: {said[:1].lower()}{said[1:]}" for name, said in words.HEADINGS.items()
            )
        ),
    ],
    text: Text = None,
    json: Json = False,
) -> None:
    """Add a line under a heading."""
    from bondjournal.cli.opening import opened
    from bondjournal.journal import hard_times

    question = words.HEADINGS[hard_times.checked(heading)]
    with opened() as journal, unfinished.text(text, question) as typed:
        row = journal.write(hard_times.add, heading, typed)
    noun_verbs.say_added(HARD_TIME, row, json=json)


@app.command()
def card(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The file to write; without it, or with '-', the card is printed.",
            metavar="FILE",
            parser=path_typed,
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write it without showing or asking.")
    ] = False,
) -> None:
    """Print what you wrote as a card, or write it to a file that no one else can read."""
    to = None if output == console.STDOUT else output
    goes_with("--yes", "-o FILE", given=yes, met=to)
    if to is not None and not (yes or console.interactive()):
        raise WrongUse(
            "The card is shown before it is written, which needs a terminal.",
            "Use --yes to write it without that, or leave out -o to print it.",
        )
    from bondjournal.cli.opening import opened
    from bondjournal.flows import card as of_card
    from bondjournal.summary import card as cards

    with opened() as journal:
        from bondjournal.journal import hard_times

        text = cards.card(journal.read(hard_times.words))
    if not text:
        raise NotFound(words.NO_LINES, "'bondjournal hard-time add' adds a line.")
    if to is None:
        console.out(text.removesuffix("\n"))
        console.offer_clearing()
        return
    target = cards.place(str(to))
    if not yes:
        console.say(words.CARD)
        console.out(text.removesuffix("\n"))
    for sentence in cards.concerns(target):
        console.say(sentence)
    if yes or console.confirm(f"Write it to {target}?"):
        cards.write(target, text)
        console.say(of_card.written_sentence(target))
    if not yes:
        console.offer_clearing()


def _print(lines: "list[HardTime]") -> None:
    heading = ""
    for one in lines:
        if one.heading != heading:
            heading = one.heading
            console.out(words.HEADINGS[heading])
        console.out(f"{one.number:>3}  {one.text}")
