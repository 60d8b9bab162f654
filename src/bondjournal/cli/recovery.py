"""recovery: the key for the day the passphrase is forgotten."""

import os
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bondjournal.cli import console, proving
from bondjournal.cli.options import asked, only_one, path_typed
from bondjournal.errors import JournalError, WrongPassphrase, WrongUse
from bondjournal.talk import finish
from bondjournal.vault import keyfile, recovery_file
from bondjournal.vault.files import file_errors
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.cli.talk import LineByLine

T = TypeVar("T")

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The recovery key, in case the passphrase is ever gone.",
)

_MOST_BYTES = 1024
_FIRST_OWN_DESCRIPTOR = 3

Proves = Annotated[
    bool, typer.Option("--recovery-key", help="Ask for the recovery key, not the passphrase.")
]
KeyFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Read the recovery key from this file.", parser=path_typed),
]
KeyFd = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="Read the recovery key from this open file descriptor."),
]


@app.command()
def new(
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Put it in this new file, for a USB stick.",
            parser=path_typed,
        ),
    ] = None,
) -> None:
    """Make a new recovery key, which replaces the one before.

    It is shown in groups to write down, and you type part of it back; or it goes in a file of its
    own that no one but you can read. An existing file is never replaced. The old key keeps
    working until then. An old copy of vault.json, in a backup for example, still opens with the key
    from its day.
    """
    vault = asked.place
    read = keyfile.read(vault)
    if output is not None:
        recovery_file.check_target(vault, output)
    elif not console.interactive():
        raise WrongUse(
            "This needs a terminal to show you the key.", "Put it in a file with --output FILE."
        )
    keys = proving.keys_of(read)
    had_one = read.has_recovery
    if output is not None:
        recovery_file.into_file(vault, keys, output)
        console.say(f"The recovery key is in {output}. Keep it away from this computer.")
    else:
        show(vault, keys)
    if had_one:
        console.say(words.KEY_BEFORE)


@app.command("test")
def try_(key_file: KeyFile = None, key_fd: KeyFd = None) -> None:
    """Check that your recovery key opens this journal. Changes nothing.

    It does not check old copies of vault.json, which open with the key from their day. To set a new
    passphrase with it, use 'bondjournal passphrase --recovery-key'.
    """
    only_one(key_file=key_file, key_fd=key_fd is not None)
    read = keyfile.read(asked.place)
    if not read.has_recovery:
        raise WrongPassphrase(words.NO_RECOVERY_KEY, "'bondjournal recovery new' makes one.")
    keyfile.unlock_with_recovery(read, typed(key_fd, key_file))
    console.say(words.RECOVERY_KEY_OPENS)


def typed(fd: int | None = None, file: Path | None = None) -> str:
    """Return a recovery key, typed by somebody or given by a script.

    Raises:
        JournalError: the descriptor or the file cannot be read.
    """
    if fd is None and file is None:
        return console.hidden(words.YOUR_RECOVERY_KEY)
    with file_errors("Reading the recovery key"):
        if fd is not None:
            source = os.fdopen(fd, "rb", closefd=fd >= _FIRST_OWN_DESCRIPTOR)
        else:
            source = (file or Path()).open("rb")
        with source:
            return source.read(_MOST_BYTES).decode(errors="replace").strip()


def show(vault: Vault, keys: Keys) -> None:
    """Show a new recovery key in groups; it opens the journal once part of it was typed back."""
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows.keys import show_recovery_key

    talk = LineByLine()
    console.say(run_making(talk, show_recovery_key(talk, vault, keys)))
    console.offer_clearing(always=True)


def run_making(talk: "LineByLine", making: Coroutine[Any, Any, T]) -> T:
    """Run a flow that makes a recovery key; say of one that was shown and not kept that it is none.

    That is so if the flow is left, or the key cannot be written.
    """
    try:
        return finish(making)
    except (KeyboardInterrupt, console.WentBack, console.Ended, JournalError):
        if talk.showed_key:
            console.say(words.NOT_KEPT)
        raise
