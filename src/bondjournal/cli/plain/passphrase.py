"""Choosing a passphrase: one's own, typed twice, or a proposal; with a word on its strength."""

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.proving import given_passphrase
from bondjournal.vault import strength


def choose() -> str:
    """Return a new passphrase, given by a script or asked for on the terminal.

    Raises:
        WentBack: somebody typed `back` instead.
        WrongUse: there is no terminal to ask on.
    """
    given = given_passphrase()
    if given is not None:
        judged = strength.in_words(given)
        if judged.weak:
            console.say(judged.words)
        return given
    return ask_new()


def ask_new() -> str:
    """Return a new passphrase that is asked for on the terminal.

    Raises:
        WentBack: somebody typed `back` instead.
        WrongUse: there is no terminal to ask on.
    """
    while True:
        choices = {"t": "Type one", "p": "Propose one", "s": "Type one, and show what I type"}
        answer = console.choose("How do you want to choose a passphrase?", choices, "t")
        try:
            found = _propose() if answer == "p" else _ask_twice(shown=answer == "s")
        except console.WentBack:
            continue
        if found:
            return found


def _ask_twice(*, shown: bool) -> str:
    """Ask twice for a passphrase; return "" if it is weak and to be changed.

    What a good one is stands where it is typed unseen: above the choices some would type it there.
    """
    console.say(wording.CHOOSE_PASSPHRASE)
    while not (first := _ask("Passphrase:", shown=shown)):
        console.say(wording.EMPTY_PASSPHRASE)
    while _ask("Once more:", shown=shown) != first:
        console.say(wording.PASSPHRASES_DIFFER)
    judged = strength.in_words(first)
    if not judged.weak:
        console.say(judged.words)
        return first
    choices = {"c": "Change it", "k": "Keep it"}
    return first if console.choose(wording.WEAK_PASSPHRASE, choices, "c") == "k" else ""


def _propose() -> str:
    """Propose passphrases until one is taken, and ask for it once."""
    while True:
        words, bits = strength.propose()
        console.say(f"Random words, {bits} bits.")
        console.say(words)
        choices = {"y": "Take these", "a": "Others"}
        if console.choose("Do you want these words?", choices, "y") == "y":
            break
    console.say("Write them down where nobody else looks, until you know them.")
    while _ask("Type them once:", shown=False) != words:
        console.say("That is different. Look again.")
        console.say(words)
    return words


def _ask(question: str, *, shown: bool) -> str:
    typed = console.ask(question) if shown else console.hidden(question)
    if typed.strip().lower() == console.BACK:
        raise console.WentBack
    return typed
