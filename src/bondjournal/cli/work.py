"""What the commands for moments, what was tried, what helped, goals and questions share."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, removing
from bondjournal.wording import whose as words
from bondjournal.wording import work

if TYPE_CHECKING:
    from bondjournal.journal.lists import List
    from bondjournal.journal.owners import Owner
    from bondjournal.journal.values import Listed
    from bondjournal.unlock import Journal

Text = Annotated[
    list[str] | None,
    typer.Argument(help="The words. Better without: your shell may remember them."),
]
Number = Annotated[
    str, typer.Argument(help="Its number in the list, or the first letters of its id.")
]
Place = Annotated[int, typer.Argument(min=1, metavar="PLACE", help="The new place, 1 is first.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def past_day(typed: str) -> date:
    """Return the day meant.

    Raises:
        WrongUse: it is no day, or still to come.
    """
    return dates.parse_past(typed, now=dates.now(), zone=dates.zone()).day


def owner(journal: "Journal", name: str | None, *, anyone: bool) -> "Owner":
    """Return whose something new is to be.

    Raises:
        NotFound: nobody has this name.
        WrongUse: both a name and anyone were said.
    """
    from bondjournal.journal import owners

    return journal.read(owners.named, name, for_anyone=anyone)


def change(
    kept: "List[Any, Any]", number: str, do: Callable[..., object], *values: object, **named: object
) -> None:
    """Do something with what has a number, and say that it is kept."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        meant = journal.read(kept.named, number)
        journal.write(do, meant.uuid, *values, **named)
    console.say(wording.KEPT)


def move(kept: "List[Any, Any]", number: str, to: int) -> None:
    """Move what has a number to another place."""
    change(kept, number, kept.move, to)


def edit(kept: "List[Any, Any]", number: str, text: list[str] | None) -> None:
    """Put it in other words, which are asked for below the present ones where none are given."""
    from bondjournal.cli.opening import opened

    given = " ".join(text or []) or (None if console.from_terminal() else console.text(["-"], ""))
    with opened() as journal:
        meant = journal.read(kept.named, number)
        if given is None or given == "-":
            console.out(getattr(meant, kept.words))
            given = console.text([], f"{work.NEW_WORDS} Ending it empty leaves them as they are.")
        changed = bool(given.strip()) and journal.write(kept.put, meant.uuid, given)
    console.say(wording.KEPT if changed else "Nothing was changed.")


def delete(kept: "List[Any, Any]", number: str, *, gone_now: bool, yes: bool) -> None:
    """Ask, and delete what has a number."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import former

        meant = journal.read(kept.named, number)
        if not yes:
            about = listing.fit(getattr(meant, kept.words), 70)
            answer = removing.asked(about, work.DELETE_ASKS, gone_now=gone_now)
            if answer is None:
                return
            gone_now = answer == "gone"
        journal.write(former.delete, meant.uuid, gone_now=gone_now)
        removing.tell(gone=gone_now)


def as_json(one: "Listed", *columns: str, **more: Any) -> dict[str, Any]:
    """Return something of a list for --json: its number and id, and these columns of it."""
    own = {name.removesuffix("_uuid"): _plain(getattr(one, name)) for name in columns}
    whose = {"whose": one.whose} if one.whose else {}
    return {"number": one.number, "id": one.uuid.hex, **own, **more, **whose}


def whose(one: "Listed") -> str:
    """Return what a list says of whose something is; nothing where there is one therapist."""
    return f"  ({words.of(one.whose)})" if one.whose else ""


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value
