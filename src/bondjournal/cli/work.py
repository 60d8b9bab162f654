"""What the commands for moments, what was tried, what helped, goals and questions share."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import UUID

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, removing
from bondjournal.errors import NotFound
from bondjournal.wording import whose as words
from bondjournal.wording import work

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Row

    _Row = TypeVar("_Row", bound=Row)

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


def change(
    find: "Callable[[Session, str], _Row]",
    number: str,
    do: "Callable[[Session, _Row], object]",
) -> None:
    """Do something with the row of a number, and say that it is kept."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        do(session, find(session, number))
    console.say(wording.KEPT)


def edit(
    find: "Callable[[Session, str], _Row]",
    number: str,
    text: list[str] | None,
    words_of: "Callable[[_Row], str]",
    put: "Callable[[Session, _Row, str], bool]",
) -> None:
    """Put a row in other words, which are asked for below the present ones where none are given."""
    from bondjournal.cli.opening import opened

    given = " ".join(text or []) or (None if console.from_terminal() else console.text(["-"], ""))
    with opened() as journal:
        with journal.session() as session:
            row = find(session, number)
            present = words_of(row)
        if given is None or given == "-":
            console.out(present)
            given = console.text([], f"{work.NEW_WORDS} Ending it empty leaves them as they are.")
        changed = False
        if given.strip():
            with journal.transaction() as session:
                changed = put(session, again(session, row), given)
    console.say(wording.KEPT if changed else "Nothing was changed.")


def delete(
    find: "Callable[[Session, str], _Row]",
    number: str,
    words_of: "Callable[[_Row], str]",
    *,
    gone_now: bool,
    yes: bool,
) -> None:
    """Ask, and delete the row of a number."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import versions

        with journal.session() as session:
            row = find(session, number)
        if not yes:
            about = listing.fit(words_of(row), 70)
            answer = removing.asked(about, work.DELETE_ASKS, gone_now=gone_now)
            if answer is None:
                return
            gone_now = answer == "gone"
        with journal.transaction() as session:
            if gone_now:
                versions.gone(session, row.uuid)
            else:
                versions.delete(session, again(session, row))
        removing.tell(gone=gone_now)


def as_json(number: int, row: "Row", **more: Any) -> dict[str, Any]:
    """Return a row of a list for --json: its number and id, and every field of its own."""
    from bondjournal.journal.tables import Belonging, Row

    left_out = {*Row.model_fields, *Belonging.model_fields, "place"}
    own = {
        name.removesuffix("_uuid"): _plain(value)
        for name, value in row.model_dump().items()
        if name not in left_out
    }
    return {"number": number, "id": row.uuid.hex, **own, **more}


def whose(session: "Session", row: "Row") -> str:
    """Return what a list says of whose a row is; nothing where there is one therapist."""
    from bondjournal.journal import whose as kept

    label = kept.labels(session)(row)
    return f"  ({words.of(label)})" if label else ""


def whose_json(session: "Session", row: "Row") -> dict[str, Any]:
    """Return whose a row is for --json; nothing where there is one therapist."""
    from bondjournal.journal import whose as kept

    label = kept.labels(session)(row)
    return {"whose": label} if label else {}


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def again(session: "Session", row: "_Row") -> "_Row":
    """Return a row as it is now, to change it.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    from sqlmodel import select

    found = session.exec(select(type(row)).where(type(row).uuid == row.uuid)).first()
    if found is None:
        raise NotFound("It was deleted in the meantime.")
    return found
