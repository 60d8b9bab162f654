"""init: a new journal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, passphrase, recovery
from bondjournal.cli.options import asked, path_typed
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal

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
    """Make a new journal. Asks for a passphrase, unless a script gives it."""
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
        console.say(words.synced(synced))
    phrase = given_passphrase()
    if phrase is None:
        phrase = passphrase.ask_twice("Passphrase:")
    journal = create(vault, phrase)
    try:
        console.say(f"Your journal is in {vault.path}. It is encrypted with your passphrase.")
        if recovery_file is not None:
            into_file(vault, journal.keys, recovery_file)
            console.say(f"{words.KEY_IN_FILE.format(name=recovery_file)} {words.KEEP_IT_AWAY}")
        elif not (console.interactive() and _offer_recovery_key(journal)):
            console.say(wording.NO_RECOVERY_KEY)
    finally:
        journal.close()


def _offer_recovery_key(journal: "Journal") -> bool:
    """Offer a recovery key; return whether one was made."""
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows import keys

    talk = LineByLine(journal)
    made = recovery.run_making(
        talk, keys.offer_recovery_key(talk, journal.vault, journal.keys, usual=keys.LATER)
    )
    if talk.showed_key:
        console.offer_clearing(always=True)
    return made
