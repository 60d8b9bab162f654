"""A command line as the tree of commands reads it: which command it calls, and with what."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bondjournal.cli.commands import OTHER_NAMES


class Called(NamedTuple):
    """The command that a line calls, and the rest of the line."""

    path: Sequence[str]
    commands: Sequence[Any]
    """The commands on its path, the one that holds all first."""
    before: Sequence[str]
    """Options and values before the last word of the path."""
    behind: Sequence[str]

    @property
    def command(self) -> Any:
        """The command that is called."""
        return self.commands[-1]

    @property
    def ours(self) -> Sequence[str]:
        """The path, with the names that help shows."""
        return [OTHER_NAMES.get(one, one) for one in self.path]


def read(root: Any, arguments: Sequence[str]) -> Called:
    """Return the command that a line calls: the last word that still names a command."""
    path: list[str] = []
    before: list[str] = []
    commands, behind = [root], list(arguments)
    while True:
        place, word = next(words_of(commands[-1], behind), (0, ""))
        inner = commands[-1].get_command(None, word) if word and verbs_of(commands[-1]) else None
        if inner is None:
            return Called(path, commands, before, behind)
        path.append(word)
        commands.append(inner)
        before, behind = [*before, *behind[:place]], behind[place + 1 :]


def words_of(command: Any, arguments: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the words that are neither options nor their values, each with its index."""
    options, before = options_of(command), ""
    for place, one in enumerate(arguments):
        if one[:1] != "-" and (before not in options or options[before].is_flag):
            yield place, one
        before = one


def command_of(root: Any, line: str) -> Any:
    """Return the command that a line begins with."""
    return read(root, line.split()).command


def verbs_of(command: Any) -> Sequence[str]:
    """Return the names of the commands in a group; empty for a command."""
    return command.list_commands(None) if hasattr(command, "list_commands") else ()


def arguments_of(command: Any) -> list[Any]:
    """Return the arguments of a command."""
    return [one for one in command.params if one.param_type_name == "argument"]


def options_of(command: Any) -> dict[str, Any]:
    """Return the options of a command by the names that are typed for them."""
    options = [one for one in command.params if one.param_type_name == "option"]
    return {name: one for one in options for name in (*one.opts, *one.secondary_opts)}


def name_of(param: Any) -> str:
    """Return what help calls an argument or an option."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name).strip("[].")
