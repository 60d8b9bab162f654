"""The tree of commands, found by walking it."""

import typer

from bondjournal.cli import app as cli


def walk(command, name=""):
    yield name, command
    for one in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from walk(command.get_command(None, one), f"{name} {one}".strip())


TREE = dict(walk(typer.main.get_command(cli.app)))
"""Every command by its name; the root has none."""


def having(option):
    """Return the names of the commands that have an option."""
    return [name for name, one in TREE.items() if any(option in par.opts for par in one.params)]
