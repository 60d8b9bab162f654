"""help: a few sentences about what is no command. They need no journal and no passphrase."""

from typing import Annotated

import typer

from bondjournal.cli import console
from bondjournal.errors import NotFound
from bondjournal.wording.help import TOPICS

app = typer.Typer(rich_markup_mode=None)


@app.command("help")
def help_(
    topic: Annotated[
        str, typer.Argument(help="shared-computer or hard-things; without one they are listed.")
    ] = "",
) -> None:
    """Read about a shared computer, and feeling raw afterwards."""
    if not topic:
        for name, about in TOPICS.items():
            console.out(f"{name}  {about.title}")
        console.say("'bondjournal help NAME' says it. 'bondjournal --help' shows the commands.")
        return
    if topic not in TOPICS:
        raise NotFound("Help has nothing of this name.", f"There are: {', '.join(TOPICS)}.")
    console.out(TOPICS[topic].title)
    console.out(TOPICS[topic].text)
