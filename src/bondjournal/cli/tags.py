"""tags: the words that entries are found by."""

from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console

app = typer.Typer(rich_markup_mode=None)


@app.command()
def tags(
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """List the tags there are, with how many entries have each."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import entries

        found = journal.read(entries.tagged)
    if json:
        console.out_json([{"tag": name, "entries": count} for name, count in found])
        return
    if not found:
        console.say(wording.NO_TAG)
    for name, count in found:
        console.out(f"{count:>5}  {name}")
