"""import: an archive, or entries from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import console, streams
from bondjournal.cli.options import goes_with, path_typed
from bondjournal.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bondjournal.exchange.archive_decisions import Decision
    from bondjournal.open_journal import Journal

app = typer.Typer(rich_markup_mode=None)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The file to read.", parser=path_typed)],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="What it is: jsonl or archive; otherwise detected automatically.",
            metavar="FORMAT",
        ),
    ] = None,
    with_decisions: Annotated[
        bool,
        typer.Option(
            "--with-decisions",
            help="Also take what the file decides differently: stand-ins, what is on a page, "
            "settings.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check and count; write nothing.")
    ] = False,
) -> None:
    """Import an archive, or entries from a file.

    An archive is what 'export' writes; entries come as JSON lines, one entry per line. Importing
    the same file again changes nothing. Where something differs, the version with more edits stays,
    and the other goes into its history; what was deleted here is not brought back. An archive
    decides nothing for this journal: where its settings, its stand-ins or what is on a page differ,
    that is listed, and on a terminal you are asked about each. How the journal locks is never taken
    from a file.
    """
    if format_ not in (None, "jsonl", "archive"):
        raise WrongUse("There is no such format.", "Choose jsonl or archive.")
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.exchange import archive_in

        if format_ == "archive" or (format_ is None and archive_in.is_archive(file)):
            _archive(journal, file, dry_run=dry_run, with_decisions=with_decisions)
        else:
            goes_with("--with-decisions", "an archive", given=with_decisions, met=False)
            _lines(journal, file, dry_run=dry_run)


def _archive(journal: "Journal", file: Path, *, dry_run: bool, with_decisions: bool) -> None:
    from bondjournal.exchange import archive_in

    if dry_run:
        taken, done = archive_in.count_rows(journal, file), "new"
    else:
        decide = tuple if with_decisions else _ask_about
        taken, done = archive_in.import_all(journal, file, _show_progress, decide), "imported"
    entries = "1 entry" if taken.entries == 1 else f"{taken.entries:,} entries"
    said = f"{taken.new:,} {done}, with {entries}; {taken.known:,} already here."
    if taken.left:
        said += f" {taken.left:,} left out: deleted here, or part of something deleted."
    console.out(f"{said} Nothing was written." if dry_run else said)
    _tell_decisions(taken.decisions)


def _ask_about(decisions: "Sequence[Decision]") -> "list[Decision]":
    """Ask of each whether it is taken: what the file decides differently; a script takes none."""
    from bondjournal.wording import deciding as words

    if not console.interactive():
        return []
    wanted: list[Decision] = []
    for place, one in enumerate(decisions):
        console.say(one.words)
        answer = console.choose(words.ASK, words.CHOICES, "n")
        if answer == "a":
            return [*wanted, *decisions[place:]]
        if answer == "s":
            break
        if answer == "y":
            wanted.append(one)
    return wanted


def _tell_decisions(decisions: "Sequence[Decision]") -> None:
    """List what the file decides differently, which is data: what was taken of it, and what not."""
    from bondjournal.wording import deciding as words

    taken = [one for one in decisions if one.fate == "taken"]
    left = [one for one in decisions if one.fate != "taken"]
    for title, listed in ((words.TAKEN, taken), (words.NOT_TAKEN, left)):
        if listed:
            console.out(title)
        for one in listed:
            console.out(f"  {one.words}")
    if any(one.fate == "asked" for one in left):
        console.say(words.HOW)


def _lines(journal: "Journal", file: Path, *, dry_run: bool) -> None:
    from bondjournal.exchange import intake, jsonl

    if dry_run:
        found = intake.count_new(journal, lambda: jsonl.read(file))
        console.out(f"{found.new:,} new, {found.known:,} already here. Nothing was written.")
        return
    taken = intake.import_all(journal, "jsonl", lambda: jsonl.read(file), _show_progress)
    console.out(f"{taken.new:,} imported, {taken.known:,} were already here.")


def _show_progress(done: int, total: int) -> None:
    streams.progress("Importing", done, total)
