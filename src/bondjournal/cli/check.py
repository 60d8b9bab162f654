"""check: whether the journal, or a backup, is whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import console, proving
from bondjournal.cli.options import Json, asked
from bondjournal.errors import Damaged, JournalError

if TYPE_CHECKING:
    from bondjournal.vault.check import Finding
    from bondjournal.vault.layout import Vault

app = typer.Typer(rich_markup_mode=None)


@app.command()
def check(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[BACKUP|DIR]",
            help="A backup by its name, its folder or 'last', or a folder with backups in it.",
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Check that the journal, or a backup, is intact.

    It reads everything, changes nothing, goes on to the end whatever it finds, and exits with 13 if
    something is damaged. Along with the journal it reads the backups in the journal's own folder;
    for those in another folder, name that folder. It cannot tell if an older, intact journal was
    put in place of this one.
    """
    found: list[Finding] = []
    for finding in _of_backups(asked.place, what) if what else _of_journal(asked.place):
        found.append(finding)
        if not json:
            console.out(finding.words)
    if json:
        console.out_json({"part": one.part, "whole": one.sound, "text": one.words} for one in found)
    if not all(one.sound for one in found):
        raise typer.Exit(Damaged.exit_code)


def _of_journal(vault: "Vault") -> "Iterator[Finding]":
    from bondjournal.vault import lock

    with lock.held_if_usable(lock.shared(vault)) as wrong:
        yield from _findings(vault, wrong)


def _of_backups(vault: "Vault", what: str) -> "Iterator[Finding]":
    from bondjournal.vault import backup_folder, keyfile
    from bondjournal.vault import check as checks

    read = keyfile.read(vault)
    found = backup_folder.find_all(vault.backups, what)
    return checks.copies(found, proving.keys_of(read))


def _findings(vault: "Vault", wrong: JournalError | None) -> "Iterator[Finding]":
    from bondjournal.vault import check as checks

    yield from checks.links_found(vault)
    if wrong:
        yield checks.Finding("lock", sound=False, words=wrong.whole)
    keys, finding = proving.proven(lambda typed: checks.key(vault, typed))
    yield finding
    if keys is None:
        return
    from bondjournal.journal import migrations

    yield from checks.check_database(vault, keys, migrations.description)
    yield from checks.captures(vault, keys)
    yield from checks.unfinished(vault, keys)
    yield from checks.backups(vault, keys)
