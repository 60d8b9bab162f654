"""A text that is asked for and ends early is left as a draft. That needs no passphrase."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from bondjournal.cli import console, terminal
from bondjournal.cli.app import asked
from bondjournal.errors import JournalError

if TYPE_CHECKING:
    from bondjournal.draft import Draft

LEFT = "What you wrote is kept as a draft. 'bondjournal draft list' shows it."


def text(argument: Sequence[str], question: str, draft: "Callable[[str], Draft]") -> str:
    """Return a text as `console.text` does; one that is not ended is left as a draft.

    Args:
        argument: the text, where it was given as an argument.
        question: what is asked where it was not.
        draft: returns the draft that holds what was typed.

    Raises:
        WrongUse: what came through a pipe is no text.
    """
    if argument or not console.from_terminal():
        return console.text(argument, question)
    from bondjournal.cli.plain import signals

    typed: list[str] = []
    try:
        with signals.as_exits(), terminal.held():
            try:
                return console.text((), question, typed)
            except KeyboardInterrupt:
                typed.append(console.rest())
                raise
    except (KeyboardInterrupt, SystemExit):
        words = "\n".join(typed).strip()
        # The terminal may be gone, and then nothing is said.
        with suppress(OSError):
            console.say()
        if words:
            _leave(draft(words))
        raise


def _leave(draft: "Draft") -> None:
    from bondjournal.vault import drafts

    told = LEFT
    try:
        drafts.keep(asked.place, draft.uuid, draft.to_bytes())
    except JournalError as error:
        told = f"{error.message} {error.hint}".strip()
    with suppress(OSError):
        console.say(told)
