"""helped: what got the person through, and what did not."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Helped

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="What got you through, and what did not."
)


@app.command()
def add(
    text: work.Text = None,
    did_not: Annotated[bool, typer.Option("--not", help="It did not help.")] = False,
    therapist: claiming.Whose = None,
    anyone: claiming.Anyone = False,
) -> None:
    """Add what helped; with --not, what did not."""
    typed = console.text(text or [], words.WHAT_DID_NOT if did_not else words.WHAT_HELPED)
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import helped, settings

        row = helped.add(session, typed, day=settings.today(session), helped=not did_not)
        claiming.give(session, row.uuid, therapist, anyone=anyone)
    console.say(wording.KEPT)


@app.command("list")
def list_(json: work.Json = False) -> None:
    """List what helped, then what did not, each in order."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import helped

        rows = list(enumerate(helped.all_of(session), 1))
        if json:
            console.out_json(
                [work.as_json(number, row, **work.whose_json(session, row)) for number, row in rows]
            )
            return
        if not rows:
            console.say(words.NOTHING_HELPED)
        for number, row in rows:
            state = "" if row.helped else f"  ({words.HELPED[False]})"
            console.out(f"{number:>3}  {row.text}{state}{work.whose(session, row)}")


@app.command()
def edit(
    number: work.Number,
    text: work.Text = None,
    it_helped: Annotated[
        bool | None, typer.Option("--helped/--not", help="It helped, or it did not.")
    ] = None,
) -> None:
    """Put it in other words, or say whether it helped."""
    if it_helped is None:
        work.edit(_find, number, text, lambda row: row.text, _put_words)
        return

    def do(session: "Session", row: "Helped") -> None:
        from bondjournal.journal import helped

        typed = " ".join(text) if text else None
        helped.change(session, row, text=typed, helped=it_helped)

    work.change(_find, number, do)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move it to another place, among what helped or among what did not."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import helped

        helped.move(session, helped.named(session, number), to)
    console.say(wording.KEPT)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete it. It stays in the trash for 14 days."""
    work.delete(_find, number, lambda row: row.text, gone_now=gone_now, yes=yes)


def _find(session: "Session", number: str) -> "Helped":
    from bondjournal.journal import helped

    return helped.named(session, number)


def _put_words(session: "Session", row: "Helped", typed: str) -> bool:
    from bondjournal.journal import helped

    return helped.change(session, row, text=typed)
