"""Asking before a command deletes something: into the trash for 14 days, or for good."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse
from bondjournal.talk import finish

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal

Now = Annotated[
    bool,
    typer.Option("--now", help="Remove it at once, with its history, instead of after 14 days."),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def can_ask(*, yes: bool) -> None:
    """Check that somebody can be asked, unless `yes` was given.

    Raises:
        WrongUse: there is no terminal.
    """
    if not yes and not console.interactive():
        raise WrongUse("This needs a terminal to ask you first.", "Add --yes.")


def confirm_all(names: Sequence[str], one: str, several: str, *, yes: bool) -> bool:
    """Show what is to be deleted, ask once, and return the answer.

    Args:
        names: the name of each thing.
        one: the question if there is one thing.
        several: the question otherwise.
        yes: whether it is not asked, and the answer is yes.
    """
    if yes:
        return True
    for name in names:
        console.say(name)
    return console.confirm(one if len(names) == 1 else several)


def delete(
    journal: "Journal",
    remove: Callable[[Any, Sequence[tuple[UUID, bool]]], object],
    rows: Iterable[tuple[str, UUID]],
    this: str,
    *,
    for_good: bool,
    yes: bool,
) -> None:
    """Ask about each row, and delete those agreed to, as one change that `undo` takes back.

    Args:
        journal: the journal.
        remove: the function of the core that takes each uuid, and whether it is deleted for good.
        rows: the name and the uuid of each row.
        this: what a row is called: "this entry".
        for_good: whether the rows are deleted for good.
        yes: whether nothing is asked.
    """
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows import removing

    chosen = []
    for known_by, uuid in rows:
        gone: bool | None = for_good
        if not yes:
            asked = removing.ask(LineByLine(journal), this, about=known_by, for_good=for_good)
            gone = finish(asked)
        if gone is not None:
            chosen.append((uuid, gone))
    if not chosen:
        return
    journal.write(remove, chosen)
    if not all(gone for _, gone in chosen):
        console.say(wording.IN_TRASH_UNDO)
    if any(gone for _, gone in chosen):
        console.say(wording.GONE)
