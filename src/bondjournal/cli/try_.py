"""try: what was agreed to try, and how it went."""

from contextlib import nullcontext
from typing import Annotated

import typer

from bondjournal.cli import console, noun_commands, noun_verbs, text_input, unfinished, whose
from bondjournal.cli.options import Json, Text
from bondjournal.errors import WrongUse
from bondjournal.nouns.tried import TRIED, say_how
from bondjournal.wording import work as words

app = noun_commands.commands(TRIED)


@app.command(help=TRIED.helps["add"])
def add(
    text: Text = None,
    how: Annotated[
        str, typer.Option(help="How it went, if you know already.", metavar="WORDS")
    ] = "",
    therapist: whose.Whose = None,
    anyone: whose.Anyone = False,
    json: Json = False,
) -> None:
    """Add what was agreed to try."""
    noun_verbs.add(TRIED, text, therapist=therapist, anyone=anyone, json=json, how_it_went=how)


@app.command()
def done(
    number: noun_commands.Number,
    text: Text = None,
    let_go: Annotated[bool, typer.Option("--let-go", help="It was not done: let it go.")] = False,
) -> None:
    """Mark something to try as done, and say how it went if you want to."""
    from bondjournal.journal import tried

    said = text_input.given(text)
    with unfinished.piped(said):
        noun_verbs.change(TRIED, [number], tried.end, "let-go" if let_go else "done", said)


@app.command()
def how(
    number: noun_commands.Number,
    text: Text = None,
    none: Annotated[bool, typer.Option("--none", help="Remove what you said about it.")] = False,
) -> None:
    """Say how it went. Asks for it, or reads it from a pipe."""
    from bondjournal.journal import tried

    if none and text:
        raise WrongUse("Saying how it went and --none do not go together.", "Leave one out.")
    if not none and text_input.is_left_out(text) and console.from_terminal():
        noun_verbs.ask(TRIED, number, say_how)
        return
    with nullcontext("") if none else unfinished.text(text, words.HOW_IT_WENT) as given:
        if none or given.strip():
            noun_verbs.change(
                TRIED,
                [number],
                tried.say_how_it_went,
                given.strip(),
                outcome=words.KEPT,
                shown_only=False,
            )
        else:
            console.say("Nothing was changed.")
