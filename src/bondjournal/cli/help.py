"""help: a few sentences on matters beside the commands, the help of a command, schemas of JSON.

None of them needs a journal or a passphrase.
"""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from bondjournal.cli import console
from bondjournal.errors import NotFound
from bondjournal.wording.help import JSON, JSON_TITLE, TOPICS

app = typer.Typer(rich_markup_mode=None)

_JSON = "json"


@app.command("help")
def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            help="shared-computer, hard-things, a command, or json and a command; without one they "
            "are listed."
        ),
    ] = None,
) -> None:
    """Read about a shared computer, hard things, JSON, or a command."""
    if not topic:
        for name, about in TOPICS.items():
            console.out(f"{name}  {about.title}")
        console.out(f"{_JSON}  {JSON_TITLE}")
        console.say("'bondjournal help NAME' says it. 'bondjournal --help' shows the commands.")
        return
    if topic[0] == _JSON:
        _tell_json(topic[1:])
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
                f"There are: {', '.join(TOPICS)}, json. 'bondjournal --help' shows the commands.",
            )
        ctx = typer.Context(command, info_name=name, parent=ctx)
    return str(ctx.get_help())


def _tell_json(command: Sequence[str]) -> None:
    """List the commands that print JSON, or print the schema of one.

    Raises:
        NotFound: the command prints no JSON.
    """
    from bondjournal.cli import json_schema
    from bondjournal.cli.commands import OTHER_NAMES

    if not command:
        for name in json_schema.commands():
            console.out(name)
        console.say(JSON)
        return
    try:
        name, *verb = command
        console.out_json(json_schema.of_command(" ".join([OTHER_NAMES.get(name, name), *verb])))
    except KeyError:
        raise NotFound(
            "No command of this name prints JSON.", "'bondjournal help json' lists those that do."
        ) from None
