"""How a command asks before it deletes: into the trash for 14 days, or gone at once."""

from typing import Annotated, Literal

import typer

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse

GoneNow = Annotated[
    bool,
    typer.Option(
        "--gone-now", help="Remove it at once, with its history, instead of 14 days later."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def can_ask(*, yes: bool) -> None:
    """See to it that somebody can be asked, unless they said yes.

    Raises:
        WrongUse: there is no terminal.
    """
    if not yes and not console.interactive():
        raise WrongUse("Deleting asks first, and there is no terminal.", "Add --yes.")


def asked(about: str, this: str, *, gone_now: bool) -> Literal["deleted", "gone"] | None:
    """Ask whether to delete something, and how; None leaves it where it is."""
    console.say(about)
    console.say(wording.DELETE_ASKS.format(this=this))
    choices = {"d": "Delete", "g": "Gone now", "k": "Leave it where it is"}
    answer = console.choose("", choices, "g" if gone_now else "k")
    return None if answer == "k" else "gone" if answer == "g" else "deleted"


def tell(*, gone: bool) -> None:
    """Say what became of it."""
    console.say(wording.GONE if gone else "In the trash for 14 days: 'bondjournal trash'.")
