"""backup and restore: copies of the whole journal, and the way back to one."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bondjournal import dates
from bondjournal.cli import console, proving, recovery
from bondjournal.cli.options import Json, asked, goes_with, is_bare, path_typed
from bondjournal.errors import WrongPassphrase, WrongUse
from bondjournal.vault.layout import is_folder
from bondjournal.wording import vault as words

app = typer.Typer(rich_markup_mode=None)
backups = typer.Typer(rich_markup_mode=None)
app.add_typer(backups, name="backup")

Into = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="A folder of your own: a USB stick, or one that is synced.",
        parser=path_typed,
    ),
]

_WHICH = "'bondjournal backup list' shows this journal's backups."


@backups.callback(invoke_without_command=True)
def backup(
    ctx: typer.Context,
    into: Into = None,
    keep: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="With --into: keep the last N from this machine."),
    ] = None,
) -> None:
    """Copy the whole journal; with --into FOLDER, to another place.

    The copy is checked at once. A backup is encrypted like the journal and opens with the
    passphrase and the recovery key of the day it was made. One a day is made automatically in the
    journal's own folder, and the last seven of those stay. Those you make yourself stay until you
    delete them: what you remove from the journal later is still in them. They do not include what
    is waiting in another machine's inbox, drafts, or pages you wrote out. 'bondjournal check'
    checks them.
    """
    if not is_bare(ctx):
        return
    goes_with("--keep", "--into", given=keep, met=into)
    _check_folder(into)
    _make(into, keep)


@backups.command("list")
def list_(
    into: Into = None,
    json: Json = False,
) -> None:
    """List the backups of this journal, or those in another folder. Needs no passphrase."""
    _check_folder(into)
    _list(into, json=json)


def _check_folder(into: Path | None) -> None:
    if into is not None and not is_folder(into):
        raise WrongUse(
            f"There is no folder {into}.", "Connect the disk it is on, or make the folder first."
        )


def _make(into: Path | None, keep: int | None) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.vault import backup as copies

        console.out(str(journal.back_up(into)))
        console.say(words.COPIED)
        if (
            keep
            and into
            and (gone := copies.keep_newest(into, journal.keys, journal.machine, keep))
        ):
            console.say(f"Older backups of this machine deleted: {gone}.")


def _local_now() -> datetime:
    return dates.local(dates.now(), dates.zone())


def _list(into: Path | None, *, json: bool) -> None:
    from bondjournal.vault import backup_folder

    folder = asked.place.backups if into is None else into
    found = [(one, backup_folder.size_of(one)) for one in backup_folder.all_backups(folder)]
    if json:
        console.out_json(
            [{"name": one.name, "path": str(one), "bytes": size} for one, size in found]
        )
        return
    for one, size in found:
        console.out(f"{one.name}  {words.size(size)}")
    if not found:
        console.say(words.NO_BACKUP)


@app.command()
def restore(
    name: Annotated[
        str, typer.Argument(metavar="[NAME|PATH]", help="Which backup; 'last' is the newest.")
    ] = "",
    recovery_key: recovery.Proves = False,
    key_file: recovery.KeyFile = None,
) -> None:
    """Go back to a backup, or start on a new machine with one.

    The backup takes the journal's place, or goes where there is none yet. Nothing is overwritten:
    the journal that is there is set aside in full, as a folder beside it with the day in its name,
    and restoring that folder undoes this. What is waiting in its inbox and its unfinished entries
    come along; what was kept since the backup stays in the folder set aside. Asks for the backup's
    passphrase before anything is moved; it is the journal's passphrase from then on. Pages you
    wrote out stay as they are.
    """
    if not name:
        raise WrongUse("Which backup?", f"{_WHICH} You can also give the path of another one.")
    from bondjournal.vault import backup_folder, device, keyfile, layout
    from bondjournal.vault import restore as restoring

    vault = asked.place
    source = backup_folder.find(vault.backups, name)
    read = restoring.keyfile_of(source)
    if recovery_key or key_file is not None:
        keys = keyfile.unlock_with_recovery(read, recovery.typed(file=key_file))
    else:
        try:
            keys = proving.keys_of(read, f"Passphrase of the backup {source.name}:")
        except WrongPassphrase as error:
            hint = "A backup opens with the passphrase of the day it was made."
            raise WrongPassphrase(error.message, hint) from None
    done = restoring.restore(source, keys, vault, _local_now().date(), before=device.renew)
    console.say(f"The journal in {vault.path} is now the one from {source.name}.")
    if done.captures or done.drafts:
        console.say(f"Brought along: additions {done.captures}, unfinished entries {done.drafts}.")
    if done.aside:
        console.say(
            f"The journal that was there is now in {done.aside}, with everything kept since the "
            "backup. It opens with its own passphrase."
        )
    elif synced := layout.looks_synced(vault.path):
        console.say(words.synced(synced))
