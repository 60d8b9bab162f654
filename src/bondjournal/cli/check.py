"""vault: the encrypted folder itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal.cli import backup, console, proving, recovery
from bondjournal.cli import passphrase as choosing
from bondjournal.cli.app import asked, path_typed
from bondjournal.errors import Damaged, JournalError, WrongUse
from bondjournal.wording import vault as said

if TYPE_CHECKING:
    from bondjournal.vault.check import Finding
    from bondjournal.vault.layout import Vault

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="The encrypted folder itself.")
app.add_typer(recovery.app, name="recovery")


@app.command()
def passphrase(
    new_fd: choosing.NewFd = None,
    new_file: choosing.NewFile = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Print words drawn by chance; change nothing.")
    ] = False,
) -> None:
    """Change the passphrase.

    Asks for the present one, and for the new one twice; scripts give the new one by a descriptor
    or a file. The recovery key stays as it is. It does not reach copies: an old copy of
    vault.json, in a backup for example, still opens with the old passphrase. If somebody may
    have both, the answer is a new journal, by 'bondjournal export' and 'bondjournal import'.
    """
    if propose:
        from bondjournal.vault import strength

        words, bits = strength.propose()
        console.out(words)
        console.say(f"Words drawn by chance, {bits} bits. Nothing was changed.")
        return
    from bondjournal.vault import keyfile, slots

    vault = asked.place
    keys = proving.keys_of(keyfile.read(vault), "Present passphrase:")
    slots.change_passphrase(vault, keys, choosing.new_passphrase(new_fd, new_file))
    console.say(said.PASSPHRASE_CHANGED)
    console.say(said.OLD_COPIES)


app.command()(backup.backup)
app.command()(backup.restore)


@app.command()
def check(
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """Read everything in the vault and say whether it is whole. Changes nothing.

    It goes on to the end whatever it finds, and ends with 13 if something is damaged. It reads
    the backups in the journal's own folder; for those in another one there is 'vault backup
    --verify --into FOLDER'. Nobody can tell an older whole journal, put in place of this one,
    from this one.
    """
    from bondjournal.vault import lock

    vault = asked.place
    found: list[Finding] = []
    with lock.if_it_is_one(lock.shared(vault)) as wrong:
        for finding in _findings(vault, wrong):
            found.append(finding)
            if not json:
                console.out(finding.words)
    if json:
        console.out_json(
            [{"part": one.part, "whole": one.sound, "words": one.words} for one in found]
        )
    if not all(one.sound for one in found):
        raise typer.Exit(Damaged.exit_code)


def _findings(vault: "Vault", wrong: JournalError | None) -> "Iterator[Finding]":
    from bondjournal.vault import check as checks

    yield from checks.linked(vault)
    if wrong:
        yield checks.Finding("lock", sound=False, words=wrong.whole)
    keys, finding = proving.proven(lambda typed: checks.key(vault, typed))
    yield finding
    if keys is None:
        return
    from bondjournal.journal import migrations

    yield from checks.database(vault, keys, migrations.told)
    yield from checks.captures(vault, keys)
    yield from checks.unfinished(vault, keys)
    yield from checks.backups(vault, keys)


@app.command()
def destroy(
    yes_destroy: Annotated[
        Path | None,
        typer.Option(
            "--yes-destroy",
            metavar="FOLDER",
            parser=path_typed,
            help="For scripts: the folder of the journal, named once more. Asks nothing.",
        ),
    ] = None,
) -> None:
    """Delete the journal and its key on this machine. It cannot be undone.

    The key goes first: from then on nothing opens the journal, if this is interrupted too, and
    destroying again deletes the rest. The backups in the journal's own folder go with it. It does
    not reach backups in other places, journals that a restore set aside, pages you wrote out,
    exports, a recovery key in a file, what your shell or terminal remembers, or copies that
    this computer made: snapshots, swap, and what a drive keeps of a deleted file. Asks for no
    passphrase, because whoever can delete the folder does not need one.
    """
    from bondjournal.vault import destroy as destroying
    from bondjournal.vault.layout import no_vault

    vault = asked.place
    if not destroying.is_here(vault):
        raise no_vault(vault)
    if not _sure(vault, yes_destroy):
        console.say(said.NOTHING_DELETED)
        return
    for sentence in said.destroyed(vault.path, destroying.destroy(vault)):
        console.say(sentence)


def _sure(vault: "Vault", named: Path | None) -> bool:
    if named is not None:
        if named.expanduser().resolve() != vault.path.resolve():
            raise WrongUse(
                f"The journal is in {vault.path}, and another folder was named.",
                "Nothing was deleted. Both have to be the same.",
            )
        return True
    if not console.interactive():
        raise WrongUse(
            "This asks first, and there is no terminal.", f"For scripts: --yes-destroy {vault.path}"
        )
    console.say(f"The journal in {vault.path}.")
    return console.ask(said.DESTROY_ASKS) == said.DESTROY
