"""signs: moments looked at over time, under five signs."""

from typing import Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, nouns
from bondjournal.wording import signs as words

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)

_NONE = "none"
"""What takes a sign away from a moment."""


@app.callback(invoke_without_command=True)
def signs(ctx: typer.Context, json: nouns.Json = False) -> None:
    """Show the moments you kept under five signs, newest first. Nothing is counted."""
    if ctx.invoked_subcommand is not None:
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import signs as kept

        found = journal.read(kept.by_sign)
    if json:
        console.out_json(
            [
                {
                    "sign": sign,
                    "moments": [
                        {
                            "number": row.number,
                            "id": row.uuid.hex,
                            "day": row.day.isoformat(),
                            "text": row.text,
                        }
                        for row in under
                    ],
                }
                for sign, under in found.items()
            ]
        )
        return
    if not any(found.values()):
        console.say(words.NONE)
        return
    for sign, under in found.items():
        if sign or under:
            console.out(words.SIGNS[sign])
        for row in under:
            about = nouns.whose(row)
            console.out(f"{row.number:>3}  {dates.short(row.day, 0)}  {row.text}{about}")
    console.offer_clearing()


@app.command()
def give(
    number: Annotated[
        str, typer.Argument(help="The number of the moment, or the first letters of its id.")
    ],
    sign: Annotated[
        str,
        typer.Argument(
            help="trust, open-communication, empathy, respect or understanding; none takes it away."
        ),
    ],
) -> None:
    """Say which sign a moment is, for you."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import moments

        moment = journal.read(moments.LIST.named, number)
        journal.write(moments.change, moment.uuid, sign="" if sign == _NONE else sign)
    console.say(wording.KEPT)
