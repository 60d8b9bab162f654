"""question: practical questions to ask in a session."""

from typing import Annotated

import typer

from bondjournal.cli import console, noun_commands, noun_verbs
from bondjournal.cli.options import Json
from bondjournal.errors import WrongUse
from bondjournal.journal import ids
from bondjournal.nouns.question import QUESTION
from bondjournal.wording import work as words

app = noun_commands.commands(QUESTION)


@app.command()
def pick(
    number: Annotated[
        int | None, typer.Argument(min=1, help="Its number among those to pick from.")
    ] = None,
    json: Json = False,
) -> None:
    """Show questions to pick from, and add one of them."""
    if number is None and json:
        offered = enumerate(words.PICK, 1)
        console.out_json({"number": place, "text": question} for place, question in offered)
        return
    if number is None:
        for place, question in enumerate(words.PICK, 1):
            console.out(f"{place:>3}  {question}")
        if not console.interactive():
            return
        typed = console.ask("Which one? (enter: none)")
        if not typed:
            return
        number = ids.number(typed, len(words.PICK)) or 0
    if not 1 <= number <= len(words.PICK):
        raise WrongUse("No question has this number.", "'bondjournal question pick' shows them.")
    noun_verbs.add(QUESTION, [words.PICK[number - 1]], therapist=None, anyone=False, json=json)
