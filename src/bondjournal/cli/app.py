"""The command line: what the program does without a command, and how it ends with one."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer

from bondjournal import terminal
from bondjournal.cli import console, options, streams
from bondjournal.cli.commands import Commands
from bondjournal.errors import JournalError
from bondjournal.vault.process import harden

INTERRUPTED = 130
FAILED = 1
WRONG_USE = 2
NOBODY_READS = 141
"""As of a program that SIGPIPE ended: whoever read its output had enough."""


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
        help="Without a command: a numbered menu, one question per line, for screen readers. "
        "It does not lock by itself.",
    ),
    version: bool = typer.Option(  # noqa: ARG001  # its callback does the work
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """A private journal for the time between therapy sessions, and one page for the next one.

    Writing never asks for the passphrase; reading does. --vault, --passphrase-file,
    --passphrase-fd and --raw can go before or after a command.
    """
    console.want_plain(on=plain)
    if ctx.invoked_subcommand is not None:
        return
    if console.plain_wanted():
        from bondjournal.cli.plain import menu

        menu.run(options.asked.place)
    elif console.from_terminal() and sys.stdout.isatty():
        open_tui()
    else:
        console.say(ctx.get_help())
        raise typer.Exit(WRONG_USE)


def open_tui(*, demo: bool = False) -> NoReturn:
    """Run the TUI on the journal, or on the made-up one, and exit when it ends."""
    from bondjournal import signals

    with signals.as_exits():
        from bondjournal.tui import app as tui
        from bondjournal.vault.passphrase import from_sources

        place, given = options.asked.place, None
        if place.keyfile.exists() and not demo:
            with terminal.released():  # a passphrase command may ask on the terminal itself
                fd, file = options.asked.passphrase_fd, options.asked.passphrase_file
                given = from_sources(fd, file, tell=console.say)
        code = FAILED
        try:
            code = tui.run(place, demo=demo, passphrase=given)
        finally:
            terminal.drop_typed(until_quiet=code != 0)
        raise typer.Exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code. No error shows a traceback."""
    harden()
    streams.prepare()
    streams.raw(on=False)
    console.json_lines(on=False)
    group = typer.main.get_command(app)
    group.params.extend(options.shared(hidden=False))
    try:
        return _run(group, arguments)
    except Exception as error:  # noqa: BLE001  # the last place before a traceback
        _tell(
            "bondjournal stopped because of a bug. What was kept before is still there.",
            f"The bug: {_place(error)}",
        )
        return FAILED


def _run(group: Any, arguments: Sequence[str]) -> int:
    """Run the command line, and tell what is no mistake of the program."""
    try:
        code = group.main(args=list(arguments), prog_name="bondjournal", standalone_mode=False)
    except JournalError as error:
        _tell(error.message, error.hint)
        return error.exit_code
    except typer.TyperException as error:
        from bondjournal.cli import mistakes

        _tell(*mistakes.explained(error, group, arguments))
        return WRONG_USE
    except SystemExit as ending:
        # Completion ends this way, and so does plain mode on a signal; Typer, where nobody reads.
        nobody_reads = isinstance(ending.__context__, BrokenPipeError)
        code = NOBODY_READS if nobody_reads else ending.code
    except (KeyboardInterrupt, typer.Abort):
        console.say("\nStopped.")
        return INTERRUPTED
    except OSError as error:
        # Errors with the program's own files are reported as such: this one is about the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _tell(f"The output could not be written: {error.strerror}.", "")
        return FAILED
    if code == INTERRUPTED:
        console.say("\nStopped.")
    return code if isinstance(code, int) else 0


def _tell(message: str, hint: str) -> None:
    console.say(message)
    if hint:
        console.say(hint)


def _place(error: BaseException) -> str:
    """Return the type of an error and where it was raised, without its own message."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "bondjournal" in code.co_filename:
            where = f"{Path(code.co_filename).stem}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {where}"
