"""helped: what got the person through, and what did not."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import (
    console,
    noun_commands,
    noun_verbs,
    text_input,
    then_and_now,
    unfinished,
    whose,
)
from bondjournal.cli.options import Json, Text
from bondjournal.nouns.helped import HELPED
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.cli import result_shapes
    from bondjournal.journal.lookback import HelpedOften

app = noun_commands.commands(HELPED)


@app.command(help=HELPED.helps["add"])
def add(
    text: Text = None,
    did_not: Annotated[bool, typer.Option("--not", help="It did not help.")] = False,
    therapist: whose.Whose = None,
    anyone: whose.Anyone = False,
    json: Json = False,
) -> None:
    """Add what helped, or what did not."""
    noun_verbs.add(
        HELPED,
        text,
        therapist=therapist,
        anyone=anyone,
        json=json,
        question=words.WHAT_DID_NOT if did_not else words.WHAT_HELPED,
        helped=not did_not,
    )


@app.command("list", help=HELPED.helps["list"])
def list_(
    often: Annotated[
        bool, typer.Option("--often", help="How often each was kept, most often first.")
    ] = False,
    json: Json = False,
) -> None:
    """List what helped, and what did not."""
    if often and json:
        _json_often()
    elif often:
        from bondjournal.flows.then_and_now import helped

        then_and_now.show(helped)
    else:
        noun_verbs.show_list(HELPED, everything=True, json=json)


@app.command(help=HELPED.helps["edit"])
def edit(
    number: noun_commands.Number,
    text: Text = None,
    it_helped: Annotated[
        bool | None, typer.Option("--helped/--not", help="It helped, or it did not.")
    ] = None,
) -> None:
    """Reword it, or say whether it helped."""
    if it_helped is None:
        noun_verbs.edit(HELPED, number, text)
        return
    from bondjournal.journal import helped

    typed = text_input.given(text)
    with unfinished.piped(typed):
        noun_verbs.change(HELPED, [number], helped.change, text=typed, helped=it_helped)


def _json_often() -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import lookback

        helped = journal.read(lookback.most_often)
        did_not = journal.read(lookback.most_often, it_helped=False)
    found = {"helped": helped, "did_not_help": did_not}
    console.out_json({name: [_often(one) for one in rows] for name, rows in found.items()})


def _often(one: "HelpedOften") -> "result_shapes.Often":
    return {"text": one.text, "days": [day.isoformat() for day in one.days]}
