"""Choosing a passphrase: twice on a terminal, with a word about its strength, or from a script."""

from pathlib import Path
from typing import Annotated

import typer

from bondjournal import terminal, wording
from bondjournal.cli import console
from bondjournal.cli.app import path_typed
from bondjournal.errors import WrongUse
from bondjournal.vault import passphrase, strength

NewFd = Annotated[
    int | None,
    typer.Option(
        "--new-passphrase-fd", metavar="N", help="Read the new passphrase from this descriptor."
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


def new_passphrase(fd: int | None = None, file: Path | None = None) -> str:
    """Return a new passphrase, from where a script gives it, or asked for on the terminal.

    The variables that scripts use for the present one are never taken for it.

    Raises:
        WrongUse: two sources are given, or none and there is no terminal.
    """
    passphrase.drop_from_environment()
    if fd is not None and file is not None:
        raise WrongUse("There are two sources for the new passphrase.", "Name one of them.")
    with terminal.released():
        given = passphrase.from_sources(fd, file)
    if given is None:
        try:
            return typed()
        except WrongUse as error:
            raise WrongUse(error.message, _FOR_SCRIPTS) from None
    judged = strength.in_words(given)
    if judged.weak:
        console.say(judged.words)
    return given


def typed(question: str = "New passphrase:") -> str:
    """Ask for a new passphrase twice; nothing typed proposes one."""
    console.say(wording.CHOOSE_PASSPHRASE)
    console.say("Enter alone proposes one.")
    proposed = False
    while True:
        first = console.hidden(question)
        if not first:
            _propose()
            proposed = True
        elif _wanted(first) and _repeated(first):
            break
    if proposed:
        console.offer_clearing()
    return first


def _propose() -> None:
    words, bits = strength.propose()
    console.say(f"  {words}")
    console.say(f"Words drawn by chance, {bits} bits. Type them, or words of your own.")


def _wanted(first: str) -> bool:
    judged = strength.in_words(first)
    if not judged.weak:
        console.say(judged.words)
        return True
    choices = {"c": "Change it", "k": "Keep it"}
    return console.choose(wording.WEAK_PASSPHRASE, choices, "c") == "k"


def _repeated(first: str) -> bool:
    while (again := console.hidden("Once more:")) != first:
        if not again:
            return False
        console.say(f"{wording.PASSPHRASES_DIFFER} Enter alone begins anew.")
    return True
