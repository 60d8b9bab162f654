"""The command line's tree: which commands there are, and how one ends.

Commands live in modules named for their group and are imported when they are called, so that
`add` does not wait for what `summary` needs.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup, TyperOption

from bondjournal import terminal
from bondjournal.cli import console
from bondjournal.errors import JournalError
from bondjournal.vault.layout import Vault, default_vault
from bondjournal.vault.process import harden

INTERRUPTED = 130
FAILED = 1
COMPLETING = "_BONDJOURNAL_COMPLETE"
"""Set by a shell that asks what could come next; no command runs then."""
WRONG_USE = 2

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
        "tags": "reading",
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
"""Other names of commands, which no list shows: what these are called elsewhere."""

_MODULES = {name: module for group in COMMANDS.values() for name, module in group.items()}


@dataclass
class Asked:
    """What was said for every command: which vault, and where the passphrase comes from."""

    vault: Path | None = None
    passphrase_fd: int | None = None
    passphrase_file: Path | None = None

    @property
    def place(self) -> Vault:
        """The vault asked for, or the usual one; a restore interrupted there is finished first.

        Raises:
            JournalError: the restore cannot be finished.
        """
        from bondjournal.vault import beside

        vault = Vault(self.vault) if self.vault else default_vault()
        beside.finish(vault)
        return vault


asked = Asked()


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
        _complete(command)
        if COMPLETING in os.environ:
            from bondjournal.cli import completing

            completing.offer(command, f"bondjournal {cmd_name}")
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in their groups."""
        for heading, names in _groups().items():
            with formatter.section(heading):
                formatter.write_dl([(name, _explained(name)) for name in names])


def _shared_options(*, hidden: bool) -> list[TyperOption]:
    def keep(_ctx: Any, param: Any, value: Any) -> None:
        if value is not None:
            setattr(asked, param.name, value)

    def raw(_ctx: Any, _param: Any, value: Any) -> None:
        if value:
            console.raw(on=True)

    def option(flag: str, kind: Any, metavar: str, explained: str) -> TyperOption:
        return TyperOption(
            param_decls=[flag],
            type=kind,
            metavar=metavar,
            help=explained,
            hidden=hidden,
            expose_value=False,
            callback=keep,
            default=None,
            required=False,
        )

    return [
        option("--vault", path_typed, "FOLDER", "The folder of the journal, if not the usual one."),
        option("--passphrase-file", path_typed, "FILE", "Read the passphrase from this file."),
        option("--passphrase-fd", int, "N", "Read the passphrase from this open file descriptor."),
        TyperOption(
            param_decls=["--raw"],
            is_flag=True,
            help="Into a pipe or a file, print control characters as they are.",
            hidden=hidden,
            expose_value=False,
            callback=raw,
            default=None,
            required=False,
        ),
    ]


def path_typed(value: str) -> Path:
    """Return a path as typed, with the `~` of `--output=~/file`, which no shell replaces.

    Raises:
        WrongUse: it is the home folder of somebody who has none.
    """
    from bondjournal.vault.layout import from_home

    return from_home(Path(value))


def _complete(command: Any) -> None:
    """Let the options of the root stand behind a command too, and lists say all of a sentence."""
    command.params.extend(_shared_options(hidden=True))
    _let_texts_begin_with_a_dash(command)
    command.short_help = _first_sentence(command.help)
    if isinstance(command, TyperGroup):
        for inner in command.commands.values():
            _complete(inner)


def _let_texts_begin_with_a_dash(command: Any) -> None:
    """Have a dash with a blank behind it, as in "- milk", begin a text and no option."""
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


def _groups() -> dict[str, list[str]]:
    """Return the commands under their headings, with those that a noun's description makes."""
    from bondjournal.nouns import LISTS

    groups = {heading: list(names) for heading, names in COMMANDS.items()}
    groups["The next session"] += [noun.name for noun in LISTS if noun.name not in _MODULES]
    return groups


def _tree(name: str) -> typer.Typer | None:
    """Return what a command is in: a module of its own, or what its noun's description makes."""
    if name in _MODULES:
        tree: typer.Typer = importlib.import_module(f"bondjournal.cli.{_MODULES[name]}").app
        return tree
    from bondjournal.cli import nouns
    from bondjournal.nouns import LISTS

    return next((nouns.commands(noun) for noun in LISTS if noun.name == name), None)


def _explained(name: str) -> str:
    """Return what a command does, in a sentence; its options are not built for that."""
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
    """Return the first sentence of a help, on one line."""
    flat = " ".join((words or "").split())
    return flat[: flat.find(". ") + 1] or flat


def _version(wanted: bool) -> None:
    if wanted:
        from bondjournal import __version__

        console.out(f"bondjournal {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    plain: bool = typer.Option(
        False,
        "--plain",
        help="Without a command: a numbered menu, one question a line, for screen readers. "
        "It does not lock by itself.",
    ),
    version: bool = typer.Option(  # noqa: ARG001  # its callback does the work
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """A private journal for the time between therapy sessions, and one page for the next one.

    Writing never asks for the passphrase; reading does. The options below may stand before a
    command or behind it.
    """
    if ctx.invoked_subcommand is not None:
        return
    if plain or console.plain_wanted():
        from bondjournal.cli.plain import menu

        menu.run(asked.place)
    elif console.from_terminal() and sys.stdout.isatty():
        open_tui()
    else:
        console.say(ctx.get_help())
        raise typer.Exit(WRONG_USE)


def open_tui(*, demo: bool = False) -> NoReturn:
    """Open the journal on the whole screen, or the made-up one, and end with it."""
    from bondjournal import signals

    with signals.as_exits():
        from bondjournal.tui import app as tui
        from bondjournal.vault.passphrase import from_sources

        place, given = asked.place, None
        if place.keyfile.exists() and not demo:
            with terminal.released():  # a command that gives it may ask on the terminal itself
                given = from_sources(asked.passphrase_fd, asked.passphrase_file)
        code = FAILED
        try:
            code = tui.run(place, demo=demo, passphrase=given)
        finally:
            terminal.drop_typed(until_quiet=code != 0)
        raise typer.Exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code. Nothing ends in a traceback."""
    harden()
    console.prepare()
    console.raw(on=False)
    group = typer.main.get_command(app)
    group.params.extend(_shared_options(hidden=False))
    try:
        code = group.main(args=list(arguments), prog_name="bondjournal", standalone_mode=False)
    except JournalError as error:
        _tell(error.message, error.hint)
        return error.exit_code
    except typer.TyperException as error:
        from bondjournal.cli import mistakes

        _tell(*mistakes.explained(error, arguments))
        return WRONG_USE
    except SystemExit as ending:
        # Completion ends so, and plain mode by a signal.
        code = ending.code
    except (KeyboardInterrupt, typer.Abort):
        console.say("\nStopped.")
        return INTERRUPTED
    except OSError as error:
        # Whatever goes wrong with a file of ours is told as such: this is the output's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _tell(f"What was to be printed could not be written: {error.strerror}.", "")
        return FAILED
    except Exception as error:  # noqa: BLE001  # the last place before a traceback
        _tell(
            "bondjournal stopped because of a mistake in it. What was kept before is kept.",
            f"The mistake: {_place(error)}",
        )
        return FAILED
    if code == INTERRUPTED:
        console.say("\nStopped.")
    return code if isinstance(code, int) else 0


def _tell(message: str, hint: str) -> None:
    console.say(message)
    if hint:
        console.say(hint)


def _place(error: BaseException) -> str:
    """Say what kind of error came from where, without anything it says itself."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "bondjournal" in code.co_filename:
            where = f"{Path(code.co_filename).stem}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {where}"
