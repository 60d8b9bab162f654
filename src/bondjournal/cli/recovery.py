"""vault recovery: the key for the day the passphrase is gone."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, passphrase, proving
from bondjournal.cli.app import asked, path_typed
from bondjournal.errors import WrongPassphrase, WrongUse
from bondjournal.vault import keyfile, recovery_file, recovery_key, slots
from bondjournal.vault.files import files
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The recovery key, for the day the passphrase is gone.",
)

_TRIES = 10
_MOST_BYTES = 1024
_FIRST_OWN_DESCRIPTOR = 3


@app.command()
def renew(
    to: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Put it in this new file, for a USB stick.",
            parser=path_typed,
        ),
    ] = None,
) -> None:
    """Make a new recovery key, which takes the place of the one before.

    It is shown in groups to write down, and asked for in part, or put in a file of its own that
    no one but you can read; a file that is there is never replaced. The key before keeps working
    until then. A copy of vault.json from before, in a backup for example, still opens with the
    key of its day.
    """
    vault = asked.place
    read = keyfile.read(vault)
    if to is not None:
        recovery_file.check_target(vault, to)
    elif not console.interactive():
        raise WrongUse("There is no terminal to show the key on.", "Name a file: --to FILE.")
    keys = proving.keys_of(read)
    had_one = read.has_recovery
    if to is not None:
        recovery_file.into_file(vault, keys, to)
        console.say(f"The recovery key is in {to}. Keep it away from this computer.")
    else:
        shown(vault, keys)
    if had_one:
        console.say(words.KEY_BEFORE)


@app.command()
def use(
    new_fd: passphrase.NewFd = None,
    new_file: passphrase.NewFile = None,
    key_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Read the recovery key from this file.", parser=path_typed
        ),
    ] = None,
    key_fd: Annotated[
        int | None, typer.Option(metavar="N", help="Read it from this open file descriptor.")
    ] = None,
) -> None:
    """Open with the recovery key, and choose a new passphrase.

    Nothing else in the journal is changed, and the recovery key stays as it is. The passphrase
    before opens the journal no longer; copies of vault.json from before still open with it.
    """
    vault = asked.place
    read = keyfile.read(vault)
    if not read.has_recovery:
        raise WrongPassphrase("This journal has no recovery key.", "Its passphrase opens it.")
    keys = keyfile.unlock_with_recovery(read, typed(key_fd, key_file))
    slots.change_passphrase(vault, keys, passphrase.new_passphrase(new_fd, new_file))
    console.say("The journal has a new passphrase. The recovery key is the one you have.")
    console.say(words.OLD_COPIES)


def typed(fd: int | None = None, file: Path | None = None) -> str:
    """Return a recovery key as somebody typed it, or from where a script gives it.

    Raises:
        JournalError: the descriptor or the file cannot be read.
    """
    if fd is None and file is None:
        return console.hidden("Recovery key:")
    with files("Reading the recovery key"):
        if fd is not None:
            source = os.fdopen(fd, "rb", closefd=fd >= _FIRST_OWN_DESCRIPTOR)
        else:
            source = (file or Path()).open("rb")
        with source:
            return source.read(_MOST_BYTES).decode(errors="replace").strip()


def shown(vault: Vault, keys: Keys) -> None:
    """Show a new recovery key in groups; it is the journal's once a part of it was typed back."""
    key, slot = slots.new_recovery(vault, keys)
    groups = key.split("-")
    for number, group in enumerate(groups, 1):
        console.say(f"  {number}  {group}")
    try:
        _ask_back(groups)
    except (KeyboardInterrupt, console.Back, console.Ended):
        console.say("Nothing was changed: what is shown above opens nothing.")
        raise
    slots.keep_recovery(vault, keys, key, slot)
    console.say("This is the recovery key now.")
    console.offer_clearing()


def _ask_back(groups: list[str]) -> None:
    wanted = "".join(groups[number - 1] for number in recovery_key.ASKED_FOR)
    for _ in range(_TRIES):
        if recovery_key.is_same(console.ask(wording.TWO_GROUPS), wanted):
            return
        console.say("That is different. Look once more.")
    raise WrongUse(
        "Those are not the groups that are shown.",
        "Nothing was changed. 'bondjournal vault recovery renew --to FILE' puts one in a file.",
    )
