"""The tree of commands: which there are, and how each is found when it is called.

Commands live in modules of their own and are imported when they are called, so that `add` does
not wait for what `page` needs.
"""

import importlib
import os
from typing import Any

import typer
from typer.core import TyperGroup

from bondjournal.cli import options, text_input

COMPLETING = "_BONDJOURNAL_COMPLETE"
"""Set by a shell that asks for completions; no command runs then."""

COMMANDS: dict[str, dict[str, str]] = {
    "Writing": {
        "add": "add",
        "rate": "add",
        "prompt": "prompt",
        "drafts": "drafts",
        "inbox": "inbox",
    },
    "Looking back": {
        "list": "reading",
        "show": "show",
        "search": "reading",
        "edit": "changing",
        "delete": "changing",
        "undo": "undo",
        "history": "changing",
        "tags": "tags",
        "ratings": "ratings",
    },
    "The next session": {
        "session": "session",
        "therapist": "therapist",
        "topic": "topic",
        "moment": "moment",
        "goal": "goal",
        "try": "try_",
        "helped": "helped",
        "question": "question",
        "stand-in": "stand_in",
        "share": "share",
        "page": "page",
        "off": "off",
        "hard-time": "hard_time",
    },
    "Keeping it safe": {
        "init": "init",
        "backup": "backup",
        "restore": "backup",
        "check": "check",
        "passphrase": "passphrase",
        "recovery": "recovery",
        "config": "config",
        "destroy": "destroy",
    },
    "In and out": {
        "import": "import_",
        "export": "export",
        "demo": "demo",
    },
    "Help": {
        "help": "help",
    },
}
"""Every command under its heading, with the module it is in."""

OTHER_NAMES = {"summary": "page"}
"""Aliases of commands, by names that other programs use; no list shows them."""

_MODULES = {name: module for group in COMMANDS.values() for name, module in group.items()}


class Commands(TyperGroup):
    """The root, which imports a command when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return [name for names in _groups().values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one command, imported."""
        cmd_name = OTHER_NAMES.get(cmd_name, cmd_name)
        tree = _tree(cmd_name)
        if tree is None:
            return None
        group = typer.main.get_group(tree)
        command = group.commands.get(cmd_name, group)
        _extend(command, cmd_name)
        if COMPLETING in os.environ:
            from bondjournal.cli import completing

            completing.offer(command, f"bondjournal {cmd_name}")
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in their groups."""
        for heading, names in _groups().items():
            with formatter.section(heading):
                formatter.write_dl([(name, _explained(name)) for name in names])


def _extend(command: Any, name: str) -> None:
    """Let a command take the options of the root too, and lists show its whole first sentence.

    A command that prints rows as JSON also gets `--json-lines`.
    """
    _offer_json_lines(command, name)
    command.params.extend(options.shared(hidden=True))
    _let_texts_begin_with_a_dash(command)
    _take_words_from_a_pipe(command)
    command.short_help = _first_sentence(command.help)
    if isinstance(command, TyperGroup):
        for verb, inner in command.commands.items():
            _extend(inner, f"{name} {verb}")


def _offer_json_lines(command: Any, name: str) -> None:
    from bondjournal.cli import json_commands

    for place, one in enumerate(command.params, 1):
        if "--json" in one.opts and json_commands.has_rows(name):
            command.params.insert(place, options.json_lines())
            return


def _let_texts_begin_with_a_dash(command: Any) -> None:
    """Let a dash with a blank behind it, as in "- milk", begin a text instead of an option."""
    make = command.make_parser

    def make_parser(ctx: Any) -> Any:
        parser = make(ctx)
        options = parser._process_opts  # noqa: SLF001  # it has no other way to ask

        def process(argument: str, state: Any) -> None:
            if argument[1:2].isspace():
                state.largs.append(argument)
            else:
                options(argument, state)

        parser._process_opts = process  # noqa: SLF001
        return parser

    command.make_parser = make_parser


def _take_words_from_a_pipe(command: Any) -> None:
    """Let `-` stand for the text from a pipe in each option that takes words."""
    for one in command.params:
        if one.param_type_name == "option" and one.metavar in text_input.METAVARS:
            one.callback = text_input.option


def _groups() -> dict[str, list[str]]:
    """Return the commands under their headings, with those made from the descriptions of nouns."""
    from bondjournal.nouns import LISTS

    groups = {heading: list(names) for heading, names in COMMANDS.items()}
    groups["The next session"] += [noun.name for noun in LISTS if noun.name not in _MODULES]
    return groups


def _tree(name: str) -> typer.Typer | None:
    """Return the Typer app of a command: from its module, or made from its noun's description."""
    if name in _MODULES:
        tree: typer.Typer = importlib.import_module(f"bondjournal.cli.{_MODULES[name]}").app
        return tree
    from bondjournal.cli import noun_commands
    from bondjournal.nouns import LISTS

    return next((noun_commands.commands(noun) for noun in LISTS if noun.name == name), None)


def _explained(name: str) -> str:
    """Return what a command does, in one sentence, without building its options."""
    tree = _tree(name)
    if tree is None:
        return ""
    for command in tree.registered_commands:
        if command.callback and name in (command.name, command.callback.__name__):
            return _first_sentence(command.help or command.callback.__doc__)
    inner = next((one.typer_instance for one in tree.registered_groups if one.name == name), None)
    group = inner or tree
    about = group.registered_callback and group.registered_callback.callback
    return _first_sentence(about.__doc__ if about else str(group.info.help))


def _first_sentence(words: str | None) -> str:
    """Return the first sentence of a help text, on one line."""
    flat = " ".join((words or "").split())
    return flat[: flat.find(". ") + 1] or flat
