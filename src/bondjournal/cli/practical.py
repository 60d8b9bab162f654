"""practical: what is to be asked besides."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.errors import WrongUse
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Practical

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Practical questions to ask next time."
)


@app.command()
def add(
    text: work.Text = None, therapist: claiming.Whose = None, anyone: claiming.Anyone = False
) -> None:
    """Add a question."""
    _add(console.text(text or [], words.PRACTICAL), therapist, anyone=anyone)


@app.command()
def pick(
    number: Annotated[
        int | None, typer.Argument(min=1, help="Its number among those to pick from.")
    ] = None,
    json: work.Json = False,
) -> None:
    """Show questions to pick from, and add one of them."""
    if json:
        offered = enumerate(words.PICK, 1)
        console.out_json([{"number": place, "text": question} for place, question in offered])
        return
    if number is None:
        for place, question in enumerate(words.PICK, 1):
            console.out(f"{place:>3}  {question}")
        if not console.interactive():
            return
        typed = console.ask("Which one? (enter: none)")
        if not typed:
            return
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
    if not 1 <= number <= len(words.PICK):
        raise WrongUse("No question has this number.", "'bondjournal practical pick' shows them.")
    _add(words.PICK[number - 1])


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those that were asked, too.")] = False,
    json: work.Json = False,
) -> None:
    """List the questions to ask, in order."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import practical

        rows = list(enumerate(practical.all_of(session, asked=None if everything else False), 1))
        if json:
            console.out_json(
                [work.as_json(number, row, **work.whose_json(session, row)) for number, row in rows]
            )
            return
        if not rows:
            console.say(words.NO_QUESTION)
        for number, row in rows:
            state = f"  ({words.ASKED})" if row.asked else ""
            console.out(f"{number:>3}  {row.text}{state}{work.whose(session, row)}")


@app.command()
def asked(
    number: work.Number,
    no: Annotated[bool, typer.Option("--no", help="Not asked yet.")] = False,
) -> None:
    """Say of a question that it was asked."""

    def do(session: "Session", row: "Practical") -> None:
        from bondjournal.journal import practical

        practical.mark(session, row, asked=not no)

    work.change(_find, number, do)


@app.command()
def edit(number: work.Number, text: work.Text = None) -> None:
    """Put a question in other words."""
    work.edit(_find, number, text, lambda row: row.text, _put_words)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move a question to another place."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import practical

        practical.move(session, practical.named(session, number), to)
    console.say(wording.KEPT)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete a question. It stays in the trash for 14 days."""
    work.delete(_find, number, lambda row: row.text, gone_now=gone_now, yes=yes)


def _add(text: str, therapist: str | None = None, *, anyone: bool = False) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import practical, therapists

        them = therapists.named(session, therapist).uuid if therapist else None
        row = practical.add(session, text, therapist=them)
        claiming.give(session, row.uuid, therapist, anyone=anyone)
    console.say(wording.KEPT)


def _find(session: "Session", number: str) -> "Practical":
    from bondjournal.journal import practical

    return practical.named(session, number)


def _put_words(session: "Session", row: "Practical", typed: str) -> bool:
    from bondjournal.journal import practical

    return practical.change(session, row, text=typed)
