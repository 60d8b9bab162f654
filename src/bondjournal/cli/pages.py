"""pages: the pages that were written to files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse
from bondjournal.wording import pages as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Page

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help=f"The pages you wrote to files. {words.DELETION_REACHES}",
)

Number = Annotated[
    str, typer.Argument(help="Its number in 'pages list', or the first letters of its id.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those you deleted too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """List the pages, the oldest first, and whether each file is still the one written."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import pages, settings

        rows = [
            (number, page)
            for number, page in enumerate(pages.listed(session), 1)
            if everything or page.deleted_at is None
        ]
        if json:
            console.out_json([_json(session, number, page) for number, page in rows])
            return
        if not rows:
            console.say(words.NONE_WRITTEN)
        today = settings.today(session)
        for number, page in rows:
            _tell(session, number, page, today.year)


@app.command()
def show(number: Number) -> None:
    """Print a page's file as it is now."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import pages
        from bondjournal.summary import file

        with journal.session() as session:
            path = Path(pages.named(session, number).path)
        console.out(file.read(path).removesuffix("\n"))
    console.offer_clearing()


@app.command()
def delete(number: Number, yes: Yes = False) -> None:
    """Delete a page's file, as long as it is still the one that was written.

    One that was changed since is left where it is. Deleting reaches that one file: copies, mails,
    printed pages, backups of the folder and what the disk itself still holds stay.
    """
    from bondjournal.cli.opening import opened

    if not yes and not console.interactive():
        raise WrongUse("Deleting asks first, and there is no terminal.", "Add --yes.")
    with opened() as journal:
        from bondjournal.journal import pages
        from bondjournal.summary import written

        with journal.session() as session:
            page = pages.named(session, number)
        if page.deleted_at is not None:
            console.say(words.OUTCOMES["gone"])
            return
        if not yes:
            console.say(words.WHERE.format(path=page.path))
            console.say(words.REACHES)
            if not console.confirm("Delete this file?"):
                return
        found = written.delete(page)
        with journal.transaction() as session:
            written.take_down(session, pages.named(session, page.uuid.hex), found, dates.now())
        console.say(words.OUTCOMES[found])
    if found in ("changed", "out of reach"):
        raise typer.Exit(1)


@app.command()
def forget(number: Number) -> None:
    """Forget that a page was written. The file stays where it is."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import pages

        pages.forget(session, pages.named(session, number))
    console.say(words.FORGOTTEN)


@app.command()
def ask(
    number: Number,
    no: Annotated[bool, typer.Option("--no", help="Do not ask about it.")] = False,
) -> None:
    """Be asked after the session whether to delete a page's file; or not, with --no."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import pages

        page = pages.named(session, number)
        if page.deleted_at is not None:
            raise WrongUse(words.OUTCOMES["gone"])
        pages.ask_about(session, page, ask=not no)
    console.say(wording.KEPT)


def _tell(session: "Session", number: int, page: "Page", year: int) -> None:
    from bondjournal.summary import written

    day = dates.short(dates.day_of(page.written_at, dates.zone()), year)
    what = written.described(session, page, year)
    console.out(f"{number:>3}  {day:>12}  {page.path}  {words.STATES[written.look(page)]}")
    console.out(f"     {what}")


def _json(session: "Session", number: int, page: "Page") -> dict[str, Any]:
    from bondjournal.summary import written

    meant = written.session_of(session, page)
    return {
        "number": number,
        "id": page.uuid.hex,
        "written_at": page.written_at.isoformat(),
        "session": meant.day.isoformat() if meant else None,
        "style": page.style,
        "format": page.format,
        "path": page.path,
        "sha256": page.sha256,
        "state": written.look(page).replace(" ", "-"),
        "ask_to_delete": page.ask_to_delete,
        "deleted_at": page.deleted_at.isoformat() if page.deleted_at else None,
    }
