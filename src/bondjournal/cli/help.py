"""help: a few sentences about what is no command, or the help of a command.

Neither needs a journal or a passphrase.
"""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from bondjournal.cli import console
from bondjournal.errors import NotFound
from bondjournal.wording.help import TOPICS

app = typer.Typer(rich_markup_mode=None)


@app.command("help")
def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            help="shared-computer, hard-things, or a command; without one they are listed."
        ),
    ] = None,
) -> None:
    """Read about a shared computer, feeling raw afterwards, or a command."""
    if not topic:
        for name, about in TOPICS.items():
            console.out(f"{name}  {about.title}")
        console.say("'bondjournal help NAME' says it. 'bondjournal --help' shows the commands.")
        return
    found = TOPICS.get(" ".join(topic))
    console.out(f"{found.title}\n{found.text}" if found else _help_of(ctx.find_root(), topic))


def _help_of(root: Any, words: Sequence[str]) -> str:
    """Return the help of a command, as --help behind it shows it.

    Raises:
        NotFound: there is no such command.
    """
    ctx = root
    for name in words:
        known = getattr(ctx.command, "get_command", None)
        command = known(ctx, name) if known else None
        if command is None:
            raise NotFound(
                "Help has nothing of this name.",
                f"There are: {', '.join(TOPICS)}. 'bondjournal --help' shows the commands.",
            )
        ctx = typer.Context(command, info_name=name, parent=ctx)
    return str(ctx.get_help())
