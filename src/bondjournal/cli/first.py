"""init: a new journal."""

from os.path import lexists
from pathlib import Path
from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.app import asked
from bondjournal.errors import WrongUse

app = typer.Typer(rich_markup_mode=None)


@app.command()
def init(
    recovery_file: Annotated[
        Path | None,
        typer.Option(help="Make a recovery key and write it to this file, for a USB stick."),
    ] = None,
) -> None:
    """Make a new journal. Asks for a passphrase, or takes it from where scripts give it."""
    from bondjournal.cli.opening import given_passphrase
    from bondjournal.unlock import create
    from bondjournal.vault import keyfile, layout, place
    from bondjournal.vault.files import write_atomic

    place.check_free(asked.place)
    if recovery_file is not None:
        _check_free(recovery_file)
    synced = layout.looks_synced(asked.place.path)
    if synced:
        console.say(
            f"This folder looks synced by {synced}. A journal in use does not belong there: "
            "copies of different ages get mixed. Another place: --vault."
        )
    phrase = given_passphrase()
    if phrase is None:
        phrase = _chosen()
    journal = create(asked.place, phrase)
    try:
        console.say(f"Your journal is in {asked.place.path}. It is encrypted with your passphrase.")
        way = "f" if recovery_file else _recovery_way()
        if way == "l":
            console.say("Recovery key: not written down.")
            return
        with_slot, key = keyfile.renew_recovery(journal.keyfile, journal.keys)
        if way == "f":
            target = recovery_file or Path(console.ask("Which file?"))
            write_atomic(target, (key + "\n").encode(), replace=False)
            keyfile.write(asked.place, with_slot)
            console.say(f"The recovery key is in {target}. Keep it away from this computer.")
        else:
            keyfile.write(asked.place, with_slot)
            _show(key)
    finally:
        journal.close()


def _chosen() -> str:
    console.say(wording.CHOOSE_PASSPHRASE)
    while not (first := console.hidden("Passphrase:")):
        console.say(wording.EMPTY_PASSPHRASE)
    while console.hidden("Once more:") != first:
        console.say(wording.PASSPHRASES_DIFFER)
    return first


def _check_free(file: Path) -> None:
    """See to it before there is a journal that nobody could tell the recovery key of."""
    if lexists(file):
        raise WrongUse("The file for the recovery key is there already.", "Name another one.")
    if not file.parent.is_dir():
        raise WrongUse("The folder for the recovery key is not there.", "Make it first.")


def _recovery_way() -> str:
    if not console.interactive():
        return "l"
    choices = {
        "s": "Show it now, and I write it down",
        "f": "Put it in a file (for a password manager or a USB stick)",
        "l": "Later",
    }
    return console.choose(wording.RECOVERY_OFFER, choices, "l")


def _show(key: str) -> None:
    groups = key.split("-")
    for number, group in enumerate(groups, 1):
        console.say(f"  {number}  {group}")
    while console.ask("Type the second and the fifth group.").upper().split() != [
        groups[1],
        groups[4],
    ]:
        console.say("That is different. Look once more.")
    console.offer_clearing()
