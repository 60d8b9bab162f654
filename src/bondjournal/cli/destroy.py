"""destroy: the journal and its key, deleted on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import console
from bondjournal.cli.options import asked, path_typed
from bondjournal.errors import WrongUse
from bondjournal.wording import vault as said

if TYPE_CHECKING:
    from bondjournal.vault.layout import Vault

app = typer.Typer(rich_markup_mode=None)


@app.command()
def destroy(
    yes_destroy: Annotated[
        Path | None,
        typer.Option(
            "--yes-destroy",
            metavar="FOLDER",
            parser=path_typed,
            help="For scripts: the journal's folder, given once more. Asks nothing.",
        ),
    ] = None,
) -> None:
    """Delete the journal and its key on this machine. It cannot be undone.

    The key goes first: from then on nothing opens the journal, even if this is interrupted, and
    destroying again deletes the rest. The backups in the journal's own folder go with it. It does
    not reach backups in other places, journals that a restore set aside, pages you wrote out,
    exports, a recovery key in a file, what your shell or terminal remembers, or copies that this
    computer made: snapshots, swap, and what a drive keeps of a deleted file. Asks for no
    passphrase, because anyone who can delete the folder does not need one.
    """
    from bondjournal.vault import destroy as vaults
    from bondjournal.vault.layout import no_vault

    vault = asked.place
    if not vaults.is_here(vault):
        raise no_vault(vault)
    if not _sure(vault, yes_destroy):
        console.say(said.NOTHING_DELETED)
        return
    for sentence in said.destroyed(vault.path, vaults.destroy(vault)):
        console.say(sentence)


def _sure(vault: "Vault", named: Path | None) -> bool:
    if named is not None:
        if named.resolve() != vault.path.resolve():
            raise WrongUse(
                f"The journal is in {vault.path}, but you gave another folder.",
                "Nothing was deleted. The two have to match.",
            )
        return True
    if not console.interactive():
        raise WrongUse(
            "This needs a terminal to ask you first.", f"For scripts: --yes-destroy {vault.path}"
        )
    console.say(f"The journal in {vault.path}.")
    return console.ask(said.DESTROY_ASKS) == said.DESTROY
