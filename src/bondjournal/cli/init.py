"""init: a new journal."""

from pathlib import Path
from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, passphrase, recovery
from bondjournal.cli.app import asked, path_typed

app = typer.Typer(rich_markup_mode=None)


@app.command()
def init(
    recovery_file: Annotated[
        Path | None,
        typer.Option(
            help="Make a recovery key and write it to this file, for a USB stick.",
            metavar="FILE",
            parser=path_typed,
        ),
    ] = None,
) -> None:
    """Make a new journal. Asks for a passphrase, or takes it from where scripts give it."""
    from bondjournal.cli.proving import given_passphrase
    from bondjournal.unlock import create
    from bondjournal.vault import layout, place
    from bondjournal.vault.recovery_file import check_target, into_file

    vault = asked.place
    place.check_free(vault)
    if recovery_file is not None:
        check_target(vault, recovery_file)
    synced = layout.looks_synced(vault.path)
    if synced:
        console.say(
            f"This folder looks synced by {synced}. A journal in use does not belong there: "
            "copies of different ages get mixed. Another place: --vault."
        )
    phrase = given_passphrase()
    if phrase is None:
        phrase = passphrase.typed("Passphrase:")
    journal = create(vault, phrase)
    try:
        console.say(f"Your journal is in {vault.path}. It is encrypted with your passphrase.")
        way = "f" if recovery_file else _recovery_way()
        if way == "l":
            console.say(wording.NO_RECOVERY_KEY)
            return
        if way == "f":
            target = recovery_file or path_typed(console.ask("Which file?"))
            into_file(vault, journal.keys, target)
            console.say(f"The recovery key is in {target}. Keep it away from this computer.")
        else:
            recovery.shown(vault, journal.keys)
    finally:
        journal.close()


def _recovery_way() -> str:
    if not console.interactive():
        return "l"
    choices = {
        "s": "Show it now, and I write it down",
        "f": "Put it in a file (for a password manager or a USB stick)",
        "l": "Later",
    }
    return console.choose(wording.RECOVERY_OFFER, choices, "l")
