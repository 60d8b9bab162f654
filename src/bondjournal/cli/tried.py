"""tried: what was agreed to try, and how it went."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import addition, wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Tried

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What you said you would try, and how it went.",
)


@app.command()
def add(
    text: work.Text = None,
    how: Annotated[
        str, typer.Option(help="How it went, if that is known already.", metavar="WORDS")
    ] = "",
    therapist: claiming.Whose = None,
    anyone: claiming.Anyone = False,
) -> None:
    """Add what you said you would try."""
    typed = console.text(text or [], words.TO_TRY)
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import settings, tried

        row = tried.add(session, typed, day=settings.today(session), how_it_went=how)
        claiming.give(session, row.uuid, therapist, anyone=anyone)
    console.say(wording.KEPT)


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="What is done and what was let go, too.")
    ] = False,
    json: work.Json = False,
) -> None:
    """List what there is to try, in order."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import tried

        rows = tried.listed(session) if everything else tried.all_of(session, "open")
        if json:
            console.out_json([_json(session, number, row) for number, row in enumerate(rows, 1)])
            return
        if not rows:
            console.say(words.NOTHING_TRIED)
        for number, row in enumerate(rows, 1):
            state = "" if row.state == "open" else f"  ({words.TRIED_STATES[row.state]})"
            console.out(f"{number:>3}  {row.what}{state}{work.whose(session, row)}")
            if row.how_it_went:
                console.out(f"     {row.how_it_went}")


@app.command()
def how(
    number: work.Number,
    text: work.Text = None,
    none: Annotated[bool, typer.Option("--none", help="Take away what was said of it.")] = False,
) -> None:
    """Say how it went. Asks for it, or reads it from a pipe."""
    if none:
        work.change(_find, number, _take_away)
        return
    given = " ".join(text or []) or (None if console.from_terminal() else console.text(["-"], ""))
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import tried

        with journal.session() as session:
            row = tried.named(session, number)
        if given is None:
            console.out(row.what)
            if row.how_it_went:
                console.out(row.how_it_went)
            given = console.text([], words.HOW_IT_WENT)
        changed = False
        if addition.line(given, "How it went"):
            with journal.transaction() as session:
                changed = tried.say_how_it_went(session, work.again(session, row), given)
    console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command()
def done(number: work.Number) -> None:
    """Say of something tried that it is done."""
    _end(number, "done")


@app.command("let-go")
def let_go(number: work.Number) -> None:
    """Let go of something there was to try."""
    _end(number, "let-go")


@app.command("open")
def open_(number: work.Number) -> None:
    """Take up again what was done or let go; 'tried list --all' has its number."""
    _end(number, "open")


@app.command()
def edit(number: work.Number, text: work.Text = None) -> None:
    """Put it in other words."""
    work.edit(_find, number, text, lambda row: row.what, _put_words)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move it to another place."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import tried

        tried.move(session, tried.named(session, number), to)
    console.say(wording.KEPT)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete it. It stays in the trash for 14 days."""
    work.delete(_find, number, lambda row: row.what, gone_now=gone_now, yes=yes)


def _json(session: "Session", number: int, row: "Tried") -> dict[str, Any]:
    whose = work.whose_json(session, row)
    them = row.therapist_uuid.hex if whose and row.therapist_uuid else None
    shown = work.as_json(number, row, **whose)
    return {"number": shown.pop("number"), "id": shown.pop("id"), "therapist": them, **shown}


def _end(number: str, state: str) -> None:
    def do(session: "Session", row: "Tried") -> None:
        from bondjournal.journal import tried

        tried.end(session, row, state)

    work.change(_find, number, do)


def _take_away(session: "Session", row: "Tried") -> None:
    from bondjournal.journal import tried

    tried.say_how_it_went(session, row, "")


def _find(session: "Session", number: str) -> "Tried":
    from bondjournal.journal import tried

    return tried.named(session, number)


def _put_words(session: "Session", row: "Tried", typed: str) -> bool:
    from bondjournal.journal import tried

    return tried.change(session, row, what=typed)
