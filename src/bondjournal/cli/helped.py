"""helped: what got the person through, and what did not."""

from typing import Annotated

import typer

from bondjournal.cli import claiming, nouns
from bondjournal.nouns.helped import HELPED
from bondjournal.wording import work as words

app = nouns.commands(HELPED)


@app.command(help=HELPED.helps["add"])
def add(
    text: nouns.Text = None,
    did_not: Annotated[bool, typer.Option("--not", help="It did not help.")] = False,
    therapist: claiming.Whose = None,
    anyone: claiming.Anyone = False,
) -> None:
    """Add what helped, or what did not."""
    nouns.add(
        HELPED,
        text,
        therapist=therapist,
        anyone=anyone,
        question=words.WHAT_DID_NOT if did_not else words.WHAT_HELPED,
        helped=not did_not,
    )


@app.command(help=HELPED.helps["edit"])
def edit(
    number: nouns.Number,
    text: nouns.Text = None,
    it_helped: Annotated[
        bool | None, typer.Option("--helped/--not", help="It helped, or it did not.")
    ] = None,
) -> None:
    """Put it in other words, or say whether it helped."""
    if it_helped is None:
        nouns.edit(HELPED, number, text)
        return
    from bondjournal.journal import helped

    typed = " ".join(text) if text else None
    nouns.change(
        HELPED,
        [number],
        lambda journal, row: journal.write(helped.change, row.uuid, text=typed, helped=it_helped),
    )
