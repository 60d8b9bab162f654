"""export: everything as open JSON."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.options import path_typed
from bondjournal.errors import WrongUse
from bondjournal.visible import in_json
from bondjournal.wording import vault as words

app = typer.Typer(rich_markup_mode=None)


@app.command()
def export(
    format_: Annotated[
        str, typer.Option("--format", help="What to write: json.", metavar="FORMAT")
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="The file to write; an existing one is never replaced. '-' is stdout.",
            metavar="FILE",
            parser=path_typed,
        ),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Include former versions and what is in the trash.")
    ] = False,
) -> None:
    """Export everything as plain JSON, to a file or to stdout. The copy is not encrypted."""
    if format_ != "json":
        raise WrongUse("There is no such format.", "Choose json.")
    from bondjournal.cli.opening import opened

    console.say(wording.EXPORT_COPIES)
    with ExitStack() as until_printed:
        with opened() as journal:
            from bondjournal.exchange import archive

            if output is not None and output != console.STDOUT:
                journal.read(archive.write, output, history=history)
                console.say(words.EXPORTED.format(path=output))
                return
            # A pager may take its time, so the database is not locked while this prints.
            spooled = journal.read(archive.spooled, until_printed, history=history)
        sys.stdout.writelines(map(in_json, spooled))
        sys.stdout.flush()
