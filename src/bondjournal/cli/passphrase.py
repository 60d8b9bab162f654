"""passphrase: changing it, and choosing a new one, typed twice or given by a script."""

from pathlib import Path
from typing import Annotated

import typer

from bondjournal import terminal, wording
from bondjournal.cli import console, proving, recovery
from bondjournal.cli.options import asked, goes_with, only_one, path_typed
from bondjournal.errors import WrongPassphrase, WrongUse
from bondjournal.vault import keyfile, slots, strength
from bondjournal.vault import passphrase as sources
from bondjournal.wording import vault as words

app = typer.Typer(rich_markup_mode=None)

NewFd = Annotated[
    int | None,
    typer.Option(
        "--new-passphrase-fd",
        metavar="N",
        help="Read the new passphrase from this open file descriptor.",
    ),
]
NewFile = Annotated[
    Path | None,
    typer.Option(
        "--new-passphrase-file",
        metavar="FILE",
        help="Read the new passphrase from this file.",
        parser=path_typed,
    ),
]

_FOR_SCRIPTS = "For scripts: --new-passphrase-file or --new-passphrase-fd."


@app.command()
def passphrase(
    new_fd: NewFd = None,
    new_file: NewFile = None,
    recovery_key: recovery.Proves = False,
    key_file: recovery.KeyFile = None,
    key_fd: recovery.KeyFd = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Print random words; change nothing.")
    ] = False,
) -> None:
    """Change the passphrase. If you forgot it, use the recovery key.

    Asks for the current passphrase, or with --recovery-key for the recovery key, and for the new
    one twice; scripts give the new one by a descriptor or a file. The recovery key stays as it is.
    Copies do not change: an old copy of vault.json, in a backup for example, still opens with the
    old passphrase. If somebody may have both, move to a new journal with 'bondjournal export' and
    'bondjournal import'.
    """
    others = (new_fd, new_file, key_file, key_fd, recovery_key or None)
    alone = all(one is None for one in others)
    goes_with("--propose", "no other option", given=propose, met=alone)
    only_one(key_file=key_file, key_fd=key_fd is not None)
    if propose:
        proposed, bits = strength.propose()
        console.out(proposed)
        console.say(f"Random words, {bits} bits. Nothing was changed.")
        return
    vault = asked.place
    read = keyfile.read(vault)
    with_key = recovery_key or key_file is not None or key_fd is not None
    if not with_key:
        keys = proving.keys_of(read, "Current passphrase:")
    elif read.has_recovery:
        keys = keyfile.unlock_with_recovery(read, recovery.typed(key_fd, key_file))
    else:
        raise WrongPassphrase(words.NO_RECOVERY_KEY, "Use the passphrase.")
    slots.change_passphrase(vault, keys, new_passphrase(new_fd, new_file))
    console.say(words.NEW_PASSPHRASE if with_key else words.PASSPHRASE_CHANGED)
    console.say(words.OLD_COPIES)


def new_passphrase(fd: int | None = None, file: Path | None = None) -> str:
    """Return a new passphrase, given by a script or asked for on the terminal.

    The environment variables for the present passphrase are never read for the new one.

    Raises:
        WrongUse: two sources are given, or no source and there is no terminal.
    """
    sources.drop_from_environment()
    if fd is not None and file is not None:
        raise WrongUse("You gave the new passphrase in two ways.", "Leave one out.")
    with terminal.released():
        given = sources.from_sources(fd, file, tell=console.say)
    if given is None:
        try:
            return ask_twice()
        except WrongUse as error:
            raise WrongUse(error.message, _FOR_SCRIPTS) from None
    judged = strength.in_words(given)
    if judged.weak:
        console.say(judged.words)
    return given


def ask_twice(question: str = "New passphrase:") -> str:
    """Ask for a new passphrase twice; an empty answer proposes one."""
    console.say(wording.CHOOSE_PASSPHRASE)
    console.say("Press Enter to have one proposed.")
    proposed = False
    while True:
        first = console.hidden(question)
        if not first:
            _propose()
            proposed = True
        elif _keeps(first) and _repeats(first):
            break
    if proposed:
        console.offer_clearing(always=True)
    return first


def _propose() -> None:
    proposed, bits = strength.propose()
    console.say(f"  {proposed}")
    console.say(f"Random words, {bits} bits. Type these, or words of your own.")


def _keeps(first: str) -> bool:
    judged = strength.in_words(first)
    if not judged.weak:
        console.say(judged.words)
        return True
    choices = {"c": "Change it", "k": "Keep it"}
    return console.choose(wording.WEAK_PASSPHRASE, choices, "c") == "k"


def _repeats(first: str) -> bool:
    while (again := console.hidden("Once more:")) != first:
        if not again:
            return False
        console.say(f"{wording.PASSPHRASES_DIFFER} Press Enter to start over.")
    return True
