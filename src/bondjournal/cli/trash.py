"""trash: what was deleted, for 14 days."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Version

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)

Number = Annotated[int, typer.Argument(min=1, help="Its number in the list.")]


@app.callback(invoke_without_command=True)
def trash(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """See what was deleted, bring it back, or remove it for good."""
    if ctx.invoked_subcommand is not None:
        return
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.read() as session:
        from bondjournal.cli import listing
        from bondjournal.journal import version_words, versions

        rows = versions.trash(session)
        if json:
            console.out_json(
                [
                    {
                        "id": one.row_uuid.hex,
                        "noun": one.noun,
                        "deleted_at": one.at.isoformat(),
                        "title": version_words.name(one),
                    }
                    for one in rows
                ]
            )
            return
        if not rows:
            console.say(wording.EMPTY_TRASH)
        for number, one in enumerate(rows, 1):
            until = one.at + timedelta(days=versions.TRASH_DAYS)
            until_day = dates.short(dates.local(until, dates.zone()).date(), 0)
            title = listing.fit(version_words.name(one), 50)
            kind = "" if one.noun == "entry" else f"  ({version_words.kind(one)})"
            console.out(f"{number:>3}  {title}{kind}  until {until_day}")


@app.command("bring-back")
def bring_back(number: Number) -> None:
    """Bring something back to where it was."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import versions

        versions.bring_back(session, _numbered(session, number))
    console.say("It is back.")


@app.command()
def gone(
    number: Number, yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False
) -> None:
    """Remove something for good, at once. Copies in backups you made stay there."""
    from bondjournal.cli.opening import opened

    _sure(yes, "Remove it for good?")
    with opened() as journal, journal.write() as session:
        from bondjournal.journal import versions

        versions.empty(session, [_numbered(session, number).row_uuid])
    console.say("Gone.")


@app.command()
def empty(yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False) -> None:
    """Remove everything in the trash for good, at once."""
    from bondjournal.cli.opening import opened

    _sure(yes, "Remove everything in the trash for good?")
    with opened() as journal, journal.write() as session:
        from bondjournal.journal import versions

        versions.empty(session, {one.row_uuid for one in versions.trash(session)})
    console.say("Gone.")


def _sure(yes: bool, question: str) -> None:
    if yes:
        return
    if not console.interactive():
        raise WrongUse("This asks first, and there is no terminal.", "Add --yes.")
    if not console.confirm(question):
        raise typer.Exit


def _numbered(session: "Session", number: int) -> "Version":
    from bondjournal.journal import versions

    rows = versions.trash(session)
    if number > len(rows):
        raise NotFound("Nothing in the trash has this number.", "'bondjournal trash' lists it.")
    return rows[number - 1]
