"""vault backup and vault restore: copies of the whole journal, and the way back to one."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates
from bondjournal.cli import console, proving, recovery
from bondjournal.cli.app import asked, path_typed
from bondjournal.errors import Damaged, WrongPassphrase, WrongUse
from bondjournal.vault.files import is_folder
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    pass

_WHICH = "'bondjournal vault backup --list' shows those of this journal."


def backup(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="With --verify: which one, or 'last'.")
    ] = "",
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="A folder of your own: a stick, or one that is synced.",
            parser=path_typed,
        ),
    ] = None,
    keep: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="With --into: of this machine's, leave the last N."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show which backups there are.")] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read backups to the last page; restore nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """Copy the whole journal, now, and verify the copy.

    A backup is encrypted like the journal and opens with the passphrase and the recovery key of
    the day it was made. One a day is made by itself in the journal's own folder, and the last
    seven of those stay. Those made here stay until you delete them: what you remove from the
    journal later is still in them. They do not hold what waits in the inbox of another machine,
    drafts, or pages you wrote out.
    """
    _check_asked(name, into, keep, list_=list_, verify=verify, json=json)
    if list_:
        _list(into, json=json)
    elif verify:
        _verify(name, into)
    else:
        _make(into, keep)


def _check_asked(
    name: str, into: Path | None, keep: int | None, *, list_: bool, verify: bool, json: bool
) -> None:
    if list_ and verify:
        raise WrongUse("--list and --verify are two things.", "Ask for one at a time.")
    if name and not verify:
        raise WrongUse("A name goes with --verify.", "A backup is named for its day and time.")
    if json and not list_:
        raise WrongUse("--json goes with --list.")
    if keep and (into is None or list_ or verify):
        raise WrongUse("--keep goes with --into, when a backup is made.")
    if into is not None and not is_folder(into):
        raise WrongUse(
            f"There is no folder {into}.", "Connect the disk it is on, or make the folder first."
        )


def _make(into: Path | None, keep: int | None) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.vault import backup as backups

        console.out(str(journal.back_up(into)))
        console.say(words.COPIED)
        if (
            keep
            and into
            and (gone := backups.keep_newest(into, journal.keys, journal.machine, keep))
        ):
            console.say(f"Older ones of this machine deleted: {gone}.")


def _local_now() -> datetime:
    return dates.local(dates.now(), dates.zone())


def _list(into: Path | None, *, json: bool) -> None:
    from bondjournal.vault import shelf

    folder = asked.place.backups if into is None else into
    found = [(one, shelf.size_of(one)) for one in shelf.every(folder)]
    if json:
        console.out_json(
            [{"name": one.name, "path": str(one), "bytes": size} for one, size in found]
        )
        return
    for one, size in found:
        console.out(f"{one.name}  {words.size(size)}")
    if not found:
        console.say(words.NO_BACKUP)


def _verify(name: str, into: Path | None) -> None:
    from bondjournal.vault import backup as backups
    from bondjournal.vault import keyfile, shelf

    vault = asked.place
    folder = vault.backups if into is None else into
    found = [shelf.find(folder, name)] if name else shelf.every(folder)
    keys = proving.keys_of(keyfile.read(vault))
    damaged = False
    for one in found:
        try:
            backups.verify(one, keys)
        except Damaged as error:
            damaged = True
            console.out(error.message)
        else:
            console.out(words.WHOLE.format(name=one.name))
    if not found:
        console.say(words.NO_BACKUP)
    if damaged:
        raise typer.Exit(Damaged.exit_code)


def restore(
    name: Annotated[
        str, typer.Argument(metavar="[NAME|PATH]", help="Which backup; 'last' is the newest.")
    ] = "",
    recovery_key: Annotated[
        bool, typer.Option("--recovery-key", help="Prove it with the recovery key of its day.")
    ] = False,
    key_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Read the recovery key from this file.", parser=path_typed
        ),
    ] = None,
) -> None:
    """Go back to a backup, or begin on a new machine with one.

    The backup is put in the place of the journal, or in an empty one. Nothing is written over:
    the journal that is there is set aside whole, as a folder beside it with the day in its name,
    and restoring that folder takes this back. What waits in its inbox and its unfinished entries
    go along; what was kept since the backup stays in the folder set aside. Asks for the
    passphrase of the backup before anything is moved; it is the passphrase of the journal from
    then on. Pages you wrote out stay as they are.
    """
    if not name:
        raise WrongUse("Which backup?", f"{_WHICH} The path of another one does as well.")
    from bondjournal.vault import device, keyfile, layout, shelf
    from bondjournal.vault import restore as restoring

    vault = asked.place
    source = shelf.find(vault.backups, name)
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
    console.say(f"The journal in {vault.path} is the one of {source.name} now.")
    if done.captures or done.drafts:
        console.say(f"Came along: captures {done.captures}, unfinished entries {done.drafts}.")
    if done.aside:
        console.say(
            f"The journal that was there is whole in {done.aside}; what was kept since the "
            "backup is there, and it opens with its own passphrase."
        )
    elif synced := layout.looks_synced(asked.place.path):
        console.say(
            f"This folder looks synced by {synced}. A journal in use does not belong there: "
            "copies of different ages get mixed. Another place: --vault."
        )
