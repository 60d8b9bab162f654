"""help: the pages of the manual, the help of a command, schemas of JSON.

None of them needs a journal or a passphrase.
"""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from bondjournal import manual
from bondjournal.cli import console, streams
from bondjournal.errors import NotFound
from bondjournal.wording.help import JSON, JSON_TITLE

app = typer.Typer(rich_markup_mode=None)

_JSON = "json"


@app.command("help")
def help_(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            help="A topic, a command, or json and a command; without one the topics are listed."
        ),
    ] = None,
) -> None:
    """Read a page of the manual, or the help of a command."""
    if not topic:
        titles = {name: manual.read(name).title for name in manual.TOPICS} | {_JSON: JSON_TITLE}
        room = max(map(len, titles)) + 2
        for name, title in titles.items():
            console.out(f"{name:<{room}}{title}")
        console.say("'bondjournal help NAME' shows one. 'bondjournal --help' shows the commands.")
        return
    if topic[0] == _JSON:
        _tell_json(topic[1:])
        return
    found = manual.named(topic)
    if not found:
        console.out(_help_of(ctx.find_root(), topic))
        return
    console.out(manual.as_text(manual.read(found), streams.width() - 1))
    if _command(ctx.find_root(), topic):
        console.say(f"'bondjournal {' '.join(topic)} --help' shows the help of the command.")


def _command(root: Any, words: Sequence[str]) -> Any:
    """Return the context of a command by its words; None where there is none."""
    ctx = root
    for name in words:
        known = getattr(ctx.command, "get_command", None)
        command = known(ctx, name) if known else None
        if command is None:
            return None
        ctx = typer.Context(command, info_name=name, parent=ctx)
    return ctx


def _help_of(root: Any, words: Sequence[str]) -> str:
    """Return the help of a command, as --help behind it shows it.

    Raises:
        NotFound: there is no such command.
    """
    ctx = _command(root, words)
    if ctx is None:
        raise NotFound(
            "There is no help with this name.",
            f"Choose one of: {', '.join(manual.TOPICS)}, json. "
            "'bondjournal --help' shows the commands.",
        )
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
            "No command with this name prints JSON.", "'bondjournal help json' lists those that do."
        ) from None
