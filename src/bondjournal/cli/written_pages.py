"""page list, delete, forget, ask: the pages that were written to files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console, removing
from bondjournal.cli.options import Json
from bondjournal.wording import pages as words

if TYPE_CHECKING:
    from datetime import date

    from bondjournal.cli import result_shapes
    from bondjournal.journal.values import Page

Number = Annotated[
    str, typer.Argument(help="Its number in 'page list', or the first letters of its id.")
]


def list_(
    everything: Annotated[bool, typer.Option("--all", help="Include those you deleted.")] = False,
    json: Json = False,
) -> None:
    """List the pages, oldest first, and whether each file is unchanged."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import pages, settings

        found = [
            page for page in journal.read(pages.listed) if everything or page.deleted_at is None
        ]
        if json:
            console.out_json(map(_json, found))
            return
        if not found:
            console.say(words.NONE_WRITTEN)
        today = journal.read(settings.today)
        for page in found:
            written_on = journal.read(settings.day_of, page.written_at, dates.zone())
            _tell(page, written_on, today.year)


def show(number: str) -> None:
    """Print a page's file as it is now."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import pages
        from bondjournal.summary import file

        path = Path(journal.read(pages.meant, number).path)
        console.out(file.read(path).removesuffix("\n"))
    console.offer_clearing()


def delete(
    number: Annotated[
        list[str],
        typer.Argument(
            help="Numbers in 'page list', or the first letters of ids.", metavar="NUMBER..."
        ),
    ],
    yes: removing.Yes = False,
) -> None:
    """Delete the files of pages that are unchanged.

    One that has changed since is left where it is. This deletes that one file: copies, emails,
    printed pages, backups of the folder and what the disk itself still holds stay.
    """
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    left = False
    with opened() as journal:
        from bondjournal.journal import pages
        from bondjournal.summary import written

        found = {page.uuid: page for page in [journal.read(pages.meant, one) for one in number]}
        existing = [page for page in found.values() if page.deleted_at is None]
        if len(existing) < len(found):
            console.say(words.OUTCOMES["gone"])
        lines = [f"{words.WHERE.format(path=page.path)}\n{words.REACHES}" for page in existing]
        sure = existing and removing.confirm_all(lines, words.DELETE, words.DELETE_ALL, yes=yes)
        if not sure:
            return
        for page in existing:
            outcome = written.delete(page)
            journal.write(written.record_deletion, page.uuid, outcome, dates.now())
            console.say(words.OUTCOMES[outcome])
            left = left or outcome in ("changed", "out of reach")
    if left:
        raise typer.Exit(1)


def forget(number: Number) -> None:
    """Forget that a page was written. The file stays where it is."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import pages

        journal.write(pages.forget, journal.read(pages.meant, number).uuid)
    console.say(words.FORGOTTEN)


def ask(
    number: Number,
    no: Annotated[bool, typer.Option("--no", help="Do not ask about it.")] = False,
) -> None:
    """Ask after the session whether to delete a page's file; with --no, do not ask."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import pages

        journal.write(pages.ask_about, journal.read(pages.meant, number).uuid, ask=not no)
    console.say(wording.CHOICE_KEPT)


def _tell(page: "Page", written_on: "date", year: int) -> None:
    from bondjournal.summary import written

    day = dates.short(written_on, year)
    state = words.STATES[written.look(page)]
    console.out(f"{page.number:>3}  {day:>12}  {page.path}  {state}")
    console.out(f"     {written.described(page, year)}")


def _json(page: "Page") -> "result_shapes.PageFile":
    from bondjournal.summary import written

    return {
        "number": page.number,
        "id": page.uuid.hex,
        "written_at": page.written_at.isoformat(),
        "session_on": as_json.day(page.session_on),
        "style": page.style,
        "format": page.format,
        "path": page.path,
        "sha256": page.sha256,
        "state": written.look(page).replace(" ", "-"),
        "ask_to_delete": page.ask_to_delete,
        "deleted_at": page.deleted_at.isoformat() if page.deleted_at else None,
        "therapist": page.whose or None,
    }
