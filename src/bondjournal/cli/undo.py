"""trash: what was deleted, for 14 days."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from bondjournal.journal.former import Former
    from bondjournal.unlock import Journal

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

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import former

        rows = journal.read(former.trash)
    if json:
        console.out_json(
            [
                {
                    "id": one.row.hex,
                    "noun": one.noun,
                    "deleted_at": one.at.isoformat(),
                    "title": one.name,
                }
                for one in rows
            ]
        )
        return
    if not rows:
        console.say(wording.EMPTY_TRASH)
    for number, one in enumerate(rows, 1):
        until = dates.short(dates.local(one.over, dates.zone()).date(), 0)
        kind = "" if one.noun == "entry" else f"  ({one.kind})"
        console.out(f"{number:>3}  {listing.fit(one.name, 50)}{kind}  until {until}")


@app.command("bring-back")
def bring_back(number: Number) -> None:
    """Bring something back to where it was."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import former

        journal.write(former.bring_back, _numbered(journal, number).uuid)
    console.say("It is back.")


@app.command()
def gone(
    number: Number, yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False
) -> None:
    """Remove something for good, at once. Copies in backups you made stay there."""
    from bondjournal.cli.opening import opened

    _sure(yes, "Remove it for good?")
    with opened() as journal:
        from bondjournal.journal import former

        journal.write(former.empty, [_numbered(journal, number).row])
    console.say("Gone.")


@app.command()
def empty(yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False) -> None:
    """Remove everything in the trash for good, at once."""
    from bondjournal.cli.opening import opened

    _sure(yes, "Remove everything in the trash for good?")
    with opened() as journal:
        from bondjournal.journal import former

        journal.write(former.empty)
    console.say("Gone.")


def _sure(yes: bool, question: str) -> None:
    if yes:
        return
    if not console.interactive():
        raise WrongUse("This asks first, and there is no terminal.", "Add --yes.")
    if not console.confirm(question):
        raise typer.Exit


def _numbered(journal: "Journal", number: int) -> "Former":
    from bondjournal.journal import former

    unknown = NotFound("Nothing in the trash has this number.", "'bondjournal trash' lists it.")
    return former.numbered(journal.read(former.trash), number, unknown)
