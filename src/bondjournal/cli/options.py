"""Options that may stand with every command: which journal, whose passphrase, what is printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperOption

from bondjournal.cli import console, streams
from bondjournal.errors import WrongUse
from bondjournal.vault.layout import Vault, default_vault

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Text = Annotated[
    list[str] | None,
    typer.Argument(help="The text. Better left out: your shell may remember it."),
]
Title = Annotated[str, typer.Option(help="A title.", metavar="WORDS")]
Tag = Annotated[
    list[str] | None,
    typer.Option("-t", "--tag", help="A tag; can be given more than once.", metavar="TAG"),
]
WithTherapist = Annotated[
    str, typer.Option("--therapist", help="Which therapist, if you see several.", metavar="NAME")
]


@dataclass
class Asked:
    """The options given with any command: which vault, and where the passphrase comes from."""

    vault: Path | None = None
    passphrase_fd: int | None = None
    passphrase_file: Path | None = None

    @property
    def place(self) -> Vault:
        """The vault asked for, or the usual one; an interrupted restore is finished first.

        Raises:
            JournalError: the restore cannot be finished.
        """
        from bondjournal.vault import beside

        vault = Vault(self.vault) if self.vault else default_vault()
        beside.finish(vault)
        return vault


asked = Asked()


def path_typed(value: str) -> Path:
    """Return a typed path with `~` expanded: no shell does that in `--output=~/file`.

    Raises:
        WrongUse: the path begins with `~`, and there is no such home folder.
    """
    from bondjournal.vault.layout import from_home

    return from_home(Path(value))


def shared(*, hidden: bool) -> list[TyperOption]:
    """Return the options that every command takes; if hidden, its help does not name them."""

    def keep(_ctx: Any, param: Any, value: Any) -> None:
        if value is not None:
            setattr(asked, param.name, value)

    def raw(_ctx: Any, _param: Any, value: Any) -> None:
        if value:
            streams.raw(on=True)

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
            help="When writing to a pipe or a file, print control characters as they are.",
            hidden=hidden,
            expose_value=False,
            callback=raw,
            default=None,
            required=False,
        ),
    ]


def json_lines() -> TyperOption:
    """Return the option that prints JSON one object a line, for a command that has `--json`."""

    def ask(ctx: Any, _param: Any, value: Any) -> None:
        if value:
            console.json_lines(on=True)
            ctx.default_map = {"json": True}

    return TyperOption(
        param_decls=["--json-lines"],
        is_flag=True,
        is_eager=True,
        help="Print JSON, one object per line.",
        expose_value=False,
        callback=ask,
        default=None,
        required=False,
    )


def only_one(**given: object) -> None:
    """Check that at most one of several options is given, named as in Python.

    Raises:
        WrongUse: two of them are given.
    """
    named = [f"--{name.strip('_').replace('_', '-')}" for name, value in given.items() if value]
    if len(named) > 1:
        raise WrongUse(f"{' and '.join(named)} do not go together.", "Leave one out.")


def goes_with(option: str, other: str, *, given: object, met: object) -> None:
    """Check that an option is given only with another one that it needs.

    Args:
        option: the option.
        other: what it needs, as the error names it.
        given: whether the option is given.
        met: whether what it needs is there.

    Raises:
        WrongUse: the option is given without what it needs.
    """
    if given and not met:
        raise WrongUse(f"{option} goes with {other}.")


def is_bare(ctx: typer.Context) -> bool:
    """Return whether a group is called without a verb.

    Raises:
        WrongUse: options stand before the verb, where they would be of no use.
    """
    if ctx.invoked_subcommand is None:
        return True
    given = [one for one in ctx.command.params if _is_typed(ctx, one)]
    if given:
        raise WrongUse("Options go after the verb.", _line_meant(ctx, given))
    return False


def _is_typed(ctx: typer.Context, option: Any) -> bool:
    """Return whether a group's own option was typed; the options of every command are hidden."""
    source = ctx.get_parameter_source(option.name)
    return not option.hidden and source is not None and source.name == "COMMANDLINE"


def _line_meant(ctx: typer.Context, given: Sequence[Any]) -> str:
    """Return the line as it should be, without values, or the `--help` that lists the options.

    Args:
        ctx: the group that is called with a verb.
        given: its options that stand before the verb.
    """
    line = f"{ctx.command_path} {ctx.invoked_subcommand}"
    group: Any = ctx.command
    verb = group.get_command(ctx, ctx.invoked_subcommand)
    known = {name for one in verb.params for name in one.opts}
    meant = [next((name for name in one.opts if name in known), "") for one in given]
    if not all(meant):
        return f"'{line} --help' shows its options."
    options = [
        name if one.is_flag else f"{name} ..." for name, one in zip(meant, given, strict=True)
    ]
    return " ".join(["Did you mean:", line, *options])


def list_when_bare(group: typer.Typer, listing: Callable[..., None], explained: str) -> None:
    """Let a group that is called without a verb run its `list`."""

    def bare(ctx: typer.Context, json: Json = False) -> None:
        if is_bare(ctx):
            listing(json=json)

    bare.__doc__ = explained
    group.callback(invoke_without_command=True)(bare)
